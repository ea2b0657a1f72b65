//! A terminal around the real binary: keys go in as bytes, and what a person would see comes out.
//!
//! Nothing here waits for a fixed time: a test waits for what it expects to see, and fails with the
//! screen when it does not come within a generous limit.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::command::{CORDIAL, Home};

/// The longest that anything may take, on however slow a machine.
const LIMIT: Duration = Duration::from_secs(60);

/// The program in a terminal of its own.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
}

fn nonzero(cells: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(cells).unwrap()
}

/// What the program wrote.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    closed: bool,
}

impl Terminal {
    /// Starts the program with these arguments in a window of this size.
    pub fn start(home: &Home, arguments: &[&str], (columns, rows): (u16, u16)) -> Self {
        Self::start_with(home, arguments, (columns, rows), &[])
    }

    /// The same with more in the environment.
    pub fn start_with(
        home: &Home,
        arguments: &[&str],
        (columns, rows): (u16, u16),
        environment: &[(&str, &str)],
    ) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(CORDIAL);
        command.env_clear();
        command.env("HOME", home.path(""));
        command.env("XDG_DATA_HOME", home.path("data"));
        command.env("XDG_CONFIG_HOME", home.path("config"));
        command.env("CORDIAL_NOW", "2026-11-23T09:00:00Z");
        command.env("TZ", "UTC");
        command.env("TERM", "xterm-256color");
        command.env("PATH", std::env::var("PATH").unwrap_or_default());
        for (name, value) in environment {
            command.env(name, value);
        }
        command.cwd(home.path(""));
        command.args(arguments);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let seen = Arc::new(Mutex::new(Seen {
            parser: vt100::Parser::new(nonzero(rows), nonzero(columns), 0),
            bytes: Vec::new(),
            closed: false,
        }));
        let sink = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = sink.lock().unwrap();
                if read == 0 {
                    seen.closed = true;
                    return;
                }
                seen.parser.process(&buffer[..read]);
                seen.bytes.extend_from_slice(&buffer[..read]);
            }
        });
        Self {
            master: pair.master,
            writer,
            child,
            seen,
        }
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) -> &mut Self {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
        self
    }

    /// Presses keys, written with spaces between: `j`, `enter`, `ctrl-s`, `shift-tab`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ').filter(|key| !key.is_empty()) {
            let bytes: Vec<u8> = match key {
                "enter" => b"\r".to_vec(),
                "esc" => b"\x1b".to_vec(),
                "tab" => b"\t".to_vec(),
                "shift-tab" => b"\x1b[Z".to_vec(),
                "space" => b" ".to_vec(),
                "backspace" => b"\x7f".to_vec(),
                "up" => b"\x1b[A".to_vec(),
                "down" => b"\x1b[B".to_vec(),
                "right" => b"\x1b[C".to_vec(),
                "left" => b"\x1b[D".to_vec(),
                other => match other.strip_prefix("ctrl-") {
                    Some(letter) => vec![letter.as_bytes()[0] & 0x1f],
                    None => other.as_bytes().to_vec(),
                },
            };
            self.send(&bytes);
        }
        self
    }

    /// Types a text.
    pub fn write(&mut self, text: &str) -> &mut Self {
        self.send(text.as_bytes())
    }

    /// Pastes a text, as a terminal does that tells pastes from keys.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(b"\x1b[200~");
        self.send(text.as_bytes());
        self.send(b"\x1b[201~")
    }

    /// What a person sees.
    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().parser.screen().contents()
    }

    /// Everything that was written, byte for byte.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().bytes.clone()
    }

    /// Asks the parser about the state of the terminal.
    pub fn state<T>(&self, ask: impl FnOnce(&vt100::Screen) -> T) -> T {
        ask(self.seen.lock().unwrap().parser.screen())
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("shows “{text}”"), |screen| {
            screen.contains(text)
        })
    }

    /// Waits until the screen no longer shows `text`.
    #[track_caller]
    pub fn lacks(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("lacks “{text}”"), |screen| {
            !screen.contains(text)
        })
    }

    #[track_caller]
    fn wait(&mut self, what: &str, seen: impl Fn(&str) -> bool) -> &mut Self {
        let begun = Instant::now();
        loop {
            let screen = self.screen();
            if seen(&screen) {
                return self;
            }
            assert!(begun.elapsed() < LIMIT, "it never {what}:\n{screen}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends the program as a power cut would: without a word.
    pub fn kill(&mut self) {
        let id = self.child.process_id().unwrap().to_string();
        let killed = std::process::Command::new("kill")
            .args(["-KILL", &id])
            .status()
            .unwrap();
        assert!(killed.success());
        self.child.wait().unwrap();
    }

    /// Sends a signal by its name.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status()
            .unwrap();
        assert!(sent.success());
        self
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.seen
            .lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(nonzero(rows), nonzero(columns));
        self.master
            .resize(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        self
    }

    /// The letter for the state of the process: `S` asleep, `T` stopped.
    pub fn process_state(&self) -> Option<char> {
        let id = self.child.process_id()?;
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        stat.rsplit_once(") ")?.1.chars().next()
    }

    /// Waits until the program has ended, and returns its exit code.
    #[track_caller]
    pub fn ended(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What it wrote last may still be on its way.
                while !self.seen.lock().unwrap().closed && begun.elapsed() < LIMIT {
                    std::thread::sleep(Duration::from_millis(2));
                }
                return status.exit_code();
            }
            assert!(
                begun.elapsed() < LIMIT,
                "it never ended:\n{}",
                self.screen()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
