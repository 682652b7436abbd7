import AftercareCore
import Foundation

/// The clock port: the only way in which the app learns the time. The core has no clock of its own; every call
/// takes a `Moment`.
public protocol Clock: Sendable {
  /// Now, with the zone that the device is in now. Asked again for every call, because both can change while
  /// the app runs.
  func now() -> Moment
}

/// The device's own clock and zone.
public struct SystemClock: Clock {
  /// The clock of this device.
  public init() {}

  public func now() -> Moment {
    let now = Date()
    return Moment(at: now, zone: Zone(.autoupdatingCurrent, around: now))
  }
}
