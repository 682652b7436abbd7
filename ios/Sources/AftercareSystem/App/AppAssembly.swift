import AVFoundation
import AftercareCore
import AftercareShell
import AftercareUI
import Foundation
import SwiftUI
import UIKit
import UserNotifications

/// The app put together from its adapters.
@MainActor public final class AppAssembly {
  /// What the views show.
  public let model: AppModel
  private let responder: NotificationResponder
  private let changes: DeviceChanges

  /// - Parameters:
  ///   - center: the app's notification centre. Its delegate is set here, before launching ends: what woke the
  ///     app would be lost otherwise.
  ///   - parent: where the journal's folder goes.
  ///   - clock: the device's.
  ///   - service: under which the key is kept.
  ///   - device: what the screens are drawn for.
  public init(
    center: UNUserNotificationCenter = .current(), parent: URL = .applicationSupportDirectory,
    clock: any AftercareShell.Clock = SystemClock(),
    service: String = Bundle.main.bundleIdentifier ?? "aftercare",
    device: @escaping @MainActor () -> Device = AppAssembly.device
  ) {
    // Without a folder the engine finds none either, and says so on its screen.
    let folder = (try? DataFolder.prepared(in: parent)) ?? parent.appendingPathComponent("Journal")
    let key = KeychainKey(service: service)
    let journal = Journal(folder: folder, key: { key.read() })
    let ledger = Ledger(file: folder.appendingPathComponent("reminders.json"))
    let queue = SystemReminderQueue(center: center, ledger: ledger, now: { clock.now().at })
    let store = Store(
      clock: clock, device: device, queue: queue, open: { device, now in try journal.open(device, now) })
    model = AppModel(
      store: store, opening: journal,
      ports: Ports(
        permission: NotificationPermission(center: center), printer: PaperPrinter(), display: DisplayLight(),
        announcer: VoiceOver(), settings: Self.settings,
        scanner: Self.scanner))
    responder = NotificationResponder(model: model)
    center.delegate = responder
    changes = DeviceChanges(model: model)
  }

  /// This device as it is now.
  public static func device() -> Device {
    let version = Bundle.main.infoDictionary?["CFBundleShortVersionString"] as? String ?? ""
    return Device(languages: Locale.preferredLanguages, locale: .autoupdatingCurrent, appVersion: version)
  }

  private static var scanner: Ports.Scanner? {
    guard ScannerView.isPossible else { return nil }
    return { found in AnyView(ScannerView(found: found)) }
  }

  private static let settings =
    URL(string: UIApplication.openNotificationSettingsURLString) ?? URL(fileURLWithPath: "/")
}
