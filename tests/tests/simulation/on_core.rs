//! Lives on the core alone.

use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Recorded, Refusal};
use aftercare_core::scenario::{OnCore, Shown};
use aftercare_core::screen::Device;
use aftercare_core::time::Moment;

use crate::life::App;

pub(crate) struct InMemory<'a> {
    content: &'a Content,
    device: Device,
    core: OnCore<'a>,
}

impl<'a> InMemory<'a> {
    pub(crate) fn new(content: &'a Content, device: &Device, now: &Moment) -> Self {
        Self { content, device: device.clone(), core: OnCore::new(content, device.clone(), now) }
    }

    /// Started again from the first so many events, as they are written.
    pub(crate) fn is_started_again(&mut self, events: usize, now: &Moment) {
        let events =
            self.core.events()[..events].iter().map(|event| Recorded::from_json(&event.to_json())).collect();
        self.core = OnCore::reopened(self.content, self.device.clone(), now, events);
    }
}

impl App for InMemory<'_> {
    fn core(&self) -> &OnCore<'_> {
        &self.core
    }

    fn does(&mut self, command: Option<&Command>, now: &Moment) -> Result<(Shown, Option<Refusal>), String> {
        // A refresh does what every command begins with.
        let Some(command) = command else {
            let device = self.device.clone();
            return aftercare_core::scenario::Player::refresh(&mut self.core, &device, now)
                .map(|shown| (shown, None));
        };
        let refusal = self.core.carry_out(command, now);
        Ok((self.core.shown(now, refusal.as_ref()), refusal))
    }

    fn dies(&mut self, now: &Moment) -> Result<usize, String> {
        let events = self.core.events().len();
        self.is_started_again(events, now);
        Ok(events)
    }

    fn disturb(&mut self) -> Result<(), String> {
        Ok(())
    }
}
