//! What every command that shows screens works with: store, words, printer, prompt.

use aftercare_bindings::Output;
use aftercare_core::content::Content;
use aftercare_core::journey::Command;

use crate::args::Global;
use crate::demo;
use crate::exit::{Exit, Failure};
use crate::print::{self, Printer};
use crate::prompt::Prompt;
use crate::store::Store;

/// An open shell.
pub(crate) struct Shell {
    content: Content,
    store: Store,
    json: bool,
    /// The language of the last screen: what a patient chose there holds for the terminal too.
    language: Option<String>,
    /// Where lines are read.
    pub(crate) prompt: Prompt,
}

impl Shell {
    /// Opens the journal that the options name.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub(crate) fn open(global: &Global) -> Result<Self, Failure> {
        let content = content()?;
        let store = Store::open(global, &content)?;
        Ok(Self { content, store, json: global.json, language: None, prompt: Prompt::new() })
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// A fault of the machine.
    pub(crate) fn dispatch(&mut self, command: &Command) -> Result<Output, Failure> {
        let output = self.store.dispatch(command, &self.content)?;
        self.language = Some(output.screen.frame().language.clone());
        Ok(output)
    }

    /// The store.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// The protocol and the languages.
    pub(crate) fn content(&self) -> &Content {
        &self.content
    }

    /// Results are wanted as JSON, so there is no prompt.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// A sentence of the terminal itself, `terminal.<key>`.
    pub(crate) fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let languages = match &self.language {
            Some(language) => std::slice::from_ref(language),
            None => &self.store.device().languages,
        };
        self.content.words(languages).with(&format!("terminal.{key}"), args)
    }

    /// Shows a screen, or the whole output as JSON.
    pub(crate) fn show(&mut self, output: &Output) -> Result<(), Failure> {
        if self.json { print::output(output) } else { Ok(self.printer().screen(&output.screen)?) }
    }

    /// Plays the demonstration at this prompt, in the language of the last screen.
    pub(crate) fn demonstrate(&mut self) -> Result<(), Failure> {
        let mut device = self.store.device().clone();
        if let Some(language) = &self.language {
            device.languages = vec![language.clone()];
        }
        demo::play(&self.content, &device, &mut self.prompt, None)?;
        Ok(())
    }

    /// Prints a sentence of the terminal itself under an empty line; nothing where JSON is wanted.
    pub(crate) fn tell(&mut self, key: &str, args: &[(&str, &str)]) -> Result<(), Failure> {
        if self.json {
            return Ok(());
        }
        let line = self.say(key, args);
        Ok(self.printer().lines([String::new(), line])?)
    }

    /// A printer for the terminal as wide as it is now.
    pub(crate) fn printer(&mut self) -> Printer {
        Printer::new(self.prompt.size())
    }
}

/// The exit of something that was done.
pub(crate) fn done(output: &Output) -> Exit {
    if output.saved { Exit::Done } else { Exit::NotSaved }
}

/// What this build ships.
///
/// # Errors
/// A broken build.
pub(crate) fn content() -> Result<Content, Failure> {
    Content::shipped().map_err(|faults| Failure::Fault(faults.to_string()))
}
