//! Windows of check-ins, reminders and the expected band.

use super::super::{Fault, Problem, Protocol};

pub(super) fn check(protocol: &Protocol, faults: &mut Vec<Fault>) {
    for (i, check_in) in protocol.check_ins.iter().enumerate() {
        if !(check_in.opens_h..check_in.closes_h).contains(&check_in.due_h) {
            let problem = Problem::Window("the due time is not within the window".to_owned());
            faults.push(Fault::new(format!("check_ins[{i}].due_h"), problem));
        }
        for (j, earlier) in protocol.check_ins.iter().enumerate().take(i) {
            let path = format!("check_ins[{i}].opens_h");
            if check_in.opens_h < earlier.closes_h && earlier.opens_h < check_in.closes_h {
                faults.push(Fault::new(path, Problem::Window(format!("overlaps check_ins[{j}]"))));
            } else if check_in.opens_h < earlier.opens_h {
                faults.push(Fault::new(path, Problem::Order("check-ins stand in order of time".to_owned())));
            }
        }
    }
    let reminders = &protocol.reminders;
    let nudges: Vec<u32> = reminders.nudges.iter().map(|nudge| nudge.after_h).collect();
    rising("reminders.nudges", &nudges, faults);
    rising("reminders.later_h", &reminders.later_h, faults);
    rising("reminders.emergency_repeat_min", &reminders.emergency_repeat_min, faults);
    let points = &protocol.expected.points;
    let hours: Vec<u32> = points.iter().map(|point| point.hours).collect();
    rising("expected.points", &hours, faults);
    for (i, _) in points.iter().enumerate().filter(|(_, point)| point.low > point.high) {
        let problem = Problem::OutOfRange("the lower edge is above the upper".to_owned());
        faults.push(Fault::new(format!("expected.points[{i}].low"), problem));
    }
}

/// A list that must not be empty and rises strictly.
fn rising(path: &str, list: &[u32], faults: &mut Vec<Fault>) {
    if list.is_empty() {
        faults.push(Fault::new(path, Problem::Empty));
    }
    if !list.is_sorted_by(|a, b| a < b) {
        faults.push(Fault::new(path, Problem::Order("must rise".to_owned())));
    }
}
