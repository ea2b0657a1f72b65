//! The terminal: entering it, leaving it in the reverse order however the program ends, and the signals
//! that end or stop it. Nothing here knows what is drawn.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use crossterm::{Command, cursor, queue, terminal};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use crate::report::{Report, Result};

/// The screen, owned: dropping it leaves the terminal as it was found.
pub(crate) struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Screen {
    /// Takes the terminal: raw keys, another screen, pastes and clicks told apart from keys.
    pub(crate) fn enter() -> Result<Self> {
        let previous = std::panic::take_hook();
        let here = std::thread::current().id();
        std::panic::set_hook(Box::new(move |panic| {
            // What goes wrong in a thread of its own is said in the app, which goes on.
            if std::thread::current().id() == here {
                leave();
                previous(panic);
            } else if let Ok(mut words) = LAST_WORDS.lock() {
                *words = Some(panic.to_string().replace('\n', " "));
            }
        }));
        take().map_err(|error| trouble(&error))?;
        let out = BufWriter::with_capacity(1 << 16, io::stdout());
        let terminal = Terminal::new(CrosstermBackend::new(out)).map_err(|error| {
            leave();
            trouble(&error)
        })?;
        Ok(Self { terminal })
    }

    /// Draws one frame, which the terminal shows at once.
    pub(crate) fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> Result<()> {
        let drawn = (|| {
            queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
            self.terminal.draw(draw)?;
            queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
            self.terminal.backend_mut().flush()
        })();
        drawn.map_err(|error| trouble(&error))
    }

    /// Forgets what the terminal shows, so that the next frame draws everything.
    pub(crate) fn forget(&mut self) -> Result<()> {
        let forgotten = (|| {
            let (width, height) = terminal::size()?;
            // `Terminal::clear` would ask the terminal where its cursor is, and wait for the answer.
            self.terminal
                .resize(ratatui::layout::Rect::new(0, 0, width, height))
        })();
        forgotten.map_err(|error| trouble(&error))
    }

    /// Lends the terminal to `work`, such as an editor or the shell, and takes it back.
    pub(crate) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> Result<T> {
        leave();
        let done = work();
        take().map_err(|error| trouble(&error))?;
        self.forget()?;
        Ok(done)
    }

    /// Puts `text` into the terminal's clipboard (OSC 52). The text is encoded, so none of it is obeyed.
    pub(crate) fn copy(&mut self, text: &str) -> Result<()> {
        let copied = (|| {
            queue!(
                self.terminal.backend_mut(),
                crossterm::clipboard::CopyToClipboard::to_clipboard_from(text)
            )?;
            self.terminal.backend_mut().flush()
        })();
        copied.map_err(|error| trouble(&error))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

/// What a thread of its own said when it went wrong.
static LAST_WORDS: Mutex<Option<String>> = Mutex::new(None);

/// The same, once.
pub(crate) fn last_words() -> Option<String> {
    LAST_WORDS.lock().ok().and_then(|mut words| words.take())
}

/// Whether the terminal is ours at the moment, so that it is given back exactly once.
static TAKEN: AtomicBool = AtomicBool::new(false);

fn take() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    queue!(
        out,
        EnterAlternateScreen,
        // Whoever was there before may have left something behind.
        terminal::Clear(terminal::ClearType::All),
        cursor::Hide,
        EnableBracketedPaste,
        Clicks::On
    )?;
    out.flush()
}

/// Gives the terminal back, in the reverse order. Safe to call at any time and from any thread.
pub(crate) fn leave() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = queue!(
        out,
        EndSynchronizedUpdate,
        Clicks::Off,
        DisableBracketedPaste,
        cursor::Show,
        LeaveAlternateScreen
    );
    let _ = out.flush();
    let _ = terminal::disable_raw_mode();
}

/// Presses and the wheel, without the flood of motion that crossterm's own mouse mode asks for.
enum Clicks {
    On,
    Off,
}

impl Command for Clicks {
    fn write_ansi(&self, out: &mut impl std::fmt::Write) -> std::fmt::Result {
        out.write_str(match self {
            Self::On => "\x1b[?1000h\x1b[?1006h",
            Self::Off => "\x1b[?1006l\x1b[?1000l",
        })
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        Ok(())
    }
}

fn trouble(error: &io::Error) -> Report {
    Report::machine(format!("The terminal cannot be used: {error}."))
        .hint("every screen has a plain twin: `cordial today`, `cordial board`, `cordial --help`")
}

/// The signals that ask the program to leave or to stop for a while.
#[derive(Debug, Clone)]
pub(crate) struct Signals {
    wanted: Arc<AtomicI32>,
}

/// How long a leaving program may take before it is ended all the same.
const PATIENCE: Duration = Duration::from_secs(2);
/// The same where the terminal has gone.
const PATIENCE_WITHOUT_TERMINAL: Duration = Duration::from_millis(200);

impl Signals {
    /// Listens from now on.
    pub(crate) fn listen() -> Result<Self> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
        let mut signals =
            signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP])
                .map_err(|error| trouble(&error))?;
        let wanted = Arc::new(AtomicI32::new(0));
        let told = Arc::clone(&wanted);
        std::thread::Builder::new()
            .name("signals".into())
            .spawn(move || {
                for signal in signals.forever() {
                    told.store(signal, Ordering::SeqCst);
                    wake();
                    if signal != SIGTSTP {
                        // A terminal that has gone keeps crossterm reading nothing for ever.
                        let gone = signal == SIGHUP;
                        std::thread::sleep(if gone {
                            PATIENCE_WITHOUT_TERMINAL
                        } else {
                            PATIENCE
                        });
                        leave();
                        let _ = signal_hook::low_level::emulate_default_handler(signal);
                    }
                }
            })
            .map_err(|error| trouble(&error))?;
        Ok(Self { wanted })
    }

    /// What has been asked for since the last look.
    pub(crate) fn take(&self) -> Option<Asked> {
        match self.wanted.swap(0, Ordering::SeqCst) {
            0 => None,
            signal_hook::consts::SIGTSTP => Some(Asked::Stop),
            signal => Some(Asked::Leave(signal)),
        }
    }
}

/// Wakes the reader of keys. A change of window size is what it waits for besides keys; nothing else is.
pub(crate) fn wake() {
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// To stop until continued.
    Stop,
    /// To leave, with this signal.
    Leave(i32),
}

/// Stops this process until the shell continues it.
pub(crate) fn stop() {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Ends this process as `signal` does by default, so that whoever waits for it sees the cause.
pub(crate) fn end_by(signal: i32) -> Result<()> {
    signal_hook::low_level::emulate_default_handler(signal).map_err(|error| trouble(&error))
}
