//! Everything that can be done in the app, by name. Which key does it stands in `assets/keymap.toml`;
//! what it does stands in the view that answers it.

use serde::{Deserialize, Serialize};

/// One thing that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Command {
    // Anywhere
    Quit,
    Back,
    Help,
    Palette,
    Undo,
    Redo,
    Capture,
    Suspend,
    Redraw,
    NextScreen,
    PreviousScreen,
    GoToday,
    GoLesson,
    GoBoard,
    GoPeople,
    GoLedger,
    GoQueue,
    GoReview,
    GoGoals,
    GoInsights,
    NewPerson,
    NewGoal,
    NewAsset,
    EditCircles,
    Triage,
    Import,
    Duplicates,
    ProposedTalks,
    ExportCards,
    ExportTable,
    ExportArchive,
    ExportNotebook,
    ExportCalendar,

    // Moving
    Down,
    Up,
    Left,
    Right,
    First,
    Last,
    PageDown,
    PageUp,
    NextPart,
    PreviousPart,

    // On what is selected
    Open,
    Filter,
    Mark,
    Sort,
    Log,
    Debrief,
    Write,
    Copy,
    Snooze,
    Bump,
    Loosen,
    Rest,
    Done,
    Drop,
    Date,
    Edit,
    EditTie,
    Remove,
    MoveOn,
    MoveBack,
    AddPromise,
    AddGive,
    AddReceive,
    AddOffer,
    AddFollowUp,
    AddIntroduction,
    AddQuestion,
    ToggleBalance,
    ShowAway,
    Merge,
    AnswerGuess,
    AcceptAll,
    DropAll,

    // In the walk over whoever waits for a circle
    CircleOne,
    CircleTwo,
    CircleThree,
    CircleFour,
    CircleFive,
    Park,

    // Lesson and review
    Skip,
    Reached,
    Pick,
    Later,
    NextSection,
    PreviousSection,
    NextLesson,
    Keep,

    // Forms
    NextField,
    PreviousField,
    NextChoice,
    PreviousChoice,
    Accept,
    Editor,
    Cancel,
    ClearLine,
}

impl Command {
    /// The name by which a keymap binds it.
    pub(crate) fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => String::new(),
        }
    }
}
