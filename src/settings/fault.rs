//! What is wrong or odd about the settings, and where. Names and paths are told, a value never: it may be a secret in the
//! wrong place.

use std::fmt;
use std::path::PathBuf;

/// Where a setting was made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The settings file as a whole.
    File(PathBuf),
    /// A character of the settings file.
    Character {
        /// The file, as it was named.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
    /// A variable by its name.
    Variable(String),
    /// A variable that names a file which holds the value.
    VariableFile {
        /// The variable's name, which ends in `_FILE`.
        variable: String,
        /// The file it names.
        file: PathBuf,
    },
    /// Nowhere: the default of this key.
    Default(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => write!(f, "{}", file.display()),
            Self::Character { file, line, column } => write!(f, "{}:{line}:{column}", file.display()),
            Self::Variable(name) => f.write_str(name),
            Self::VariableFile { variable, file } => write!(f, "{variable} ({})", file.display()),
            Self::Default(key) => write!(f, "the default of {key}"),
        }
    }
}

/// One thing that is wrong, or worth a warning. Displayed as `place: message`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What, and what is expected instead.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Every fault of the settings, in the order of the file and then of the variables. Displayed one a line, then counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Finding>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.0 {
            writeln!(f, "{fault}")?;
        }
        match self.0.len() {
            1 => write!(f, "1 fault in the settings"),
            count => write!(f, "{count} faults in the settings"),
        }
    }
}

impl std::error::Error for Faults {}

/// What was found so far.
#[derive(Default)]
pub(crate) struct Findings {
    faults: Vec<Finding>,
    warnings: Vec<Finding>,
}

impl Findings {
    /// Adds a fault. One character of the file has one fault: a syntax error is told first, and what the reader makes of
    /// the rest of that place is not the operator's doing.
    pub(crate) fn fault(&mut self, place: Place, message: impl Into<String>) {
        if matches!(place, Place::Character { .. }) && self.faults.iter().any(|fault| fault.place == place) {
            return;
        }
        self.faults.push(Finding { place, message: message.into() });
    }

    pub(crate) fn warn(&mut self, place: Place, message: impl Into<String>) {
        self.warnings.push(Finding { place, message: message.into() });
    }

    /// The warnings if there is no fault, else the faults.
    pub(crate) fn conclude(mut self) -> Result<Vec<Finding>, Faults> {
        self.faults.sort();
        self.faults.dedup();
        self.warnings.sort();
        if self.faults.is_empty() { Ok(self.warnings) } else { Err(Faults(self.faults)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_stand_one_a_line_with_their_count_below() {
        let place = Place::Character { file: "refrain.toml".into(), line: 3, column: 5 };
        let one = Finding { place, message: "expected this".to_owned() };
        let other = Finding { place: Place::Variable("TELEGRAM_TOKEN".to_owned()), message: "is empty".to_owned() };

        let shown = Faults(vec![one.clone(), other]).to_string();

        assert_eq!(shown, "refrain.toml:3:5: expected this\nTELEGRAM_TOKEN: is empty\n2 faults in the settings");
        assert!(Faults(vec![one]).to_string().ends_with("\n1 fault in the settings"));
    }
}
