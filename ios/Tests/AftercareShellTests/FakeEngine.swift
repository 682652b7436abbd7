import AftercareCore
import Foundation

/// An engine that answers as it is told and remembers what it was sent.
final class FakeEngine: CareEngineProtocol, @unchecked Sendable {
  // Every access holds the lock.
  private let lock = NSLock()
  private var commands: [Command] = []
  private let answer: @Sendable (_ command: Command?, _ number: Int) throws -> Output

  /// Answers commands, and refreshes as no command; calls are numbered from 1.
  init(_ answer: @escaping @Sendable (_ command: Command?, _ number: Int) throws -> Output) {
    self.answer = answer
  }

  /// Every command so far.
  var sent: [Command] { lock.withLock { commands } }
  /// The reports among them.
  var reports: [Command] {
    sent.filter { $0.isReport }
  }

  func dispatch(command: Command, now: Moment) throws -> Output {
    let number = lock.withLock {
      commands.append(command)
      return commands.count
    }
    return try answer(command, number)
  }

  func refresh(device: Device, now: Moment) throws -> Output {
    try answer(nil, lock.withLock { commands.count })
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
  /// A page with a title, with a plan.
  static func page(_ title: String, _ plan: [Reminder] = []) -> Output {
    let frame = Frame(title: title, notices: [], noticeAction: nil, back: nil)
    return Output(
      screen: .about(AboutScreen(frame: frame, paragraphs: [], facts: [])), reminders: plan, saved: true)
  }
}

extension Screen {
  /// The title of a page.
  var title: String? {
    guard case .about(let page) = self else { return nil }
    return page.frame.title
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
