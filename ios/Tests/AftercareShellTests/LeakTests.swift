import AftercareCore
import XCTest

/// What opening and closing leaves behind. With XCTest, which has a process of its own: the other tests run at
/// the same time in another one, and their memory would be counted here.
final class LeakTests: XCTestCase {
  /// A thousand cycles warm the allocators up; what these keep for reuse is no leak. Afterwards the smallest
  /// thing that could leak, 16 bytes in each of 10,000 cycles, is 160 kB, and pages that allocators take now and
  /// then are some hundred kB. The bound is 1 MiB, or 105 bytes a cycle: an engine, a connection to the journal,
  /// a screen or the text of a reminder's plan is larger than that.
  func testTenThousandOpenedAndClosedEnginesLeakNothing() throws {
    let folder = try Folder()
    func cycles(_ count: Int) throws {
      for _ in 0..<count {
        XCTAssert(try folder.open().dispatch(command: .appOpened, now: .noon).saved)
      }
    }
    try cycles(1_000)
    guard let warm = Usage.now(of: folder) else {
      print("skipped: memory and open files of a process are measured on Linux only")
      throw XCTSkip("no /proc")
    }
    try cycles(10_000)
    let end = try XCTUnwrap(Usage.now(of: folder))
    let growth = end.memory - warm.memory
    print("measured: 10,000 open/close cycles: \(growth) bytes of memory more, \(end.files) open files")
    XCTAssertEqual(end.files, 0)
    XCTAssertLessThan(growth, 1 << 20)
  }

  /// Otherwise nothing is proven by finding no open file.
  func testAnOpenEngineHasFilesOpen() throws {
    let folder = try Folder()
    let engine = try folder.open()
    guard let usage = Usage.now(of: folder) else { throw XCTSkip("no /proc") }
    XCTAssertGreaterThan(usage.files, 0)
    _ = try engine.dispatch(command: .appOpened, now: .noon)
  }
}

/// What this process uses now.
private struct Usage {
  /// Open files of a folder.
  var files: Int
  /// Resident memory in bytes.
  var memory: Int

  /// Nil where there is no /proc.
  static func now(of folder: Folder) -> Usage? {
    let manager = FileManager.default
    guard let files = try? manager.contentsOfDirectory(atPath: "/proc/self/fd"),
      let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.starts(with: "VmRSS:") }),
      let kilobytes = Int(line.filter(\.isNumber))
    else { return nil }
    let open = files.filter { file in
      let target = try? manager.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(file)")
      return target?.hasPrefix(folder.path) == true
    }
    return Usage(files: open.count, memory: kilobytes << 10)
  }
}
