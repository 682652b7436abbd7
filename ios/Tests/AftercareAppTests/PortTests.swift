import AVFoundation
import AftercareCore
import Foundation
import Security
import SwiftUI
import Testing
import UIKit

@testable import AftercareSystem
@testable import AftercareUI

extension AppTests {
  /// What the phone does for the app.
  @MainActor @Suite struct Ports {
    @Test func theKeyIsRandomAndStaysOnThisDevice() throws {
      let (one, two) = (UUID().uuidString, UUID().uuidString)
      let key = try #require(KeychainKey(service: one).read())
      #expect(key.count == 32 && KeychainKey(service: one).read() == key)
      #expect(KeychainKey(service: two).read() != key)
      let item = try #require(StandInKeychain.items["\(one)/journal"])
      #expect(item[kSecAttrAccessible] as? String == kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly)
      #expect(item[kSecAttrSynchronizable] as? Bool == false)
    }

    @Test func aLockedPhoneLosesNothingAndIsReadOnceUnlocked() async throws {
      let phone = try await Phone.inEmergency()
      let before = await phone.pending()
      StandInKeychain.locked.insert(phone.service)
      await phone.killed()
      guard case .trouble = phone.screen else {
        Issue.record("\(String(describing: phone.screen))")
        return
      }
      #expect(await phone.pending() == before)
      StandInKeychain.locked.remove(phone.service)
      await phone.leaves()
      phone.host.values.scenePhase = .active
      await phone.settle()
      #expect(phone.host.headings.first == "Call 999 now")
      #expect(await phone.pending() == before)
    }

    @Test(arguments: [true, false])
    func onlyWhatWasAnsweredWithoutTheKeyKeepsTheJournalClosed(_ answers: Bool) async throws {
      let phone = try await Phone.treated()
      StandInKeychain.locked.insert(phone.service)
      await phone.killed()
      // Looks around, and may begin something, which is in memory only.
      #expect(await phone.press("Done"))
      #expect(await phone.press("I have no code"))
      if answers { phone.app.model.send(.fillTime(at: .noon)) }
      await phone.settle()
      StandInKeychain.locked.remove(phone.service)
      let before = phone.host.headings.first
      await phone.leaves()
      phone.host.values.scenePhase = .active
      await phone.settle()
      #expect(phone.host.headings.first == (answers ? before : "Next: 24-hour check-in"))
    }

    @Test func theAppSwitcherShowsNothingButTheEmergencyStaysWhileACallIsConfirmed() async throws {
      let phone = try await Phone.treated()
      #expect(!phone.host.isCovered)
      for phase in [ScenePhase.inactive, .background] {
        await phone.leaves(phase)
        #expect(phone.host.isCovered)
      }
      phone.host.values.scenePhase = .active
      #expect(!phone.host.isCovered)
      let emergency = try await Phone.inEmergency()
      await emergency.leaves(.inactive)
      #expect(!emergency.host.isCovered)
      await emergency.leaves(.background)
      #expect(emergency.host.isCovered)
    }

    @Test func whatWasTypedAndTheCameraAreThereAfterALookElsewhere() async throws {
      let phone = try await Phone().opens()
      #expect(await phone.press("I was treated: enter my code"))
      phone.host.set("Code", to: "AC1:begun", submits: false)
      // As when the system asks whether the camera may be used.
      #expect(await phone.press("Scan the code"))
      await phone.leaves(.inactive)
      phone.host.values.scenePhase = .active
      await phone.settle()
      #expect(phone.host.headings == ["Hold the camera over the square"])
      #expect(await phone.press("Cancel"))
      #expect(phone.host.shown.first { $0.kind == "TextField" }?.value == "AC1:begun")
    }

    @Test func anEmergencyIsAnnouncedOnceInItsLanguage() async throws {
      UIAccessibility.standInSaid = []
      let phone = try await Phone.inEmergency()
      let said = UIAccessibility.standInSaid
      #expect(said.map(\.string) == ["Call 999 now"])
      let attributes = said[0].attributes(at: 0, effectiveRange: nil)
      #expect(attributes[.accessibilitySpeechLanguage] as? String == "en")
      #expect(attributes[.accessibilitySpeechAnnouncementPriority] as? UIAccessibilityPriority == .high)
      #expect(await phone.press("Call 999"))
      #expect(UIAccessibility.standInSaid.count == 1)
    }

    @Test(arguments: [
      ("999", "tel:999"), ("+44 20 7946 0012", "tel:+442079460012"), ("(020) 7946-0012", "tel:02079460012"),
      ("*31#112", "tel:*31%23112"),
    ])
    func aNumberIsDialledAsItIsWritten(_ number: String, _ link: String) {
      #expect(URL(dialling: number)?.absoluteString == link)
    }

    @Test func whatIsNoNumberIsNotDialled() {
      for text in ["", "call me", "+"] { #expect(URL(dialling: text) == nil) }
    }

    @Test(arguments: [("en", "Call 999"), ("es", "Llamar al 999")])
    func aDeviceThatCannotCallSaysSoAndRecordsNoCall(_ language: String, _ call: String) async throws {
      let phone = try await Phone.inEmergency(language: language)
      phone.canCall = false
      let before = phone.host.texts
      #expect(await phone.press(call))
      #expect(phone.opened.isEmpty)
      let words = try #require(Catalogue.app["call.not_started"]?[language])
      #expect(Array(phone.host.texts.prefix(2)) == [words, "999"])
      #expect(phone.host.focus == "\(words), 999")
      // The prompt below is as it was: nobody is asked whether they got through.
      #expect(Array(phone.host.texts.dropFirst(2)) == before)
      phone.canCall = true
      #expect(await phone.press(call))
      #expect(phone.opened == ["tel:999"])
      #expect(!phone.host.texts.contains(words))
      guard case .emergency(let prompt) = phone.screen else { return }
      #expect(prompt.gotThrough != nil)
    }

    @Test func aCodeIsScannedOnceAndTheCameraLetGo() async throws {
      let phone = try await Phone().opens()
      #expect(await phone.press("I was treated: enter my code"))
      #expect(await phone.press("Scan the code"))
      #expect(phone.host.headings == ["Hold the camera over the square"])
      let session = try #require(AVCaptureSession.standInLast)
      let output = try #require(session.standInOutputs.first as? AVCaptureMetadataOutput)
      #expect(output.metadataObjectTypes == [.qr])
      let code = AVMetadataMachineReadableCodeObject(
        standIn: try Handout.code(endedAt: .noon.addingTimeInterval(-600)))
      for _ in 0..<2 {
        output.standInDelegate?.metadataOutput(output, didOutput: [code], from: AVCaptureConnection())
      }
      await phone.settle()
      #expect(phone.host.headings.first == "Is this your session?")
      #expect(!phone.host.texts.contains { $0.contains("out of date") })
    }

    @Test func aScanCanBeCancelledAndACodePasted() async throws {
      let phone = try await Phone().opens()
      #expect(await phone.press("I was treated: enter my code"))
      #expect(await phone.press("Scan the code"))
      #expect(await phone.press("Cancel"))
      #expect(phone.host.headings.first == "Your therapist’s code")
      phone.host.set("Paste", to: try Handout.code(endedAt: .noon.addingTimeInterval(-600)))
      await phone.settle()
      #expect(phone.host.headings.first == "Is this your session?")
    }

    @Test func whatWasTypedGoesWithThePageAndARefusalIsReadFirst() async throws {
      let phone = try await Phone().opens()
      await phone.send(.go(to: .therapist))
      phone.host.set("Practice", to: "Harbour Street Physio", submits: false)
      #expect(await phone.press("Dry needling", in: "How"))
      guard case .therapist(let screen) = phone.screen else { return }
      #expect(screen.fields.contains { $0.value == "Harbour Street Physio" })
      phone.host.set("Telephone", to: "call me", submits: false)
      #expect(await phone.press("Next patient"))
      #expect(phone.host.texts.contains { $0.contains("This text does not fit here") })
      #expect(await phone.press("Next patient"))
      #expect(!phone.host.texts.contains { $0.contains("This text does not fit here") })
    }

    private func words(_ drawn: UIGraphicsPDFRendererContext) -> String {
      drawn.cgContext.standInActs.compactMap { act in
        if case .text(let text, _) = act { text } else { nil }
      }.joined(separator: " ")
    }

    @Test func theCardIsBrightAndPrinted() async throws {
      let phone = try await Phone.treated()
      let before = UIScreen.main.brightness
      await phone.send(.go(to: .card))
      #expect(UIScreen.main.brightness == 1 && UIApplication.shared.isIdleTimerDisabled)
      guard case .card(let card) = phone.screen else { return }
      let shown = UIPrintInteractionController.shared.standInShown
      #expect(await phone.press(card.print))
      #expect(UIPrintInteractionController.shared.standInShown == shown + 1)
      let drawn = try #require(UIGraphicsPDFRenderer.standInLast)
      #expect(drawn.standInPages == 1)
      // A4 in points.
      #expect(abs(UIGraphicsPDFRenderer.standInBounds.width - 595.3) < 0.5)
      #expect(words(drawn).contains(card.frame.title))
      #expect(drawn.cgContext.standInActs.contains(.clip), "the marked place is hatched")
      await phone.leaves()
      #expect(UIScreen.main.brightness == before)
      phone.host.values.scenePhase = .active
      await phone.settle()
      #expect(UIScreen.main.brightness == 1)
      #expect(await phone.press("Back"))
      #expect(UIScreen.main.brightness == before && !UIApplication.shared.isIdleTimerDisabled)
    }

    @Test func bothSidesOfTheCardArePrintedEachOnItsOwnPage() async throws {
      let phone = try await Phone.treated(language: "es")
      await phone.send(.go(to: .card))
      guard case .card(let card) = phone.screen else { return }
      let other = try #require(card.otherSide)
      #expect(await phone.press(card.print))
      let drawn = try #require(UIGraphicsPDFRenderer.standInLast)
      #expect(drawn.standInPages == 2)
      let words = words(drawn)
      let sides = [card.frame.title, other.title].map { words.range(of: $0)?.lowerBound }
      let (patients, doctors) = (try #require(sides[0]), try #require(sides[1]))
      #expect(patients < doctors)
    }

    @Test func theSheetIsDrawnAsTheCoreMadeIt() async throws {
      let phone = try await Phone().opens()
      await phone.send(
        .go(to: .therapist), .togglePlace(region: "leg", side: .left),
        .setTechnique(technique: "dry_needling"))
      let screen = try #require(phone.screen)
      let svg = try #require(try paper(screen: screen).first)
      let page = try #require(SvgReader.page(svg))
      #expect(page.size == CGSize(width: 148, height: 210))
      var (texts, fills, strokes) = (0, 0, 0)
      for mark in page.marks {
        switch mark {
        case .text(_, let at, let size, _, _):
          texts += 1
          #expect((0...148).contains(at.x) && (0...210).contains(at.y) && size > 1)
        case .fill: fills += 1
        case .stroke, .hatch: strokes += 1
        }
      }
      #expect(texts == svg.components(separatedBy: "<text").count - 1)
      let drawn = svg.components(separatedBy: "<path").count - 1
      #expect(strokes + fills > drawn && drawn > 20)
    }

    @Test func aTapOnTheMapIsTheSameAsTheList() async throws {
      let phone = try await Phone().opens()
      await phone.send(.go(to: .therapist))
      let drawing = try bodyMap()
      let figures = phone.host.shown.filter { $0.tap != nil }
      #expect(figures.count == 2)
      let leg = try #require(
        drawing.regions.first { $0.region == "leg" && $0.side == .left && $0.view == .front })
      let at = try #require(leg.touch.first ?? leg.path.box)
      // The stand-in's picture is 200 x 400 points.
      let place = CGPoint(
        x: (at.x + at.width / 2 - drawing.viewBox.x) / drawing.viewBox.width * 200,
        y: (at.y + at.height / 2 - drawing.viewBox.y) / drawing.viewBox.height * 400)
      figures[0].tap?(place)
      await phone.settle()
      guard case .therapist(let screen) = phone.screen else { return }
      #expect(screen.map.marked.contains(Place(region: "leg", side: .left)))
      // Hatched on both views, and said.
      #expect(phone.host.shown.filter { $0.kind == "Clipped" }.count >= 2)
      #expect(phone.host.shown.contains { $0.label == screen.map.description })
      figures[0].tap?(CGPoint(x: -50, y: -50))
      #expect(phone.screen == .therapist(screen))
    }

    @Test func languagesThatRunFromTheRightAreKnown() {
      #expect(
        LayoutDirection(language: "ar") == .rightToLeft && LayoutDirection(language: "he") == .rightToLeft)
      #expect(
        LayoutDirection(language: "en") == .leftToRight && LayoutDirection(language: "es") == .leftToRight)
    }

    @Test func levelsHaveDifferentShapes() {
      let box = CGRect(x: 0, y: 0, width: 48, height: 48)
      let levels: [Level] = [.contactTherapist, .urgent, .emergency]
      let corners = levels.map { LevelShape(level: $0).path(in: box).standInElements.count }
      #expect(corners == [5, 4, 9])
    }

    @Test func aFaultIsSaidWithTheWayToHelp() async throws {
      let phone = try Phone()
      let failing = StandInHost {
        FailureView(failure: .opening(.Content(message: "")), isAlone: true).environment(phone.app.model)
      }
      #expect(failing.texts.contains { $0.contains("112, 999 or 911") })
      #expect(failing.buttons == ["Try again"])
    }
  }
}

extension StandInHost {
  /// Something opaque is over everything, and nothing is read.
  @MainActor fileprivate var isCovered: Bool {
    let tree = tree
    return tree.spoken.isEmpty && tree.all.last { $0.path != nil }?.kind == "Fill"
      && tree.children.first?.children.last?.kind != "VStack"
  }
}

extension [Segment] {
  /// The box around its points.
  fileprivate var box: MapRect? {
    let points = compactMap { segment -> MapPoint? in
      switch segment {
      case .move(let to), .line(let to), .cubic(_, _, let to): to
      case .close: nil
      }
    }
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return nil }
    return MapRect(x: left, y: top, width: right - left, height: bottom - top)
  }
}
