import Foundation
import Security

/// The key of the journal: 32 random bytes in the keychain of this device. It is readable after the first unlock
/// since a restart, goes into no backup and to no other device.
public struct KeychainKey: Sendable {
  private let service: String
  private let account: String

  /// - Parameter service: the app's identifier.
  public init(service: String, account: String = "journal") {
    (self.service, self.account) = (service, account)
  }

  /// The key; made where there is none yet. nil while the keychain is out of reach: the journal stays as it is.
  public func read() -> Data? {
    var found: CFTypeRef?
    let query = item.merging(
      [kSecReturnData as String: true, kSecMatchLimit as String: kSecMatchLimitOne], uniquingKeysWith: { $1 })
    switch SecItemCopyMatching(query as CFDictionary, &found) {
    case errSecSuccess: return found as? Data
    case errSecItemNotFound: return make()
    default: return nil
    }
  }

  private func make() -> Data? {
    var key = Data(count: 32)
    let isMade = key.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return SecRandomCopyBytes(kSecRandomDefault, bytes.count, start) == errSecSuccess
    }
    guard isMade else { return nil }
    let attributes = item.merging(
      [
        kSecAttrAccessible as String: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
        kSecValueData as String: key,
      ], uniquingKeysWith: { $1 })
    return SecItemAdd(attributes as CFDictionary, nil) == errSecSuccess ? key : nil
  }

  private var item: [String: Any] {
    [
      kSecClass as String: kSecClassGenericPassword, kSecAttrService as String: service,
      kSecAttrAccount as String: account, kSecAttrSynchronizable as String: false,
    ]
  }
}
