import AftercareCore
import Foundation

/// A zone as the core needs it, from Foundation.
extension Zone {
  /// The zone's name, its offset 15 days before `instant`, and every change of the offset after that up to 15
  /// days after `instant`. Instants outside the years 1 to 9999 count as the ends of these years, and one that
  /// is no number as 1970.
  ///
  /// Foundation's own next transition is not used: it promises daylight saving only, and clocks are also put
  /// forward or back for good (Asia/Almaty, 2024-03-01).
  public init(_ zone: TimeZone, around instant: Date) {
    let seconds = instant.timeIntervalSince1970
    let middle = seconds.isNaN ? 0 : min(max(seconds, Self.first), Self.last)
    // Offsets change at whole seconds, so what is after 12.3 is after 12 and what is before it is not after 12.
    let end = Int64((middle + Self.reach).rounded(.down))
    var at = Int64((middle - Self.reach).rounded(.down))
    var offset = zone.offset(at: at)
    self.init(id: zone.identifier, offsetS: offset, changes: [])
    while at < end {
      let next = min(at + Self.step, end)
      guard zone.offset(at: next) != offset else {
        at = next
        continue
      }
      at = zone.change(of: offset, after: at, notAfter: next)
      offset = zone.offset(at: at)
      changes.append(OffsetChange(at: Date(timeIntervalSince1970: Double(at)), offsetS: offset))
    }
  }

  /// How far to both sides of now the core looks, in seconds.
  private static let reach = 15 * 86_400.0
  /// Two changes of a zone were never nearer to each other than 3.98 days (Africa/Freetown, 1939), and since
  /// 1970 never nearer than 6.9: no two fall between looks that are a day apart. In seconds.
  private static let step: Int64 = 86_400
  /// 0001-01-01 and 9999-12-31, in seconds since 1970: what the core can write as a date.
  private static let first = -62_135_596_800.0
  private static let last = 253_402_300_799.0
}

extension TimeZone {
  /// Seconds east of UTC at an instant, given in seconds since 1970.
  fileprivate func offset(at seconds: Int64) -> Int32 {
    Int32(secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
  }

  /// The first second that no longer has `offset`: later than `low`, which has it, and not later than `high`,
  /// which has not.
  fileprivate func change(of offset: Int32, after low: Int64, notAfter high: Int64) -> Int64 {
    var (before, after) = (low, high)
    while after - before > 1 {
      let middle = before + (after - before) / 2
      if self.offset(at: middle) == offset {
        before = middle
      } else {
        after = middle
      }
    }
    return after
  }
}
