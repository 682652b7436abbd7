import AftercareCore
import AftercareShell
import Foundation
import Testing

/// The store over the real engine and real files.
@MainActor @Suite struct StoreJourneyTests {
  /// Whole journeys as the app plays them, with the queue reported after every step: the screens are those of
  /// the transcript, and the queue holds the plan of every step.
  @Test(arguments: ["healthy_h24", "emergency_not_through", "daylight_saving", "second_session", "erase"])
  func aJourneyThroughTheStoreGivesTheSameTranscript(_ id: String) async throws {
    let run = try ScenarioRun.read(json: Repository.text("tests/scenarios/\(id).json"))
    let folder = try Folder()
    let (device, start) = (try run.device(), try run.start())
    let clock = FakeClock(start)
    let queue = FakeQueue(now: start.at)
    let spy = try Spy(
      CareEngine.open(directory: folder.path, key: Folder.key, device: device, now: start))
    let store = Store(clock: clock, device: { device }, queue: queue, open: { _, _ in spy })
    store.start()
    try run.begin(output: #require(spy.last))
    var transcript = ""
    while let next = try run.next() {
      await store.settled()
      clock.set(next.moment)
      await queue.advance(to: next.moment.at)
      if let command = next.command { store.send(command) } else { store.refresh() }
      let output = try #require(spy.last)
      #expect(store.screen == output.screen && store.isSaved == output.saved && store.failure == nil)
      transcript += try run.take(next: next, output: output)
      await store.settled()
      let planned = output.reminders.filter { $0.at > next.moment.at }.map(\.id).sorted()
      #expect(await queue.entries.keys.sorted() == planned, "step \(next.step)")
    }
    let difference = firstDifference(transcript, try Repository.text("tests/golden/transcripts/\(id).txt"))
    #expect(difference == nil, "\(id): \(difference ?? "")")
  }

  @Test func anEmergencyIsOnScreenAfterAFaultHalfWay() async throws {
    let journey = try Journey.inEmergency()
    let (clock, queue) = (FakeClock(journey.moment), FakeQueue(now: journey.moment.at))
    let store = Store(
      clock: clock, device: { .british }, queue: queue, open: { _, _ in journey.engine })
    store.start()
    try breakNextDispatch(engine: journey.engine)
    store.send(.called(number: "999"))
    #expect(store.failure == .calling(.Fault(message: "a fault of the program in a call")))
    guard case .emergency(let prompt) = store.screen else {
      Issue.record("\(String(describing: store.screen))")
      return
    }
    #expect(prompt.gotThrough != nil)
  }

  @Test func remindersOutliveAKeyThatIsOutOfReach() async throws {
    let (folder, now) = try Journey.closedInEmergency()
    let queue = FakeQueue(now: now.at)
    func store(key: Data?) -> Store {
      Store(
        clock: FakeClock(now), device: { .british }, queue: queue,
        open: { _, now in try folder.open(key: key, now: now) })
    }
    await opened(store(key: Folder.key))
    let before = await queue.entries
    #expect(before.keys.contains { $0.contains("emergency") })
    // As after a restart of the phone, before it was unlocked.
    let locked = store(key: nil)
    await opened(locked)
    guard case .trouble = locked.screen else {
      Issue.record("\(String(describing: locked.screen))")
      return
    }
    #expect(await queue.entries == before)
  }

  private func opened(_ store: Store) async {
    store.start()
    await store.settled()
  }

  @Test func aStoreThatIsLetGoLetsItsJournalGo() async throws {
    let folder = try Folder()
    var store: Store? = Store(
      clock: FakeClock(), device: { .british }, queue: FakeQueue(),
      open: { _, now in try folder.open(now: now) })
    store?.start()
    await store?.settled()
    #expect(throws: OpenError.self) { try folder.open() }
    store = nil
    #expect(throws: Never.self) { try folder.open() }
  }
}

/// Hands calls on to an engine and remembers the last output that was no answer to a report.
private final class Spy: CareEngineProtocol, @unchecked Sendable {
  // Only the main actor calls it here.
  private let engine: CareEngine
  private(set) var last: Output?

  init(_ engine: CareEngine) {
    self.engine = engine
  }

  func dispatch(command: Command, now: Moment) throws -> Output {
    let output = try engine.dispatch(command: command, now: now)
    if !command.isReport { last = output }
    return output
  }

  func refresh(device: Device, now: Moment) throws -> Output {
    let output = try engine.refresh(device: device, now: now)
    last = output
    return output
  }
}
