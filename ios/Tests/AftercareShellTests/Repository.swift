import Foundation

/// The files of this repository that tests read and write.
enum Repository {
  /// The top folder.
  static let root = URL(fileURLWithPath: #filePath + "/../../../..").standardizedFileURL

  /// A file as text.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Writes a file, with the folders it needs.
  static func write(_ text: String, to path: String) throws {
    let file = root.appendingPathComponent(path)
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The names of a folder's files with an extension, without it and in order; none if there is no folder.
  static func ids(_ folder: String, _ ext: String) -> [String] {
    let path = root.appendingPathComponent(folder).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".\(ext)") }.map { String($0.dropLast(ext.count + 1)) }.sorted()
  }
}
