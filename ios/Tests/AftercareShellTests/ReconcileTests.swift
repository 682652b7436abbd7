import AftercareCore
import AftercareShell
import Foundation
import Testing

/// The queue after a pass, whatever it held before.
@Suite struct ReconcileTests {
  private let now = Moment.noon.at
  private let queue = FakeQueue()

  @Test func theQueueBecomesThePlan() async {
    let plan: [Reminder] = [.at(60, "1/h24.due"), .at(120, "1/h24.nudge1")]
    let command = await pass(plan)
    #expect(await queue.entries == Self.byId(plan))
    let ids = ["1/h24.due", "1/h24.nudge1"]
    #expect(command == .remindersReconciled(at: now, pending: ids, delivered: [], trouble: []))
  }

  @Test func anotherTimeOrAnotherTextReplacesAndTheSameOneIsLeftAlone() async {
    let plan: [Reminder] = [.at(60, "a.due"), .at(60, "b.due"), .at(60, "c.due")]
    _ = await pass(plan)
    let next: [Reminder] = [.at(60, "a.due"), .at(90, "b.due"), .at(60, "c.due", title: "Tu control")]
    _ = await pass(next)
    #expect(await queue.entries == Self.byId(next))
    #expect(await queue.added == ["a.due", "b.due", "c.due", "b.due", "c.due"])
  }

  @Test func aTimeThatDiffersOnlyBelowAMillisecondIsTheSame() async {
    _ = await pass([.at(60.001, "a.due")])
    _ = await pass([.at(60.001_3, "a.due")])
    _ = await pass([.at(60.002, "a.due")])
    #expect(await queue.added == ["a.due", "a.due"])
  }

  @Test func anEmptyPlanEmptiesTheQueue() async {
    _ = await pass([.at(60, "1/h24.due")])
    await queue.ring(["1/h6.due"])
    let command = await pass([])
    #expect(await queue.entries.isEmpty)
    #expect(await queue.rung.isEmpty)
    // What had rung is reported before it goes.
    #expect(command == .remindersReconciled(at: now, pending: [], delivered: ["1/h6.due"], trouble: []))
  }

  @Test func whatHasRungGoesWhenNothingMoreOfItIsPlannedAndThePersonIsThere() async {
    await queue.ring(["1/h24.due", "1/h48.due", "1/emergency.1.10", "1/emergency.2.10", "odd"])
    let plan: [Reminder] = [.at(60, "1/h48.nudge1"), .at(60, "1/emergency.2.20")]
    _ = await reconcile(plan: plan, queue: queue, now: now, isInUse: false, isSaved: true)
    #expect(await queue.rung.count == 5)
    _ = await pass(plan)
    #expect(await queue.rung == ["1/h48.due", "1/emergency.2.10"])
  }

  @Test func whatIsDueAtOnceRingsOnce() async {
    for second in [0.0, 1, 2] {
      await queue.advance(to: now.addingTimeInterval(second))
      let plan: [Reminder] = [.at(second, "1/h24.catch_up"), .at(60, "1/h24.nudge2")]
      _ = await reconcile(
        plan: plan, queue: queue, now: now.addingTimeInterval(second), isInUse: false, isSaved: true)
    }
    #expect(await queue.added == ["1/h24.catch_up", "1/h24.nudge2"])
    #expect(await queue.rung == ["1/h24.catch_up"])
  }

  @Test func anIdThatHasRungRingsAgainWhenItIsPlannedAgain() async {
    await queue.ring(["1/h24.later"])
    _ = await pass([.at(60, "1/h24.later")])
    await queue.advance(to: now.addingTimeInterval(59))
    #expect(await queue.entries["1/h24.later"] != nil)
  }

  @Test func aRefusedReminderIsReportedAndKeepsNoOtherOut() async {
    _ = await pass([.at(60, "b.due")])
    let plan: [Reminder] = [.at(60, "a.due"), .at(90, "b.due"), .at(60, "c.due")]
    await queue.refuse(["a.due", "b.due"])
    await queue.report(["not_allowed"])
    let command = await pass(plan)
    // One that could not be moved still rings at its old time.
    let kept: [Reminder] = [.at(60, "b.due"), .at(60, "c.due")]
    #expect(await queue.entries == Self.byId(kept))
    let trouble = ["not_allowed", ReminderTrouble.refused]
    let pending = ["b.due", "c.due"]
    #expect(command == .remindersReconciled(at: now, pending: pending, delivered: [], trouble: trouble))

    await queue.refuse([])
    _ = await pass(plan)
    #expect(await queue.entries == Self.byId(plan))
  }

  @Test func aReminderThatTheSystemTakesAndForgetsIsReported() async {
    await queue.drop(["a.due"])
    let plan: [Reminder] = [.at(60, "a.due"), .at(60, "b.due")]
    let command = await pass(plan)
    let trouble = [ReminderTrouble.refused]
    #expect(command == .remindersReconciled(at: now, pending: ["b.due"], delivered: [], trouble: trouble))
  }

  @Test func nothingIsTakenAwayWhileNotEverythingIsSaved() async {
    _ = await pass([.at(60, "1/h24.due"), .at(90, "1/h24.nudge1")])
    await queue.ring(["1/h6.due"])
    // A journal that cannot be read has an empty plan; the reminders of before are all that is left of it.
    let command = await reconcile(plan: [], queue: queue, now: now, isInUse: true, isSaved: false)
    let pending = ["1/h24.due", "1/h24.nudge1"]
    let expected = Command.remindersReconciled(
      at: now, pending: pending, delivered: ["1/h6.due"], trouble: [])
    #expect(command == expected)
    #expect(await Set(queue.entries.keys) == Set(pending))
    #expect(await queue.rung == ["1/h6.due"])
    // What is new rings all the same.
    let emergency: [Reminder] = [.at(600, "1/emergency.1.10")]
    _ = await reconcile(plan: emergency, queue: queue, now: now, isInUse: true, isSaved: false)
    #expect(await queue.entries.count == 3)
  }

  @Test func whatIsDueAtOnceIsNotPutOffByRepeating() async {
    await queue.ringLate()
    for second in [0.0, 1, 2] {
      let time = now.addingTimeInterval(second)
      let plan: [Reminder] = [.at(second, "1/h24.catch_up")]
      let command = await reconcile(plan: plan, queue: queue, now: time, isInUse: true, isSaved: true)
      let pending = ["1/h24.catch_up"]
      #expect(command == .remindersReconciled(at: time, pending: pending, delivered: [], trouble: []))
    }
    #expect(await queue.added == ["1/h24.catch_up"])
  }

  @Test func threeHundredRandomPlansOnOneQueue() async {
    var random = SplitMix(seed: 20_260_310)
    var time = now
    for round in 0..<300 {
      time.addTimeInterval(Double(Int.random(in: 0...9_000, using: &random)))
      await queue.advance(to: time)
      let plan = Self.plan(at: time, using: &random)
      let isInUse = Bool.random(using: &random)
      let first = await reconcile(plan: plan, queue: queue, now: time, isInUse: isInUse, isSaved: true)

      let due = plan.filter { $0.at <= time }.map(\.id)
      #expect(await queue.entries == Self.byId(plan.filter { $0.at > time }), "round \(round)")
      #expect(await queue.rung.isSuperset(of: due), "round \(round)")

      let changes = await queue.changes
      let second = await reconcile(plan: plan, queue: queue, now: time, isInUse: isInUse, isSaved: true)
      #expect(await queue.changes == changes, "round \(round)")
      guard case .remindersReconciled(_, let pending, let delivered, []) = first,
        case .remindersReconciled(_, pending, let later, []) = second
      else {
        Issue.record("round \(round): \(first), then \(second)")
        continue
      }
      #expect(Set(later).isSubset(of: delivered), "round \(round)")
    }
  }

  /// A pass with the app open and everything saved.
  private func pass(_ plan: [Reminder]) async -> Command {
    await reconcile(plan: plan, queue: queue, now: now, isInUse: true, isSaved: true)
  }

  /// Up to 20 reminders from ten minutes ago (due at once) to some hours ahead.
  private static func plan(at now: Date, using random: inout SplitMix) -> [Reminder] {
    let kinds = ["due", "nudge1", "nudge2", "catch_up", "later"]
    let all = (1...6).flatMap { number in kinds.map { "1/h\(number).\($0)" } }.shuffled(using: &random)
    return all.prefix(Int.random(in: 0...20, using: &random)).map { id in
      let start = now.timeIntervalSince(Moment.noon.at)
      let title = ["Your check-in is ready", "Tu control está listo"].randomElement(using: &random) ?? ""
      return .at(start + Double(Int.random(in: -600...9_000, using: &random)), id, title: title)
    }
  }

  private static func byId(_ plan: [Reminder]) -> [String: Reminder] {
    Dictionary(uniqueKeysWithValues: plan.map { ($0.id, $0) })
  }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
