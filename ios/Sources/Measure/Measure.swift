import AftercareCore
import AftercareShell
import Foundation

/// Prints what calls cost, one line each. Run by `ios/measure.sh`, in a release build.
@main
enum Measure {
  static func main() throws {
    let start = ContinuousClock.now
    let course = try Course()
    defer { course.remove() }
    print("start-up: first engine of the process, 13 commands saved: \(micros(since: start)) µs")

    var opened = Samples("start-up: open a journal and show its first screen")
    for _ in 0..<200 {
      try opened.take { _ = try course.open().dispatch(command: .appOpened, now: Course.now) }
    }
    print(opened.line)

    var saved = Samples("dispatch of an answer, saved")
    for _ in 0..<5 {
      try answerAll(course, into: &saved)
    }
    print(saved.line)

    try course.damage()
    var warm = Samples("")
    try answerAll(course, into: &warm)
    var answers = Samples("dispatch of an answer, without the disk")
    for _ in 0..<100 {
      try answerAll(course, into: &answers)
    }
    print(answers.line)

    var redraws = Samples("refresh of the same check-in, without the disk")
    let engine = try course.open()
    _ = try engine.dispatch(command: .openCheckIn(checkIn: "now"), now: Course.now)
    for _ in 0..<2_000 {
      try redraws.take { _ = try engine.refresh(device: Course.device, now: Course.now) }
    }
    print(redraws.line)

    var parts = Boundary()
    for _ in 0..<2_000 {
      try parts.refresh(engine)
    }
    print(parts.lower.line, parts.call.line, parts.lift.line, separator: "\n")

    var clocks = Samples("the system's clock with its zone")
    for _ in 0..<2_000 {
      clocks.take { _ = SystemClock().now() }
    }
    print(clocks.line)
  }

  /// Opens a check-in on a new engine and gives the harmless answer to each of its questions.
  private static func answerAll(_ course: Course, into samples: inout Samples) throws {
    let engine = try course.open()
    var output = try engine.dispatch(command: .openCheckIn(checkIn: "now"), now: Course.now)
    while case .checkIn(let page) = output.screen {
      for row in page.rows {
        guard case .answer(let run, let question, let first) = row.options.first?.command else { continue }
        // The two options of a flag are "yes" and "not sure"; other questions begin with the harmless one.
        let answer = row.options.count == 2 ? .choice("no") : first
        let command = Command.answer(run: run, question: question, answer: answer)
        try samples.take { output = try engine.dispatch(command: command, now: Course.now) }
      }
      if case .checkIn(let after) = output.screen, after.step == page.step, let next = after.next {
        output = try engine.dispatch(command: next.command, now: Course.now)
      }
    }
    guard case .outcome = output.screen else { throw Course.Unusable(what: "no outcome: \(output.screen)") }
  }
}
