import Foundation

/// One thing that a view shows, as this stand-in sees it: what VoiceOver would say of it, its colours and least
/// size, and what can be done with it. There is no layout: nothing here knows where a thing is.
@MainActor public struct StandInNode {
  /// The name of the SwiftUI view, such as `Text` or `HStack`.
  public var kind: String
  /// Its own text.
  public var text = ""
  /// What is said instead of its text, what it holds, and what it does.
  public var label: String?
  public var value: String?
  public var traits: AccessibilityTraits = []
  public var isHidden = false
  public var isDisabled = false
  /// Its children are read as one.
  public var isCombined = false
  /// Its children are read one by one, after its label.
  public var isContainer = false
  /// The colours in force where it stands, and the size of its letters in points.
  public var foreground = Color.black
  public var background = Color.white
  public var fontSize: CGFloat = 17
  /// The least and the fixed size that a frame gives it.
  public var minHeight: CGFloat = 0
  public var fixedHeight: CGFloat?
  public var lineLimit: Int?
  /// Language of a text, for the voice.
  public var language: String?
  public var direction = LayoutDirection.leftToRight
  /// What a shape draws.
  public var path: Path?
  public var action: (@MainActor () -> Void)?
  public var tap: (@MainActor (CGPoint) -> Void)?
  public var submit: (@MainActor () -> Void)?
  public var set: (@MainActor (any Sendable) -> Void)?
  public var children: [StandInNode] = []

  init(_ kind: String, _ text: String = "", in context: StandInContext, _ children: [StandInNode] = []) {
    (self.kind, self.text, self.children) = (kind, text, children)
    let values = context.values
    (foreground, background) = (values.standInForeground, values.standInBackground)
    fontSize =
      values.standInFont.size * values.dynamicTypeSize.standInScale(fixed: values.standInFont.isFixed)
    isDisabled = !values.isEnabled
    direction = values.layoutDirection
    lineLimit = values.standInLineLimit
  }

  /// This and everything below it, in reading order.
  public var all: [StandInNode] { [self] + children.flatMap(\.all) }

  /// What VoiceOver would say.
  public var name: String {
    if let label { return label }
    let parts = [text] + children.filter { !$0.isHidden }.map(\.name)
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What VoiceOver meets, in order: what is hidden is left out, and what is read as one is one.
  public var spoken: [StandInNode] {
    if isHidden { return [] }
    if isContainer { return children.flatMap(\.spoken) }
    let isOne = label != nil || isCombined || action != nil || set != nil || !text.isEmpty
    if isOne { return name.isEmpty ? [] : [self] }
    return children.flatMap(\.spoken)
  }

  /// One line for this and each of its children, indented.
  public func dump(_ depth: Int = 0) -> String {
    var line = String(repeating: "  ", count: depth) + kind
    if !text.isEmpty { line += " \"\(text)\"" }
    if let label { line += " says \"\(label)\"" }
    if let value { line += " value \"\(value)\"" }
    if traits.contains(.isHeader) { line += " heading" }
    if traits.contains(.isSelected) { line += " selected" }
    if isDisabled { line += " disabled" }
    if isHidden { line += " unread" }
    return line + "\n" + children.map { $0.dump(depth + 1) }.joined()
  }
}
