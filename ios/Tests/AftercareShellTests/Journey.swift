import AftercareCore
import Foundation

/// A scenario played on an engine of its own with a real journal: commands and moments come typed, outputs go
/// back typed.
struct Journey {
  /// What there was after the scenario was played.
  struct Played {
    /// The text of every step.
    var transcript = ""
    /// Which step each text belongs to, counted from 1.
    var steps: [String] = []
  }

  /// Hands an output on as it came, or changed on purpose; the step is counted from 1.
  typealias Passing = (_ step: UInt32, _ output: Output) -> Output

  /// The scenario's id.
  let scenario: String

  /// Plays it; fails with the first thing that is not as the scenario expects.
  func play(passing: Passing = { $1 }) throws -> Played {
    let run = try ScenarioRun.read(json: Repository.text("tests/scenarios/\(scenario).json"))
    let folder = try Folder()
    let device = try run.device()
    let start = try run.start()
    let engine = try CareEngine.open(directory: folder.path, key: Folder.key, device: device, now: start)
    try run.begin(output: passing(0, engine.dispatch(command: .appOpened, now: start)))
    var played = Played()
    while let next = try run.next() {
      let output =
        if let command = next.command {
          try engine.dispatch(command: command, now: next.moment)
        } else {
          try engine.refresh(device: device, now: next.moment)
        }
      let text = try run.take(next: next, output: passing(next.step, output))
      played.steps.append(text)
      played.transcript += text
    }
    return played
  }
}

/// A folder of its own, gone when nobody holds it.
final class Folder: Sendable {
  /// The key of every journal in these tests.
  static let key = Data(repeating: 7, count: 32)

  /// Where it is.
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("aftercare-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// The first line in which two texts differ, as it is in both; nil when they are equal byte for byte.
func firstDifference(_ played: String, _ onFile: String) -> String? {
  guard Array(played.utf8) != Array(onFile.utf8) else { return nil }
  let lines = (
    played.split(separator: "\n", omittingEmptySubsequences: false),
    onFile.split(separator: "\n", omittingEmptySubsequences: false)
  )
  for number in 0..<max(lines.0.count, lines.1.count) {
    let here = number < lines.0.count ? String(lines.0[number]) : "(the end)"
    let there = number < lines.1.count ? String(lines.1[number]) : "(the end)"
    if Array(here.utf8) != Array(there.utf8) {
      return "line \(number + 1): played \(here), on file \(there)"
    }
  }
  return "only the ends of lines differ"
}
