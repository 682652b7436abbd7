//! `handout`: a session as a code, a link and a QR code. The therapist's half; nothing is kept.

use aftercare_core::content::Content;
use aftercare_core::handout::{self, EncodeError};
use aftercare_core::journey::{Care, Command, FieldName, Route, decide};
use aftercare_core::screen::{Device, Saving, Screen, View, screen};
use aftercare_core::session::{Place, Session, Side};
use aftercare_core::time::Moment;
use serde::Serialize;

use crate::args::{Global, Handout};
use crate::clock::Clock;
use crate::device;
use crate::exit::{Exit, Failure};
use crate::print::{self, Printer};
use crate::shell::content;

const ID_BYTES: usize = 8;

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
    let bytes = handout::encode(&content.codes, &session).map_err(|fault| refused(&fault))?;
    let (code, link) = (handout::to_code(&bytes), handout::to_link(&bytes));
    let facts = read_back(&content, &device, &now, &code)?;
    let words = content.words(&device.languages);
    let qr = handout::qr(&code).map_err(|fault| Failure::Fault(fault.to_string()))?;
    if let Some(path) = &wanted.svg {
        let picture = handout::svg(&qr, &words.get("terminal.handout.picture"));
        std::fs::write(path, picture)
            .map_err(|error| Failure::Input(format!("--svg: {}: {error}", path.display())))?;
    }
    if global.json {
        print::json(&Made { code: &code, link: &link, session: &session })?;
        return Ok(Exit::Done);
    }
    Printer::new(None).lines(&facts)?;
    if wanted.qr {
        print::write_lines(handout::terminal(&qr))?;
    }
    // Whole lines, however long: they are there to be copied.
    print::write_lines(["", &words.get("terminal.handout.code"), &code])?;
    print::write_lines(["", &words.get("terminal.handout.link"), &link])?;
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
        id: Some(random_id()?),
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

fn random_id() -> Result<String, Failure> {
    let mut bytes = [0_u8; ID_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| Failure::Fault(error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The session in words, as the patient will be shown it; a code that no patient could take in is
/// refused here.
fn read_back(content: &Content, device: &Device, now: &Moment, code: &str) -> Result<Vec<String>, Failure> {
    let care = Care::default();
    let command = Command::Fill { field: FieldName::Code, text: code.to_owned() };
    let decision = decide(content, &care, &Route::Welcome, &command, now)
        .map_err(|refusal| Failure::Input(format!("--ended-at: {refusal}")))?;
    let saving = Saving::Saved;
    let view = View {
        content,
        care: &care,
        route: &decision.route,
        moment: now,
        device,
        saving: &saving,
        reminder_trouble: &[],
        refusal: None,
    };
    let Screen::HandoutPreview(preview) = screen(&view) else { return Ok(Vec::new()) };
    Ok(preview.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect())
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
