import AftercareCore
import Foundation
import Testing

/// The test of the test: one small difference in what is handed back makes the comparison fail, and says where.
@Suite struct ComparisonTests {
  @Test func anUntouchedJourneyIsEqual() throws {
    #expect(try difference { $1 } == nil)
  }

  @Test func aChangedLetterInALabelIsFound() throws {
    let found = try difference { _, output in
      guard case .home(var home) = output.screen else { return output }
      home.unwell.label = home.unwell.label.replacingOccurrences(of: "unwell", with: "unvell")
      return output.showing(.home(home))
    }
    #expect(found?.starts(with: "step 6, line ") == true)
    #expect(found?.contains("I feel unvell now\", on file \"") == true)
  }

  @Test func aLetterWrittenWithOtherBytesIsFound() throws {
    let (one, two) = ("=== 1 | caf\u{e9}\n", "=== 1 | cafe\u{301}\n")
    #expect(one == two)
    #expect(firstDifference(one, two)?.starts(with: "step 1, line 1") == true)
  }

  @Test func aChangedLevelIsFound() throws {
    let found = try difference { _, output in
      guard case .outcome(var outcome) = output.screen else { return output }
      outcome.level = .contactTherapist
      return output.showing(.outcome(outcome))
    }
    #expect(found?.contains("--- level: contact_therapist\", on file \"--- level: self_care") == true)
  }

  @Test func aReminderASecondLaterIsFound() throws {
    let found = try difference("breathless_at_once") { step, output in
      var output = output
      if step == 3 {
        output.reminders[1].at.addTimeInterval(1)
      }
      return output
    }
    #expect(found?.starts(with: "step 3, line ") == true)
    #expect(found?.contains("1/h24.nudge1\", on file \"") == true)
  }

  @Test func aDroppedReminderIsFound() throws {
    let found = try difference("breathless_at_once") { step, output in
      var output = output
      if step == 3 {
        output.reminders.removeLast()
      }
      return output
    }
    #expect(found?.starts(with: "step 3, line ") == true)
    #expect(found?.contains("--- reminders: ") == true)
  }

  @Test func whatTheScenarioItselfExpectsIsLookedAt() throws {
    let journey = try Journey("healthy_h24") { step, output in
      step == 2 ? output.showing(.confirm(ConfirmScreen(frame: .empty, paragraphs: [], actions: []))) : output
    }
    #expect {
      try journey.play()
    } throws: { error in
      guard case .Mismatch(let message) = error as? ScenarioError else { return false }
      return message.contains("step 2") && message.contains("expected handout_preview, found confirm")
    }
  }

  /// How a journey, changed on its way, differs from its transcript.
  private func difference(
    _ id: String = "healthy_h24", _ passing: @escaping Journey.Passing
  ) throws -> String? {
    let played = try Journey(id, passing: passing).play().transcript
    return firstDifference(played, try Repository.text("tests/golden/transcripts/\(id).txt"))
  }
}

extension Output {
  /// This output with another screen.
  func showing(_ screen: Screen) -> Output {
    Output(screen: screen, reminders: reminders, saved: saved)
  }
}

extension Frame {
  /// A frame that says nothing.
  static let empty = Frame(title: "", language: "en", notices: [], noticeAction: nil, back: nil)
}
