import AftercareCore
import Foundation
import Testing

/// Every journey of `tests/scenarios/` over the real library and real files.
@Suite struct ScenarioTests {
  @Test(arguments: Repository.scenarios())
  func aScenarioGivesTheTranscriptOnFile(_ id: String) throws {
    let played = try Journey(scenario: id).play()
    try Repository.write(played.transcript, to: "target/transcripts/swift/\(id).txt")
    let onFile = try Repository.text("tests/golden/transcripts/\(id).txt")
    #expect(firstDifference(played.transcript, onFile) == nil)
  }
}
