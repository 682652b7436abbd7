//! Every screen that a scenario comes to, and every screen one button away from it, in a language.

use aftercare_core::content::Content;
use aftercare_core::handout::HandoutError;
use aftercare_core::journey::{Command, Destination, Refusal, Route};
use aftercare_core::locale::Words;
use aftercare_core::scenario::{Act, OnCore, Player, Scenario, Shown};
use aftercare_core::screen::{Act as Possible, Device, Saving, Screen, TroubleCause, View, screen, steps};
use aftercare_core::time::Timestamp;

use crate::scenarios::{assert_matches, on_core, scenarios};

/// Something to look at: what a patient sees, and the names in it that no language has.
pub(crate) struct Sight<'a> {
    pub(crate) place: &'a str,
    pub(crate) shown: &'a Shown,
    pub(crate) named: &'a [String],
}

/// Looks at everything in a language of `content`; says how many screens that were.
pub(crate) fn walk(content: &Content, tag: &str, mut look: impl FnMut(&Sight<'_>)) -> usize {
    let mut count = 0;
    for scenario in scenarios() {
        let named = named(content, &scenario);
        let replay = on_core(content, &scenario);
        assert_matches(&scenario, &replay);
        let device = Device { languages: vec![tag.to_owned()], ..scenario.device.clone() };
        let start = scenario.moment(scenario.starts);
        let mut player = OnCore::new(content, device.clone(), &start);
        player.dispatch(&Command::AppOpened, &start).unwrap();
        for (index, played) in replay.steps.iter().enumerate() {
            let place = format!("{} step {}", scenario.id, index + 1);
            let mut see = |shown: &Shown| {
                count += 1;
                look(&Sight { place: &place, shown, named: &named });
            };
            let moment = scenario.moment(played.at);
            player.fill_storage(scenario.steps[index].storage_full).unwrap();
            let shown = match &played.command {
                Some(command) => player.dispatch(&in_this_language(command), &moment).unwrap(),
                None => player.refresh(&device, &moment).unwrap(),
            };
            assert_eq!(
                shown.screen.tag(),
                played.shown.screen.tag(),
                "{place}: another screen than in English"
            );
            see(&shown);
            // Other countries say other things about their numbers, other clocks about hours.
            for (region, hour24) in [("IE", false), ("", false), ("NZ", true)] {
                let other = Device { region: region.to_owned(), hour24, ..device.clone() };
                see(&player.clone().refresh(&other, &moment).unwrap());
            }
            for step in steps(&shown.screen) {
                if let Possible::Press(button) = step {
                    see(&player.clone().dispatch(&in_this_language(&button.command), &moment).unwrap());
                }
            }
        }
        count += beside(content, &player, &device, &scenario, &named, &mut look);
    }
    count
}

/// A patient who chooses a language leaves the one that is looked at.
fn in_this_language(command: &Command) -> Command {
    match command {
        Command::SetLanguage { .. } => Command::SetLanguage { language: None },
        other => other.clone(),
    }
}

/// What a person or a fault of the device brings about beside a journey: refusals and trouble.
fn beside(
    content: &Content,
    player: &OnCore<'_>,
    device: &Device,
    scenario: &Scenario,
    named: &[String],
    look: &mut impl FnMut(&Sight<'_>),
) -> usize {
    let moment = scenario.moment(scenario.steps.last().map_or(scenario.starts, |step| step.at));
    let care = player.care();
    let view = |route: &Route, saving: &Saving, refusal: Option<&Refusal>| -> Screen {
        let reminder_trouble = &[];
        screen(&View { content, care, route, moment: &moment, device, saving, reminder_trouble, refusal })
    };
    let troubled = |key: &str| {
        let (route, saving, refusal) = (&Route::Home, &Saving::Saved, None);
        let reminder_trouble = &[key.to_owned()];
        screen(&View { content, care, route, moment: &moment, device, saving, reminder_trouble, refusal })
    };
    let trouble = Route::Page { to: Destination::Trouble };
    let mut screens: Vec<Screen> =
        refusals().iter().map(|refusal| view(&Route::Home, &Saving::Saved, Some(refusal))).collect();
    for saving in savings(moment.at) {
        screens.extend([&trouble, &Route::Home].map(|route| view(route, &saving, None)));
    }
    screens.extend(
        ["permission", "channel_muted", "background_restricted", "refused", "late", "?"].map(troubled),
    );
    let told = player.shown(&moment, None);
    for screen in &screens {
        let shown = Shown { screen: screen.clone(), ..told.clone() };
        look(&Sight { place: &format!("beside {}", scenario.id), shown: &shown, named });
    }
    screens.len()
}

fn savings(at: Timestamp) -> Vec<Saving> {
    let causes = [
        TroubleCause::Damaged,
        TroubleCause::WrongKey,
        TroubleCause::MissingKey,
        TroubleCause::NewerFormat,
        TroubleCause::Storage,
    ];
    // What the storage says is for support, and in no language.
    let held = Saving::Held { held: 2, detail: String::new() };
    let in_memory = |cause| {
        [None, Some(at)].map(|kept_until| Saving::InMemory { cause, kept_until, detail: String::new() })
    };
    causes.into_iter().flat_map(in_memory).chain([Saving::Saved, held]).collect()
}

fn refusals() -> Vec<Refusal> {
    let id = || "h24".to_owned();
    vec![
        Refusal::Stale,
        Refusal::NoSession,
        Refusal::NoSuchCheckIn(id()),
        Refusal::NotYetOpen(id()),
        Refusal::Closed(id()),
        Refusal::AlreadyAnswered(id()),
        Refusal::BadAnswer { question: id() },
        Refusal::Handout(HandoutError::NotACode),
        Refusal::Handout(HandoutError::TooOld),
        Refusal::SameSession,
        Refusal::NotATime,
        Refusal::TooLongAgo,
        Refusal::TooLongAgoForCode,
        Refusal::InTheFuture,
        Refusal::Missing("place"),
        Refusal::Missing("technique"),
        Refusal::Missing("time"),
        Refusal::BadText,
        Refusal::NotWhileUnsaved,
        Refusal::NothingToDo,
    ]
}

/// Names that people gave, codes, and the names of zones.
fn named(content: &Content, scenario: &Scenario) -> Vec<String> {
    let sha256 = &content.protocol.sha256;
    let mut named =
        vec![sha256.clone(), sha256.chars().take(12).collect(), scenario.device.app_version.clone()];
    // Each language is offered by its own name.
    named.extend(
        content
            .locales()
            .map(|locale| Words { primary: locale, fallback: &content.english }.get("language.name")),
    );
    let zones = std::iter::once(&scenario.zone).chain(scenario.travel.iter().map(|arrival| &arrival.zone));
    named.extend(zones.map(|zone| zone.id.clone()));
    for session in scenario.handouts.values() {
        named.extend(session.practice_name.clone());
        named.extend(session.practice_phone.clone());
    }
    named.extend(scenario.steps.iter().filter_map(|step| match &step.act {
        Act::Fill { text, .. } if !text.starts_with('$') => Some(text.clone()),
        _ => None,
    }));
    named
}
