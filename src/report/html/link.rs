//! Addresses: of files beside the page, and of facts within it.

use crate::report::Report;
use crate::report::root::encoded;

/// The address of a file by its path from the page, which never reads as anything but a path.
fn file(path: &str) -> String {
    let encoded = encoded(path);
    if path.starts_with(['/', '.']) { encoded } else { format!("./{encoded}") }
}

impl Report<'_> {
    /// The address of a file by its path from the current folder.
    pub(super) fn link(&self, path: &str) -> String {
        if path.starts_with('/') { file(path) } else { file(&format!("{}{path}", self.way.unwrap_or_default())) }
    }
}

/// The address of a place within the page.
pub(super) fn fragment(id: &str) -> String {
    format!("#{}", encoded(id))
}

/// An address on the web, if that is what it is: other schemes are shown and never followed.
pub(super) fn web(url: &str) -> Option<&str> {
    let scheme = url.split_once("://")?.0;
    ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_never_taken_for_another_address() {
        assert_eq!(file("javascript:alert(1).txt"), "./javascript%3Aalert%281%29.txt");
        assert_eq!(file("a b&<é>\"%.txt"), "./a%20b%26%3C%C3%A9%3E%22%25.txt");
        assert_eq!(file("../notes/a.md"), "../notes/a.md");
        assert_eq!(file("/srv/a.md"), "/srv/a.md");
        assert_eq!(fragment("länder.zahl"), "#l%C3%A4nder.zahl");
    }

    #[test]
    fn only_addresses_on_the_web_are_followed() {
        assert_eq!(web("https://example.org/a"), Some("https://example.org/a"));
        assert_eq!(web("javascript://example.org/%0aalert(1)"), None);
        assert_eq!(web("example.org"), None);
    }
}
