import AftercareCore
import AftercareShell
import AftercareSystem
import AftercareUI
import Foundation
import SwiftUI
import UserNotifications

/// A phone with the app on it: the real views, adapters, store and Rust core, on files of its own, over the
/// stand-ins for what Apple has.
@MainActor final class Phone {
  let center: UNUserNotificationCenter
  let clock: PhoneClock
  /// What was dialled and what settings were opened.
  private(set) var opened: [String] = []
  /// It is a telephone.
  var canCall = true
  private(set) var app: AppAssembly
  private(set) var host: StandInHost
  private let parent: URL
  let service = UUID().uuidString
  private let device: Device
  private var values: EnvironmentValues

  init(
    language: String = "en-GB", region: String = "GB", at: Date = .noon,
    _ change: (inout EnvironmentValues) -> Void = { _ in }
  ) throws {
    StandInStrings.table = Catalogue.app
    parent = FileManager.default.temporaryDirectory.appendingPathComponent("phone-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    center = UNUserNotificationCenter(standIn: at)
    clock = PhoneClock(at)
    device = Device(languages: [language], region: region, hour24: true, appVersion: "0.1.0")
    values = EnvironmentValues()
    change(&values)
    (app, host) = Self.launched(center, parent, clock, service, device, values)
    listen()
  }

  deinit { try? FileManager.default.removeItem(at: parent) }

  private static func launched(
    _ center: UNUserNotificationCenter, _ parent: URL, _ clock: PhoneClock, _ service: String,
    _ device: Device,
    _ values: EnvironmentValues
  ) -> (AppAssembly, StandInHost) {
    let app = AppAssembly(center: center, parent: parent, clock: clock, service: service, device: { device })
    return (app, StandInHost(values) { [model = app.model] in RootView(model: model) })
  }

  private func listen() {
    host.values.openURL = OpenURLAction(standIn: { [weak self] url in
      guard let self, canCall || url.scheme != "tel" else { return false }
      opened.append(url.absoluteString)
      return true
    })
  }

  /// The app comes to the front.
  @discardableResult func opens() async -> Phone {
    await settle()
    return self
  }

  /// The system kills the app, and the person opens it again.
  func killed() async {
    await closed()
    await opens()
  }

  /// The app is gone; what is left is its files, its key and its reminders. The next look at it is a cold start.
  func closed() async {
    await app.model.store.settled()
    app.model.store.close()
    (app, host) = Self.launched(center, parent, clock, service, device, values)
    listen()
  }

  /// The app goes to the background and comes back.
  func leaves(_ phase: ScenePhase = .background) async {
    host.values.scenePhase = phase
    await settle()
  }

  /// Time passes while the app is closed or open; the system's reminders ring.
  func waits(until date: Date) {
    clock.set(date)
    center.standInAdvance(to: date)
  }

  /// The person comes back to it after a while.
  func returns(at date: Date) async {
    await leaves()
    waits(until: date)
    host.values.scenePhase = .active
    await settle()
  }

  /// Everything that was started is done.
  func settle() async {
    // What a press has started on the main actor comes before what follows here.
    await Task.yield()
    await host.settle()
    await app.model.store.settled()
    host.changed()
    await host.settle()
  }

  /// Presses a button by its words; false when there is not exactly one.
  func press(_ name: String, in group: String? = nil) async -> Bool {
    let done = host.tap(name, in: group)
    await settle()
    return done
  }

  /// Sends a command as a button does.
  func send(_ commands: Command...) async {
    for command in commands {
      app.model.store.send(command)
      host.changed()
      await settle()
    }
  }

  var screen: Screen? { app.model.store.screen }

  /// Ids of what is still to ring.
  func pending() async -> [String] { await center.pendingNotificationRequests().map(\.identifier).sorted() }
}

/// A clock that stands where it is put, in a zone that can be changed.
final class PhoneClock: AftercareShell.Clock, @unchecked Sendable {
  // Every access holds the lock.
  private let lock = NSLock()
  private var date: Date
  private var zone = TimeZone.gmt

  init(_ date: Date) { self.date = date }

  func now() -> Moment { lock.withLock { Moment(at: date, zone: Zone(zone, around: date)) } }
  func set(_ date: Date) { lock.withLock { self.date = date } }
  func travel(_ zone: TimeZone) { lock.withLock { self.zone = zone } }
}

extension Date {
  /// 2026-03-10T12:00:00Z.
  static let noon = Date(timeIntervalSince1970: 1_773_144_000)
  static func hours(_ hours: Double) -> Date { noon.addingTimeInterval(hours * 3600) }
}
