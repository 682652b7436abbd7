import AftercareCore
import Foundation
import Testing

extension AppTests {
  /// Whole journeys by the words on the buttons, through the real views over the real core.
  @MainActor @Suite struct Journeys {
    @Test func aTherapistsCodeIsReadOnThePatientsPhone() async throws {
      let therapist = try await Phone().opens()
      #expect(await therapist.press("I treat people"))
      #expect(await therapist.press("Use a list"))
      #expect(await therapist.press("Left", in: "Leg"))
      #expect(await therapist.press("Dry needling", in: "How"))
      therapist.host.set("Practice", to: "Harbour Street Physio")
      await therapist.settle()
      #expect(therapist.host.texts.contains("Let your patient scan the code."))
      guard case .therapist(let made) = therapist.screen, let ready = made.ready else {
        Issue.record("no code")
        return
      }

      let patient = try await Phone(at: .noon.addingTimeInterval(600)).opens()
      #expect(await patient.press("I was treated: enter my code"))
      patient.host.set("Code", to: ready.code)
      await patient.settle()
      #expect(patient.host.headings.first == "Is this your session?")
      #expect(patient.host.texts.contains("Left leg"))
      #expect(patient.host.texts.contains { $0.contains("Harbour Street Physio") })
      #expect(await patient.press("Yes, that’s my session"))
      #expect(await patient.press("Call 999"))
      #expect(await patient.press("Next"))
      #expect(patient.host.headings.first == "Your 4 check-ins are set")
      // The system asked while the dates were on screen, and its question was answered.
      #expect(await patient.center.notificationSettings().authorizationStatus == .authorized)
      #expect(patient.host.tree.all.allSatisfy { $0.text != "permission.why" })
      #expect(await patient.press("Done"))
      #expect(patient.host.headings.first == "Next: 24-hour check-in")
      #expect(await patient.pending().count == 12)
    }

    @Test func aHealthyCheckInTakesTenTapsFromTheReminder() async throws {
      let phone = try await Phone.treated()
      await phone.leaves()
      phone.waits(until: .hours(24.25))
      #expect(phone.center.standInTap("1/h24.due"))
      phone.host.values.scenePhase = .active
      await phone.settle()
      // The tap on the reminder was the first.
      var taps = 1
      func press(_ name: String, in group: String? = nil) async {
        taps += 1
        #expect(await phone.press(name, in: group), "\(name): \(phone.host.buttons)")
      }
      for _ in 0..<3 { await press("None of these") }
      #expect(phone.host.texts.contains("4 of 6"))
      #expect(!phone.host.buttons.contains("None of these"))
      await press("3", in: "Pain where you were treated")
      await press("Better", in: "How the pain has changed")
      await press("In the same place", in: "Where the pain is now")
      await press("Next")
      for _ in 0..<2 { await press("None of these") }
      #expect(phone.host.texts.contains { $0.contains("This looks like the usual course") })
      #expect(taps == 10)
      #expect(await phone.press("Why am I told this?"))
      #expect(phone.host.texts.contains { $0.contains("usual_course") })
      #expect(await phone.press("Back"))
      #expect(await phone.press("Done"))
      #expect(await phone.pending().allSatisfy { !$0.hasPrefix("1/h24") })
    }

    @Test(arguments: [
      (0, "More short of breath than usual", "Sit up. Do not lie flat."),
      (1, "New weakness in a leg or foot", "Lie still."),
      (2, "Spreading skin change at a needle mark", "Do not drive yourself."),
    ])
    func aRedFlagLeadsToTheEmergencyAndThroughItsClosing(_ groups: Int, _ row: String, _ order: String)
      async throws
    {
      let phone = try await Phone.treated()
      await phone.returns(at: .hours(48.1))
      #expect(await phone.press("Start check-in"))
      for _ in 0..<groups { #expect(await phone.press("None of these")) }
      #expect(await phone.press("Not sure", in: row), "\(phone.host.headings)")
      #expect(phone.host.headings.first == "Call 999 now")
      #expect(phone.host.texts.contains(order))
      #expect(!phone.host.buttons.contains("Back"))
      #expect(phone.opened.isEmpty)

      #expect(await phone.press("Call 999"))
      #expect(phone.opened == ["tel:999"])
      #expect(phone.host.headings.contains("Did you get through?"))
      #expect(phone.host.headings.first == "Call 999 now")
      #expect(await phone.press("No"))
      #expect(phone.host.headings.first == "Call 999 now")
      #expect(await phone.pending().contains { $0.contains("emergency") })
      #expect(await phone.press("Show this to the crew"))
      #expect(await phone.press("Back"))
      #expect(await phone.press("I have been seen"))
      #expect(phone.host.texts.contains { $0.contains("Do what the doctor, nurse or crew told you") })
      #expect(await phone.pending().allSatisfy { !$0.contains("emergency") })
    }

    @Test func anUnfinishedCheckInIsThereAfterTheAppWasKilled() async throws {
      let phone = try await Phone.treated()
      await phone.returns(at: .hours(24.1))
      #expect(await phone.press("Start check-in"))
      #expect(await phone.press("None of these"))
      #expect(await phone.press("None of these"))
      let before = phone.host.texts
      await phone.killed()
      #expect(phone.host.texts == before)
    }

    @Test func anEmergencyIsThereAfterTheAppWasKilled() async throws {
      let phone = try await Phone.inEmergency()
      await phone.killed()
      #expect(phone.host.headings.first == "Call 999 now")
      #expect(phone.host.buttons.first == "Call 999")
    }

    @Test func whoFeelsUnwellReportsAtAnyTime() async throws {
      let phone = try await Phone.treated()
      await phone.returns(at: .hours(14))
      #expect(await phone.press("I feel unwell now"))
      #expect(phone.host.texts.contains("1 of 6"))
      #expect(await phone.press("Yes", in: "More short of breath than usual"))
      #expect(phone.host.headings.first == "Call 999 now")
    }

    @Test func aLinkOpensTheAppAndIsReadBackBeforeItIsTaken() async throws {
      let phone = try Phone()
      let code = try Handout.code(endedAt: .noon.addingTimeInterval(-600))
      #expect(!code.isEmpty)
      let link = try await Handout.link()
      phone.host.open(try #require(URL(string: link)))
      await phone.opens()
      #expect(phone.host.headings.first == "Is this your session?")
      #expect(await phone.pending().isEmpty)
    }

    @Test(arguments: [
      "aftercare://h#", "aftercare://h#AAAA", "aftercare://erase",
      "aftercare://h#" + String(repeating: "A", count: 9000),
    ])
    func aHostileLinkChangesNothing(_ link: String) async throws {
      let phone = try await Phone.inEmergency()
      let before = await phone.pending()
      phone.host.open(try #require(URL(string: link)))
      await phone.settle()
      #expect(phone.host.headings.first == "Call 999 now")
      #expect(await phone.pending() == before)
    }
  }
}
