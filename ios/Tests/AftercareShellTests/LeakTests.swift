import AftercareCore
import Foundation
import Testing

/// What opening and closing leaves behind.
@Suite struct LeakTests {
  /// A thousand cycles warm the allocators up; what they keep for reuse is no leak. After that, 16 bytes of
  /// every cycle would be 160 kB: the smallest thing that could leak in each of 10,000 cycles. The noise of
  /// the allocators and of Foundation's own caches is measured in hundreds of kB, so the bound is 2 MiB, or
  /// 210 bytes a cycle: an engine, a connection, a key or a screen is larger than that.
  @Test func tenThousandOpenedAndClosedEnginesLeakNothing() throws {
    guard let start = Usage.now() else {
      print("skipped: memory and open files of a process are measured on Linux only")
      return
    }
    let folder = try Folder()
    func cycles(_ count: Int) throws {
      for _ in 0..<count {
        let saved = try folder.open().dispatch(command: .appOpened, now: .noon).saved
        #expect(saved)
      }
    }
    try cycles(1_000)
    let warm = try #require(Usage.now())
    try cycles(10_000)
    let end = try #require(Usage.now())
    print("measured: 10,000 open/close cycles: \(end.memory - warm.memory) bytes of resident memory more")
    #expect(end.files <= max(start.files, warm.files))
    #expect(end.memory - warm.memory < 2 << 20)
  }
}

/// What this process uses now.
private struct Usage {
  /// Open file descriptors.
  var files: Int
  /// Resident memory in bytes.
  var memory: Int

  /// Nil where there is no /proc.
  static func now() -> Usage? {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"),
      let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.starts(with: "VmRSS:") }),
      let kilobytes = Int(line.filter(\.isNumber))
    else { return nil }
    return Usage(files: files.count, memory: kilobytes << 10)
  }
}
