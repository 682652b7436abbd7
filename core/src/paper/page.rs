//! One page as SVG: text broken into lines, boxes, rules and pictures, from the top down.
//!
//! SVG does not break lines and the core has no fonts, so that widths are estimated, rather too wide than
//! too narrow: a line that ends early is no harm, one that is cut off is. What does not fit is drawn
//! smaller, and in the end on a longer page; nothing is left out.

use std::fmt::Write;

use crate::body_map::BodyMap;
use crate::body_map::Captions;
use crate::screen::PlaceMap;
use crate::xml::escaped;

/// Sizes that are tried, the first that fits is taken.
const SCALES: [f64; 8] = [1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.65, 0.6];
/// From one line of text to the next, in its size.
const LINE: f64 = 1.32;

/// The size of the paper and the white around the page, in millimetres.
pub(super) struct Paper {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) margin: f64,
}

/// Where text stands from left to right, in millimetres.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) x: f64,
    pub(super) width: f64,
}

/// How text looks; the size is in millimetres before scaling.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) bold: bool,
}

pub(super) const fn plain(size: f64) -> Style {
    Style { size, bold: false }
}

pub(super) const fn bold(size: f64) -> Style {
    Style { size, bold: true }
}

/// A page being drawn. `y` is the upper edge of what comes next.
pub(super) struct Page {
    pub(super) y: f64,
    pub(super) scale: f64,
    out: String,
}

impl Paper {
    /// The column between the margins.
    pub(super) fn column(&self) -> Column {
        Column { x: self.margin, width: self.width - 2.0 * self.margin }
    }

    /// The document that `draw` draws, at the largest scale at which it fits.
    pub(super) fn document(&self, language: &str, title: &str, draw: impl Fn(&mut Page)) -> String {
        let drawn = |scale: &f64| {
            let mut page = Page { y: self.margin, scale: *scale, out: String::new() };
            draw(&mut page);
            page
        };
        let fits = |page: &Page| page.y + self.margin <= self.height;
        let page = SCALES.iter().map(drawn).find(fits);
        let page = page.unwrap_or_else(|| drawn(SCALES.last().unwrap_or(&1.0)));
        let height = self.height.max(page.y + self.margin);
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}mm" height="{h}mm" viewBox="0 0 {w} {h}" "#,
                r##"xml:lang="{tag}" font-family="sans-serif"><title>{title}</title>"##,
                r##"<rect width="{w}" height="{h}" fill="#fff"/>{body}</svg>"##,
            ),
            w = mm(self.width),
            h = mm(height),
            tag = escaped(language),
            title = escaped(title),
            body = page.out,
        )
    }
}

impl Page {
    /// White below what was drawn, scaled.
    pub(super) fn gap(&mut self, height: f64) {
        self.y += height * self.scale;
    }

    /// Lines of text.
    pub(super) fn text(&mut self, column: Column, style: Style, text: &str) {
        let size = style.size * self.scale;
        let weight = if style.bold { r#" font-weight="bold""# } else { "" };
        for line in lines(text, column.width / size, style.bold) {
            let baseline = self.y + size;
            // Writing to a String cannot fail.
            let _ = write!(
                self.out,
                r#"<text x="{}" y="{}" font-size="{}"{weight}>{}</text>"#,
                mm(column.x),
                mm(baseline),
                mm(size),
                escaped(&line)
            );
            self.y += size * LINE;
        }
    }

    /// A line across.
    pub(super) fn rule(&mut self, column: Column) {
        let (x, y, width) = (mm(column.x), mm(self.y), mm(column.width));
        let _ = write!(self.out, r##"<path d="M{x} {y}h{width}" stroke="#000" stroke-width=".4"/>"##);
    }

    /// A frame around what `draw` draws.
    pub(super) fn boxed(&mut self, column: Column, draw: impl Fn(&mut Self, Column)) {
        const EDGE: f64 = 3.0;
        let top = self.y;
        self.y += EDGE;
        draw(self, Column { x: column.x + EDGE, width: column.width - 2.0 * EDGE });
        self.y += EDGE;
        let (x, y, w, h) = (mm(column.x), mm(top), mm(column.width), mm(self.y - top));
        let _ = write!(
            self.out,
            r##"<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="2" fill="none" stroke="#000" stroke-width=".8"/>"##
        );
    }

    /// Draws two columns beside each other; what follows stands below the longer one.
    pub(super) fn beside(&mut self, left: impl FnOnce(&mut Self), right: impl FnOnce(&mut Self)) {
        let top = self.y;
        left(self);
        let below_left = self.y;
        self.y = top;
        right(self);
        self.y = self.y.max(below_left);
    }

    /// A picture that is an `svg` element: `draw` makes it of the attributes that place it.
    pub(super) fn picture(&mut self, x: f64, width: f64, height: f64, draw: impl FnOnce(&str) -> String) {
        let attributes =
            format!(r#"x="{}" y="{}" width="{}" height="{}""#, mm(x), mm(self.y), mm(width), mm(height));
        self.out.push_str(&draw(&attributes));
        self.y += height;
    }

    /// The body map of a screen, so wide.
    pub(super) fn map(&mut self, map: &BodyMap, marks: &PlaceMap, x: f64, width: f64) {
        let captions = Captions {
            title: marks.title.clone(),
            description: marks.description.clone(),
            front: marks.front.clone(),
            back: marks.back.clone(),
            left: marks.left.clone(),
            right: marks.right.clone(),
        };
        let (across, down) = map.size();
        self.picture(x, width, width * down / across, |attributes| {
            map.drawn(attributes, &captions, &marks.marked)
        });
    }
}

/// Hundredths of a millimetre are enough for any printer.
fn mm(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text as lines of a width given in the size of the text; a word too long for a line is broken.
fn lines(text: &str, width: f64, bold: bool) -> Vec<String> {
    let weight = if bold { 1.1 } else { 1.0 };
    let wide = |text: &str| text.chars().map(wide).sum::<f64>() * weight;
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in &words(text) {
        let space = if line.is_empty() { "" } else { " " };
        if wide(&line) + wide(space) + wide(word) <= width {
            line.extend([space, word.as_str()]);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            if wide(&line) + wide(c.encode_utf8(&mut [0; 4])) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The words of a text; the groups of a telephone number are one.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let digit = |c: char| c.is_ascii_digit();
        match words.last_mut() {
            Some(last) if last.ends_with(digit) && word.starts_with(digit) => last.extend([" ", word]),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// The width of a character in its size, in the widest of the common fonts without serifs.
fn wide(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | 'í' => 0.33,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1.0,
        'a'..='z' | '0'..='9' => 0.64,
        'A'..='Z' => 0.78,
        // Chinese, Japanese and Korean fill a square.
        c if c >= '\u{1100}' => 1.05,
        _ => 0.8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_a_long_word_breaks_too() {
        assert_eq!(lines("one two  three", 5.0, false), ["one two", "three"]);
        assert_eq!(lines("", 5.0, false), Vec::<String>::new());
        assert_eq!(lines("Call 020 7946 0012, now", 9.0, false), ["Call", "020 7946 0012,", "now"]);
        for width in [0.1, 1.0, 2.0, 7.0] {
            let broken = lines("Needled where the lung is within reach", width, true);
            assert_eq!(broken.concat().replace(' ', ""), "Needledwherethelungiswithinreach");
            assert!(
                broken.iter().all(|line| line.chars().count() == 1
                    || line.chars().map(wide).sum::<f64>() * 1.1 <= width + 1e-9)
            );
        }
    }

    #[test]
    fn what_does_not_fit_is_drawn_smaller_and_in_the_end_longer() {
        let paper = Paper { width: 100.0, height: 100.0, margin: 10.0 };
        let height = |count: usize| {
            let svg = paper.document("en", "t", |page| {
                for _ in 0..count {
                    page.text(paper.column(), plain(4.0), "word");
                }
            });
            assert_eq!(svg.matches("<text").count(), count);
            let from = svg.find("height=\"").unwrap_or(0) + 8;
            svg[from..].split("mm").next().and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0)
        };
        assert_eq!([height(1), height(16), height(24)], [100.0; 3]);
        assert!(height(60) > 150.0);
    }
}
