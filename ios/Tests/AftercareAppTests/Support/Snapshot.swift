import Foundation
import Testing

/// Texts that are kept, to be read when they change: `UPDATE=1 ios/test.sh` writes them anew.
enum Snapshot {
  static func compare(_ dump: String, _ name: String) throws {
    // No two codes are the same.
    let text = dump.replacing(/aftercare:\/\/h#[A-Za-z0-9_-]+/, with: "aftercare://h#…")
      .replacing(/AC1:[0-9A-Z][^\n"]*/, with: "AC1:…")
    let path = "Tests/AftercareAppTests/Snapshots/\(name).txt"
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try Data(text.utf8).write(to: Files.ios.appendingPathComponent(path))
    }
    let kept = (try? Files.text(path)) ?? ""
    let (now, before) = (text.split(separator: "\n"), kept.split(separator: "\n"))
    let at = zip(now, before).enumerated().first { $1.0 != $1.1 }?.offset
    // The whole texts are not for the log.
    let isSame = text == kept
    #expect(
      isSame,
      "\(path), line \((at ?? min(now.count, before.count)) + 1): \(at.map { String(now[$0]) } ?? "length")")
  }
}
