import AftercareCore
import AftercareShell
import AftercareUI
import Foundation

/// Opens the engine on the app's folder with the key of the keychain, and knows when it had none.
@MainActor public final class Journal: JournalOpening {
  private let folder: URL
  private let key: @MainActor () -> Data?
  private var isWithoutKey = false

  /// - Parameters:
  ///   - folder: of the journal.
  ///   - key: nil while it is out of reach.
  public init(folder: URL, key: @escaping @MainActor () -> Data?) { (self.folder, self.key) = (folder, key) }

  /// The engine. Without a key it runs in memory, and its screen says so.
  public func open(_ device: Device, _ now: Moment) throws -> any CareEngineProtocol {
    let key = key()
    isWithoutKey = key == nil
    return try CareEngine.open(directory: folder.path, key: key, device: device, now: now)
  }

  public func canReopenWithKey() -> Bool { isWithoutKey && key() != nil }
}
