// A STAND-IN for the few calls of Security that the app makes, built on Linux only: a keychain in memory. Names
// that begin with StandIn are not Apple's.
@_exported import Foundation

public typealias CFString = String
public typealias CFDictionary = [String: Any]
public typealias CFTypeRef = Any
public typealias OSStatus = Int32

public let kSecClass = "class"
public let kSecClassGenericPassword = "genp"
public let kSecAttrService = "svce"
public let kSecAttrAccount = "acct"
public let kSecAttrAccessible = "pdmn"
public let kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly = "cku"
public let kSecAttrSynchronizable = "sync"
public let kSecValueData = "v_Data"
public let kSecReturnData = "r_Data"
public let kSecMatchLimit = "m_Limit"
public let kSecMatchLimitOne = "m_LimitOne"
public let errSecSuccess: OSStatus = 0
public let errSecItemNotFound: OSStatus = -25300
public let errSecInteractionNotAllowed: OSStatus = -25308
public let errSecDuplicateItem: OSStatus = -25299

/// The keychain of a phone.
public enum StandInKeychain {
  nonisolated(unsafe) public static var items: [String: [String: Any]] = [:]
  /// Services whose items are out of reach, as before the first unlock after a restart.
  nonisolated(unsafe) public static var locked: Set<String> = []
}

// swift-format-ignore: AlwaysUseLowerCamelCase
public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?)
  -> OSStatus
{
  if isLocked(query) { return errSecInteractionNotAllowed }
  guard let item = StandInKeychain.items[key(query)] else { return errSecItemNotFound }
  result?.pointee = item[kSecValueData]
  return errSecSuccess
}
// swift-format-ignore: AlwaysUseLowerCamelCase
public func SecItemAdd(_ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
  if isLocked(attributes) { return errSecInteractionNotAllowed }
  guard StandInKeychain.items[key(attributes)] == nil else { return errSecDuplicateItem }
  StandInKeychain.items[key(attributes)] = attributes
  return errSecSuccess
}
public let kSecRandomDefault: Int? = nil
// swift-format-ignore: AlwaysUseLowerCamelCase
public func SecRandomCopyBytes(_ generator: Int?, _ count: Int, _ bytes: UnsafeMutableRawPointer) -> Int32 {
  for index in 0..<count {
    bytes.storeBytes(of: UInt8.random(in: 0...255), toByteOffset: index, as: UInt8.self)
  }
  return errSecSuccess
}

private func isLocked(_ query: CFDictionary) -> Bool {
  StandInKeychain.locked.contains(query[kSecAttrService] as? String ?? "")
}
private func key(_ query: CFDictionary) -> String {
  "\(query[kSecAttrService] ?? "")/\(query[kSecAttrAccount] ?? "")"
}
