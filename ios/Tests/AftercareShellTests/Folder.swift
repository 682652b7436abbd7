import AftercareCore
import Foundation

/// A folder of its own for a journal, gone when nobody holds it.
final class Folder: Sendable {
  /// The key of every journal in these tests.
  static let key = Data(repeating: 7, count: 32)

  /// Where it is.
  let path: String

  init() throws {
    let name = "aftercare-\(UUID().uuidString)"
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Takes the journal's file away while the storage is full, and puts it back: a journal that is open goes on
  /// being open, but takes no append.
  func fill(_ full: Bool) throws {
    let (file, away) = ("\(path)/journal.db", "\(path)/away.db")
    let (from, to) = full ? (file, away) : (away, file)
    if FileManager.default.fileExists(atPath: from) {
      try FileManager.default.moveItem(atPath: from, toPath: to)
    }
  }

  /// Opens an engine on it.
  func open(key: Data? = Folder.key, now: Moment = .noon) throws -> CareEngine {
    try CareEngine.open(directory: path, key: key, device: .british, now: now)
  }
}

extension Device {
  /// A device in Great Britain.
  static let british = Device(languages: ["en-GB"], region: "GB", hour24: true, appVersion: "0.1.0")
}

extension Moment {
  /// 2026-03-10T12:00:00Z.
  static let noon = Moment(
    at: Date(timeIntervalSince1970: 1_773_144_000), zone: Zone(id: "UTC", offsetS: 0, changes: []))

  /// This moment some seconds later, in the same zone.
  func plus(_ seconds: TimeInterval) -> Moment {
    Moment(at: at.addingTimeInterval(seconds), zone: zone)
  }
}
