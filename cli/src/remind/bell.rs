//! The bell port: a notification of the desktop, else the bell of the terminal.
//!
//! The desktop's own program is called where there is one. A crate that speaks to the desktop itself brings
//! some sixty more with it (a message bus, an executor) for a call that is made a few times a week.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

use aftercare_core::content::Content;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::schedule::ReminderKind;
use aftercare_core::screen::{Device, day_clock};
use aftercare_core::time::Moment;

use crate::print;

/// What rings.
pub(crate) trait Bell {
    /// Rings; `false` when nobody can have noticed. `language` is the patient's, where it is known.
    fn ring(&mut self, reminder: &Reminder, now: &Moment, language: Option<&str>) -> bool;
}

/// The bell of this computer. Each ring is also a line on standard output.
pub(crate) struct SystemBell<'a> {
    pub(crate) content: &'a Content,
    pub(crate) device: &'a Device,
    pub(crate) json: bool,
}

impl Bell for SystemBell<'_> {
    fn ring(&mut self, reminder: &Reminder, now: &Moment, language: Option<&str>) -> bool {
        let shown = desktop(reminder);
        if !shown && !io::stdout().is_terminal() {
            return false;
        }
        let mut device = self.device.clone();
        if let Some(language) = language {
            device.languages = vec![language.to_owned()];
        }
        let when = day_clock(self.content, &device, now, now.at);
        let line = match serde_json::to_string(reminder) {
            Ok(json) if self.json => json,
            _ => [when.as_str(), &reminder.title, &reminder.body].join(" · "),
        };
        let sound = if shown { Ok(()) } else { io::stdout().write_all(b"\x07") };
        let said = sound.and_then(|()| print::write_lines([line]));
        shown || said.is_ok()
    }
}

/// Shows a notification; `false` where there is no desktop, or it does not take it. The texts are arguments
/// and are read by no shell.
fn desktop(reminder: &Reminder) -> bool {
    let mut program = if cfg!(target_os = "macos") {
        let mut program = Command::new("osascript");
        let show = "display notification (item 2 of argv) with title (item 1 of argv) sound name \"Glass\"";
        program.args(["-e", "on run argv", "-e", show, "-e", "end run", "--"]);
        program
    } else if cfg!(unix) {
        let urgency = match reminder.kind {
            ReminderKind::Repeat => "--urgency=critical",
            _ => "--urgency=normal",
        };
        let mut program = Command::new("notify-send");
        program.args(["--app-name=Aftercare", urgency, "--"]);
        program
    } else {
        return false;
    };
    program.args([&reminder.title, &reminder.body]);
    let quiet = program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}
