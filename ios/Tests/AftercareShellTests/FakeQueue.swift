import AftercareCore
import AftercareShell
import Foundation

/// A queue in memory that keeps the contract of the port, with the faults of real ones at will.
actor FakeQueue: ReminderQueue {
  /// What is still to ring.
  private(set) var entries: [String: Reminder] = [:]
  /// What has rung.
  private(set) var rung: Set<String> = []
  /// Every id that was ever added, in order.
  private(set) var added: [String] = []
  /// How often something was added or removed.
  private(set) var changes = 0
  /// The most calls that were under way at the same time.
  private(set) var mostAtOnce = 0

  private var underWay = 0
  private var now: Date
  private var refusing: Set<String> = []
  private var dropping: Set<String> = []
  private var troubles: [String] = []

  private var ringsLate = false
  private var isHeld = false
  private var held: [CheckedContinuation<Void, Never>] = []

  /// The system refuses an id.
  struct Refused: Error {}

  init(now: Date = Moment.noon.at) {
    self.now = now
  }

  /// Refuses these ids with an error from now on.
  func refuse(_ ids: Set<String>) { refusing = ids }
  /// Takes these ids and forgets them from now on.
  func drop(_ ids: Set<String>) { dropping = ids }
  /// Reports this from now on.
  func report(_ trouble: [String]) { troubles = trouble }
  /// What is added after its time rings only when time passes on.
  func ringLate() { ringsLate = true }
  /// Calls wait from now on.
  func hold() { isHeld = true }
  /// Returns when a call waits.
  func isWaiting() async {
    while held.isEmpty { await Task.yield() }
  }
  /// Calls go on.
  func release() {
    isHeld = false
    for call in held { call.resume() }
    held = []
  }
  /// These ids have rung.
  func ring(_ ids: [String]) {
    rung.formUnion(ids)
    for id in ids { entries[id] = nil }
  }

  /// Lets time pass: what is due rings.
  func advance(to now: Date) {
    self.now = now
    ring(entries.values.filter { $0.at <= now }.map(\.id))
  }

  func pending() async -> [Reminder] { await call { Array(entries.values) } }
  func delivered() async -> [String] { await call { Array(rung) } }
  func trouble() async -> [String] { await call { troubles } }

  func add(_ reminder: Reminder) async throws {
    try await call {
      if refusing.contains(reminder.id) { throw Refused() }
      changes += 1
      added.append(reminder.id)
      entries[reminder.id] = dropping.contains(reminder.id) ? nil : reminder
      if !ringsLate { advance(to: now) }
    }
  }

  func removePending(_ ids: [String]) async {
    await call {
      changes += 1
      for id in ids { entries[id] = nil }
    }
  }

  func removeDelivered(_ ids: [String]) async {
    await call {
      changes += 1
      rung.subtract(ids)
    }
  }

  /// Others get a turn in the middle of every call, as with a real queue.
  private func call<T>(_ body: () throws -> T) async rethrows -> T {
    underWay += 1
    mostAtOnce = max(mostAtOnce, underWay)
    defer { underWay -= 1 }
    await Task.yield()
    if isHeld {
      await withCheckedContinuation { held.append($0) }
    }
    return try body()
  }
}
