import AftercareCore
import AftercareSystem
import Foundation
import Testing
import UserNotifications

extension AppTests {
  /// The notification adapter over the system's queue as it is known to behave.
  @MainActor @Suite struct Reminders {
    @Test func aReminderIsNeutralTimeSensitiveAndAnInstant() async throws {
      let phone = try await Phone.treated([("chest", .left)], risks: ["blood_thinner"])
      let requests = await phone.center.pendingNotificationRequests()
      #expect(requests.count >= 12)
      for request in requests {
        let content = request.content
        #expect(content.interruptionLevel == .timeSensitive && content.sound != nil)
        let words = (content.title + content.body).lowercased()
        for private_ in ["chest", "needl", "acupunct", "pain", "blood", "therap", "treat"] {
          #expect(!words.contains(private_), "\(words)")
        }
        let trigger = try #require(request.trigger as? UNCalendarNotificationTrigger)
        #expect(trigger.dateComponents.timeZone == .gmt && !trigger.repeats)
        let category = try #require(phone.center.standInCategories[content.categoryIdentifier])
        #expect(category.actions.map(\.title) == ["Open", "Something is wrong"])
        for action in category.actions { #expect(action.options == [.foreground, .authenticationRequired]) }
      }
    }

    @Test func theQueueGivesBackWhatItWasGiven() async throws {
      let phone = try await Phone.treated()
      let before = await phone.center.pendingNotificationRequests()
      await phone.killed()
      let after = await phone.center.pendingNotificationRequests()
      // The very same requests: nothing had to be queued again.
      #expect(Set(before.map(ObjectIdentifier.init)) == Set(after.map(ObjectIdentifier.init)))
    }

    @Test func whoTravelsIsRemindedAtTheSameInstant() async throws {
      let phone = try await Phone.treated()
      let due = phone.center.standInDue("1/h24.due")
      let away = try #require(TimeZone(identifier: "Asia/Dubai"))
      phone.center.standInTravel(away)
      phone.clock.travel(away)
      #expect(phone.center.standInDue("1/h24.due") == due)
      await phone.killed()
      #expect(phone.center.standInDue("1/h24.due") == due)
    }

    @Test func aPhoneThatWasOffShowsOneCheckInAndDropsTheRest() async throws {
      let phone = try await Phone.treated()
      await phone.leaves()
      phone.center.standInPower(isOn: false)
      phone.waits(until: .hours(73))
      phone.center.standInPower(isOn: true)
      // All that was missed arrived at once.
      #expect(await phone.center.deliveredNotifications().count > 3)
      phone.host.values.scenePhase = .active
      await phone.settle()
      let shown = await phone.center.deliveredNotifications().map(\.request.identifier)
      #expect(!shown.isEmpty && shown.allSatisfy { $0.hasPrefix("1/h72") }, "\(shown)")
      #expect(phone.host.texts.contains { $0.contains("late on this device") })
    }

    @Test func whatWasSwipedAwayHasRungAndIsNoAnswer() async throws {
      let phone = try await Phone.treated()
      await phone.leaves()
      phone.waits(until: .hours(24.5))
      phone.center.standInSwipeAway()
      await phone.closed()
      await phone.opens()
      #expect(phone.host.buttons.contains("Start check-in"))
      // It does not ring a second time; the nudge does.
      #expect(await phone.center.deliveredNotifications().isEmpty)
      #expect(await phone.pending().contains("1/h24.nudge1"))
    }

    @Test func whatTheSystemForgetsIsInTheLedger() async throws {
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).json")
      defer { try? FileManager.default.removeItem(at: file) }
      let (center, clock) = (UNUserNotificationCenter(standIn: .noon), PhoneClock(.noon))
      func queue() -> SystemReminderQueue {
        SystemReminderQueue(center: center, ledger: Ledger(file: file), now: { clock.now().at })
      }
      func reminder(_ id: String, _ hours: Double) -> Reminder {
        Reminder(
          id: id, checkIn: "h24", kind: .due, at: .hours(hours), title: "t", body: "b", openLabel: "o",
          wrongLabel: "w")
      }
      func pass(to hours: Double) {
        clock.set(.hours(hours))
        center.standInAdvance(to: .hours(hours))
        center.standInSwipeAway()
      }
      _ = try await center.requestAuthorization(options: [])
      for (id, hours) in [("one", 1.0), ("two", 2.0), ("three", 3.0), ("four", 4.0)] {
        try await queue().add(reminder(id, hours))
      }
      await queue().removePending(["two"])
      pass(to: 2.5)
      // Rang and was swiped away; what was taken out did not ring. The app was started anew for every call.
      #expect(await queue().delivered() == ["one"])
      center.standInSettings { $0.authorizationStatus = .denied }
      pass(to: 3.5)
      #expect(await queue().delivered().isEmpty)
      center.standInSettings { $0.authorizationStatus = .authorized }
      // Without permission it did not ring, whatever the system allows now.
      #expect(await queue().delivered().isEmpty)
      pass(to: 4.5)
      #expect(await queue().delivered() == ["four"])
      await queue().removeDelivered(["four"])
      #expect(await queue().delivered().isEmpty)
    }

    @Test func aRefusedPermissionIsSaidWithTheWayToTheSettings() async throws {
      let phone = try Phone(at: .hours(0.25))
      phone.center.standInAnswer(false)
      await phone.opens()
      await phone.send(.fill(field: .code, text: try Handout.code()), .acceptSession)
      await phone.send(.answerTeachBack(choice: "call"), .go(to: .dates))
      #expect(phone.host.texts.contains { $0.contains("not allowed to notify you") })
      #expect(phone.host.buttons.contains("Open Settings"))
      #expect(await phone.press("Open Settings"))
      #expect(phone.opened == ["app-settings:notifications"])
      // What came due without permission did not ring, and is said again when the permission is there.
      await phone.leaves()
      phone.waits(until: .hours(24.2))
      phone.host.values.scenePhase = .active
      await phone.settle()
      #expect(await phone.center.deliveredNotifications().isEmpty)
      phone.center.standInSettings { $0.authorizationStatus = .authorized }
      await phone.leaves()
      phone.host.values.scenePhase = .active
      await phone.settle()
      #expect(!phone.host.texts.contains { $0.contains("not allowed to notify you") }, "\(phone.host.texts)")
      #expect(!phone.host.buttons.contains("Open Settings"))
      #expect(await phone.pending().contains("1/h24.nudge1"))
    }

    @Test func aPermissionThatIsTakenBackIsSaid() async throws {
      let phone = try await Phone.treated()
      for change: (UNNotificationSettings) -> Void in [
        { $0.authorizationStatus = .denied },
        { ($0.authorizationStatus, $0.soundSetting) = (.authorized, .disabled) },
        { ($0.soundSetting, $0.alertStyle) = (.enabled, .none) },
        {
          ($0.alertStyle, $0.scheduledDeliverySetting, $0.timeSensitiveSetting) = (
            .banner, .enabled, .disabled
          )
        },
        { $0.authorizationStatus = .provisional },
      ] {
        await phone.leaves()
        phone.center.standInSettings(change)
        phone.host.values.scenePhase = .active
        await phone.settle()
        #expect(phone.host.buttons.contains("Open Settings"))
        #expect(phone.host.texts.contains { $0.contains("settings of your device") })
      }
    }

    @Test func whatAnOldVersionQueuedIsRemoved() async throws {
      let phone = try Phone()
      let content = UNMutableNotificationContent()
      content.title = "old"
      for index in 0..<60 {
        try await phone.center.add(
          UNNotificationRequest(
            identifier: "old\(index)", content: content,
            trigger: UNTimeIntervalNotificationTrigger(timeInterval: 86_400, repeats: false)))
      }
      await phone.opens()
      await phone.send(.fill(field: .code, text: try Handout.code(endedAt: .noon)), .acceptSession)
      let pending = await phone.pending()
      #expect(pending.count == 12 && pending.allSatisfy { $0.hasPrefix("1/") })
    }

    @Test func aSystemThatRefusesIsReportedAndAskedAgain() async throws {
      let phone = try Phone(at: .hours(0.25))
      await phone.opens()
      phone.center.standInRefuse(true)
      await phone.send(.fill(field: .code, text: try Handout.code()), .acceptSession)
      await phone.send(.answerTeachBack(choice: "call"), .go(to: .dates))
      #expect(phone.host.texts.contains { $0.contains("did not take some reminders") })
      phone.center.standInRefuse(false)
      await phone.killed()
      #expect(await phone.pending().count == 12)
    }

    @Test func theTestReminderRingsInAMinute() async throws {
      let phone = try await Phone.treated()
      await phone.send(.go(to: .dates))
      #expect(await phone.press("Ring once in a minute to try"))
      let test = try #require(await phone.pending().first { $0.hasSuffix("test") })
      let due = try #require(phone.center.standInDue(test))
      #expect(abs(due.timeIntervalSince(phone.clock.now().at) - 60) <= 1)
      await phone.returns(at: due)
      #expect(await phone.center.deliveredNotifications().contains { $0.request.identifier == test })
    }

    @Test(arguments: [UNNotificationDefaultActionIdentifier, "open"])
    func aTapOnAColdPhoneOpensTheCheckIn(_ action: String) async throws {
      let phone = try await Phone.treated()
      await phone.closed()
      phone.waits(until: .hours(24.2))
      #expect(phone.center.standInTap("1/h24.due", action: action))
      await phone.opens()
      #expect(phone.host.texts.contains("1 of 6"))
    }

    @Test func somethingIsWrongOpensTheQuestionsOfNow() async throws {
      let phone = try await Phone.treated()
      await phone.closed()
      phone.waits(until: .hours(24.2))
      #expect(phone.center.standInTap("1/h24.due", action: "wrong"))
      await phone.opens()
      guard case .checkIn(let screen) = phone.screen else {
        Issue.record("\(String(describing: phone.screen))")
        return
      }
      #expect(screen.step == 1)
    }

    @Test func aSwipeIsNoAnswerAndOpensNothing() async throws {
      let phone = try await Phone.treated()
      await phone.leaves()
      phone.waits(until: .hours(24.2))
      #expect(phone.center.standInTap("1/h24.due", action: UNNotificationDismissActionIdentifier))
      phone.host.values.scenePhase = .active
      await phone.settle()
      #expect(phone.host.buttons.contains("Start check-in"))
    }

    @Test func aReminderOfAnOpenEmergencyLeadsToItWhateverIsPressed() async throws {
      for action in [UNNotificationDefaultActionIdentifier, "open", "wrong"] {
        let phone = try await Phone.inEmergency()
        await phone.closed()
        phone.waits(until: .hours(24.5))
        let shown = await phone.center.deliveredNotifications().map(\.request.identifier)
        let repeated = try #require(shown.first { $0.contains("emergency") })
        #expect(phone.center.standInTap(repeated, action: action))
        await phone.opens()
        #expect(phone.host.headings.first == "Call 999 now")
      }
    }

    @Test func aReminderIsShownWhileTheAppIsOpen() async throws {
      let phone = try await Phone.treated()
      phone.waits(until: .hours(24.2))
      let shown = try #require(await phone.center.deliveredNotifications().first)
      nonisolated(unsafe) var options: UNNotificationPresentationOptions = []
      phone.center.delegate?.userNotificationCenter(phone.center, willPresent: shown) { options = $0 }
      #expect(options == [.banner, .list, .sound])
      await phone.settle()
      #expect(phone.host.buttons.contains("Start check-in"))
    }
  }
}
