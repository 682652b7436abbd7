import Foundation

/// What the notification centre has accepted and when it was to ring, because it forgets what was swiped away.
/// Ids and times only, in a file of the app's protected folder, which no backup holds. Best effort: what cannot
/// be written is in memory, and a missing entry means that a reminder rings once more.
public final class Ledger: @unchecked Sendable {
  // Every access holds the lock.
  private let lock = NSLock()
  private let file: URL
  private var entries: [String: Date]

  /// Read from a file, or empty.
  public init(file: URL) {
    self.file = file
    let stored = try? JSONDecoder().decode([String: Date].self, from: Data(contentsOf: file))
    entries = stored ?? [:]
  }

  /// The system has taken a reminder.
  func accept(_ id: String, at: Date) { change { $0[id] = at } }

  /// These are of no matter any more.
  func forget(_ ids: [String]) {
    change { entries in for id in ids { entries[id] = nil } }
  }

  /// What was to ring by now.
  func past(_ now: Date) -> [String] {
    lock.withLock { entries.filter { $0.value <= now }.map(\.key) }
  }

  private func change(_ body: (inout [String: Date]) -> Void) {
    lock.withLock {
      let before = entries
      body(&entries)
      guard entries != before else { return }
      try? JSONEncoder().encode(entries).write(to: file, options: .atomic)
    }
  }
}
