import AftercareCore
import Foundation

/// Runs `reconcile` after every change of the plan: one pass at a time, and the newest plan wins. What a pass
/// found is reported when it says something new. The plan that follows from a report gets one more pass, and
/// the report of that one gets none: so reports cannot go round in a circle, whatever the engine answers.
@MainActor
final class ReminderKeeper {
  /// Reports what was found and gives the plan that follows; nil when the report failed. `isNews`: other
  /// trouble than in the last report.
  var report: @MainActor (_ command: Command, _ isNews: Bool) -> [Reminder]? = { _, _ in nil }

  private struct Pass {
    var plan: [Reminder]
    var isInUse: Bool
    var followsReport = false
  }

  private let queue: any ReminderQueue
  private let clock: any Clock
  private var next: Pass?
  private var running: Task<Void, Never>?
  /// The plan of the last pass that was begun.
  private var begun: [Reminder]?
  private var reported: Report?

  init(queue: any ReminderQueue, clock: any Clock) {
    (self.queue, self.clock) = (queue, clock)
  }

  /// Makes the queue equal to a plan, if it is another one than before, or in any case.
  func keep(_ plan: [Reminder], isInUse: Bool, always: Bool) {
    guard always || next != nil || plan != begun else { return }
    let isInUse = isInUse || next?.isInUse == true
    next = Pass(plan: plan, isInUse: isInUse)
    if running == nil {
      running = Task { await run() }
    }
  }

  /// Returns when nothing is left to do.
  func settled() async {
    while let running {
      await running.value
    }
  }

  private func run() async {
    while let pass = next {
      next = nil
      begun = pass.plan
      let now = clock.now().at
      let command = await reconcile(plan: pass.plan, queue: queue, now: now, isInUse: pass.isInUse)
      guard let found = Report(command), found != reported else { continue }
      let isNews = found.trouble != reported?.trouble ?? []
      guard let plan = report(command, isNews) else { continue }
      reported = found
      if next != nil {
        // A newer plan is waiting; this one is newer still.
        next?.plan = plan
      } else if plan != begun && !pass.followsReport {
        next = Pass(plan: plan, isInUse: pass.isInUse, followsReport: true)
      }
    }
    running = nil
  }
}

/// What a report says, without the time at which it was made.
private struct Report: Equatable {
  var pending: [String]
  var delivered: [String]
  var trouble: [String]

  init?(_ command: Command) {
    guard case .remindersReconciled(_, let pending, let delivered, let trouble) = command else { return nil }
    (self.pending, self.delivered, self.trouble) = (pending, delivered, trouble)
  }
}
