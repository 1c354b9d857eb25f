//! A pseudo-terminal with a screen, for runs of the program that somebody sits before.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::{Child, Command, ExitStatus};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{self, Pty};

/// What stands before a drawing, and after it.
const BEGUN: &[u8] = b"\x1b[?2026h";
const ENDED: &[u8] = b"\x1b[?2026l";

/// A terminal, with what runs in it.
pub(crate) struct Terminal {
    pty: Arc<Pty>,
    child: Child,
    screen: Arc<Mutex<Screen>>,
    reader: Option<JoinHandle<()>>,
}

struct Screen {
    parser: vt100::Parser,
    written: Vec<u8>,
}

impl Terminal {
    /// Runs a command in a terminal of so many columns and rows. Nothing, and loudly, where there are no pseudo-terminals.
    #[expect(clippy::print_stderr, reason = "it says that it did not run")]
    pub(crate) fn run(mut command: Command, columns: u16, rows: u16) -> Option<Self> {
        command.env("TERM", "xterm-256color");
        let (pty, pts) = match blocking::open() {
            Ok(opened) => opened,
            Err(error) => {
                eprintln!("not run: no pseudo-terminal can be opened: {error}");
                return None;
            }
        };
        pty.resize(Size::new(rows, columns)).unwrap();
        let child = blocking::Command::from(command).spawn(pts).unwrap();
        let parser = vt100::Parser::new(whole(rows), whole(columns), 0);
        let (pty, screen) = (Arc::new(pty), Arc::new(Mutex::new(Screen { parser, written: Vec::new() })));
        let reader = thread::spawn({
            let (pty, screen) = (Arc::clone(&pty), Arc::clone(&screen));
            move || {
                let mut bytes = [0; 4096];
                // When nobody holds the other end any more, reading fails on some systems.
                while let Ok(count @ 1..) = (&*pty).read(&mut bytes) {
                    screen.lock().unwrap().write(&bytes[..count]);
                }
            }
        });
        Some(Self { pty, child, screen, reader: Some(reader) })
    }

    pub(crate) fn press(&self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).unwrap();
    }

    /// Makes the terminal larger or smaller, and waits until the program has drawn it anew.
    #[track_caller]
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        let drawn = || self.screen.lock().unwrap().count(ENDED);
        self.until(|_| true);
        self.screen.lock().unwrap().parser.screen_mut().set_size(whole(rows), whole(columns));
        let before = drawn();
        self.pty.resize(Size::new(rows, columns)).unwrap();
        self.until(|_| drawn() > before);
    }

    /// Waits until the screen is as asked for, and gives its text.
    #[track_caller]
    pub(crate) fn until(&self, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let (seen, is_whole) = self.seen();
            if is_whole && wanted(&seen) {
                return seen;
            }
            assert!(start.elapsed() < Duration::from_mins(1), "the screen stays so:\n{seen}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until the screen shows these words.
    #[track_caller]
    pub(crate) fn shows(&self, words: &str) -> String {
        self.until(|seen| seen.contains(words))
    }

    /// Waits for the end, and gives what is on the screen then.
    pub(crate) fn end(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        self.reader.take().expect("it is taken once").join().unwrap();
        let (seen, _) = self.seen();
        let screen = self.screen.lock().unwrap();
        assert!(!screen.parser.screen().alternate_screen(), "the screen before is there again");
        assert!(!screen.parser.screen().hide_cursor(), "the cursor is seen again");
        (status, seen)
    }

    /// The number of the process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Tells it that nobody sits before the terminal any more, and waits for its end.
    #[track_caller]
    pub(crate) fn hang_up(&mut self) {
        assert!(Command::new("kill").args(["-HUP", &self.id().to_string()]).status().unwrap().success());
        let start = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(start.elapsed() < Duration::from_mins(1), "it stays");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Ends it at once.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// What is on the screen, and whether that is all that was to be drawn.
    fn seen(&self) -> (String, bool) {
        let screen = self.screen.lock().unwrap();
        (screen.parser.screen().contents(), screen.is_whole())
    }
}

impl Screen {
    fn write(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// Whether as many drawings have ended as have begun.
    fn is_whole(&self) -> bool {
        self.count(BEGUN) == self.count(ENDED)
    }

    fn count(&self, mark: &[u8]) -> usize {
        self.written.windows(mark.len()).filter(|window| *window == mark).count()
    }
}

impl Drop for Terminal {
    /// A test that fails leaves no process behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn whole(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has columns and rows")
}
