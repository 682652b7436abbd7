import Foundation

/// The strings of the app's catalogue, as a test puts them here: key, then language.
@MainActor public enum StandInStrings {
  public static var table: [String: [String: String]] = [:]
  /// Keys that were asked for and are not there.
  public static var missing: Set<String> = []
}

public struct LocalizedStringKey: ExpressibleByStringLiteral, Equatable, Sendable {
  let key: String
  public init(_ value: String) { key = value }
  public init(stringLiteral value: String) { key = value }

  @MainActor func text(_ locale: Locale) -> String {
    let language = locale.language.languageCode?.identifier ?? "en"
    guard let languages = StandInStrings.table[key] else {
      StandInStrings.missing.insert(key)
      return key
    }
    return languages[language] ?? languages["en"] ?? key
  }
}

public struct Text: StandInPrimitive {
  private enum Content {
    case key(LocalizedStringKey)
    case words(AttributedString)
  }
  private let content: Content
  public nonisolated init(_ key: LocalizedStringKey) { content = .key(key) }
  public nonisolated init(_ words: AttributedString) { content = .words(words) }
  public nonisolated init(verbatim words: String) { content = .words(AttributedString(words)) }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    switch content {
    case .key(let key):
      return [StandInNode("Text", key.text(context.values.locale), in: context)]
    case .words(let words):
      var node = StandInNode("Text", String(words.characters), in: context)
      node.language = words.runs.first?.languageIdentifier
      return [node]
    }
  }
}

public struct Image: StandInPrimitive {
  let name: String
  public init(systemName: String) { name = systemName }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    // VoiceOver reads the name of a symbol, unless it is hidden or named.
    var node = StandInNode("Image", in: context)
    node.label = name
    return [node]
  }
}

public struct Label<Title: View, Icon: View>: StandInPrimitive {
  let title: Title
  let icon: Icon
  public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) {
    (self.title, self.icon) = (title(), icon())
  }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    // The symbol of a label is not read.
    let icons = icon.standInNodes(context.at("icon")).map { node in
      var node = node
      node.isHidden = true
      return node
    }
    return [StandInNode("Label", in: context, icons + title.standInNodes(context.at("title")))]
  }
}
