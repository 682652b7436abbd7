import AftercareSystem
import AftercareUI
import SwiftUI
import UIKit

/// The entry of the app.
@main struct AftercareApp: App {
  @UIApplicationDelegateAdaptor(AppDelegate.self) private var delegate

  var body: some Scene {
    WindowGroup {
      if let app = delegate.app { RootView(model: app.model) }
    }
  }
}
