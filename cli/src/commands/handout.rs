//! `handout`: a session as a code, a link and a QR code. The therapist's half; nothing is kept.

use aftercare_core::content::Content;
use aftercare_core::handout::{self, EncodeError};
use aftercare_core::journey::handover::Handover;
use aftercare_core::journey::route::Draft;
use aftercare_core::journey::{Care, Route};
use aftercare_core::screen::{Device, Saving, Screen, TherapistScreen, View, screen};
use aftercare_core::session::{Place, Session, Side};
use aftercare_core::time::Moment;
use serde::Serialize;

use crate::args::{Global, Handout};
use crate::clock::Clock;
use crate::device;
use crate::exit::{Exit, Failure};
use crate::print::{self, Existing, Printer};
use crate::shell::content;

#[derive(Serialize)]
struct Made<'a> {
    code: &'a str,
    link: &'a str,
    session: &'a Session,
}

/// Makes and prints a code, after reading it back as a patient's device will.
pub(crate) fn run(global: &Global, wanted: &Handout) -> Result<Exit, Failure> {
    let content = content()?;
    let clock = Clock::new(global.at.as_deref(), global.zone.as_deref())?;
    let device = device::device(global)?;
    let now = clock.now();
    let session = session(&content, &clock, &now, wanted)?;
    let screen = form(&content, &device, &now, &session)?;
    let Screen::Therapist(TherapistScreen { ready: Some(ready), .. }) = &screen else {
        return Err(Failure::Fault("a session without a code".to_owned()));
    };
    if let Some(file) = &wanted.svg {
        let picture = handout::svg(&ready.qr, &ready.description);
        print::write_file(&picture, file, Existing::Replace).map_err(|failure| failure.named("--svg"))?;
    }
    if let Some(file) = &wanted.sheet {
        print::pages(&screen, file, Existing::Replace).map_err(|failure| failure.named("--sheet"))?;
    }
    let (code, link) = (&ready.code, &ready.link);
    if global.json {
        print::json(&Made { code, link, session: &session })?;
        return Ok(Exit::Done);
    }
    let words = content.words(&device.languages);
    Printer::new(None).lines(ready.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)))?;
    if wanted.qr {
        print::write_lines(handout::terminal(&ready.qr))?;
    }
    // Whole lines, however long: they are there to be copied.
    print::write_lines(["", &words.get("terminal.handout.code"), code])?;
    print::write_lines(["", &words.get("terminal.handout.link"), link])?;
    Ok(Exit::Done)
}

fn session(content: &Content, clock: &Clock, now: &Moment, wanted: &Handout) -> Result<Session, Failure> {
    let protocol = &content.protocol;
    let techniques: Vec<&str> = protocol.techniques.iter().map(|known| known.id.as_str()).collect();
    let risks: Vec<&str> = protocol.risks.iter().map(|known| known.id.as_str()).collect();
    one_of("--technique", &wanted.technique, &techniques)?;
    for risk in &wanted.risks {
        one_of("--risk", risk, &risks)?;
    }
    let ended_at = match &wanted.ended_at {
        Some(text) => clock.read("--ended-at", text)?,
        None => now.at,
    };
    let mut places: Vec<Place> = Vec::new();
    for text in &wanted.places {
        add(&mut places, place(content, text)?);
    }
    Ok(Session {
        id: Some(aftercare_bindings::session_id().map_err(|error| Failure::Fault(error.to_string()))?),
        technique: wanted.technique.clone(),
        ended_at,
        places,
        risks: wanted.risks.clone(),
        pain_before: wanted.pain_before,
        practice_name: wanted.practice.clone(),
        practice_phone: wanted.phone.clone(),
    })
}

/// `shoulder:right`; without a side the middle, or not known which.
fn place(content: &Content, text: &str) -> Result<Place, Failure> {
    let (region, side) = text.split_once(':').unwrap_or((text, "centre"));
    let regions: Vec<&str> = content.protocol.regions.iter().map(|known| known.id.as_str()).collect();
    one_of("--place", region, &regions)?;
    let side = match side {
        "left" => Side::Left,
        "right" => Side::Right,
        "both" => Side::Both,
        "centre" => Side::Centre,
        other => {
            return Err(Failure::Input(format!("--place: {other:?} is none of left, right, both, centre")));
        }
    };
    let has_sides = content.protocol.region(region).is_some_and(|known| known.sides);
    if !has_sides && side != Side::Centre {
        return Err(Failure::Input(format!("--place: {region} has no sides")));
    }
    Ok(Place { region: region.to_owned(), side })
}

/// Left and right of one region, given one after the other, are both.
fn add(places: &mut Vec<Place>, new: Place) {
    match places.iter_mut().find(|place| place.region == new.region) {
        Some(place)
            if matches!((place.side, new.side), (Side::Left, Side::Right) | (Side::Right, Side::Left)) =>
        {
            place.side = Side::Both;
        }
        Some(place) if place.side == new.side => {}
        _ => places.push(new),
    }
}

fn one_of(field: &str, id: &str, known: &[&str]) -> Result<(), Failure> {
    if known.contains(&id) {
        return Ok(());
    }
    Err(Failure::Input(format!("{field}: {id:?} is none of {}", known.join(", "))))
}

/// The therapist's screen with this session entered: what a phone shows, made by the same code. A session
/// that has no code, or one that no patient could take in, is refused with its option.
fn form(content: &Content, device: &Device, now: &Moment, session: &Session) -> Result<Screen, Failure> {
    let bytes = handout::encode(&content.codes, session).map_err(|fault| refused(&fault))?;
    handout::decode(&content.codes, &handout::to_code(&bytes), now.at)
        .map_err(|fault| Failure::Input(format!("--ended-at: {fault}")))?;
    let handover = Handover { draft: Draft::of(session), changed_at: now.at, id: session.id.clone() };
    Ok(screen(&View {
        content,
        care: &Care::default(),
        route: &Route::Therapist { handover },
        moment: now,
        device,
        saving: &Saving::Saved,
        reminder_trouble: &[],
        refusal: None,
    }))
}

/// The option that a refused session came from.
fn refused(fault: &EncodeError) -> Failure {
    let option = match fault {
        EncodeError::OutOfRange { field }
        | EncodeError::BadText { field }
        | EncodeError::Repeated { field, .. } => match field {
            handout::Field::EndedAt => "--ended-at",
            handout::Field::Places => "--place",
            handout::Field::Risks => "--risk",
            handout::Field::PainBefore => "--pain-before",
            handout::Field::PracticeName => "--practice",
            handout::Field::PracticePhone => "--phone",
            _ => "handout",
        },
        _ => "handout",
    };
    Failure::Input(format!("{option}: {fault}"))
}
