import AftercareCore
import Foundation
import Testing

/// Every journey of `tests/scenarios/` over the real library and real files.
@Suite struct ScenarioTests {
  @Test(arguments: Repository.ids("tests/scenarios", "json"))
  func aScenarioGivesTheTranscriptOnFile(_ id: String) throws {
    let played = try Journey(id).play().transcript
    try Repository.write(played, to: "target/transcripts/swift/\(id).txt")
    let onFile = try Repository.text("tests/golden/transcripts/\(id).txt")
    let difference = firstDifference(played, onFile)
    #expect(difference == nil, "\(id): \(difference ?? "")")
  }

  @Test func everyTranscriptOnFileBelongsToAScenario() {
    let scenarios = Repository.ids("tests/scenarios", "json")
    #expect(scenarios.count >= 14)
    #expect(Repository.ids("tests/golden/transcripts", "txt") == scenarios)
  }
}
