import AftercareCore
import Foundation

/// An engine that answers as it is told and remembers what it was sent.
final class FakeEngine: CareEngineProtocol, @unchecked Sendable {
  /// What to answer to a command, or to a refresh, which has none; nil: the same as before. Calls are numbered
  /// from 1.
  typealias Answer = @Sendable (_ command: Command?, _ number: Int) throws -> Output?

  // Every access holds the lock.
  private let lock = NSLock()
  private var commands: [Command] = []
  private var calls = 0
  private var last = Output.page("")
  private let answer: Answer

  init(_ answer: @escaping Answer) {
    self.answer = answer
  }

  /// The reports so far.
  var reports: [Command] {
    lock.withLock { commands.filter { $0.isReport } }
  }

  func dispatch(command: Command, now: Moment) throws -> Output {
    try lock.withLock {
      commands.append(command)
      return try next(command)
    }
  }

  func refresh(device: Device, now: Moment) throws -> Output {
    try lock.withLock { try next(nil) }
  }

  private func next(_ command: Command?) throws -> Output {
    calls += 1
    last = try answer(command, calls) ?? last
    return last
  }
}

extension Command? {
  /// It reports what is in the queue.
  var isReport: Bool { self?.isReport == true }
}

extension Command {
  /// It reports what is in the queue.
  var isReport: Bool {
    guard case .remindersReconciled = self else { return false }
    return true
  }
}

extension Output {
  /// A page with a title, a plan and notices.
  static func page(
    _ title: String, _ plan: [Reminder] = [], notices: [String] = [], saved: Bool = true
  ) -> Output {
    let frame = Frame(title: title, language: "en", notices: notices, noticeAction: nil, back: nil)
    let page = AboutScreen(frame: frame, paragraphs: [], facts: [])
    return Output(screen: .about(page), reminders: plan, saved: saved)
  }
}

extension Reminder {
  /// A reminder some seconds after noon.
  static func at(_ seconds: TimeInterval, _ id: String, title: String = "Your check-in is ready") -> Reminder
  {
    Reminder(
      id: id, checkIn: "h24", kind: .due, at: Moment.noon.at.addingTimeInterval(seconds), title: title,
      body: "It takes about 2 minutes.", openLabel: "Open", wrongLabel: "Something is wrong")
  }
}
