//! The drawing as an SVG document: front and back side by side, black on white.
//!
//! For paper and for the terminal, which cannot draw. No styles, scripts, colours or raster images;
//! the words for people are texts of the language, the paths those of the file.

use std::fmt::{self, Write};

use super::{BodyMap, BodyRegion, BodyView, Figure, path_text};
use crate::locale::Words;
use crate::session::Place;
use crate::xml::escaped;

/// White around the figures, in view-box units.
const MARGIN: f64 = 8.0;
/// Height of the line of words above the figures.
const HEADING: f64 = 14.0;
/// Where the marks L and R stand, as shares of a view's size: beside the head, clear of the arms.
const MARK: (f64, f64) = (0.16, 0.11);

/// Slanted lines, for what is marked: seen without colour, and after a bad copy. The id is ours alone,
/// for pages that hold several pictures.
const HATCH: &str = concat!(
    r#"<defs><pattern id="aftercare-hatch" width="2.4" height="2.4" patternUnits="userSpaceOnUse" "#,
    r##"patternTransform="rotate(45)"><rect width="2.4" height="2.4" fill="#fff"/>"##,
    r##"<rect width=".8" height="2.4" fill="#000"/></pattern></defs>"##,
);

/// The words of a drawing, in the reader's language.
#[derive(Clone, Debug)]
pub(crate) struct Captions {
    /// What the picture shows.
    pub(crate) title: String,
    /// What a screen reader says instead of it: the places in words, not known ones too.
    pub(crate) description: String,
    /// The name of the view from the front.
    pub(crate) front: String,
    /// The name of the view from the back.
    pub(crate) back: String,
    /// The letter for the patient's left.
    pub(crate) left: String,
    /// The letter for the patient's right.
    pub(crate) right: String,
}

impl Captions {
    pub(crate) fn new(words: &Words<'_>, places: &[Place]) -> Self {
        let description = if places.is_empty() {
            words.get("body_map.nothing")
        } else {
            let places: Vec<String> = places.iter().map(|place| words.place(place)).collect();
            words.with("body_map.marked", &[("places", &places.join(&words.get("list.separator")))])
        };
        Self {
            title: words.get("body_map.title"),
            description,
            front: words.get("body_map.front"),
            back: words.get("body_map.back"),
            left: words.get("body_map.left"),
            right: words.get("body_map.right"),
        }
    }
}

impl BodyMap {
    /// The whole document, with these places hatched and outlined. It has a viewBox and no size of its
    /// own; a screen reader says the places instead of the picture.
    #[must_use]
    pub fn svg(&self, words: &Words<'_>, places: &[Place]) -> String {
        let attributes = format!(
            r#"xmlns="http://www.w3.org/2000/svg" xml:lang="{}" font-family="sans-serif""#,
            words.primary.tag
        );
        self.drawn(&attributes, &Captions::new(words, places), places)
    }

    /// Width and height of the whole drawing with its margins, in view-box units.
    pub(crate) fn size(&self) -> (f64, f64) {
        (2.0 * self.view_box.width + 3.0 * MARGIN, HEADING + self.view_box.height + MARGIN)
    }

    /// An `svg` element with these attributes of its own, also for inside another picture.
    pub(crate) fn drawn(&self, attributes: &str, captions: &Captions, places: &[Place]) -> String {
        let mut out = String::new();
        // Writing to a String cannot fail.
        let _ = self.write(&mut out, attributes, captions, places);
        out
    }

    fn write(
        &self,
        out: &mut String,
        attributes: &str,
        captions: &Captions,
        places: &[Place],
    ) -> fmt::Result {
        let (x, y) = self.size();
        write!(
            out,
            concat!(
                r#"<svg {attributes} viewBox="0 0 {x} {y}" role="img" text-anchor="middle">"#,
                "<title>{title}</title><desc>{desc}</desc>",
                r##"{hatch}<rect width="{x}" height="{y}" fill="#fff"/>"##,
            ),
            attributes = attributes,
            x = x,
            y = y,
            title = escaped(&captions.title),
            desc = escaped(&captions.description),
            hatch = HATCH,
        )?;
        let mut left = MARGIN;
        for figure in &self.figures {
            let (x, y) = (left - self.view_box.x, HEADING - self.view_box.y);
            write!(out, r#"<g transform="translate({x} {y})">"#)?;
            self.figure(out, captions, figure, places)?;
            out.push_str("</g>");
            left += self.view_box.width + MARGIN;
        }
        out.push_str("</svg>");
        Ok(())
    }

    /// From the back forward: words, regions thin, detail thinner, the outline, what is marked.
    fn figure(
        &self,
        out: &mut String,
        captions: &Captions,
        figure: &Figure,
        places: &[Place],
    ) -> fmt::Result {
        self.words(out, captions, figure.view)?;
        let regions = || self.regions.iter().filter(|region| region.view == figure.view);
        out.push_str(r##"<g fill="none" stroke-linejoin="round" stroke-linecap="round">"##);
        for region in regions() {
            path(out, region, r##"stroke="#888" stroke-width=".4""##)?;
        }
        for line in &figure.detail {
            write!(out, r##"<path d="{}" stroke="#aaa" stroke-width=".4"/>"##, path_text(line))?;
        }
        write!(out, r##"<path d="{}" stroke="#000" stroke-width=".6"/>"##, path_text(&figure.outline))?;
        for region in regions().filter(|region| region.is_marked(places)) {
            path(out, region, r##"fill="url(#aftercare-hatch)" stroke="#000" stroke-width="1""##)?;
        }
        out.push_str("</g>");
        Ok(())
    }

    /// The view's name, and L and R on the sides where the patient's left and right are drawn.
    fn words(&self, out: &mut String, captions: &Captions, view: BodyView) -> fmt::Result {
        let area = &self.view_box;
        let (name, left, right) = match view {
            BodyView::Front => (&captions.front, 1.0 - MARK.0, MARK.0),
            BodyView::Back => (&captions.back, MARK.0, 1.0 - MARK.0),
        };
        let (middle, above) = (area.x + area.width / 2.0, area.y - 4.0);
        write!(out, r#"<text x="{middle}" y="{above}" font-size="7">{}</text>"#, escaped(name))?;
        for (mark, share) in [(&captions.left, left), (&captions.right, right)] {
            let (x, y) = (area.x + share * area.width, area.y + MARK.1 * area.height);
            let mark = escaped(mark);
            write!(out, r#"<text x="{x}" y="{y}" font-size="8" font-weight="bold">{mark}</text>"#)?;
        }
        Ok(())
    }
}

fn path(out: &mut String, region: &BodyRegion, look: &str) -> fmt::Result {
    write!(out, r#"<path d="{}" {look}/>"#, path_text(&region.path))
}
