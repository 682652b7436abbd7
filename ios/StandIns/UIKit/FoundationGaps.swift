import Foundation

// What Apple's Foundation has and that for Linux has not.

extension Notification.Name {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  public static let NSSystemClockDidChange = Notification.Name("NSSystemClockDidChangeNotification")
}
extension URL {
  /// A folder of its own for every process.
  public static let applicationSupportDirectory =
    FileManager.default.temporaryDirectory.appendingPathComponent("stand-in-\(UUID().uuidString)")
}
