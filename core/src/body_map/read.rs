//! The file in, a drawing and every fault of its form out. What it must show is in `check`.

use serde_json::Value;

use super::segment::{Segment, parse};
use super::{BodyMap, BodyRegion, BodyView, Figure, MapRect};
use crate::protocol::fields::Fields;
use crate::protocol::{Fault, Problem, strict_json};
use crate::session::Side;

/// The drawing is `None` when it cannot be read at all, and must not be used while there is a fault.
pub(super) fn read(json: &str) -> (Option<BodyMap>, Vec<Fault>) {
    let mut faults = Vec::new();
    let value = match strict_json::read(json) {
        Ok(value) => value,
        Err(detail) => return (None, vec![Fault::new("$", Problem::Json(detail))]),
    };
    let mut fields = Fields::of(&value, "$", &mut faults);
    // Nothing can be placed without it.
    let Some(Some(view_box)) = fields.object("view_box", rect) else { return (None, faults) };
    let outlines = fields.object("outline", |value, path, faults| {
        let mut fields = Fields::of(value, path, faults);
        let outlines = [("front", BodyView::Front), ("back", BodyView::Back)]
            .map(|(key, view)| (view, closed(&mut fields, key, &view_box)));
        fields.done();
        outlines
    });
    let details = fields.object("detail", |value, path, faults| {
        let mut fields = Fields::of(value, path, faults);
        let details =
            ["front", "back"].map(|key| fields.list(key, |v, at, faults| line(v, at, faults, &view_box)));
        fields.done();
        details
    });
    let regions = fields.list("regions", |value, path, faults| region(value, path, faults, &view_box));
    fields.done();
    let (Some(outlines), Some(details)) = (outlines, details) else { return (None, faults) };
    let figures = outlines.into_iter().zip(details);
    let figures = figures.map(|((view, outline), detail)| Figure { view, outline, detail }).collect();
    (Some(BodyMap { view_box, figures, regions }), faults)
}

fn region(value: &Value, path: &str, faults: &mut Vec<Fault>, view_box: &MapRect) -> BodyRegion {
    let mut fields = Fields::of(value, path, faults);
    let region = fields.text("id");
    let side = one_of(&mut fields, "side", [("left", Side::Left), ("right", Side::Right)]);
    let view = one_of(&mut fields, "view", [("front", BodyView::Front), ("back", BodyView::Back)]);
    let border = closed(&mut fields, "path", view_box);
    let touch = match fields.optional("hit") {
        None => Vec::new(),
        Some(_) => fields.list("hit", rect).into_iter().flatten().collect(),
    };
    fields.done();
    BodyRegion { region, side, view, path: border, touch }
}

/// A text that is one of two; the first stands in for a bad one.
fn one_of<T>(fields: &mut Fields<'_, '_>, key: &'static str, known: [(&str, T); 2]) -> T {
    let text = fields.text(key);
    let [first, second] = known;
    if text == second.0 {
        return second.1;
    }
    if text != first.0 && !text.is_empty() {
        fields.fault(key, Problem::Unknown { what: key.to_owned(), id: text });
    }
    first.1
}

/// A path that ends where it began; empty for a bad one.
fn closed(fields: &mut Fields<'_, '_>, key: &'static str, view_box: &MapRect) -> Vec<Segment> {
    let text = fields.text(key);
    match parse(&text, view_box) {
        Ok(path) if text.is_empty() || path.last() == Some(&Segment::Close) => path,
        Ok(_) => {
            fields.fault(key, Problem::Expected("a path that ends with Z".to_owned()));
            Vec::new()
        }
        Err(what) => {
            fields.fault(key, Problem::OutOfRange(what));
            Vec::new()
        }
    }
}

/// A path that stays open; empty for a bad one.
fn line(value: &Value, path: &str, faults: &mut Vec<Fault>, view_box: &MapRect) -> Vec<Segment> {
    let problem = match value.as_str().map(|text| parse(text, view_box)) {
        None => Problem::Expected("a text".to_owned()),
        Some(Err(what)) => Problem::OutOfRange(what),
        Some(Ok(line)) if line.is_empty() => Problem::Empty,
        Some(Ok(line)) if line.last() == Some(&Segment::Close) => {
            Problem::Expected("a line without Z".to_owned())
        }
        Some(Ok(line)) => return line,
    };
    faults.push(Fault::new(path, problem));
    Vec::new()
}

/// `[x, y, width, height]`, not negative, and neither width nor height 0.
fn rect(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Option<MapRect> {
    let numbers: Option<Vec<f64>> =
        value.as_array().and_then(|items| items.iter().map(Value::as_f64).collect());
    let problem = match numbers.as_deref() {
        Some(&[x, y, width, height]) if x >= 0.0 && y >= 0.0 && width > 0.0 && height > 0.0 => {
            return Some(MapRect { x, y, width, height });
        }
        Some([_, _, _, _]) => {
            Problem::OutOfRange("a rectangle has x, y from 0 and a size above 0".to_owned())
        }
        _ => Problem::Expected("[x, y, width, height]".to_owned()),
    };
    faults.push(Fault::new(path, problem));
    None
}
