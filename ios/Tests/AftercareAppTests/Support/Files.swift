import Foundation

/// The files of the iPhone app that tests read and write.
enum Files {
  static let ios = URL(fileURLWithPath: #filePath + "/../../../..").standardizedFileURL

  static func text(_ path: String) throws -> String {
    try String(contentsOf: ios.appendingPathComponent(path), encoding: .utf8)
  }
}

/// The app's own strings: key, then language.
enum Catalogue {
  static let app = (try? read("App/Aftercare/Localizable.xcstrings")) ?? [:]

  static func read(_ path: String) throws -> [String: [String: String]] {
    let file = try JSONDecoder().decode(Table.self, from: Data(Files.text(path).utf8))
    return file.strings.mapValues { $0.localizations.mapValues(\.stringUnit.value) }
  }

  private struct Table: Decodable {
    let strings: [String: Entry]
    struct Entry: Decodable { let localizations: [String: Localization] }
    struct Localization: Decodable { let stringUnit: Unit }
    struct Unit: Decodable { let value: String }
  }
}
