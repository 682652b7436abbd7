import AftercareUI
import UIKit

/// Puts the app together before launching ends, so that a reminder that was tapped while the app was not running
/// finds somebody to tell.
@MainActor public final class AppDelegate: UIResponder, UIApplicationDelegate {
  /// The app; there from the end of launching on.
  public private(set) var app: AppAssembly?

  public func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]? = nil
  ) -> Bool {
    app = AppAssembly()
    return true
  }
}
