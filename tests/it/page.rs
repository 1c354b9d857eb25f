//! The page: as text, and in a browser that searches, filters, follows links and looks at it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use serde_json::json;

use crate::browser::{Browser, Scheme};
use crate::workspace::{Workspace, command, root, run};

/// The page of the shipped sources.
fn shipped() -> String {
    run(command().args(["--format", "html"]).current_dir(root()).output().unwrap()).stdout
}

/// The example is made in the folder where it lies, so that its links to the sources lead to them.
#[test]
fn the_example_report_is_the_one_of_the_shipped_sources() {
    let path = root().join("docs/example-report.html");
    let now =
        run(command().args(["--format", "html"]).env("CI", "true").current_dir(root().join("docs")).output().unwrap()).stdout;
    if std::env::var("CASES").is_ok_and(|mode| mode == "overwrite") {
        fs::write(&path, &now).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == now, "docs/example-report.html is not what the program prints: `CASES=overwrite cargo test` writes it anew");
}

#[test]
fn the_example_in_markdown_is_the_one_of_the_shipped_sources() {
    let folder = tempfile::tempdir_in(root().join("docs")).unwrap();
    let output = format!("markdown={}", folder.path().join("report.md").display());
    run(command().args(["--output", &output]).env("CI", "true").current_dir(root()).output().unwrap());
    // It is written one folder below, so that nothing of the repository is written over.
    let now = fs::read_to_string(folder.path().join("report.md")).unwrap().replace("](../../", "](../");
    let path = root().join("docs/example-report.md");
    if std::env::var("CASES").is_ok_and(|mode| mode == "overwrite") {
        fs::write(&path, &now).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == now, "docs/example-report.md is not what the program prints: `CASES=overwrite cargo test` writes it anew");
    let links = kept.split("](").skip(1).filter_map(|rest| rest.split(['#', ')']).next());
    for link in links {
        assert!(root().join("docs").join(link).is_file(), "{link}");
    }
}

#[test]
fn files_are_linked_to_from_the_folder_of_the_page() {
    let tags = tags(&fs::read_to_string(root().join("docs/example-report.html")).unwrap());
    let files: BTreeSet<&String> =
        tags.attributes.iter().filter(|(name, to)| name == "href" && to.starts_with('.')).map(|(_, to)| to).collect();
    assert_eq!(files.len(), 6, "five sources and the rules: {files:?}");
    assert!(files.iter().all(|file| root().join("docs").join(file).is_file()), "{files:?}");
}

#[test]
fn the_readme_shows_a_small_picture_of_the_page() {
    assert!(fs::read_to_string(root().join("README.md")).unwrap().contains("(docs/example-report.png)"));
    let picture = fs::read(root().join("docs/example-report.png")).unwrap();
    assert!(picture.starts_with(b"\x89PNG") && picture.len() < 300_000, "{} bytes", picture.len());
}

#[test]
fn a_page_is_the_same_whatever_the_threads() {
    let with =
        |threads: &str| run(command().args(["--format", "html", "-j", threads]).current_dir(root()).output().unwrap()).stdout;
    assert_eq!(with("1"), with("4"));
}

/// What a source may hold that means something to a page, and what it may be called.
const HOSTILE_NAME: &str = "a b&<é>\"%.txt";
const HOSTILE: &str = "80 states <script>alert(1)</script> ]]> </script><img src=x onerror=alert(2)> =cmd() signed \"on&amp;\" \
                       \u{1b}[31mred\u{1b}[0m \u{202e}gnorw\u{2066} it.";

fn hostile() -> Workspace {
    let workspace = Workspace::with(&[
        (HOSTILE_NAME, HOSTILE),
        ("javascript:alert(3).txt", "51 states signed it."),
        (
            "claims.yaml",
            "sources:\n  - '*.txt'\n  - { path: 'java*', publisher: '</style><script>alert(4)</script>', url: 'javascript:alert(5)' }\n\
             claims:\n  states: { title: \"</title><script>alert(6)</script> \\e[31mred\\u202E\", count: states }\n  \
             countries: { count: countries, title: \"' onload='alert(7)\" }\n",
        ),
    ]);
    workspace.write("nul.txt", b"12 states\0signed it.");
    workspace
}

#[test]
fn what_documents_say_is_text_and_nothing_else() {
    let page = hostile().run(&["--format", "html"]).stdout;
    let acts = |char: char| char.is_control() && char != '\n' || ('\u{202a}'..='\u{202e}').contains(&char) || char == '\u{2066}';
    assert_eq!(page.chars().filter(|char| acts(*char)).count(), 0, "controls are shown as pictures");
    assert!(page.contains("␛[31mred"), "and not dropped");
    let tags = tags(&page);
    assert_eq!(tags.names["script"], 1, "the script of the page");
    assert!(!tags.names.contains_key("img"));
    assert_eq!(tags.names["style"], 1);
    let hrefs: Vec<&String> = tags.attributes.iter().filter(|(name, _)| name == "href").map(|(_, value)| value).collect();
    assert!(hrefs.contains(&&"./a%20b%26%3C%C3%A9%3E%22%25.txt".to_owned()), "{hrefs:?}");
    let safe = |href: &&&String| ["./", "../", "#", "data:image/svg+xml,"].iter().any(|lead| href.starts_with(lead));
    assert!(hrefs.iter().all(|href| safe(&href)), "{hrefs:?}");
    let acting = |name: &str| name.starts_with("on") || matches!(name, "style" | "src" | "srcset" | "action" | "formaction");
    assert!(tags.attributes.iter().all(|(name, _)| !acting(name)), "no attribute acts or is against the policy");
}

#[test]
fn the_page_is_well_formed_and_every_link_within_it_leads_somewhere() {
    for page in [shipped(), hostile().run(&["--format", "html"]).stdout] {
        let tags = tags(&page);
        let ids: Vec<&String> = tags.attributes.iter().filter(|(name, _)| name == "id").map(|(_, id)| id).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id stands for one thing");
        assert!(ids.iter().all(|id| !id.contains(char::is_whitespace)));
        for (name, value) in &tags.attributes {
            let to = value.strip_prefix('#').filter(|_| name == "href");
            assert!(to.is_none_or(|id| ids.iter().any(|known| *known == id)), "{value} leads nowhere");
            let labels = if name == "aria-labelledby" { value.as_str() } else { "" };
            assert!(labels.split_whitespace().all(|id| ids.iter().any(|known| *known == id)), "{value} names nothing");
        }
    }
}

/// The start tags of a page.
struct Tags {
    names: BTreeMap<String, usize>,
    attributes: Vec<(String, String)>,
}

/// Reads a page as browsers do. Each tag that begins must end.
fn tags(page: &str) -> Tags {
    const VOID: [&str; 5] = ["meta", "link", "br", "input", "col"];
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut tags = Tags { names: BTreeMap::new(), attributes: Vec::new() };
    let mut open: Vec<String> = Vec::new();
    let mut emitter: DefaultEmitter = DefaultEmitter::default();
    // Scripts and styles are no markup.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(page, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                tags.attributes.extend(tag.attributes.iter().map(|(name, value)| (text(name), text(value))));
                if !VOID.contains(&name.as_str()) {
                    open.push(name.clone());
                }
                *tags.names.entry(name).or_default() += 1;
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(text(&tag.name)), "tags are nested"),
            Token::Error(error) => panic!("the page is no HTML: {error:?}"),
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    assert_eq!(open, Vec::<String>::new(), "every tag ends");
    tags
}

#[test]
fn a_page_is_written_when_nothing_can_be_read() {
    let workspace = Workspace::with(&[("claims.yaml", "claims: { a: { coun: x } }")]);
    let run = workspace.run(&["--format", "html"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("Nothing could be read") && run.stdout.contains("claims.yaml:1:16"), "{}", run.stdout);
}

#[test]
fn discovered_facts_come_with_their_reasons_and_a_rule() {
    let workspace = Workspace::with(&[
        ("a.md", "# Paris Call\n\nThe Paris Call for Trust is supported by 80 states and 700 companies.\n"),
        ("b.md", "# Paris Call\n\nThe Paris Call for Trust is supported by 51 states and 700 companies.\n"),
    ]);
    let page = workspace.run(&["discover", "--format", "html"]).stdout;
    assert!(page.contains("2 sources disagree about 1 fact"), "{page}");
    assert!(page.contains("% sure") && page.contains("claims:\n") && page.contains("count:"), "{page}");
}

/// The page of some documents under one rule.
fn page_of(rule: &str, texts: &[&str]) -> String {
    let workspace = Workspace::with(&[("claims.yaml", &format!("sources: ['*.md']\nclaims: {{ fact: {{ {rule} }} }}\n"))]);
    for (number, text) in texts.iter().enumerate() {
        workspace.write(&format!("{number}.md"), text);
    }
    workspace.run(&["--format", "html"]).stdout
}

/// How often a page has some text.
#[track_caller]
fn has(page: &str, times: usize, text: &str) {
    assert_eq!(page.matches(text).count(), times, "{text}");
}

#[test]
fn values_are_drawn_as_the_intervals_that_they_are() {
    let texts =
        ["Over 95 states.", "Nearly 350 states.", "About 80 states.", "51 states.", "40 to 60 states.", "At most 20 states."];
    let page = page_of("count: states", &texts);
    let lane = |label: &str| {
        let end = page.find(&format!(">{label}</text>")).unwrap();
        let start = page[..end].rfind("<g ").unwrap();
        page[start..end].to_owned()
    };
    assert!(lane("over 95").contains("M-7 -5 -1 0 -7 5"), "an arrow to the right: {}", lane("over 95"));
    assert!(lane("at most 20").contains("M7 -5 1 0 7 5"), "an arrow to the left");
    assert!(lane("nearly 350").contains("url(#-fade-in)") && lane("about 80").contains("url(#-fade-both)"));
    assert!(lane("51").contains("<circle") && lane("40 to 60").contains("<rect"));
    has(&page, 1, "<desc>nearly 350, against others; ");
}

#[test]
fn dates_are_drawn_as_spans_and_days_without_a_year_in_each_year() {
    let page =
        page_of("date: launch", &["The launch was in 2018.", "The launch was in March 2020.", "The launch was on 12 November."]);
    has(&page, 1, "the values on a time line");
    has(&page, 2, "class=\"hollow\"");
}

#[test]
fn values_of_dated_sources_are_drawn_by_time() {
    let dated = |year: &str, text: &str| format!("---\nas_of: {year}\n---\n{text}\n");
    let page = page_of(
        "count: states, over_time: grows",
        &[&dated("2018", "51 states."), &dated("2021", "80 states."), "Over 95 states."],
    );
    has(&page, 1, "<desc>3 values: over 95 without a date; 80 in 2021; 51 in 2018</desc>");
    has(&page, 1, "class=\"fact conflict\"");
    let page = page_of("count: states, over_time: grows", &[&dated("2018", "51 states."), &dated("2021", "80 states.")]);
    has(&page, 1, "class=\"fact changed\"");
}

#[test]
fn lists_stand_side_by_side_and_misquotes_show_the_words_changed() {
    let list = "list: { after: made up of }";
    let page = page_of(list, &["It is made up of oak, ash and elm.", "It is made up of oak and elm."]);
    has(&page, 1, "<td class=\"missing\">");
    has(&page, 1, "<td class=\"extra\"><mark>ash</mark>");
    let quoted = ["The aim is to protect the open core of the net.", "It says: “to protect the whole open core of the net”."];
    let page = page_of("quote: { passage: the aim is }", &quoted);
    has(&page, 1, "<ins>whole</ins>");
}

#[test]
fn several_findings_on_one_rule_have_anchors_of_their_own() {
    let rule = "count: states, waive: { reason: later, until: 2020-01-01 }";
    let page = page_of(rule, &["80 states.", "51 states."]);
    has(&page, 1, "id=\"fact\"");
    has(&page, 1, "id=\"fact:waiver-expired\"");
}

/// A page on disk, open in a browser; nothing where there is no browser.
fn opened(page: &str, fragment: &str) -> Option<(Browser, Workspace, PathBuf)> {
    let mut browser = Browser::start()?;
    let folder = Workspace::new();
    let path = folder.write("page.html", page);
    browser.look(1280, 900, Scheme::Light);
    browser.open(&path, fragment);
    Some((browser, folder, path))
}

/// Nothing was complained of, and nothing was loaded but the page.
#[track_caller]
fn is_quiet(browser: &mut Browser) {
    // What the page asks for late has been asked for after this.
    browser.value("new Promise((done) => setTimeout(done, 100))");
    let said = browser.events(&[
        "Runtime.consoleAPICalled",
        "Runtime.exceptionThrown",
        "Log.entryAdded",
        "Page.javascriptDialogOpening",
    ]);
    assert!(said.is_empty(), "{said:?}");
    let asked: Vec<String> = browser
        .events(&["Network.requestWillBeSent"])
        .iter()
        .map(|request| request["request"]["url"].as_str().unwrap().to_owned())
        .filter(|url| !url.starts_with("data:"))
        .collect();
    assert!(asked.len() == 1 && asked[0].ends_with("page.html"), "{asked:?}");
}

#[test]
fn the_page_runs_alone_and_its_matrix_says_who_says_what() {
    let Some((mut browser, _folder, _)) = opened(&shipped(), "") else { return };
    let table = browser.value(
        "[...document.querySelectorAll('.matrix tr')].map((row) => [...row.children].map((cell) => cell.innerText.split(/\\s+/).join(' ').trim()))",
    );
    let rows = table.as_array().unwrap();
    assert!(rows[0][4].as_str().unwrap().starts_with("finabel.txt Finabel · November 2018"), "{}", rows[0]);
    let row = |title: &str| {
        let row = rows.iter().find(|row| row[0].as_str().unwrap().starts_with(title)).unwrap();
        row.as_array().unwrap()[1..].iter().map(|cell| cell.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(row("States that support"), ["over 95", "over 95", "over dozens", "51", "80 ×2"]);
    assert_eq!(row("Principles of"), ["9 ×3", "9", "9 ×2", "9", "9"]);
    assert_eq!(row("The nine principles"), ["9 items", "–", "9 items", "–", "–"]);
    assert_eq!(rows.len(), 14, "a row for each fact");
    let classes = browser.value(
        "[...[...document.querySelectorAll('.matrix tbody tr')].find((row) => row.innerText.includes('States that')).cells].slice(1).map((cell) => cell.className)",
    );
    assert_eq!(classes, json!(["conflict", "conflict", "said", "conflict", "conflict"]), "over dozens stands against nothing");
    is_quiet(&mut browser);
}

#[test]
fn a_hostile_page_runs_nothing() {
    let Some((mut browser, _folder, _)) = opened(&hostile().run(&["--format", "html"]).stdout, "") else { return };
    assert_eq!(browser.value("document.querySelector('h3').textContent"), "</title><script>alert(6)</script> ␛[31mred\u{fffd}");
    assert_eq!(browser.value("document.scripts.length"), 1);
    is_quiet(&mut browser);
}

/// What the page counts, and what is really shown.
fn shown(browser: &mut Browser) -> (String, Vec<String>) {
    browser.value("new Promise((done) => setTimeout(done, 150))");
    let visible = "[...document.querySelectorAll('.fact')].filter((fact) => fact.offsetHeight > 0).map((fact) => fact.id)";
    let said = browser.value("document.getElementById('-count').innerText");
    let facts: Vec<String> = serde_json::from_value(browser.value(visible)).unwrap();
    let rows = browser.value("[...document.querySelectorAll('.matrix tbody tr')].filter((row) => row.offsetHeight > 0).length");
    assert_eq!(rows, facts.len(), "the matrix has the rows of the facts");
    (said.as_str().unwrap().to_owned(), facts)
}

fn choose(browser: &mut Browser, control: &str, value: &str) {
    let set = format!(
        "{{ const control = document.querySelector({control:?}); \
           if (control.type === 'checkbox') control.checked = {value:?} === 'on'; else control.value = {value:?}; \
           control.dispatchEvent(new Event('input', {{ bubbles: true }})); }}"
    );
    browser.value(&set);
}

#[test]
fn search_and_filters_narrow_the_page_down_together() {
    let Some((mut browser, _folder, path)) = opened(&shipped(), "") else { return };
    assert_eq!(shown(&mut browser).0, "13 facts");
    browser.press("/");
    assert_eq!(browser.value("document.activeElement.id"), "-search");
    choose(&mut browser, "#\\-search", "companies SUPPORT");
    let (said, facts) = shown(&mut browser);
    assert_eq!(said, format!("{} of 13 facts", facts.len()));
    assert!(facts.contains(&"supporters.companies".to_owned()) && !facts.contains(&"launch.date".to_owned()), "{facts:?}");
    choose(&mut browser, "#\\-search", "");
    choose(&mut browser, "[name=severity]", "warning");
    assert_eq!(shown(&mut browser), ("2 of 13 facts".to_owned(), vec!["cyberspace.parts".to_owned(), "threats.list".to_owned()]));
    choose(&mut browser, "[name=source]", "sources/canada-page.txt");
    assert_eq!(shown(&mut browser).1, ["threats.list"]);
    choose(&mut browser, "[value=agreed]", "on");
    assert_eq!(shown(&mut browser).0, "0 of 13 facts");
    assert_eq!(browser.value("document.getElementById('-none').hidden"), false);
    choose(&mut browser, "[name=severity]", "");
    let (_, agreed) = shown(&mut browser);
    assert_eq!(agreed, ["launch.date", "principles.number"]);
    let address = browser.value("location.hash");
    let address = address.as_str().unwrap();
    assert!(address.contains("verdict=agreed") && address.contains("source=sources%2Fcanada-page.txt"), "{address}");
    browser.open(&path, address);
    assert_eq!(shown(&mut browser).1, agreed, "the address brings back what was seen");
    browser.press("Escape");
    assert_eq!(shown(&mut browser).0, "13 facts");
    is_quiet(&mut browser);
}

/// The page comes to rest on a fact: it is marked as landed on, and its head is in the window.
#[track_caller]
fn lands(browser: &mut Browser, id: &str) {
    browser.until(&format!(
        "(() => {{ const fact = document.querySelector('.landed'); \
           const head = fact?.querySelector('h3').getBoundingClientRect(); \
           const cover = document.querySelector('.controls').getBoundingClientRect(); \
           return fact?.id === {id:?} && head.top >= cover.bottom && head.bottom <= innerHeight; }})()"
    ));
}

#[test]
fn a_link_to_a_fact_lands_on_it() {
    let Some((mut browser, _folder, path)) = opened(&shipped(), "#supporters.companies") else { return };
    lands(&mut browser, "supporters.companies");
    assert_eq!(browser.value("document.activeElement.id"), "supporters.companies");
    browser.press("j");
    lands(&mut browser, "supporters.states");
    browser.press("k");
    browser.press("k");
    lands(&mut browser, "supporters.civil_society");
    assert_eq!(browser.value("location.hash"), "#supporters.civil_society");
    browser.value("document.querySelector('.matrix a[href=\"#cyberspace.parts\"]').click()");
    lands(&mut browser, "cyberspace.parts");
    browser.open(&path, "#supporters.states?severity=error");
    lands(&mut browser, "supporters.states");
    assert_eq!(shown(&mut browser).0, "6 of 13 facts");
    is_quiet(&mut browser);
}

/// Of many facts, those out of sight are not laid out: links must land all the same, and the matrix stay a table.
#[test]
fn many_facts_are_found_and_landed_on() {
    const MANY: usize = 150;
    let rules: Vec<String> =
        (0..MANY).map(|number| format!("  r{number}: {{ count: towns, near: league{number}x }}\n")).collect();
    let sentence = |towns: usize, number: usize| format!("In league{number}x there are {} towns.\n\n", towns + number);
    let says = |towns: usize| (0..MANY).map(|number| sentence(towns, number)).collect::<Vec<_>>().concat();
    let claims = format!("sources: ['*.txt']\nclaims:\n{}", rules.concat());
    let workspace = Workspace::with(&[("a.txt", &says(100)), ("b.txt", &says(500)), ("claims.yaml", &claims)]);
    let Some((mut browser, _folder, _)) = opened(&workspace.run(&["--format", "html"]).stdout, "#r99") else { return };
    lands(&mut browser, "r99");
    assert_eq!(shown(&mut browser).0, "150 facts");
    choose(&mut browser, "#\\-search", "league77x 577");
    assert_eq!(shown(&mut browser), ("1 of 150 facts".to_owned(), vec!["r77".to_owned()]));
    browser.press("Escape");
    let tree = browser.call("Accessibility.getFullAXTree", &json!({}));
    let nodes = tree["nodes"].as_array().unwrap();
    let named = |role: &str| nodes.iter().filter(|node| node["role"]["value"] == role && node["name"]["value"] != "").count();
    assert_eq!(named("article"), MANY, "every fact has its name, in sight or not");
    assert!(nodes.iter().filter(|node| node["role"]["value"] == "row").count() > MANY && named("rowheader") > 0, "rows are rows");
    is_quiet(&mut browser);
}

#[test]
fn light_and_dark_are_two_pictures() {
    let Some((mut browser, _folder, path)) = opened(&shipped(), "#supporters.states") else { return };
    let mut pictures = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        browser.look(1280, 900, scheme);
        browser.open(&path, "#supporters.states");
        lands(&mut browser, "supporters.states");
        let contrast = browser.value(CONTRAST);
        assert!(contrast.as_array().unwrap().is_empty(), "{}: hard to read: {contrast}", scheme.word());
        let picture = browser.picture();
        fs::write(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("page-{}.png", scheme.word())), &picture).unwrap();
        pictures.push(picture);
    }
    assert!(pictures[0] != pictures[1], "light and dark look alike");
    browser.value("document.getElementById('-theme').click()");
    // The button turns the dark page light.
    browser.until("getComputedStyle(document.body).backgroundColor === 'rgb(250, 249, 246)'");
}

/// Texts whose contrast with their background is less than 4.5 to 1 (WCAG 2.2, 1.4.3), for those that are in the window.
const CONTRAST: &str = "(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = parts(colour).slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (colour.startsWith('rgb(')) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const hard = new Set();
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('svg, .unseen, .skip, option')) continue;
        const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
        if ((a + 0.05) / (b + 0.05) < 4.5) hard.add(`${element.className || element.tagName}: ${walker.currentNode.data.trim().slice(0, 30)}`);
    }
    return [...hard];
})()";

#[test]
fn a_screen_reader_finds_names_and_landmarks() {
    let Some((mut browser, _folder, _)) = opened(&shipped(), "") else { return };
    let tree = browser.call("Accessibility.getFullAXTree", &json!({}));
    let nodes: Vec<(&str, &str)> = tree["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| node["ignored"] == false)
        .map(|node| (node["role"]["value"].as_str().unwrap_or(""), node["name"]["value"].as_str().unwrap_or("")))
        .collect();
    for role in ["banner", "main", "search", "contentinfo", "columnheader", "rowheader", "status"] {
        assert!(nodes.iter().any(|(found, _)| *found == role), "no {role}");
    }
    let named =
        ["button", "link", "searchbox", "combobox", "checkbox", "image", "img", "article", "region", "heading", "rowheader"];
    let nameless: Vec<&(&str, &str)> =
        nodes.iter().filter(|(role, name)| named.contains(role) && name.trim().is_empty()).collect();
    assert!(nameless.is_empty(), "{nameless:?}");
    let drawing = "States that support the Paris Call: the values on a number line";
    assert!(nodes.iter().any(|(role, name)| matches!(*role, "image" | "img") && *name == drawing), "drawings have words");
}

#[test]
fn the_page_can_be_read_without_its_script() {
    let Some(mut browser) = Browser::start() else { return };
    let folder = Workspace::new();
    let path = folder.write("page.html", shipped());
    browser.call("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    browser.look(1280, 900, Scheme::Light);
    browser.open(&path, "#supporters.states");
    let tree = browser.call("Accessibility.getFullAXTree", &json!({})).to_string();
    assert!(tree.contains("over dozens of countries"), "the claims are there");
    assert!(!tree.contains("Search everything"), "and nothing that would not work");
}
