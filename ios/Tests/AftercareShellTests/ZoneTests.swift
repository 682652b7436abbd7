import AftercareCore
import AftercareShell
import Foundation
import Testing

/// Foundation's zones against those of the Rust side.
@Suite struct ZoneTests {
  @Test func theChangesOfFifteenDaysOnEitherSide() throws {
    let spring = try change("2026-03-29T01:00:00Z", 3600)
    let near = try zone("Europe/London", "2026-03-29T00:00:00Z")
    #expect(near == Zone(id: "Europe/London", offsetS: 0, changes: [spring]))
    #expect(try zone("Europe/London", "2026-03-14T01:00:00Z").changes == [spring])
    #expect(try zone("Europe/London", "2026-03-14T00:59:59Z").changes == [])
    #expect(try zone("Europe/London", "2026-04-13T00:59:59Z").changes == [spring])
    let after = try zone("Europe/London", "2026-04-13T01:00:00Z")
    #expect(after == Zone(id: "Europe/London", offsetS: 3600, changes: []))
  }

  @Test func partsOfASecondMoveNoChange() throws {
    let london = try #require(TimeZone(identifier: "Europe/London"))
    let spring = try change("2026-03-29T01:00:00Z", 3600)
    let edge = try date("2026-03-14T01:00:00Z")
    #expect(Zone(london, around: edge.addingTimeInterval(-0.001)).changes == [])
    #expect(Zone(london, around: edge.addingTimeInterval(0.999)).changes == [spring])
    let other = try date("2026-04-13T01:00:00Z")
    #expect(Zone(london, around: other.addingTimeInterval(-0.001)).changes == [spring])
    #expect(Zone(london, around: other.addingTimeInterval(0.999)).changes == [])
  }

  @Test func aChangeThatIsNoDaylightSavingCounts() throws {
    let juba = try #require(TimeZone(identifier: "Africa/Juba"))
    let before = try date("2021-01-25T00:00:00Z")
    let moved = try change("2021-01-31T21:00:00Z", 7_200)
    #expect(Zone(juba, around: before) == Zone(id: "Africa/Juba", offsetS: 10_800, changes: [moved]))
  }

  @Test func twoChangesInAWeekAreBothThere() throws {
    let changes = [try change("2000-10-08T03:00:00Z", -7_200), try change("2000-10-15T02:00:00Z", -10_800)]
    let recife = try zone("America/Recife", "2000-10-10T00:00:00Z")
    #expect(recife == Zone(id: "America/Recife", offsetS: -10_800, changes: changes))
  }

  @Test(arguments: [-.infinity, .infinity, .nan, -1e300, 1e300, .greatestFiniteMagnitude] as [Double])
  func anyDateHasAZone(_ seconds: Double) throws {
    let london = try #require(TimeZone(identifier: "Europe/London"))
    #expect(Zone(london, around: Date(timeIntervalSince1970: seconds)).id == "Europe/London")
  }

  @Test func everyZoneAgreesWithRustOver2022To2028() throws {
    var (moments, different) = (0, Set<String>())
    let blocks = try ZoneFile.blocks()
    for block in blocks {
      for name in block.names {
        guard let zone = TimeZone(identifier: name) else {
          different.insert(name)
          continue
        }
        for instant in ZoneFile.instants {
          moments += 1
          var expected = block.zone(around: instant)
          expected.id = zone.identifier
          if Zone(zone, around: instant) != expected { different.insert(name) }
        }
      }
    }
    let (names, version) = (blocks.map(\.names.count).reduce(0, +), TimeZone.timeZoneDataVersion)
    let unexplained = different.filter { ZoneFile.release($0) <= version }
    print("measured: \(names) zones at \(moments) moments of 2022-2028 against the Rust side's:")
    print(
      "measured: \(different.count) changed after Foundation's \(version), \(unexplained.count) differ otherwise"
    )
    #expect(names > 400)
    #expect(unexplained.isEmpty, "\(unexplained.sorted())")
  }

  private func date(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
  }

  private func change(_ text: String, _ offset: Int32) throws -> OffsetChange {
    OffsetChange(at: try date(text), offsetS: offset)
  }

  private func zone(_ name: String, _ text: String) throws -> Zone {
    Zone(try #require(TimeZone(identifier: name)), around: try date(text))
  }
}
