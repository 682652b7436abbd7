import AftercareUI
import Foundation
import UIKit

/// What changes around the app and matters to a plan of reminders: the time, the zone, the language, and that
/// the device was unlocked for the first time. In the background, the queue is finished before the app is
/// suspended.
@MainActor final class DeviceChanges {
  private let model: AppModel
  private var observers: [any NSObjectProtocol] = []

  init(model: AppModel) {
    self.model = model
    for name in [
      UIApplication.significantTimeChangeNotification, .NSSystemClockDidChange, .NSSystemTimeZoneDidChange,
      NSLocale.currentLocaleDidChangeNotification,
    ] { observe(name) { $0.refresh() } }
    observe(UIApplication.protectedDataDidBecomeAvailableNotification) { model in
      Task { await model.becomeActive() }
    }
    observe(UIApplication.didEnterBackgroundNotification) { model in Self.finish(model) }
  }

  private func observe(_ name: Notification.Name, _ action: @escaping @MainActor (AppModel) -> Void) {
    let observer = NotificationCenter.default.addObserver(forName: name, object: nil, queue: .main) {
      [weak model] _ in
      MainActor.assumeIsolated {
        if let model { action(model) }
      }
    }
    observers.append(observer)
  }

  private static func finish(_ model: AppModel) {
    let task = UIApplication.shared.beginBackgroundTask(withName: "reminders")
    Task {
      await model.store.settled()
      UIApplication.shared.endBackgroundTask(task)
    }
  }
}
