import AftercareCore
import SwiftUI

/// Paragraphs in order.
struct Paragraphs: View {
  private let texts: [String]

  init(_ texts: [String?]) { self.texts = texts.compactMap { $0 }.filter { !$0.isEmpty } }

  var body: some View {
    if !texts.isEmpty {
      VStack(alignment: .leading, spacing: 12) {
        ForEach(texts.indices.map { $0 }, id: \.self) { Words(texts[$0]) }
      }
    }
  }
}

/// Paragraphs, each with a symbol before it.
struct MarkedList: View {
  let texts: [String]
  let symbol: String

  var body: some View {
    VStack(alignment: .leading, spacing: 12) {
      ForEach(texts.indices.map { $0 }, id: \.self) { index in
        HStack(alignment: .top, spacing: 12) {
          Image(systemName: symbol).modifier(Lettering(.body)).accessibilityHidden(true)
          Words(texts[index])
        }
      }
    }
  }
}

/// Labels with what belongs to them; each pair is read as one.
struct FactList: View {
  let facts: [Fact]
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: 12) {
      ForEach(facts.indices.map { $0 }, id: \.self) { index in
        VStack(alignment: .leading, spacing: 0) {
          Words(facts[index].label, .small).foregroundStyle(palette.soft)
          Words(facts[index].value)
        }
        .accessibilityElement(children: .combine)
      }
    }
  }
}

/// A box on the paper.
struct Raised<Content: View>: View {
  private let content: Content
  @Environment(\.palette) private var palette

  init(@ViewBuilder content: () -> Content) { self.content = content() }

  var body: some View {
    VStack(alignment: .leading, spacing: 12) { content }
      .padding(16)
      .frame(maxWidth: .infinity, alignment: .leading)
      .background(palette.raised, in: RoundedRectangle(cornerRadius: 16))
  }
}
