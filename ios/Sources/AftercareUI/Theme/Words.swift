import SwiftUI

/// Words of the core, with their language for the voice of a screen reader.
struct Words: View {
  private let text: String
  private let role: TextRole
  @Environment(\.locale) private var locale

  init(_ text: String, _ role: TextRole = .body) { (self.text, self.role) = (text, role) }

  var body: some View {
    spoken(text, locale).modifier(Lettering(role))
  }
}

/// A text in a language, for what has no letters of its own, too.
func spoken(_ text: String, _ locale: Locale) -> Text {
  var words = AttributedString(text)
  words.languageIdentifier = locale.identifier(.bcp47)
  return Text(words)
}

/// Words that only the shell can have, from the app's string catalogue.
struct ShellWords: View {
  private let key: LocalizedStringKey
  private let role: TextRole

  init(_ key: LocalizedStringKey, _ role: TextRole = .body) { (self.key, self.role) = (key, role) }

  var body: some View {
    Text(key).modifier(Lettering(role))
  }
}

/// A heading inside of a page.
struct Heading: View {
  private let text: String

  init(_ text: String) { self.text = text }

  var body: some View {
    Words(text, .row).accessibilityAddTraits(.isHeader)
  }
}
