import AftercareCore
import Foundation

/// A course to measure on: a session was entered by hand an hour ago.
struct Course {
  /// Where its journal is.
  let folder: String
  private let key = Data(repeating: 7, count: 32)
  /// The device that everything is drawn for.
  static let device = Device(languages: ["en-GB"], region: "GB", hour24: true, appVersion: "0.1.0")

  /// Why nothing can be measured.
  struct Unusable: Error {
    /// What happened instead.
    var what: String
  }

  /// 2026-03-10T12:00:00Z in London.
  static let now = Moment(
    at: Date(timeIntervalSince1970: 1_773_144_000), zone: Zone(id: "Europe/London", offsetS: 0, changes: []))

  /// Writes the journal into a folder of its own.
  init() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("measure-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    folder = place.path
    let engine = try open()
    let form: [Command] = [
      .appOpened, .go(to: .sessionForm), .fillTime(at: Self.now.at.addingTimeInterval(-3_600)),
      .setTechnique(technique: "dry_needling"), .next, .togglePlace(region: "leg", side: .left), .next,
      .setPainBefore(pain: 4), .next, .next, .acceptSession, .go(to: .home),
    ]
    for command in form {
      _ = try engine.dispatch(command: command, now: Self.now)
    }
    guard try isHome(engine) else { throw Unusable(what: "the session was not accepted") }
  }

  /// Opens an engine on it.
  func open() throws -> CareEngine {
    try CareEngine.open(directory: folder, key: key, device: Self.device, now: Self.now)
  }

  /// Damages the end of the journal until the engine reads the course from it but saves nothing any more, so that
  /// calls can be measured without the disk.
  func damage() throws {
    let file = URL(fileURLWithPath: folder).appendingPathComponent("journal.db")
    let whole = try Data(contentsOf: file)
    for offset in stride(from: whole.count - 8, to: 0, by: -16) {
      var damaged = whole
      damaged[offset] ^= 1
      try damaged.write(to: file)
      let engine = try open()
      if try !engine.dispatch(command: .go(to: .home), now: Self.now).saved, try isHome(engine) { return }
    }
    throw Unusable(what: "no damage leaves the course readable")
  }

  /// Takes the folder away.
  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Whether an engine shows the dates of the course.
  private func isHome(_ engine: CareEngine) throws -> Bool {
    guard case .home(let home) = try engine.dispatch(command: .go(to: .home), now: Self.now).screen else {
      return false
    }
    return !home.dots.isEmpty
  }
}
