//! `refrain check`: every fault of the settings and locales at once; online, the token and the keys as well.

use std::process::ExitCode;

use refrain::core::catalogue::Catalogue;
use refrain::core::request::Platform;
use refrain::settings::{Environment, Settings};
use serde_json::json;

use crate::builder;
use crate::cli::Check;
use crate::out::say;

/// What was found, in the order it was looked for.
#[derive(Default)]
struct Findings(Vec<Finding>);

struct Finding {
    about: &'static str,
    level: Level,
    text: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Level {
    Fine,
    Warning,
    Fault,
}

/// Looks at everything, tells all of it, and ends with 1 if there is a fault.
pub(crate) async fn check(environment: &Environment, how: Check) -> ExitCode {
    let mut findings = Findings::default();
    match Settings::load(environment) {
        Ok(settings) => {
            findings.fine("settings", "sound");
            settings.warnings.iter().for_each(|warning| findings.add("settings", Level::Warning, warning.to_string()));
            check_locales(&settings, &mut findings);
            check_bot(&settings, how.online, &mut findings).await;
        }
        Err(faults) => faults.0.iter().for_each(|fault| findings.fault("settings", fault.to_string())),
    }
    if how.json {
        findings.print_json();
    } else {
        findings.print();
    }
    if findings.faults() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check_locales(settings: &Settings, findings: &mut Findings) {
    let (catalogue, faults) = Catalogue::load(&settings.locales);
    for fault in faults {
        findings.fault("locales", fault.to_string());
    }
    let tags: Vec<_> = catalogue.locales().iter().map(|locale| locale.tag().to_owned()).collect();
    findings.fine("locales", tags.join(", "));
}

async fn check_bot(settings: &Settings, online: bool, findings: &mut Findings) {
    let bot = match builder(settings).await.and_then(|builder| Ok(builder.build()?)) {
        Ok(bot) => bot,
        Err(error) => return findings.fault("set-up", format!("{error:#}")),
    };
    findings.fine("database", "open, and its tables are up to date");
    let folder = settings.outputs.folder.display();
    findings.fine("outputs", settings.outputs.url.as_ref().map_or_else(|| folder.to_string(), ToString::to_string));
    if !online {
        return;
    }
    for (platform, tried) in bot.try_platforms().await {
        let about = if platform == Platform::WEB.as_str() { "address" } else { "token" };
        match tried {
            Ok(name) => findings.fine(about, format!("{platform}: {name}")),
            Err(error) => findings.fault(about, error.to_string()),
        }
    }
    for (label, answer) in bot.probe_keys().await {
        match answer {
            Some(Ok(())) => findings.fine("key", format!("{label}: good")),
            Some(Err(failure)) => findings.fault("key", format!("{label}: {failure}")),
            None => findings.add("key", Level::Warning, format!("{label}: its provider has no free probe")),
        }
    }
}

impl Findings {
    fn add(&mut self, about: &'static str, level: Level, text: String) {
        self.0.push(Finding { about, level, text });
    }

    fn fine(&mut self, about: &'static str, text: impl Into<String>) {
        self.add(about, Level::Fine, text.into());
    }

    fn fault(&mut self, about: &'static str, text: String) {
        self.add(about, Level::Fault, text);
    }

    fn faults(&self) -> usize {
        self.0.iter().filter(|finding| finding.level == Level::Fault).count()
    }

    fn print(&self) {
        for Finding { about, level, text } in &self.0 {
            say!("{} {about}: {text}", level.mark());
        }
        match self.faults() {
            0 => say!("The bot can run."),
            1 => say!("There is 1 fault."),
            faults => say!("There are {faults} faults."),
        }
    }

    fn print_json(&self) {
        let of = |level| self.0.iter().filter(move |finding| finding.level == level).map(Finding::json);
        let all = json!({
            "ok": self.faults() == 0,
            "faults": of(Level::Fault).collect::<Vec<_>>(),
            "warnings": of(Level::Warning).collect::<Vec<_>>(),
            "fine": of(Level::Fine).collect::<Vec<_>>(),
        });
        say!("{all:#}");
    }
}

impl Finding {
    fn json(&self) -> serde_json::Value {
        json!({"about": self.about, "text": self.text})
    }
}

impl Level {
    const fn mark(self) -> &'static str {
        match self {
            Self::Fine => "ok     ",
            Self::Warning => "warning",
            Self::Fault => "FAULT  ",
        }
    }
}
