import AftercareCore
import Foundation

/// Runs `reconcile` when the plan has changed: one pass at a time, and the newest plan wins. Each pass is
/// reported. The plan that follows from a report gets one more pass, and the plan that follows from that one's
/// report none: it need not come to rest while time passes.
@MainActor
final class ReminderKeeper {
  /// Hands a report to the engine; what it answers, or nil when that failed.
  var report: @MainActor (Command) -> Output? = { _ in nil }

  private struct Pass {
    var wanted: Wanted
    var isInUse: Bool
    var followsReport = false
  }

  private let queue: any ReminderQueue
  private let clock: any Clock
  private var next: Pass?
  private var running: Task<Void, Never>?
  /// What the last pass made of the queue, or is making; nil when it is not known to hold that.
  private var made: Wanted?

  init(queue: any ReminderQueue, clock: any Clock) {
    (self.queue, self.clock) = (queue, clock)
  }

  /// Makes the queue equal to the plan of an output, if that is another one than before, or in any case.
  func keep(_ output: Output, isInUse: Bool, always: Bool) {
    let wanted = Wanted(output)
    guard always || next != nil || wanted != made else { return }
    next = Pass(wanted: wanted, isInUse: isInUse || next?.isInUse == true)
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
      made = pass.wanted
      let command = await reconcile(
        plan: pass.wanted.plan, queue: queue, now: clock.now().at, isInUse: pass.isInUse,
        isSaved: pass.wanted.isSaved)
      if command.reportsRefusal {
        made = nil
      }
      guard let wanted = report(command).map(Wanted.init) else { continue }
      if next != nil {
        // A newer plan is waiting; this one is newer still.
        next?.wanted = wanted
      } else if wanted != pass.wanted && !pass.followsReport {
        next = Pass(wanted: wanted, isInUse: pass.isInUse, followsReport: true)
      }
    }
    running = nil
  }
}

/// What the queue is to be made equal to.
private struct Wanted: Equatable {
  var plan: [Reminder]
  var isSaved: Bool

  init(_ output: Output) {
    (plan, isSaved) = (output.reminders, output.saved)
  }
}

extension Command {
  /// A report that says the system did not take something.
  fileprivate var reportsRefusal: Bool {
    guard case .remindersReconciled(_, _, _, let trouble) = self else { return false }
    return trouble.contains(ReminderTrouble.refused)
  }
}
