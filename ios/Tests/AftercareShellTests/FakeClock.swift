import AftercareCore
import AftercareShell
import Foundation

/// A clock that stands where it is put.
final class FakeClock: Clock, @unchecked Sendable {
  // Every access holds the lock.
  private let lock = NSLock()
  private var moment: Moment

  init(_ moment: Moment = .noon) {
    self.moment = moment
  }

  func now() -> Moment { lock.withLock { moment } }

  /// Puts it somewhere else.
  func set(_ moment: Moment) { lock.withLock { self.moment = moment } }
}
