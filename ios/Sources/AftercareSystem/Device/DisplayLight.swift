import AftercareUI
import UIKit

/// The display at full brightness and awake while a card is read or a code is scanned.
@MainActor public final class DisplayLight: DisplayKeeping {
  private var before: CGFloat?

  /// The device's display.
  public init() {}

  public func keepBright(_ isBright: Bool) {
    UIApplication.shared.isIdleTimerDisabled = isBright
    if isBright {
      before = before ?? UIScreen.main.brightness
      UIScreen.main.brightness = 1
    } else if let before {
      UIScreen.main.brightness = before
      self.before = nil
    }
  }
}
