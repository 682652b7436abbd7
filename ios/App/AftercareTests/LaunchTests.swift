import AftercareCore
import AftercareSystem
import SwiftUI
import Testing
import UserNotifications

@testable import AftercareUI

/// What only Apple's own frameworks can show: that the app stands on them. Everything else is tested in the
/// package. Runs in the app on a simulator.
@MainActor @Suite struct LaunchTests {
  @Test func theAppOpensWithAScreen() async throws {
    let app = AppAssembly()
    await app.model.becomeActive()
    #expect(app.model.store.screen != nil && app.model.store.failure == nil)
  }

  @Test func theDelegateIsThereWhenLaunchingEnds() {
    let app = AppAssembly()
    #expect(UNUserNotificationCenter.current().delegate != nil)
    withExtendedLifetime(app) {}
  }

  @Test func aReminderComesBackFromTheSystemAsItWent() async throws {
    let center = UNUserNotificationCenter.current()
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("ledger")
    let queue = SystemReminderQueue(center: center, ledger: Ledger(file: file), now: { Date() })
    let reminder = Reminder(
      id: "9/h24.due", checkIn: "h24", kind: .due, at: Date(timeIntervalSince1970: 4_000_000_000),
      title: "Title",
      body: "Body", openLabel: "Open", wrongLabel: "Wrong")
    try await queue.add(reminder)
    #expect(await queue.pending().contains(reminder))
    await queue.removePending([reminder.id])
    #expect(await !queue.pending().contains(reminder))
  }

  @Test func theKeyIsKeptByTheKeychain() throws {
    let key = KeychainKey(service: "test.\(UUID().uuidString)")
    let made = try #require(key.read())
    #expect(made.count == 32 && key.read() == made)
  }

  @Test func theEmergencyPromptIsDrawnAtTheLargestText() throws {
    let app = AppAssembly()
    let renderer = ImageRenderer(
      content: RootView(model: app.model).environment(\.dynamicTypeSize, .accessibility5).frame(width: 390))
    #expect(renderer.uiImage != nil)
  }
}
