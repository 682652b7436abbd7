//! The QR code, read back from its modules, its SVG and its terminal lines by another library.

use aftercare_core::handout::{Qr, QrError, decode, encode, qr, svg, terminal, to_code, to_link};
use proptest::prelude::*;

use crate::support::{any_session, codes, largest, now, smallest, typical};

/// Characters that versions 1, 2, ... hold at level M (ISO/IEC 18004, table 7).
const ALPHANUMERIC_M: [usize; 18] =
    [20, 38, 61, 90, 122, 154, 178, 221, 262, 311, 366, 419, 483, 528, 600, 656, 734, 816];
const BYTE_M: [usize; 22] =
    [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779];

/// Pixels a module; a camera sees about as many.
const SCALE: usize = 4;

/// Reads one QR code out of a picture given as rows of dark or light modules, quiet zone included.
fn scan(picture: &[Vec<bool>]) -> (usize, u16, String) {
    let (height, width) = (picture.len() * SCALE, picture[0].len() * SCALE);
    let grey = |x: usize, y: usize| if picture[y / SCALE][x / SCALE] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    let (meta, content) = grids[0].decode().unwrap();
    (meta.version.0, meta.ecc_level, content)
}

/// The modules with a quiet zone of 4.
fn framed(qr: &Qr) -> Vec<Vec<bool>> {
    let size = qr.size as usize;
    let inside = |x: usize, y: usize| {
        (4..size + 4).contains(&x) && (4..size + 4).contains(&y) && qr.dark[(y - 4) * size + x - 4]
    };
    (0..size + 8).map(|y| (0..size + 8).map(|x| inside(x, y)).collect()).collect()
}

/// Draws the path of an SVG: every run of dark modules is `Mx yhnv1h-nz`.
fn drawn(svg: &str) -> Vec<Vec<bool>> {
    let between = |text: &str, from: &str, to: &str| {
        let start = text.find(from).unwrap() + from.len();
        let end = text[start..].find(to).unwrap();
        text[start..start + end].to_owned()
    };
    let side: usize = between(svg, "viewBox=\"0 0 ", " ").parse().unwrap();
    let mut picture = vec![vec![false; side]; side];
    for run in between(svg, " d=\"", "\"").split('z').filter(|run| !run.is_empty()) {
        let number = |from, to| between(run, from, to).parse::<usize>().unwrap();
        let (x, y, length) = (number("M", " "), number(" ", "h"), number("h", "v"));
        assert!(run.ends_with(&format!("v1h-{length}")), "{run}");
        for pixel in &mut picture[y][x..x + length] {
            assert!(!*pixel, "drawn twice");
            *pixel = true;
        }
    }
    picture
}

/// What a dark terminal shows: where nothing is drawn it stays dark.
fn shown(lines: &[String]) -> Vec<Vec<bool>> {
    let half = |dark: [char; 2]| move |c: char| dark.contains(&c);
    lines
        .iter()
        .flat_map(|line| {
            assert!(line.chars().all(|c| " █▀▄".contains(c)));
            let row = |dark| line.chars().map(half(dark)).collect::<Vec<_>>();
            [row([' ', '▄']), row([' ', '▀'])]
        })
        .collect()
}

/// The code's modules, SVG and terminal lines all read as `text`; gives the QR version.
fn scans_as(text: &str) -> usize {
    let code = qr(text).unwrap();
    assert_eq!(code.dark.len(), (code.size * code.size) as usize);
    let modules = framed(&code);
    let (version, level, content) = scan(&modules);
    assert_eq!(content, text);
    assert_eq!(level, 0, "level M is written as 0");
    assert_eq!(code.size as usize, 17 + 4 * version);
    assert_eq!(drawn(&svg(&code, "code")), modules);
    let mut lines = shown(&terminal(&code));
    assert_eq!(
        lines.pop(),
        Some(vec![false; modules.len()]),
        "an odd number of rows is filled up with light"
    );
    assert_eq!(lines, modules);
    version
}

fn smallest_version(capacities: &[usize], length: usize) -> usize {
    1 + capacities.iter().position(|capacity| *capacity >= length).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn given_any_session_then_its_code_and_link_scan_back_to_it(session in any_session()) {
        let handout = encode(&codes(), &session).unwrap();
        let (code, link) = (to_code(&handout), to_link(&handout));
        prop_assert_eq!(scans_as(&code), smallest_version(&ALPHANUMERIC_M, code.len()));
        prop_assert_eq!(scans_as(&link), smallest_version(&BYTE_M, link.len()));
        prop_assert_eq!(decode(&codes(), &scan(&framed(&qr(&code).unwrap())).2, now()), Ok(session));
    }
}

#[test]
fn given_typical_sessions_then_their_qr_is_at_most_version_8() {
    for (session, code_version, link_version) in [(smallest(), 3, 4), (typical(), 6, 7), (largest(), 14, 16)]
    {
        let handout = encode(&codes(), &session).unwrap();
        assert_eq!(
            (scans_as(&to_code(&handout)), scans_as(&to_link(&handout))),
            (code_version, link_version)
        );
    }
    assert!(smallest_version(&ALPHANUMERIC_M, to_code(&[0; 130]).len()) <= 8);
}

#[test]
fn given_every_length_a_code_can_have_then_it_scans_in_alphanumeric_mode() {
    for length in (1..=512).step_by(7).chain([511, 512]) {
        let handout: Vec<u8> = (0..length).map(|n: u32| (n * 89) as u8).collect();
        let code = to_code(&handout);
        assert_eq!(scans_as(&code), smallest_version(&ALPHANUMERIC_M, code.len()));
    }
}

#[test]
fn given_no_text_or_too_much_then_no_qr() {
    assert_eq!(qr(""), Err(QrError::Empty));
    assert!(qr(&"A".repeat(772)).is_ok());
    assert_eq!(qr(&"A".repeat(773)), Err(QrError::TooLong));
    assert_eq!(to_code(&[0; 512]).len(), 772);
    assert!(qr(&"ü".repeat(386)).is_ok());
}

#[test]
fn given_a_title_with_markup_then_it_is_text() {
    let image = svg(&qr("AC1:0").unwrap(), "</title><script>alert(1)</script>&\u{0}\u{ffff}");
    assert!(image.contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</title>"));
    assert_eq!(image.matches('<').count(), 6, "svg, title, /title, rect, path, /svg");
    assert!(image.contains("shape-rendering=\"crispEdges\""));
}

#[test]
fn given_a_made_up_qr_without_modules_then_nothing_is_drawn_and_nothing_fails() {
    for (size, dark) in [(0, vec![]), (0, vec![true]), (u32::MAX, vec![]), (3, vec![true; 4])] {
        let made_up = Qr { size, dark };
        assert!(svg(&made_up, "").starts_with("<svg"));
        assert!(terminal(&made_up).len() >= 4);
    }
}
