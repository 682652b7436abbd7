import AftercareCore
import Foundation
import Testing

/// Codes as a therapist's phone makes them.
enum Handout {
  /// A session that ended at a time, as its code, from an engine of its own.
  static func code(
    _ places: [(String, Side)] = [("leg", .left)], endedAt: Date = .noon, risks: [String] = [],
    phone: String = "020 7946 0012"
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("handout-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let now = Moment(at: endedAt.addingTimeInterval(60), zone: Zone(id: "UTC", offsetS: 0, changes: []))
    let device = Device(languages: ["en-GB"], region: "GB", hour24: true, appVersion: "0.1.0")
    let engine = try CareEngine.open(
      directory: folder.path, key: Data(repeating: 7, count: 32), device: device, now: now)
    var commands: [Command] = [.appOpened, .go(to: .therapist)]
    commands += places.map { .togglePlace(region: $0.0, side: $0.1) }
    commands += risks.map { .toggleRisk(risk: $0) }
    commands += [
      .setTechnique(technique: "dry_needling"), .setPainBefore(pain: 4),
      .fill(field: .practiceName, text: "Harbour Street Physio"), .fill(field: .practicePhone, text: phone),
      .fillTime(at: endedAt),
    ]
    var last: Screen?
    for command in commands { last = try engine.dispatch(command: command, now: now).screen }
    guard case .therapist(let screen) = last, let ready = screen.ready else {
      Issue.record("no code: \(String(describing: last))")
      return ""
    }
    return ready.code
  }
}

extension Phone {
  /// A phone on which a session was taken in, at home: its owner has said yes to reminders.
  static func treated(
    _ places: [(String, Side)] = [("leg", .left)], endedAt: Date = .noon, risks: [String] = [],
    language: String = "en-GB"
  ) async throws -> Phone {
    let phone = try Phone(language: language, at: endedAt.addingTimeInterval(900))
    await phone.opens()
    let code = try Handout.code(places, endedAt: endedAt, risks: risks)
    await phone.send(.fill(field: .code, text: code), .acceptSession, .answerTeachBack(choice: "call"))
    await phone.send(.go(to: .dates), .go(to: .home))
    return phone
  }
}

extension Handout {
  /// A code as a link.
  @MainActor static func link() async throws -> String {
    let phone = try await Phone().opens()
    await phone.send(
      .go(to: .therapist), .togglePlace(region: "leg", side: .left), .setTechnique(technique: "dry_needling"))
    guard case .therapist(let screen) = phone.screen, let ready = screen.ready else { return "" }
    return ready.link
  }
}

extension Phone {
  /// A phone with an open emergency, 24 hours after the session.
  static func inEmergency(language: String = "en-GB") async throws -> Phone {
    let phone = try await Phone.treated(language: language)
    await phone.returns(at: .hours(24.1))
    await phone.send(.openCheckIn(checkIn: "h24"))
    // Breathless.
    guard case .checkIn(let group) = phone.screen, let yes = group.rows.first?.options.first else {
      return phone
    }
    await phone.send(yes.command)
    return phone
  }
}
