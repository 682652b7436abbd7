import AftercareCore
import Foundation
import Testing

/// Errors, faults and troubles as they arrive in Swift.
@Suite struct ErrorTests {
  @Test func everyWayOpeningCanFailIsTypedAndSaysWhat() throws {
    var kinds: Set<String> = []
    for number in UInt32(0)..<3 {
      let error = try #require(failure(OpenError.self) { try failToOpen(number: number) })
      // No default: a new kind does not compile until somebody decides what it means here.
      switch error {
      case .InUse(let message):
        #expect(message == "the journal is in use by another process")
        kinds.insert("in use")
      case .Content(let message):
        #expect(message == "the app's own content does not load: detail")
        kinds.insert("content")
      case .Fault(let message):
        #expect(message == "a fault of the program while opening")
        kinds.insert("fault")
      }
    }
    #expect(kinds.count == 3)
    try failToOpen(number: 3)
  }

  @Test func everyWayACallCanFailIsTypedAndSaysWhat() throws {
    var kinds: Set<String> = []
    for number in UInt32(0)..<3 {
      let error = try #require(failure(EngineError.self) { try failToCall(number: number) })
      switch error {
      case .NotErased(let message):
        #expect(message == "the journal could not be erased: detail")
        kinds.insert("not erased")
      case .Restart(let message):
        #expect(message == "the journal could not be started anew: detail")
        kinds.insert("restart")
      case .Fault(let message):
        #expect(message == "a fault of the program in a call")
        kinds.insert("fault")
      }
    }
    #expect(kinds.count == 3)
    try failToCall(number: 3)
  }

  @Test func aFolderIsHeldByOneEngineUntilItIsLetGo() throws {
    let folder = try Folder()
    var first: CareEngine? = try folder.open()
    let error = failure(OpenError.self) { _ = try folder.open() }
    #expect(error == .InUse(message: "the journal is in use by another process"))
    _ = try first?.dispatch(command: .appOpened, now: .noon)
    first = nil
    #expect(try folder.open().dispatch(command: .appOpened, now: .noon).saved)
  }

  @Test func aFaultIsAnErrorAndTheNextCallWorksWithWhatWasRecordedBeforeIt() throws {
    let journey = try Journey.inEmergency()
    try breakNextDispatch(engine: journey.engine)
    let error = failure(EngineError.self) {
      _ = try journey.engine.dispatch(command: .called(number: "999"), now: journey.moment)
    }
    #expect(error == .Fault(message: "a fault of the program in a call"))
    let output = try journey.engine.refresh(device: .british, now: journey.moment)
    guard case .emergency(let prompt) = output.screen else {
      Issue.record("not an emergency: \(output.screen)")
      return
    }
    #expect(output.saved && prompt.gotThrough == "Did you get through?")
  }

  @Test(arguments: [nil, Data(repeating: 8, count: 32), Data(repeating: 7, count: 31), Data()])
  func withoutTheRightKeyTheEngineRunsInMemoryAndSaysSo(_ key: Data?) throws {
    // Something must be saved, or any key fits.
    let (folder, now) = try Journey.closedInEmergency()
    let output = try folder.open(key: key, now: now).refresh(device: .british, now: now)
    guard case .trouble(let trouble) = output.screen else {
      Issue.record("no trouble with \(String(describing: key)): \(output.screen)")
      return
    }
    #expect(!output.saved && !trouble.happened.isEmpty && !trouble.works.isEmpty)
    #expect(output.reminders.isEmpty)
  }

  @Test func aFileThatIsNoScenarioIsRefused() {
    let error = failure(ScenarioError.self) { _ = try ScenarioRun.read(json: "{}") }
    guard case .Unreadable(let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!message.isEmpty)
  }

  @Test func aScenarioThatWasNotBegunSaysSo() throws {
    let run = try ScenarioRun.read(json: Repository.text("tests/scenarios/erase.json"))
    let error = failure(ScenarioError.self) { _ = try run.next() }
    #expect(error == .NotBegun(message: "the scenario was not begun"))
  }

  /// The error of a type that a piece of work fails with; nil when it works or fails otherwise.
  private func failure<E: Error>(_ type: E.Type, _ work: () throws -> Void) -> E? {
    do {
      try work()
      return nil
    } catch {
      return error as? E
    }
  }
}
