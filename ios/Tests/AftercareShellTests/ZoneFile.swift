import AftercareCore
import Foundation

/// `tests/golden/zones_2022_2028.txt`: the offsets of every zone, written by a Rust test.
enum ZoneFile {
  /// Zones whose clocks show the same over these years.
  struct Block {
    /// Their names.
    var names: [String]
    /// Seconds east of UTC before the first change.
    var offset: Int32 = 0
    /// Every change.
    var changes: [OffsetChange] = []

    /// What a shell is to hand over at an instant.
    func zone(around instant: Date) -> Zone {
      let (from, to) = (instant.addingTimeInterval(-15 * 86_400), instant.addingTimeInterval(15 * 86_400))
      let before = changes.last { $0.at <= from }?.offsetS ?? offset
      return Zone(id: "", offsetS: before, changes: changes.filter { from < $0.at && $0.at <= to })
    }
  }

  /// The release of the zone database with which Foundation agrees with the file about a zone; empty where it
  /// always has. Foundation carries a database of its own on Linux, older than the one that wrote the file; on
  /// Apple's systems it comes with the system. What differs must be younger than Foundation's.
  static func release(_ zone: String) -> String {
    switch zone {
    // Lebanon put the start of summer time off in 2023 and took it back days later.
    case "Asia/Beirut": "2023c"
    // Casey, Vostok and Ittoqqortoormiit changed their standard time.
    case "Antarctica/Casey", "Antarctica/Vostok", "America/Scoresbysund": "2023d"
    // Kazakhstan has one time since 2024-03-01. Palestine ended its Ramadan time otherwise than foreseen.
    case "Asia/Almaty", "Asia/Qostanay", "Asia/Gaza", "Asia/Hebron": "2024a"
    // Paraguay keeps its summer time. Aysén in Chile has a zone of its own.
    case "America/Asuncion": "2025a"
    case "America/Coyhaique": "2025b"
    // Moldova changes with the European Union.
    case "Europe/Chisinau", "Europe/Tiraspol": "2026a"
    // British Columbia and Alberta keep their summer time; Morocco gives up its own. Then some of their
    // neighbours followed.
    case "America/Vancouver", "Canada/Pacific", "America/Edmonton", "America/Yellowknife", "Canada/Mountain",
      "Africa/Casablanca", "Africa/El_Aaiun":
      "2026c"
    case "America/Inuvik", "America/Winnipeg", "America/Rainy_River", "Canada/Central": "2026e"
    default: ""
    }
  }

  /// Every 15 days of these years, far enough from their ends.
  static let instants: [Date] = {
    let (first, last) = (1_640_995_200.0 + 15 * 86_400, 1_861_920_000.0 - 15 * 86_400)
    return stride(from: first, through: last, by: 15 * 86_400).map { Date(timeIntervalSince1970: $0) }
  }()

  /// What the file says.
  static func blocks() throws -> [Block] {
    var blocks: [Block] = []
    for line in try Repository.text("tests/golden/zones_2022_2028.txt").split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch words[0] {
      case "zone": blocks.append(Block(names: Array(words.dropFirst())))
      case "offset": blocks[blocks.count - 1].offset = Int32(words[1]) ?? .max
      case "change":
        let at = Date(timeIntervalSince1970: (Double(words[1]) ?? .nan) / 1000)
        blocks[blocks.count - 1].changes.append(OffsetChange(at: at, offsetS: Int32(words[2]) ?? .max))
      default: break
      }
    }
    return blocks
  }
}
