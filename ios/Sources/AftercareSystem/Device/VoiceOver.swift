import AftercareUI
import UIKit

/// Says something before anything else, in the language it is written in.
@MainActor public struct VoiceOver: Announcing {
  /// The device's screen reader.
  public init() {}

  public func announce(_ text: String, language: String) {
    let words = NSAttributedString(
      string: text,
      attributes: [
        .accessibilitySpeechAnnouncementPriority: UIAccessibilityPriority.high,
        .accessibilitySpeechLanguage: language,
      ])
    UIAccessibility.post(notification: .announcement, argument: words)
  }
}
