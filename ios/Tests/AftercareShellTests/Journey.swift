import AftercareCore
import Foundation

/// A scenario played on an engine of its own with a real journal: commands and moments come typed, and outputs
/// go back typed.
final class Journey {
  /// The scenario, which says what comes next and takes what there was.
  let run: ScenarioRun
  /// Where the journal is.
  let folder: Folder
  /// The engine.
  let engine: CareEngine
  /// What there was after the last step, as the engine gave it.
  private(set) var output: Output
  /// When the last step was.
  private(set) var moment: Moment
  /// The text of every step so far.
  private(set) var transcript = ""

  private let passing: Passing

  /// Hands an output on to the scenario as it came, or changed on purpose; the step is counted from 1.
  typealias Passing = (_ step: UInt32, _ output: Output) -> Output

  /// Opens the app as a scenario begins.
  init(_ scenario: String, passing: @escaping Passing = { $1 }) throws {
    run = try ScenarioRun.read(json: Repository.text("tests/scenarios/\(scenario).json"))
    folder = try Folder()
    moment = try run.start()
    engine = try CareEngine.open(
      directory: folder.path, key: Folder.key, device: run.device(), now: moment)
    output = try engine.dispatch(command: .appOpened, now: moment)
    self.passing = passing
    try run.begin(output: passing(0, output))
  }

  /// Plays one step; false when there was none. Fails when something is not as the scenario expects.
  func step() throws -> Bool {
    guard let next = try run.next() else { return false }
    moment = next.moment
    try folder.fill(next.storageFull)
    output =
      if let command = next.command {
        try engine.dispatch(command: command, now: moment)
      } else {
        try engine.refresh(device: run.device(), now: moment)
      }
    transcript += try run.take(next: next, output: passing(next.step, output))
    return true
  }

  /// Plays to the end, or up to the first output that `isWanted`.
  @discardableResult
  func play(until isWanted: (Output) -> Bool = { _ in false }) throws -> Journey {
    while try !isWanted(output) && step() {}
    return self
  }

  /// An emergency that has just been raised.
  static func inEmergency() throws -> Journey {
    try Journey("emergency_not_through").play { output in
      if case .emergency = output.screen { true } else { false }
    }
  }

  /// The journal of an emergency that has just been raised; the engine is let go.
  static func closedInEmergency() throws -> (Folder, Moment) {
    let journey = try inEmergency()
    return (journey.folder, journey.moment)
  }
}
