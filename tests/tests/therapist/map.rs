//! A tap on the map and the list beside it are one thing.

use std::collections::BTreeSet;

use aftercare_bindings::{body_map, body_map_tap};
use aftercare_core::body_map::{BodyMap, BodyView};
use aftercare_core::journey::{Command, Destination};
use aftercare_core::screen::{PlaceMap, Screen, Strength, tap};
use aftercare_core::session::{Place, Side};
use aftercare_tests::replay::patient::moment;

use crate::{content, form, give, now, opened, place};

fn map() -> BodyMap {
    BodyMap::shipped(&content().protocol).unwrap()
}

/// Every point of a fine grid over a view.
fn grid() -> impl Iterator<Item = (f64, f64)> {
    (0..400).flat_map(|y| (0..200).map(move |x| (f64::from(x) / 2.0 + 0.11, f64::from(y) / 2.0 + 0.13)))
}

fn taps(map: &BodyMap) -> BTreeSet<String> {
    let all = BodyView::ALL.into_iter().flat_map(|view| grid().map(move |(x, y)| (view, x, y)));
    all.filter_map(|(view, x, y)| tap(map, view, x, y)).map(|command| format!("{command:?}")).collect()
}

#[test]
fn the_taps_of_the_map_are_exactly_the_choices_beside_it_and_stand_in_the_list() {
    let screen = form(&opened(), &now());
    let commands = |buttons: Vec<&aftercare_core::screen::Button>| -> BTreeSet<String> {
        buttons.into_iter().map(|button| format!("{:?}", button.command)).collect()
    };
    let choices = commands(screen.map.choices.iter().collect());
    assert_eq!(choices.len(), 20);
    assert_eq!(taps(&map()), choices);
    let list = commands(screen.regions.iter().flat_map(|region| &region.options).collect());
    assert!(choices.is_subset(&list));
    let middle: Vec<String> =
        list.difference(&choices).filter(|command| !command.contains("Centre")).cloned().collect();
    assert_eq!(middle, [""; 0], "beyond the map the list has the middle alone");
}

#[test]
fn the_boundary_gives_the_same_drawing_and_the_same_taps() {
    let map = map();
    assert_eq!(body_map().unwrap(), map);
    for view in BodyView::ALL {
        for (x, y) in grid().step_by(37).chain([(f64::NAN, 0.0), (-1.0, 500.0)]) {
            assert_eq!(body_map_tap(view, x, y).unwrap(), tap(&map, view, x, y));
        }
    }
}

#[test]
fn a_tap_marks_what_was_tapped_and_a_second_takes_it_back() {
    let mut core = opened();
    for button in form(&core, &now()).map.choices {
        give(&mut core, &button.command);
        let screen = form(&core, &now());
        let Command::TogglePlace { region, side } = &button.command else { panic!() };
        assert_eq!(screen.map.marked, [Place { region: region.clone(), side: *side }]);
        assert_eq!(screen.map.names, std::slice::from_ref(&button.label));
        let chosen = |buttons: &[aftercare_core::screen::Button]| {
            buttons.iter().filter(|button| button.strength == Strength::Chosen).count()
        };
        assert_eq!(chosen(&screen.map.choices), 1);
        assert_eq!(screen.regions.iter().map(|region| chosen(&region.options)).sum::<usize>(), 1);
        give(&mut core, &button.command);
        assert!(form(&core, &now()).map.marked.is_empty());
    }
}

fn assert_marked(marks: &PlaceMap, places: &[Place]) {
    for region in &map().regions {
        let this = Place { region: region.region.clone(), side: region.side };
        assert_eq!(marks.marked.contains(&this), region.is_marked(places), "{this:?} of {places:?}");
    }
}

#[test]
fn every_screen_marks_the_regions_that_the_drawing_marks() {
    for side in [Side::Left, Side::Right, Side::Both, Side::Centre] {
        for region in ["neck", "lower_back"] {
            let places = [Place { region: region.to_owned(), side }];
            let mut core = opened();
            give(&mut core, &place(region, side));
            assert_marked(&form(&core, &now()).map, &places);
            give(&mut core, &Command::Go { to: Destination::SessionForm });
            for command in [Command::FillTime { at: now().at }, crate::technique("other"), Command::Next] {
                give(&mut core, &command);
            }
            give(&mut core, &place(region, side));
            let Screen::SessionForm(page) = core.shown(&now(), None).screen else { panic!() };
            assert_marked(page.map.as_ref().unwrap(), &places);
            assert_eq!(page.map.unwrap().choices.len(), 20);
            for _ in 0..3 {
                give(&mut core, &Command::Next);
            }
            let Screen::HandoutPreview(page) = core.shown(&now(), None).screen else { panic!() };
            assert_marked(&page.map, &places);
            assert!(page.map.choices.is_empty());
            give(&mut core, &Command::AcceptSession);
            give(&mut core, &Command::Go { to: Destination::Card });
            let Screen::Card(page) = core.shown(&moment(now().at), None).screen else { panic!() };
            assert_marked(&page.face.map, &places);
        }
    }
}
