import AftercareCore
import AftercareShell
import Foundation
import Observation
import Testing

/// The store over engines that answer as they are told.
@MainActor @Suite struct StoreTests {
  private let clock = FakeClock()
  private let queue = FakeQueue()

  @Test func startingOpensTheEngineOnceAndShowsWhatItAnswers() async {
    let engine = FakeEngine { command, _ in .page(command == .appOpened ? "opened" : "other") }
    var opened = 0
    let store = opening { device, now in
      #expect(device == .british && now == .noon)
      opened += 1
      return engine
    }
    #expect(store.screen == nil)
    store.start()
    #expect(store.screen?.frame.title == "opened" && store.isSaved && store.failure == nil)
    store.start()
    await store.settled()
    #expect(opened == 1)
  }

  @Test func whatIsShownCanBeObserved() async {
    let store = answering { command, _ in .page(command == .back ? "back" : "else") }
    store.start()
    await confirmation { changed in
      withObservationTracking {
        _ = store.screen
      } onChange: {
        changed()
      }
      store.send(.back)
    }
    #expect(store.screen?.frame.title == "back")
  }

  @Test func anEngineThatDoesNotOpenIsAFailureUntilItDoes() {
    var tries = 0
    let store = opening { _, _ in
      tries += 1
      if tries <= 2 { throw OpenError.InUse(message: "elsewhere") }
      return FakeEngine { _, _ in .page("open") }
    }
    store.start()
    #expect(store.failure == .opening(.InUse(message: "elsewhere")) && store.screen == nil)
    store.send(.back)
    #expect(store.failure == .opening(.InUse(message: "elsewhere")) && store.screen == nil)
    store.start()
    #expect(store.failure == nil && store.screen?.frame.title == "open")
  }

  @Test func afterAFailedCallTheScreenIsDrawnAnewAndTheNextCallClearsTheFailure() async {
    let store = answering { command, _ in
      if command == .next { throw EngineError.Fault(message: "a fault") }
      return .page(command == nil ? "drawn anew" : "answered", [.at(60, "a.due")])
    }
    store.start()
    store.send(.next)
    #expect(
      store.failure == .calling(.Fault(message: "a fault")) && store.screen?.frame.title == "drawn anew")
    await store.settled()
    #expect(await Set(queue.entries.keys) == ["a.due"])
    store.send(.back)
    #expect(store.failure == nil && store.screen?.frame.title == "answered")
  }

  @Test func afterErasingWithoutANewJournalAnotherEngineIsOpened() {
    var opened = 0
    let store = opening { _, _ in
      opened += 1
      let number = opened
      return FakeEngine { command, _ in
        if command == .confirmErase { throw EngineError.Restart(message: "no room") }
        return .page("engine \(number)")
      }
    }
    store.start()
    store.send(.confirmErase)
    #expect(opened == 2 && store.failure == .calling(.Restart(message: "no room")))
    #expect(store.screen?.frame.title == "engine 2")
  }

  @Test func anEngineThatIsLetGoIsOpenedAgainByTheNextCall() {
    var opened = 0
    let store = opening { _, _ in
      opened += 1
      return FakeEngine { _, _ in .page("open") }
    }
    store.start()
    store.close()
    store.start()
    #expect(opened == 2)
  }

  @Test func anErrorThatTheBindingsDoNotDeclareIsAFault() {
    struct Odd: Error {}
    let store = answering { _, _ in throw Odd() }
    store.start()
    #expect(store.failure == .calling(.Fault(message: "Odd()")))
  }

  @Test func theQueueFollowsThePlanAndEachPassIsReported() async {
    let engine = FakeEngine { command, _ in
      .page("", command == .appOpened ? [] : [.at(60, "a.due")])
    }
    let store = opening { _, _ in engine }
    let report = Command.remindersReconciled(
      at: Moment.noon.at, pending: ["a.due"], delivered: [], trouble: [])
    for _ in 0..<5 {
      store.send(.back)
      await store.settled()
    }
    #expect(await queue.added == ["a.due"])
    #expect(engine.reports == [report])
    store.refresh()
    await store.settled()
    #expect(await queue.added == ["a.due"])
    #expect(engine.reports == [report, report])
  }

  @Test func whatTheSystemRefusedIsTriedAgainAtTheNextCommand() async {
    let store = answering { _, _ in .page("", [.at(60, "a.due")]) }
    await queue.refuse(["a.due"])
    store.send(.back)
    await store.settled()
    await queue.refuse([])
    store.send(.back)
    await store.settled()
    #expect(await Set(queue.entries.keys) == ["a.due"])
  }

  @Test func remindersStayUntilThePlanIsOneThatWasSaved() async {
    let store = answering { command, _ in
      switch command {
      case .appOpened: .page("", [.at(60, "a.due")])
      case .back: .page("", saved: false)
      case .retrySave: .page("")
      default: nil
      }
    }
    store.start()
    await store.settled()
    #expect(await Set(queue.entries.keys) == ["a.due"])
    store.send(.back)
    await store.settled()
    #expect(await Set(queue.entries.keys) == ["a.due"])
    #expect(!store.isSaved)
    // The same empty plan, now saved.
    store.send(.retrySave)
    await store.settled()
    #expect(await queue.entries.isEmpty)
    #expect(store.isSaved)
  }

  @Test func aReportThatFailsIsAFailure() async {
    let store = answering { command, _ in
      if command.isReport { throw EngineError.Fault(message: "a fault") }
      return .page("shown", [.at(60, "a.due")])
    }
    store.start()
    await store.settled()
    #expect(store.failure == .calling(.Fault(message: "a fault")) && store.screen?.frame.title == "shown")
    #expect(await queue.entries.count == 1)
  }

  @Test func aChangeOfTheSystemIsNoticedAtTheNextRefresh() async {
    let store = answering { _, _ in .page("", [.at(60, "a.due")]) }
    store.start()
    await store.settled()
    // Somebody else emptied the queue; the plan is the same.
    await queue.removePending(["a.due"])
    store.refresh()
    await store.settled()
    #expect(await Set(queue.entries.keys) == ["a.due"])
  }

  @Test func reportsDoNotGoRoundInACircle() async {
    // Every answer has another plan, so that every report has news; up to an end, or a circle would not fail.
    let engine = FakeEngine { _, number in .page("", [.at(60, "\(min(number, 200)).due")]) }
    let store = opening { _, _ in engine }
    for call in 1...10 {
      store.send(.back)
      await store.settled()
      #expect(engine.reports.count <= 2 * call)
    }
  }

  @Test func thereIsOnePassAtATimeAndTheNewestPlanWins() async {
    let engine = FakeEngine { command, number in
      .page("", [.at(60, command.isReport || number == 20 ? "last.due" : "\(number).due")])
    }
    let store = opening { _, _ in engine }
    await queue.hold()
    store.send(.back)
    await queue.isWaiting()
    for _ in 2...20 {
      store.send(.back)
      await Task.yield()
    }
    await queue.release()
    await store.settled()
    #expect(await Set(queue.entries.keys) == ["last.due"])
    #expect(await queue.added == ["1.due", "last.due"])
    #expect(await queue.mostAtOnce == 1)
  }

  @Test func thePlanThatFollowsFromAReportIsNewerThanOneThatWaits() async {
    let engine = FakeEngine { command, number in
      .page("", [.at(60, command.isReport ? "reported.due" : "\(number).due")])
    }
    let store = opening { _, _ in engine }
    await queue.hold()
    store.send(.back)
    await queue.isWaiting()
    store.send(.back)
    await queue.release()
    await store.settled()
    #expect(await queue.added == ["1.due", "reported.due"])
  }

  @Test func thatThePersonIsThereIsNotForgottenWhileAPassWaits() async {
    let store = answering { _, _ in .page("") }
    await queue.ring(["1/h24.due"])
    await queue.hold()
    store.refresh()
    await queue.isWaiting()
    store.start()
    store.refresh()
    await queue.release()
    await store.settled()
    #expect(await queue.rung.isEmpty)
  }

  @Test func whatARefusedCommandSaidStaysWhenAReportIsAnswered() async {
    let store = answering { command, _ in
      let plan: [Reminder] = [.at(60, "a.due")]
      return switch command {
      case .next: .page("refused", plan, notices: ["This is not a time we can read"])
      case .appOpened: .page("opened", plan, notices: ["Some entries are not saved"])
      default: .page("reported", plan, notices: ["Some entries are not saved", "Reminders are off"])
      }
    }
    store.send(.next)
    await store.settled()
    #expect(store.screen?.frame.title == "refused")
    store.start()
    await store.settled()
    #expect(store.screen?.frame.title == "reported")
  }

  @Test func aRefreshTakesNothingOffTheScreenThatThePersonHasNotSeen() async {
    let store = answering { _, _ in .page("") }
    await queue.ring(["1/h24.nudge2"])
    store.refresh()
    await store.settled()
    #expect(await queue.rung == ["1/h24.nudge2"])
    store.start()
    await store.settled()
    #expect(await queue.rung.isEmpty)
  }

  /// A store whose engine is opened so.
  private func opening(_ open: @escaping Store.Opening) -> Store {
    let device = { @MainActor in Device.british }
    return Store(clock: clock, device: device, queue: queue, open: open)
  }

  /// A store over an engine that answers so.
  private func answering(_ answer: @escaping FakeEngine.Answer) -> Store {
    let engine = FakeEngine(answer)
    return opening { _, _ in engine }
  }
}
