import AftercareCore
import Foundation

/// What a screen of the core says and offers, found in its record whatever it is.
struct Said {
  private(set) var texts: [String] = []
  private(set) var buttons: [String] = []

  /// Properties that are for the shell, not for the reader, and what is drawn from them instead.
  private static let unsaid: Set<String> = [
    "command", "dial", "strength", "language", "name", "id", "question", "region", "checkIn", "code", "link",
    "message", "sheet", "qr", "path", "marked", "front", "back", "left", "right", "useList", "title", "at",
    "value", "names",
  ]
  /// Of these the title is a word, not the name of a picture.
  private static let titled: Set<String> = ["Frame", "Row", "Sign", "HistoryEntry", "ReadyCode", "CardSide"]

  init(_ screen: Screen) {
    let record = Mirror(reflecting: screen).children.first.map { Mirror(reflecting: $0.value) }
    var children = record?.children.map { $0 } ?? []
    // The therapist's list of regions is beside the map, and says the same.
    if case .therapist = screen { children.removeAll { $0.label == "map" } }
    for child in children { look(child.value, child.label ?? "", "") }
    texts.removeAll(where: \.isEmpty)
  }

  private mutating func look(_ value: Any, _ name: String, _ type: String) {
    switch value {
    case let button as AftercareCore.Button: buttons.append(button.label)
    case let text as String:
      let isSaid = !Self.unsaid.contains(name) || (name == "title" && Self.titled.contains(type))
      if isSaid && !text.isEmpty { texts.append(text) }
    case let fact as Fact: texts += [fact.label, fact.value]
    // An iPhone has a picker for a time: nothing to type, and no example for it.
    case let field as Field where field.name == .sessionEnd: texts += [field.label, field.value]
    default:
      let mirror = Mirror(reflecting: value)
      let within = mirror.displayStyle == .struct ? "\(mirror.subjectType)" : type
      guard !Self.unsaid.contains(name) || mirror.displayStyle == .optional else { return }
      for child in mirror.children {
        // A number in a list has its list's name.
        look(child.value, mirror.displayStyle == .struct ? child.label ?? "" : name, within)
      }
    }
  }
}
