import AftercareCore
import AftercareShell
import AftercareSystem
import AftercareUI
import Foundation
import SwiftUI
import UserNotifications

/// A phone walked through every screen, each as the core drew it there.
@MainActor final class Gallery {
  /// A screen, and when on the way it was.
  struct Stop {
    let name: String
    let screen: Screen
  }
  private static var known: [String: [Stop]] = [:]
  private let phone: Phone
  private var stops: [Stop] = []

  private init(_ phone: Phone) { self.phone = phone }

  /// The screens in a language; walked once.
  static func stops(_ language: String) async throws -> [Stop] {
    if let stops = known[language] { return stops }
    let phone = try Phone(language: language, at: .hours(0.25))
    await phone.opens()
    let gallery = Gallery(phone)
    try await gallery.beginning()
    try await gallery.course()
    try await gallery.emergency()
    known[language] = gallery.stops
    return gallery.stops
  }

  /// A model that shows a screen, whatever is pressed.
  static func model(_ screen: Screen) -> AppModel {
    let center = UNUserNotificationCenter(standIn: .noon)
    let ledger = Ledger(file: FileManager.default.temporaryDirectory.appendingPathComponent("no-ledger"))
    let store = Store(
      clock: PhoneClock(.noon), device: { Device(languages: [], region: "", hour24: true, appVersion: "") },
      queue: SystemReminderQueue(center: center, ledger: ledger, now: { .noon }),
      open: { _, _ in Picture(screen) })
    store.start()
    return AppModel(
      store: store, opening: NeverOpened(),
      ports: Ports(
        permission: NotificationPermission(center: center), printer: PaperPrinter(), display: DisplayLight(),
        announcer: VoiceOver(), settings: URL(fileURLWithPath: "/"), scanner: { _ in AnyView(EmptyView()) }))
  }

  /// The name of a screen's variant.
  static func kind(_ screen: Screen) -> String {
    Mirror(reflecting: screen).children.first?.label ?? ""
  }

  private func at(_ note: String = "", _ commands: Command...) async throws {
    for command in commands { await phone.send(command) }
    guard let screen = phone.screen else { return }
    let kind = Self.kind(screen)
    stops.append(Stop(name: note.isEmpty ? kind : "\(kind), \(note)", screen: screen))
  }

  private func beginning() async throws {
    try await at()
    try await at("", .go(to: .enterCode))
    try await at("not a code", .fill(field: .code, text: "AC1:nonsense"))
    try await at("time", .go(to: .sessionForm))
    try await at("places", .fillTime(at: .noon), .next)
    try await at("one place", .togglePlace(region: "leg", side: .left))
    try await at("empty", .go(to: .home), .go(to: .therapist))
    try await at(
      "ready", .togglePlace(region: "upper_back", side: .right), .toggleRisk(risk: "anticoagulant"),
      .setTechnique(technique: "dry_needling"), .setPainBefore(pain: 5),
      .fill(field: .practiceName, text: "Harbour Street Physio"), .fillTime(at: .noon))
    let code = try Handout.code([("upper_back", .right), ("leg", .left)])
    try await at("", .go(to: .home), .fill(field: .code, text: code))
    try await at("", .acceptSession)
    try await at("answered", .answerTeachBack(choice: "wait"))
    try await at("", .go(to: .dates))
    try await at("to come", .go(to: .home))
    for place: Destination in [.settings, .quietHours, .country, .about, .history, .erase, .trouble] {
      try await at("", .go(to: .home), .go(to: place))
    }
    await phone.send(.go(to: .home))
  }

  private func course() async throws {
    await phone.returns(at: .hours(6.1))
    await phone.send(.go(to: .home))
    await phone.returns(at: .hours(24.1))
    try await at("ready", .go(to: .home))
    try await at("first group", .openCheckIn(checkIn: "h24"))
    guard case .checkIn(let first) = phone.screen, let none = first.noneOfThese else { return }
    try await press(none)
    while let none = group?.noneOfThese { try await press(none) }
    try await at("pain")
    for question in ["pain_now", "pain_trend", "pain_place"] {
      if let option = group?.rows.first(where: { $0.question == question })?.options.dropFirst(3).first
        ?? group?.rows.first(where: { $0.question == question })?.options.first
      {
        try await press(option)
      }
    }
    try await at("pain, answered")
    while let next = group?.noneOfThese ?? group?.next { try await press(next) }
    try await at()
    guard case .outcome(let outcome) = phone.screen else { return }
    for action in outcome.actions {
      guard case .openOutcome = action.command else { continue }
      try await press(action)
      try await at()
      await phone.send(.back)
    }
    try await at("answered once", .go(to: .home))
    try await at("one check-in", .go(to: .history))
    try await at("", .go(to: .home), .go(to: .card))
    await phone.send(.go(to: .home))
  }

  private func emergency() async throws {
    await phone.returns(at: .hours(48.1))
    await phone.send(.openCheckIn(checkIn: "now"))
    guard let yes = group?.rows.first?.options.first else { return }
    try await press(yes)
    try await at()
    guard case .emergency(let prompt) = phone.screen else { return }
    try await at("called", prompt.call.command)
    try await at("not through", .sayReached(reached: .no))
    try await at("for the crew", .go(to: .card))
    await phone.send(.back)
    if let mistake = prompt.closings.last {
      try await press(mistake)
      try await at("by mistake")
      await phone.send(.back)
    }
    try await at("after an emergency", .closeEmergency(how: .seen), .go(to: .home))
    try await at("after an emergency", .go(to: .history))
  }

  private var group: CheckInScreen? {
    guard case .checkIn(let screen) = phone.screen else { return nil }
    return screen
  }

  private func press(_ button: AftercareCore.Button) async throws { await phone.send(button.command) }
}

/// An engine that always answers with the same screen.
private final class Picture: CareEngineProtocol {
  private let output: Output

  init(_ screen: Screen) { output = Output(screen: screen, reminders: [], saved: true) }

  func dispatch(command: Command, now: Moment) throws -> Output { output }
  func refresh(device: Device, now: Moment) throws -> Output { output }
}

private struct NeverOpened: JournalOpening {
  func canReopenWithKey() -> Bool { false }
}
