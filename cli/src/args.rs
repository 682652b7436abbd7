//! What can be asked on the command line, with its help.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

const AFTER: &str = "\
Without a command the companion opens at the prompt. There a number presses the button or fills the
field of that number; u = I feel unwell now, b = back, q = leave, ? = help.

Examples:
  aftercare
  aftercare demo
  aftercare handout --place shoulder:right --place upper_back:right --phone '020 7946 0012' --qr
  aftercare start 'AC1:...'
  aftercare remind
  aftercare --at '2026-03-11 15:30' --zone Europe/London

Exit codes:
  0  done
  1  refused; what is printed says why
  2  bad usage or input; one line on standard error names the field
  3  the journal is in use by another process
  4  done but not saved; what is printed says so
  5  a fault of the program or of the machine";

/// An offline companion for the week after dry needling or acupuncture.
#[derive(Debug, Parser)]
#[command(name = "aftercare", version, about, after_help = AFTER)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, ClapArgs)]
pub(crate) struct Global {
    /// Folder of the journal and its key [default: "aftercare" in the user's data folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// Start the clock here: 2026-03-11T15:30:00Z, or '2026-03-11 15:30' on the local clock
    #[arg(long, global = true, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Time zone, e.g. Europe/London [default: the system's]
    #[arg(long, global = true, value_name = "IANA")]
    pub(crate) zone: Option<String>,
    /// Country whose emergency number is shown, e.g. GB [default: of the system's language]
    #[arg(long, global = true, value_name = "CC")]
    pub(crate) region: Option<String>,
    /// Language, e.g. en-GB [default: the system's]
    #[arg(long, global = true, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// Print the result as JSON and do not go on to the prompt
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a code for a patient (therapist)
    #[command(after_help = "\
Examples:
  aftercare handout --place shoulder:right --pain-before 6 --qr
  aftercare handout --technique acupuncture --place lower_back:both --risk blood_thinner \\
      --practice 'Harbour Street Physio' --phone '020 7946 0012' --svg code.svg")]
    Handout(Handout),
    /// Take in a therapist's code or link
    #[command(after_help = "\
Examples:
  aftercare start 'AC1:...'
  aftercare start --yes 'aftercare://h#...'

Without a terminal to confirm at, and without --yes, the session is only shown (exit code 1).")]
    Start(Start),
    /// "I feel unwell now": all questions, at any time
    #[command(after_help = "Example:\n  aftercare now")]
    Now,
    /// Open a check-in
    #[command(after_help = "\
Examples:
  aftercare check-in
  aftercare check-in h24")]
    CheckIn {
        /// Id of the check-in, e.g. h24 [default: the one that is open]
        id: Option<String>,
    },
    /// Show where the patient stands
    #[command(after_help = "Examples:\n  aftercare status\n  aftercare status --json")]
    Status,
    /// Show everything answered and told
    #[command(after_help = "Example:\n  aftercare history")]
    History,
    /// Show the page for a doctor
    #[command(after_help = "Examples:\n  aftercare card\n  aftercare card --svg card.svg")]
    Card {
        /// Write the card as a page to print (SVG, A4); its other side, where it has one, goes beside it
        /// (card-2.svg)
        #[arg(long, value_name = "FILE")]
        svg: Option<PathBuf>,
    },
    /// Ring at the times of the check-ins, for as long as it runs
    #[command(after_help = "\
Examples:
  aftercare remind
  aftercare remind --once

To have it run whenever you are logged in (Linux with systemd):
  aftercare remind --print-unit | install -D -m 644 /dev/stdin ~/.config/systemd/user/aftercare.service
  systemctl --user enable --now aftercare

It shows a notification where the desktop has notify-send (on a Mac osascript), else it rings the bell of the
terminal. A computer that sleeps does not ring; it catches up when it wakes.")]
    Remind(Remind),
    /// Erase everything, the key too
    #[command(after_help = "Examples:\n  aftercare erase\n  aftercare erase --yes")]
    Erase {
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Show a recovery: a demonstration with made-up answers
    #[command(after_help = "\
Example:
  aftercare demo

Plays two weeks in a few minutes with a clock and a folder of its own; your data is not opened. Without
a terminal it plays through without waiting.")]
    Demo,
    /// Assess one case: JSON on standard input, JSON on standard output
    #[command(after_help = "\
Example:
  echo '{\"hours\": 8, \"regions\": [\"upper_back\"], \"risks\": [], \"check_in\": \"now\",
         \"answers\": {\"breathless\": \"yes\"}, \"region\": \"GB\"}' | aftercare assess

Optional: pain_before, previous_unanswered, region, language.")]
    Assess,
    /// Plan the reminders of a course: JSON on standard input, JSON on standard output
    #[command(after_help = "\
Example:
  echo '{\"ended_at\": \"2026-03-27T20:30:00Z\", \"zone\": \"Europe/London\",
         \"now\": \"2026-03-27T21:00:00Z\", \"regions\": [\"leg\"]}' | aftercare plan

Optional: answered, shown, quiet, emergency_since.")]
    Plan,
    /// Play a scenario without a journal and print its transcript
    #[command(after_help = "\
Example:
  aftercare replay tests/scenarios/breathless_at_once.json

A step that does not come out as the file expects ends the play: exit code 1, and the step on
standard error.")]
    Replay {
        /// The scenario, in the format of tests/scenarios/README.md
        file: PathBuf,
    },
    /// Say which protocol this is, or write its decision table
    #[command(after_help = "\
Examples:
  aftercare protocol
  aftercare protocol --table --out docs/protocol.md")]
    Protocol {
        /// The decision table for clinicians, in Markdown
        #[arg(long)]
        table: bool,
        /// Write the table to a file
        #[arg(long, value_name = "FILE", requires = "table")]
        out: Option<PathBuf>,
    },
}

/// What a code says.
#[derive(Debug, ClapArgs)]
pub(crate) struct Handout {
    /// dry_needling, acupuncture, electro_needling or other
    #[arg(long, value_name = "ID", default_value = "dry_needling")]
    pub(crate) technique: String,
    /// When the session ended, in the forms of --at [default: now]
    #[arg(long, value_name = "TIME")]
    pub(crate) ended_at: Option<String>,
    /// A needled region with the patient's side: shoulder:right (left, right, both, centre)
    #[arg(long = "place", value_name = "REGION[:SIDE]", required = true)]
    pub(crate) places: Vec<String>,
    /// blood_thinner, weak_immunity, implant, lung, pregnant, lymphoedema or lives_alone
    #[arg(long = "risk", value_name = "ID")]
    pub(crate) risks: Vec<String>,
    /// Pain before the session, 0 to 10
    #[arg(long, value_name = "N")]
    pub(crate) pain_before: Option<u8>,
    /// Name of the practice
    #[arg(long, value_name = "NAME")]
    pub(crate) practice: Option<String>,
    /// Telephone number of the practice
    #[arg(long, value_name = "NUMBER")]
    pub(crate) phone: Option<String>,
    /// Draw the QR code in the terminal (light on dark)
    #[arg(long)]
    pub(crate) qr: bool,
    /// Write the QR code as SVG
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// Write the sheet for the patient as a page to print (SVG, A5)
    #[arg(long, value_name = "FILE")]
    pub(crate) sheet: Option<PathBuf>,
}

/// How to ring.
#[derive(Debug, ClapArgs)]
pub(crate) struct Remind {
    /// Ring what is due and leave; for a timer that runs every minute
    #[arg(long)]
    pub(crate) once: bool,
    /// Print a service for systemd, and change nothing
    #[arg(long, conflicts_with = "once")]
    pub(crate) print_unit: bool,
}

/// A code to take in.
#[derive(Debug, ClapArgs)]
pub(crate) struct Start {
    /// The code (AC1:...) or link (aftercare://h#...)
    pub(crate) code: String,
    /// Do not ask whether it is the right session
    #[arg(long)]
    pub(crate) yes: bool,
}
