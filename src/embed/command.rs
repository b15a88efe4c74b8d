//! What the page may ask of a running widget. A command is two texts, and here alone they are read.

use crate::advice::attempts::Attempts;
use crate::advice::catalogue::Channel;
use crate::base::{Id, Locale};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// `locale.set`: to use this language.
    SetLocale(Locale),
    /// `theme.set`: to be light, dark, or what the device prefers. What there is to choose from, the page knows: it is
    /// drawn long before the program is there.
    SetTheme(String),
    /// `view.open`: to open what the fragment of a link says.
    Open(String),
    /// `record.replay`: to make the list of a record again. The verdict comes as an event.
    Replay(String),
    /// `attempts.set`: so many assessments the institution has counted.
    SetAttempts(Attempts),
    /// `region.set`: the customer's region; `None` leaves it to the bank's document.
    SetRegion(Option<Id>),
    /// `channel.set`: the channel through which she comes; `None` leaves it to the bank's document.
    SetChannel(Option<Channel>),
}

/// What a command's value may be.
type ValueReader = fn(&str) -> Option<Command>;

/// Every command by its name.
const COMMANDS: [(&str, ValueReader); 7] = [
    ("locale.set", |value| Locale::from_tag(value).map(Command::SetLocale)),
    ("theme.set", |value| Some(Command::SetTheme(value.to_owned()))),
    ("view.open", |value| Some(Command::Open(value.to_owned()))),
    ("record.replay", |value| Some(Command::Replay(value.to_owned()))),
    ("attempts.set", |value| Attempts::parse(value).map(Command::SetAttempts)),
    ("region.set", |value| or_blank(value, Id::new).map(Command::SetRegion)),
    ("channel.set", |value| or_blank(value, Channel::from_code).map(Command::SetChannel)),
];

/// An empty text is nothing; another has to be read.
fn or_blank<T>(value: &str, read: fn(&str) -> Option<T>) -> Option<Option<T>> {
    if value.is_empty() { Some(None) } else { read(value).map(Some) }
}

impl Command {
    /// Reads what a page asks for.
    ///
    /// ```
    /// use finplan::base::Locale;
    /// use finplan::embed::command::{Command, CommandError};
    /// assert_eq!(Command::read("locale.set", "zh-TW"), Ok(Command::SetLocale(Locale::ZhTw)));
    /// assert_eq!(Command::read("locale.get", "zh-TW"), Err(CommandError::Unknown));
    /// ```
    ///
    /// # Errors
    /// No command has this name, or it cannot have this value.
    pub fn read(name: &str, value: &str) -> Result<Command, CommandError> {
        let known = COMMANDS.iter().find(|(known, _)| *known == name);
        known.and_then(|(_, read)| read(value)).ok_or(CommandError::Unknown)
    }

    /// The names of all commands.
    pub fn names() -> impl Iterator<Item = &'static str> {
        COMMANDS.iter().map(|(name, _)| *name)
    }
}

/// Why a command was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandError {
    /// There is no such command, or it takes no such value.
    Unknown,
    /// There is no such theme: the device's counts.
    Theme,
}

impl CommandError {
    /// The code with which the page is answered.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            CommandError::Unknown => "unknown",
            CommandError::Theme => "theme",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_command_is_read_with_its_value() {
        for (name, value, command) in [
            ("locale.set", "en", Command::SetLocale(Locale::En)),
            ("theme.set", "dark", Command::SetTheme("dark".into())),
            ("view.open", "tool=mortgage", Command::Open("tool=mortgage".into())),
            ("view.open", "", Command::Open(String::new())),
            ("record.replay", "{}", Command::Replay("{}".into())),
            ("attempts.set", "1,5", Command::SetAttempts(Attempts { today: 1, last_year: 5 })),
            ("region.set", "south", Command::SetRegion(Id::new("south"))),
            ("region.set", "", Command::SetRegion(None)),
            ("channel.set", "app", Command::SetChannel(Channel::from_code("app"))),
            ("channel.set", "", Command::SetChannel(None)),
        ] {
            assert_eq!(Command::read(name, value), Ok(command), "{name} {value}");
        }
    }

    #[test]
    fn a_value_that_a_command_cannot_have_is_refused() {
        for (name, value) in [
            ("locale.set", ""),
            ("locale.set", "zh"),
            ("locale.set", "en-GB"),
            ("attempts.set", ""),
            ("attempts.set", "1"),
            ("attempts.set", "-1,5"),
            ("region.set", "No Region"),
            ("channel.set", "pigeon"),
        ] {
            assert_eq!(Command::read(name, value), Err(CommandError::Unknown), "{name} {value}");
        }
    }

    #[test]
    fn what_is_no_command_is_refused_whatever_its_value() {
        for name in ["", " ", "locale", "locale.set ", "LOCALE.SET", "theme", "view.close", "__proto__", "constructor"]
        {
            for value in ["", "en", "dark"] {
                assert_eq!(Command::read(name, value), Err(CommandError::Unknown), "{name} {value}");
            }
        }
    }

    #[test]
    fn an_error_has_the_code_that_pages_know() {
        assert_eq!([CommandError::Unknown, CommandError::Theme].map(CommandError::code), ["unknown", "theme"]);
    }
}
