import AftercareCore
import AftercareUI
import Foundation
import SwiftUI
import Testing

/// The languages and text sizes in which every screen is looked at.
private let languages = ["en", "es"]
private let sizes: [DynamicTypeSize] = [.large, .xxxLarge, .accessibility5]
/// Every screen of the core.
private let kinds = 21

extension AppTests {
  /// Every screen in every language.
  @MainActor @Suite struct Screens {
    @Test(arguments: languages) func everyScreenIsAsItsSnapshot(_ language: String) async throws {
      var dumps = sizes.map { _ in "" }
      var seen: Set<String> = []
      for stop in try await Gallery.stops(language) {
        seen.insert(Gallery.kind(stop.screen))
        for (index, size) in sizes.enumerated() {
          dumps[index] += "=== \(stop.name)\n" + host(stop) { $0.dynamicTypeSize = size }.tree.dump() + "\n"
        }
      }
      #expect(seen.count == kinds, "\(seen.sorted())")
      for (size, dump) in zip(sizes, dumps) { try Snapshot.compare(dump, "\(language)-\(size)") }
    }

    /// With a screen reader, nothing that the core says or offers is left out.
    @Test(arguments: languages) func everyWordAndEveryButtonIsThere(_ language: String) async throws {
      for stop in try await Gallery.stops(language) {
        let host = host(stop) { $0.accessibilityVoiceOverEnabled = true }
        let words = Said(stop.screen)
        let spoken = host.tree.spoken.map { $0.name + " " + ($0.value ?? "") }
        for text in words.texts {
          #expect(spoken.contains { $0.contains(text) }, "\(stop.name): not said: \(text)")
        }
        let buttons = Set(host.buttons)
        for label in words.buttons { #expect(buttons.contains(label), "\(stop.name): no button: \(label)") }
        #expect(host.headings.first == stop.screen.frame.title, "\(stop.name)")
      }
    }

    /// Back first, as everywhere on an iPhone; then the heading, what must be said first, and the content.
    @Test(arguments: languages) func everythingIsReadInItsOrder(_ language: String) async throws {
      for stop in try await Gallery.stops(language) {
        let host = host(stop) { $0.accessibilityVoiceOverEnabled = true }
        let spoken = host.tree.spoken.map { $0.name + " " + ($0.value ?? "") }
        var next = 0
        for text in Reading.order(stop.screen) {
          // Several texts may be read as one.
          let found = spoken.indices.first { $0 >= next && spoken[$0].contains(text) }
          #expect(found != nil, "\(stop.name): \(text), after \(spoken.prefix(next).last ?? "the start")")
          next = found ?? next
        }
        #expect(host.focus == stop.screen.frame.title, "\(stop.name)")
      }
    }

    @Test func wordsAreSpokenInTheirLanguage() async throws {
      for stop in try await Gallery.stops("es") {
        // The card has a second side for who reads it there.
        var languages: Set<String> = ["es"]
        if case .card(let card) = stop.screen, let side = card.otherSide { languages.insert(side.language) }
        let spoken = host(stop).shown.filter { $0.kind == "Text" }.compactMap(\.language)
        #expect(Set(spoken) == languages, "\(stop.name)")
      }
    }

    @Test(arguments: languages) func noStringOfTheShellIsMissing(_ language: String) async throws {
      StandInStrings.missing = []
      for stop in try await Gallery.stops(language) { _ = host(stop).tree }
      #expect(StandInStrings.missing.isEmpty)
    }

    @Test func everythingToPressIsAtLeast44PointsHigh() async throws {
      for stop in try await Gallery.stops("en") {
        for scheme in ColorScheme.allCases {
          let host = host(stop) { ($0.colorScheme, $0.dynamicTypeSize) = (scheme, .xSmall) }
          for node in host.shown where node.action != nil || node.set != nil {
            #expect(node.minHeight >= 44, "\(stop.name): \(node.name)")
          }
        }
      }
    }

    @Test func noTextIsInABoxThatDoesNotGrow() async throws {
      for stop in try await Gallery.stops("en") {
        let (small, large) = (host(stop), host(stop) { $0.dynamicTypeSize = .accessibility5 })
        for node in large.tree.all where node.fixedHeight != nil {
          #expect(!node.all.contains { $0.kind == "Text" }, "\(stop.name): \(node.name)")
        }
        for text in large.shown where text.kind == "Text" { #expect(text.lineLimit == nil) }
        let sizes = [small, large].map { host in
          Dictionary(
            host.shown.filter { $0.kind == "Text" }.map { ($0.text, $0.fontSize) }, uniquingKeysWith: { $1 })
        }
        for (text, size) in sizes[0] {
          #expect(size >= 16 && (sizes[1][text] ?? 0) > 2 * size, "\(stop.name): \(text)")
        }
      }
    }

    /// 4.5 to 1 for words, 3 to 1 for edges and symbols, in both themes and with increased contrast.
    @Test func everyWordAndEveryEdgeCanBeSeen() async throws {
      for stop in try await Gallery.stops("en") {
        for scheme in ColorScheme.allCases {
          for contrast in ColorSchemeContrast.allCases {
            let host = host(stop) { ($0.colorScheme, $0.colorSchemeContrast) = (scheme, contrast) }
            for node in host.shown {
              let ratio = node.foreground.contrast(with: node.background)
              switch node.kind {
              case "Text": #expect(ratio >= 4.5, "\(stop.name), \(scheme): \(node.text) \(ratio)")
              case "Image", "Stroke": #expect(ratio >= 3, "\(stop.name), \(scheme): \(node.name) \(ratio)")
              default: break
              }
            }
          }
        }
      }
    }

    @Test func anEmergencyIsTheSameRedInBothThemesAndCannotBeLeft() async throws {
      let phone = try await Phone.inEmergency()
      let stop = Gallery.Stop(name: "", screen: try #require(phone.screen))
      let dumps = ColorScheme.allCases.map { scheme in
        let host = host(stop) { $0.colorScheme = scheme }
        return host.shown.filter { $0.kind == "Text" }.map { [$0.foreground, $0.background] }
      }
      #expect(dumps[0] == dumps[1] && !dumps[0].isEmpty)
      let tree = host(stop).tree
      #expect(!tree.all.contains { $0.kind == "Sheet" })
      let call = try #require(tree.all.first { $0.action != nil })
      #expect(call.name == "Call 999" && call.minHeight >= 400 / 3)
    }

    private func host(
      _ stop: Gallery.Stop, _ change: (inout EnvironmentValues) -> Void = { _ in }
    ) -> StandInHost {
      var values = EnvironmentValues()
      change(&values)
      // Where a screen reader is sent is known after one look.
      let model = Gallery.model(stop.screen)
      let host = StandInHost(values) { RootView(model: model) }
      _ = host.tree
      return host
    }
  }
}

extension Color {
  /// The ratio of two opaque colours as WCAG 2 defines it.
  fileprivate func contrast(with other: Color) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  private var luminance: Double {
    let linear = { (part: Double) in part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
