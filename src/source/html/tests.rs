//! What pages are read as.

use proptest::prelude::*;

use super::*;
use crate::source::{BlockId, BlockKind};

/// One line a block: its number, what it is, which item it belongs to, its headers, its text.
#[track_caller]
fn check(page: &str, expect: &str) {
    assert_eq!(shown(page), expect, "{page}");
}

fn shown(page: &str) -> String {
    let (built, _) = read(page, 0);
    let shown = built.blocks.iter().enumerate().map(|(number, block)| {
        let kind = match &block.kind {
            BlockKind::Item { list } => format!("item {list}"),
            BlockKind::Cell { column, row } => {
                let of = |name: &str, block: &Option<BlockId>| block.map(|block| format!(" {name} {}", block.0));
                format!("cell{}{}", of("under", column).unwrap_or_default(), of("beside", row).unwrap_or_default())
            }
            other => format!("{other:?}").to_lowercase(),
        };
        let parent = block.parent.map(|parent| format!(" of {}", parent.0)).unwrap_or_default();
        format!("{number} {kind}{parent}: {}", &built.text[block.span.clone()])
    });
    shown.collect::<Vec<_>>().join("\n")
}

#[test]
fn elements_are_blocks() {
    check(
        "<h1>A <em>title</em></h1><p>One<p>two<div>three</div>four<hr>five<blockquote><p>Said.</p></blockquote>",
        "0 heading: A title\n1 paragraph: One\n2 paragraph: two\n3 paragraph: three\n4 paragraph: four\n5 paragraph: five\n\
         6 quotation: Said.",
    );
}

#[test]
fn markup_in_a_line_breaks_no_word() {
    check("<b>12</b>0 gover<wbr>nments, <i>one</i><br>two<img src=x>three", "0 paragraph: 120 governments, one two three");
    check("One<br>\n<br>two<br>three", "0 paragraph: One\n1 paragraph: two three");
    check("He said <q>an <q>inner</q> word</q>.", "0 paragraph: He said “an ‘inner’ word”.");
}

#[test]
fn raised_figures_stay_apart_and_marks_of_notes_are_gone() {
    check(
        "<p>80<sup>1</sup> and 10<sup>-6</sup>, 1.2<sup>3</sup>, 5 m<sup>-1</sup>, 21<sup>st</sup>, H<sub>2</sub>O",
        "0 paragraph: 80¹ and 10^-6, 1.2³, 5 m⁻¹, 21st, H₂O",
    );
    check(
        "<p>80<sup><a href=#n1>1</a></sup> states<sup>[2]</sup> said<a href=#n3><sup>3</sup></a> so\
         <sup class=footnote-ref>4</sup> there<a class='footnote-reference brackets' href=#5>5</a>.",
        "0 paragraph: 80 states said so there.",
    );
}

#[test]
fn references_are_characters() {
    check(
        "Over&nbsp;95 &lt;a&gt; &amp; &ldquo;b&rdquo; &#8217;c&#x2019; 5&thinsp;000 so&shy;on &zzname; AT&T R&D; &amp",
        "0 paragraph: Over 95 <a> & “b” ’c’ 5000 soon &zzname; AT&T R&D; &",
    );
}

#[test]
fn items_hold_their_paragraphs_and_nested_lists() {
    check(
        "<ol><li>One<p>First.</p><li>Two<ul><li>inner</ul>more</ol>",
        "0 item 0: One\n1 paragraph of 0: First.\n2 item 0: Two\n3 item 1 of 2: inner\n4 paragraph of 2: more",
    );
    check(
        "<ul><li><p>One</p><p>First.</p></li><li><h3>Two</h3></li></ul>",
        "0 item 0: One\n1 paragraph of 0: First.\n2 item 0: Two",
    );
    check(
        "<dl><dt>One<dd>First.<p>More.<dt>Two<dd>Second.</dl>",
        "0 item 0: One\n1 paragraph of 0: First.\n2 paragraph of 0: More.\n3 item 0: Two\n4 paragraph of 3: Second.",
    );
}

#[test]
fn cells_know_their_headers() {
    let values = "0 cell: who\n1 cell: states\n2 cell under 0: Call\n3 cell under 1 beside 2: 80";
    check("<table><tr><th>who<th>states<tr><td>Call<td>80</table>", values);
    check("<table><thead><tr><td>who<td>states<tbody><tr><td>Call<td>80</table>", values);
    check(
        "<table><caption>Signatures</caption><tr><td></td><th>2018</th></tr><tr><th>Call</th><td>80</td></tr></table>",
        "0 paragraph: Signatures\n1 cell: 2018\n2 cell: Call\n3 cell under 1 beside 2: 80",
    );
    check("<table><tr><th>Call<td>80<td>90</table>", "0 cell: Call\n1 cell beside 0: 80\n2 cell beside 0: 90");
}

#[test]
fn cells_that_span_columns_make_no_wrong_headers() {
    check(
        "<table><tr><th rowspan=2>who<th colspan=2>states<tr><th>before<th>now<tr><td>Call<td>51<td>80</table>",
        "0 cell: who\n1 cell: states\n2 cell: before\n3 cell: now\n4 cell under 0: Call\n5 cell under 2 beside 4: 51\n\
         6 cell under 3 beside 4: 80",
    );
    check(
        "<table><tr><th>a<th>b<th>c<tr><td colspan=2>1<td>2<tr><th colspan=3>later<tr><td rowspan=2>3<td>4<td>5<tr><td>6<td>7</table>",
        "0 cell: a\n1 cell: b\n2 cell: c\n3 cell: 1\n4 cell under 2 beside 3: 2\n5 cell: later\n6 cell under 0: 3\n\
         7 cell under 1 beside 6: 4\n8 cell under 2 beside 6: 5\n9 cell under 1: 6\n10 cell under 2 beside 9: 7",
    );
}

#[test]
fn a_table_that_lays_out_the_page_has_no_cells() {
    check(
        "<table role=presentation><tr><td>One<td><table><tr><th>a<tr><td>1</table>",
        "0 paragraph: One\n1 cell: a\n2 cell under 1: 1",
    );
}

#[test]
fn code_is_no_prose() {
    check("<p>Write<pre>80 states\n  and 90</pre>so", "0 paragraph: Write\n1 code: 80 states and 90\n2 paragraph: so");
    let (built, _) = read("<p>Write <code>limit<var>80</var></code> or <kbd></kbd><tt>90</tt>.<p class=sig>f(95)</p>x", 0);
    let code: Vec<&str> = built.code.iter().map(|range| &built.text[range.clone()]).collect();
    assert_eq!(code, [" limit", "80", " 90", "f(95)"]);
}

#[test]
fn what_is_no_content_is_left_out() {
    check(
        "<head><title>T</title><style>1</style><script>if (a<b) \"</p>\"</script></head><!-- 2 --><nav>3<div>4</nav>\
         <div class='a navheader'><div>5</div>6</div><h1>H<a class=headerlink href=#h>¶</a></h1><p hidden>7<p>80 \
         <del>90</del><s>91</s><span aria-hidden=true>x</span>states <a href=#x>§</a><select><option>8</select><button>9</button>\
         <article><footer>by me</footer></article><footer>10</footer><![CDATA[11]]>",
        "0 heading: H\n1 paragraph: 80 states\n2 paragraph: by me",
    );
}

#[test]
fn the_title_is_a_heading_where_there_is_no_other() {
    check("<title>A\n page</title><p>Text.", "0 heading: A page\n1 paragraph: Text.");
    check("<title>A page</title><H1>Title</H1><p>Text.", "0 heading: Title\n1 paragraph: Text.");
    let (_, metadata) = read("<title>A\n page</title><h1>Title</h1><svg><title>no</title></svg><title>no</title>", 0);
    assert_eq!(metadata.title.as_deref(), Some("A page"));
}

#[test]
fn a_page_spoke_when_it_was_last_changed() {
    #[track_caller]
    fn check(page: &str, expect: Option<&str>) {
        assert_eq!(read(page, 0).1.as_of, expect.and_then(crate::value::Period::parse_iso), "{page}");
    }
    check("<meta name=date content='2018-11-12T10:00:00Z'>", Some("2018-11-12"));
    check(
        "<meta name=DCTERMS.date content=2018-11><meta property='article:modified_time' content='2019-01-02 10:00'>",
        Some("2019-01-02"),
    );
    check("<meta name=date content='last year'>", None);
    check("<p hidden><meta name=date content=2018></p>", None);
}

#[test]
fn broken_pages_are_read() {
    check("<p>a < b <3 </ > c <> d</p", "0 paragraph: a < b <3 c <> d");
    check("<b><p>one</b> <i>two</p>three", "0 paragraph: one two\n1 paragraph: three");
    check("<s><p>one</s>two", "0 paragraph: two");
    check("<li>one<td>two<dd>three", "0 paragraph: one\n1 paragraph: two\n2 paragraph: three");
    check("<table><td><ul><li>a</table></ul></div>b", "0 item 0: a\n1 paragraph: b");
    check("<p>one<!-- two", "0 paragraph: one");
    check("<p>one<script>two", "0 paragraph: one");
    check("<h2>one<h3>two</h2>three", "0 heading: one\n1 heading: two\n2 paragraph: three");
    check("<p/>one<td/>two<script src=x />three<nav/>four", "0 paragraph: one\n1 paragraph: twothree\n2 paragraph: four");
    check("a\0b\r\nc\rd", "0 paragraph: ab c d");
}

#[test]
fn pages_are_told_by_how_they_begin() {
    assert!(is_page("\n<!-- made -->\n<!DOCTYPE HTML PUBLIC \"x\">"));
    assert!(is_page("<?xml version='1.0'?><html lang=en>"));
    assert!(!is_page("Text about <html>."));
    assert!(!is_page("<h1>80</h1>"));
    assert!(!is_page(""));
}

#[test]
fn spans_lead_back_into_the_markup() {
    let page = "<p>Over <b>95</b>&nbsp;govern&shy;ments &mdash; all";
    let (built, _) = read(page, 0);
    let at = built.text.find("95 gov").unwrap();
    assert_eq!(&page[built.to_decoded.range(&(at..at + 14))], "95</b>&nbsp;govern&shy;ments");
    let at = built.text.find('—').unwrap();
    assert_eq!(&page[built.to_decoded.range(&(at..at + 3))], "&mdash;");
}

#[test]
fn the_heading_of_a_note_is_of_the_note_alone() {
    let (built, _) = read("<h2>One</h2><div class=note><h3>Note</h3><p>a</div><p>b<table><td><h4>Cell</h4>c</table>d", 0);
    let headings: Vec<Option<usize>> = built.blocks.iter().map(|block| block.heading.map(|heading| heading.0)).collect();
    assert_eq!(headings, [None, Some(0), Some(1), Some(0), Some(0), Some(4), Some(0)]);
}

/// Pieces that pages are made of, whole and broken.
fn piece() -> impl Strategy<Value = String> {
    let written = prop::sample::select(vec![
        "80",
        " states",
        "é",
        "…",
        "\u{a0}",
        "\u{ad}",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "<",
        "</",
        "<!",
        "<!--",
        "-->",
        ">",
        "&",
        "&#",
        "&#x",
        "&amp;",
        "&nbsp;",
        "&notin;",
        "&not",
        "&#8217;",
        "&#xd800;",
        "&bogus;",
        "<br>",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<s>",
        "</s>",
        "<div>",
        "</div>",
        "<div hidden>",
        "<nav>",
        "</nav>",
        "<ul>",
        "<ol>",
        "</ul>",
        "<li>",
        "</li>",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "<table>",
        "</table>",
        "<thead>",
        "<tr>",
        "<tr/>",
        "<td>",
        "<th colspan=2>",
        "<td rowspan='0'>",
        "</td>",
        "<h1>",
        "</h2>",
        "<blockquote>",
        "</blockquote>",
        "<pre>",
        "</pre>",
        "<code>",
        "</code>",
        "<sup>",
        "</sup>",
        "<q>",
        "</q>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<a class=\"headerlink\" href='é'>",
        "</a>",
        "<svg/>",
        "<![CDATA[",
        "]]>",
        "<plaintext>",
        "<x-é a=1 a=2>",
        "<meta charset=x>",
        "<article>",
        "<footer>",
        "<sup>[",
        "<a>¶</a>",
        "<aside><h4>",
    ]);
    prop_oneof![4 => written.prop_map(str::to_owned), 1 => "[ -~]{0,6}", 1 => "\\PC{0,3}"]
}

/// Whether the text is what is written at its place, where it is no character reference, mark or white space.
#[track_caller]
fn leads_back(page: &str) {
    let (built, _) = read(page, 0);
    let mut end = 0;
    for (at, char) in built.text.char_indices() {
        let written = built.to_decoded.range(&(at..at + char.len_utf8()));
        assert!(written.end <= page.len() && page.is_char_boundary(written.start) && page.is_char_boundary(written.end));
        assert!(written.start >= end || char == '\n', "{page:?}: {char:?} goes back");
        end = written.end;
        let written = &page[written];
        let stands_for = match char {
            '\n' => written.is_empty(),
            ' ' => {
                written.is_empty() || written.contains(|c: char| c.is_whitespace() || c == '\u{feff}' || matches!(c, '<' | '&'))
            }
            '“' | '”' | '‘' | '’' | '^' if written.is_empty() => true,
            _ => written == char.to_string() || written.starts_with(['&', '<']) || written.len() == 1,
        };
        assert!(stands_for, "{page:?}: {char:?} from {written:?}");
    }
    let mut start = 0;
    for (number, block) in built.blocks.iter().enumerate() {
        assert!(block.span.start == start && !built.text[block.span.clone()].trim().is_empty(), "{page:?}: {block:?}");
        start = block.span.end + 1;
        let (column, row) = match block.kind {
            BlockKind::Cell { column, row } => (column, row),
            _ => (None, None),
        };
        let others = [block.heading, block.parent, column, row];
        assert!(others.into_iter().flatten().all(|other| other.0 < number), "{page:?}: {block:?}");
    }
    assert_eq!(start, built.text.len(), "{page:?}");
    assert!(built.code.iter().all(|code| code.start < code.end && built.text.get(code.clone()).is_some()), "{page:?}");
    assert!(built.code.is_sorted_by(|a, b| a.end <= b.start), "{page:?}");
}

proptest! {
    #[test]
    fn text_leads_back_to_what_is_written(pieces in prop::collection::vec(piece(), 0..40)) {
        leads_back(&pieces.concat());
    }

    #[test]
    fn text_is_kept_whatever_stands_around_it(text in "[a-z0-9 &<>é“”]{0,40}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('é', "&#xE9;");
        let read = |page: &str| read(page, 0).0.text.trim_end().to_owned();
        let expect = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(&read(&format!("<p>{escaped}</p>")), &expect);
        prop_assert_eq!(&read(&format!("<ul><li><b>{escaped}")), &expect);
    }
}

#[test]
fn a_header_heads_only_what_comes_after_it() {
    leads_back("<table><td>0<th colspan=2><q>80");
}

#[test]
fn hostile_pages_are_read_in_linear_time() {
    let many = 50_000;
    let pages = [
        "<".repeat(many * 5),
        "&".repeat(many * 5),
        "&a".repeat(many),
        "</".repeat(many),
        format!("<a class=\"{}\">80", "x ".repeat(many)),
        format!("<a {}>80", "x ".repeat(many)),
        format!("<p>{}", "<a b=".repeat(many)),
        "<div>".repeat(many),
        format!("{}80{}", "<div><b>".repeat(many), "</b></div>".repeat(many)),
        format!("{}{}", "<i>".repeat(many), "</b>".repeat(many)),
        format!("<i><div>{}{}", "<b>".repeat(many), "</i>".repeat(many)),
        format!("{}80", "<blockquote><ul><li>".repeat(many / 4)),
        "<blockquote>80 <ul><li>a".repeat(many / 4),
        "<table><tr><td>80".repeat(many / 4),
        format!("<table>{}", "<tr><td colspan=999 rowspan=999>80".repeat(many / 4)),
        format!("<table><tr>{}", "<td rowspan=2>80".repeat(many / 4)),
        format!("<p>{}", "<code>80".repeat(many)),
        format!("<p>{}", "80<br>".repeat(many)),
        "<!--".repeat(many),
        "<title>".repeat(many),
        "<sup>1".repeat(many),
        "<svg><title>".repeat(many / 4),
    ];
    for page in pages {
        let start = std::time::Instant::now();
        let (built, _) = read(&page, 0);
        let spent = start.elapsed();
        assert!(built.text.len() <= page.len() * 3);
        // A tenth of a megabyte a second, in a build with every check on: a quadratic step would take minutes.
        assert!(spent.as_secs() < 10, "{spent:?}: {}", &page[..page.floor_char_boundary(60)]);
    }
}

#[test]
fn quotations_that_a_heading_ends_lead_back() {
    leads_back("<aside><h4><q><q></h2>");
}
