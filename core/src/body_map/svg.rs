//! The drawing as an SVG document: front and back side by side, black on white.
//!
//! For paper and for the terminal, which cannot draw. No styles, scripts, colours or raster images;
//! the words for people are texts of the language, the paths those of the file.

use std::fmt::{self, Write};

use super::{BodyMap, BodyRegion, BodyView, Figure, path_text};
use crate::locale::Words;
use crate::session::{Place, Side};
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

impl BodyMap {
    /// The whole document, with these places hatched and outlined. It has a viewBox and no size of its
    /// own; a screen reader says the places instead of the picture.
    #[must_use]
    pub fn svg(&self, words: &Words<'_>, places: &[Place]) -> String {
        let mut out = String::new();
        // Writing to a String cannot fail.
        let _ = self.write(&mut out, words, places);
        out
    }

    fn write(&self, out: &mut String, words: &Words<'_>, places: &[Place]) -> fmt::Result {
        let (width, height) = (self.view_box.width, self.view_box.height);
        let whole = (2.0 * width + 3.0 * MARGIN, HEADING + height + MARGIN);
        write!(
            out,
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {x} {y}" role="img" "#,
                r#"xml:lang="{tag}" font-family="sans-serif" text-anchor="middle">"#,
                "<title>{title}</title><desc>{desc}</desc>",
                r##"{hatch}<rect width="{x}" height="{y}" fill="#fff"/>"##,
            ),
            x = whole.0,
            y = whole.1,
            tag = words.primary.tag,
            title = escaped(&words.get("body_map.title")),
            desc = escaped(&description(words, places)),
            hatch = HATCH,
        )?;
        let mut left = MARGIN;
        for figure in &self.figures {
            let (x, y) = (left - self.view_box.x, HEADING - self.view_box.y);
            write!(out, r#"<g transform="translate({x} {y})">"#)?;
            self.figure(out, words, figure, places)?;
            out.push_str("</g>");
            left += width + MARGIN;
        }
        out.push_str("</svg>");
        Ok(())
    }

    /// From the back forward: words, regions thin, detail thinner, the outline, what is marked.
    fn figure(&self, out: &mut String, words: &Words<'_>, figure: &Figure, places: &[Place]) -> fmt::Result {
        self.words(out, words, figure.view)?;
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
    fn words(&self, out: &mut String, words: &Words<'_>, view: BodyView) -> fmt::Result {
        let area = &self.view_box;
        let (name, left, right) = match view {
            BodyView::Front => ("body_map.front", 1.0 - MARK.0, MARK.0),
            BodyView::Back => ("body_map.back", MARK.0, 1.0 - MARK.0),
        };
        let (middle, above) = (area.x + area.width / 2.0, area.y - 4.0);
        write!(out, r#"<text x="{middle}" y="{above}" font-size="7">{}</text>"#, escaped(&words.get(name)))?;
        for (side, share) in [(Side::Left, left), (Side::Right, right)] {
            let key = if side == Side::Left { "body_map.left" } else { "body_map.right" };
            let (x, y) = (area.x + share * area.width, area.y + MARK.1 * area.height);
            let mark = escaped(&words.get(key));
            write!(out, r#"<text x="{x}" y="{y}" font-size="8" font-weight="bold">{mark}</text>"#)?;
        }
        Ok(())
    }
}

fn path(out: &mut String, region: &BodyRegion, look: &str) -> fmt::Result {
    write!(out, r#"<path d="{}" {look}/>"#, path_text(&region.path))
}

/// What a screen reader says: the places in words, not known ones too.
fn description(words: &Words<'_>, places: &[Place]) -> String {
    if places.is_empty() {
        return words.get("body_map.nothing");
    }
    let places: Vec<String> = places.iter().map(|place| words.place(place)).collect();
    words.with("body_map.marked", &[("places", &places.join(&words.get("list.separator")))])
}
