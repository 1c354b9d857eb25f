//! What elements are to a reader, and which are no part of the text.

use super::tokens::{Attribute, Tag};

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// Nothing: it stands in a line, or we do not know it.
    Inline,
    /// Stands by itself, as `div` does.
    Block,
    Paragraph,
    /// Has a foot of its own.
    Article,
    Footer,
    Heading,
    Quotation,
    List,
    Item,
    /// The title of an item in a list of descriptions, and its description.
    Term,
    Description,
    Table,
    /// The head, a body or the foot of a table.
    Rows {
        head: bool,
    },
    Row,
    Cell {
        header: bool,
    },
    Preformatted,
    /// Code in a line.
    Code,
    Raised,
    Lowered,
    Quoted,
    Title,
    Meta,
    LineBreak,
    /// A rule across the page.
    Rule,
    /// Holds nothing, and parts the words around it.
    Void,
    /// Holds nothing, and words go on after it.
    Nothing,
    /// Never part of the text.
    Hidden,
    /// Ways to other pages: no part of the text either, but stands by itself.
    Navigation,
}

impl Element {
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"article" => Self::Article,
            b"address" | b"aside" | b"body" | b"caption" | b"center" | b"details" | b"div" | b"fieldset"
            | b"figcaption" | b"figure" | b"form" | b"head" | b"header" | b"hgroup" | b"html" | b"legend" | b"main"
            | b"optgroup" | b"search" | b"section" | b"summary" => Self::Block,
            b"footer" => Self::Footer,
            b"p" => Self::Paragraph,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading,
            b"blockquote" => Self::Quotation,
            b"ul" | b"ol" | b"menu" | b"dir" | b"dl" => Self::List,
            b"li" => Self::Item,
            b"dt" => Self::Term,
            b"dd" => Self::Description,
            b"table" => Self::Table,
            b"thead" => Self::Rows { head: true },
            b"tbody" | b"tfoot" => Self::Rows { head: false },
            b"tr" => Self::Row,
            b"td" => Self::Cell { header: false },
            b"th" => Self::Cell { header: true },
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Preformatted,
            b"code" | b"kbd" | b"samp" | b"tt" | b"var" => Self::Code,
            b"sup" => Self::Raised,
            b"sub" => Self::Lowered,
            b"q" => Self::Quoted,
            b"title" => Self::Title,
            b"meta" => Self::Meta,
            b"br" => Self::LineBreak,
            b"hr" => Self::Rule,
            b"img" | b"image" | b"input" | b"embed" => Self::Void,
            b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"frame" | b"keygen" | b"link" | b"param" | b"source"
            | b"track" | b"wbr" => Self::Nothing,
            // What is run or drawn, not read.
            b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"math" | b"canvas" | b"object" | b"applet"
            | b"iframe" | b"noframes" | b"noembed" | b"audio" | b"video" | b"map"
            // What is chosen, pressed or filled in.
            | b"select" | b"datalist" | b"button" | b"textarea" | b"meter" | b"progress" | b"dialog"
            // What the text no longer says.
            | b"del" | b"s" | b"strike"
            // How a word sounds.
            | b"rt" | b"rp" => Self::Hidden,
            b"nav" => Self::Navigation,
            _ => Self::Inline,
        }
    }

    /// Whether it stands within a line of text.
    pub(super) fn is_inline(self) -> bool {
        matches!(self, Self::Inline | Self::Code | Self::Raised | Self::Lowered | Self::Quoted | Self::Hidden)
    }

    /// Whether it never has an end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Self::Meta | Self::LineBreak | Self::Rule | Self::Void | Self::Nothing)
    }

    /// Whether elements in it cannot be ended from outside, nor those outside from within.
    pub(super) fn encloses(self) -> bool {
        matches!(self, Self::Cell { .. } | Self::Table)
    }

    /// Whether it is a part of a table.
    pub(super) fn is_of_table(self) -> bool {
        matches!(self, Self::Cell { .. } | Self::Table | Self::Row | Self::Rows { .. })
    }
}

/// Whether an element says by its attributes that its text is no content of the page.
pub(super) fn is_left_out(tag: &Tag) -> bool {
    tag.get(Attribute::Hidden).is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || tag.get(Attribute::AriaHidden).is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || tag.get(Attribute::Role).is_some_and(is_apparatus)
        || tag.get(Attribute::Id).is_some_and(|id| is_chrome(id) || is_chrome_by_id(id))
        || tag.get(Attribute::Class).is_some_and(|classes| {
            let mark = matches!(tag.name.as_slice(), b"a" | b"sup" | b"span");
            // docutils puts a list of contents into a topic of that class.
            let contents = classes.starts_with("contents ") && classes.contains("topic");
            contents || classes.split_ascii_whitespace().any(|class| is_chrome(class) || (mark && is_mark(class)))
        })
}

/// Roles of what helps to get about.
fn is_apparatus(role: &str) -> bool {
    matches!(role, "navigation" | "search" | "contentinfo" | "menu" | "menubar" | "toolbar" | "doc-toc" | "doc-pagelist")
}

/// Classes of what stands on every page of a site, or repeats the headings of this one: by what makes such pages.
fn is_chrome(class: &str) -> bool {
    matches!(
        class,
        // DocBook
        "navheader" | "navfooter" | "toc" | "list-of-figures" | "list-of-tables" | "list-of-examples"
        // Sphinx and docutils
        | "sphinxsidebar" | "related" | "toctree-wrapper" | "rst-versions" | "wy-nav-side"
        // texinfo
        | "nav-panel"
        // Publican
        | "docnav"
        // rustdoc
        | "hideme" | "out-of-band" | "test-arrow"
        // Apache and SQLite
        | "toplang" | "bottomlang" | "mainmenu" | "submenu" | "searchmenu"
        // MediaWiki
        | "mw-editsection" | "mw-jump-link" | "navbox" | "catlinks" | "printfooter" | "mw-portlet"
        // everywhere
        | "breadcrumb" | "breadcrumbs" | "footer" | "pagination" | "skip-link" | "table-of-contents" | "noprint"
    )
}

/// Ids of the same; as classes these words may mean something else, such as a box of text in a book.
fn is_chrome_by_id(id: &str) -> bool {
    matches!(
        id,
        "sidebar" | "navigation" | "nav" | "menu" | "TOC" | "mw-navigation"
        // Apache and Node.js
        | "page-header" | "path" | "quickview" | "column2" | "gtoc"
    )
}

/// Classes of links that only mark a place or lead to a note.
fn is_mark(class: &str) -> bool {
    matches!(
        class,
        "headerlink"
            | "srclink"
            | "footnote"
            | "footnote-ref"
            | "footnote-reference"
            | "footnote-backref"
            | "footnoteref"
            | "fn-backref"
            | "reference-mark"
            | "noteref"
    )
}

/// Whether a whole block is code by its class: signatures of Sphinx and of rustdoc.
pub(super) fn is_signature(tag: &Tag) -> bool {
    tag.get(Attribute::Class)
        .is_some_and(|classes| classes.split_ascii_whitespace().any(|class| matches!(class, "sig" | "code-header")))
}

/// Whether headings in an element say nothing of what follows it: notes, cells, items, quotations.
pub(super) fn stands_apart(tag: &Tag, element: Element) -> bool {
    let is_note = |class| matches!(class, "note" | "warning" | "caution" | "tip" | "important" | "admonition" | "sidebar");
    match element {
        Element::Quotation | Element::Item | Element::Description | Element::Cell { .. } => true,
        Element::Block if tag.name == b"aside" => true,
        Element::Block => tag.get(Attribute::Class).is_some_and(|classes| classes.split_ascii_whitespace().any(is_note)),
        _ => false,
    }
}

/// Whether raised text begins with a link or a bracket: it is no number, but the mark of a note.
pub(super) fn leads_to_note(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['[', '(']) || text.starts_with("<a ") || text.starts_with("<a>") || text.starts_with("<A ")
}

/// Whether a link holds nothing but a mark to take hold of the place.
pub(super) fn is_mark_only(text: &str) -> bool {
    let marks = ["¶", "§", "#", "🔗", "&para;", "&#182;", "&sect;", "&#167;"];
    marks.iter().any(|mark| text.strip_prefix(mark).is_some_and(|rest| rest.starts_with("</")))
}
