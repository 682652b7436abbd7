import Foundation

/// The folder of the journal: readable after the first unlock, also while the device is locked again, and in no
/// backup.
public enum DataFolder {
  /// The folder, made and protected. Throws when it cannot be made; the engine then says so on its screen.
  public static func prepared(in parent: URL, files: FileManager = .default) throws -> URL {
    var folder = parent.appendingPathComponent("Journal", isDirectory: true)
    let protection: [FileAttributeKey: Any] = [
      .protectionKey: FileProtectionType.completeUntilFirstUserAuthentication
    ]
    try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: protection)
    // A folder of an older version, too.
    try files.setAttributes(protection, ofItemAtPath: folder.path)
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try folder.setResourceValues(values)
    return folder
  }
}
