import AftercareCore
import AftercareShell
import Foundation
import Observation

/// What the views share: the store, the ports, and what a press does. No wording, no order and no urgency is
/// decided here.
@MainActor @Observable public final class AppModel {
  /// The engine's screen and reminders.
  public let store: Store
  /// How reminders may ring, as last looked up; nil before that.
  public private(set) var permission: ReminderPermission?
  /// The number that this device would not call just now; nil again from the next press on.
  public private(set) var undialled: String?

  @ObservationIgnored let ports: Ports
  /// The drawing of the body. Without it, which is a fault of the build, every list beside it still works.
  @ObservationIgnored let bodyMap: BodyMap?
  @ObservationIgnored private let opening: JournalOpening
  /// The person did more than look around. What they answered while the journal could not be read is in memory
  /// only, and opening it would lose that: it waits for the next start.
  @ObservationIgnored private var wasUsed = false
  /// What is in the fields of the page and was not sent yet.
  @ObservationIgnored private var typed: [FieldName: String] = [:]

  /// - Parameters:
  ///   - store: opens the engine with `opening`.
  ///   - opening: told when the device was unlocked, so that a journal that could not be read is read.
  ///   - ports: the phone.
  public init(store: Store, opening: JournalOpening, ports: Ports) {
    (self.store, self.opening, self.ports) = (store, opening, ports)
    bodyMap = try? AftercareCore.bodyMap()
  }

  /// The app came to the front. The device is unlocked then, so a key that was out of reach is not any more.
  public func becomeActive() async {
    if !wasUsed && opening.canReopenWithKey() {
      store.close()
    }
    store.start()
    await look()
  }

  /// Time, zone, language or a setting of the device changed.
  public func refresh() {
    store.refresh()
  }

  /// Carries out a button.
  /// - Parameter open: has the system open an address, and tells whether it did.
  func press(_ button: CoreButton, open: (URL, @escaping (Bool) -> Void) -> Void) {
    undialled = nil
    if let number = button.dial {
      dial(number, then: button.command, open)
    } else if button.command == .back || sendAllTyped() {
      // What was refused is read before the page is left.
      leave(with: button.command)
    }
  }

  /// Nothing stands between a person and a call: it comes before what was typed. The command says that it was
  /// made, so a device that cannot call sends none.
  private func dial(_ number: String, then command: Command, _ open: (URL, @escaping (Bool) -> Void) -> Void)
  {
    guard let url = URL(dialling: number) else {
      undialled = number
      return
    }
    open(url) { [weak self] isDone in
      if isDone { self?.leave(with: command) } else { self?.undialled = number }
    }
  }

  private func leave(with command: Command) {
    typed = [:]
    send(command)
  }

  /// Something was typed and not sent yet.
  func typed(_ text: String, in field: Field) {
    typed[field.name] = text == field.value ? nil : text
  }

  /// The person is done with a field.
  func sendTyped(_ name: FieldName) {
    guard let text = typed.removeValue(forKey: name) else { return }
    send(.fill(field: name, text: text))
  }

  /// Sends what was typed before a button of the same page; a code only when the person says so, because it
  /// opens another page. False when something was refused.
  private func sendAllTyped() -> Bool {
    let before = store.screen?.frame.notices ?? []
    for name in [FieldName.practiceName, .practicePhone] where typed[name] != nil {
      sendTyped(name)
    }
    return Set(store.screen?.frame.notices ?? []).isSubset(of: before)
  }

  /// What was scanned, pasted, or opened as a link. The core reads it, refuses what is no code, and asks before
  /// it takes anything in.
  public func takeIn(_ code: String) {
    send(.fill(field: .code, text: code))
  }

  /// A link that opened the app, also from a cold start.
  public func open(_ link: URL) {
    store.start()
    takeIn(link.absoluteString)
  }

  /// A reminder that was tapped, also from a cold start. An open emergency stays what is shown.
  /// - Parameter checkIn: the check-in to open; nil for a reminder that belongs to none.
  public func open(checkIn: String?) {
    store.start()
    if let checkIn {
      send(.openCheckIn(checkIn: checkIn))
    }
  }

  /// Carries out what a person asked for.
  func send(_ command: Command) {
    switch command {
    case .go, .back: break
    default: wasUsed = true
    }
    store.send(command)
  }

  /// The system asks for permission, and the reminders are compared with the queue again.
  func askPermission() async {
    await ports.permission.ask()
    await look()
  }

  /// The dates are on screen: the system's question, which it asks once, is about them.
  func askInContext() async {
    await look()
    if permission == .notAsked { await askPermission() }
  }

  /// Looks the permission up again: it may have been changed in the settings. Once the queue was compared, the
  /// core knows, and its word on the old state goes.
  func look() async {
    let before = permission
    permission = await ports.permission.current()
    guard before != nil && before != permission else { return }
    store.refresh()
    await store.settled()
    store.refresh()
  }

  /// Opens the print sheet with the pages of a screen.
  func printPages(_ screen: Screen) {
    guard let pages = try? paper(screen: screen), !pages.isEmpty else { return }
    ports.printer.print(pages: pages, title: screen.frame.title)
  }
}

/// Who opens the journal knows whether it had the key.
@MainActor public protocol JournalOpening {
  /// The journal was opened without the key, and the key can be had now.
  func canReopenWithKey() -> Bool
}

extension URL {
  /// A link that opens the dialler; nil for a number without digits.
  init?(dialling number: String) {
    let digits = number.filter { $0.isASCII && ($0.isNumber || "+*#".contains($0)) }
    guard digits.contains(where: \.isNumber) else { return nil }
    // The hash would begin a fragment.
    self.init(string: "tel:" + digits.replacingOccurrences(of: "#", with: "%23"))
  }
}
