import AftercareCore
import SwiftUI

/// The frame of every screen but the emergency prompt: the way back, the heading, notices, the content, and at
/// the bottom, within the thumb's reach, what comes next.
struct Page<Content: View, Bar: View>: View {
  private let frame: Frame
  private let steps: Steps?
  private let mustFit: Bool
  private let lead: LevelLead?
  private let content: Content
  private let bar: Bar
  @Environment(\.palette) private var palette
  @Environment(\.dynamicTypeSize) private var size

  /// - Parameters:
  ///   - lead: the level instead of the heading alone.
  ///   - mustFit: the bar is at the bottom only where the whole content is in sight above it, and otherwise
  ///     after it: nobody can press what answers rows that they have not come to.
  init(
    _ frame: Frame, steps: Steps? = nil, lead: LevelLead? = nil, mustFit: Bool = false,
    @ViewBuilder content: () -> Content,
    @ViewBuilder bar: () -> Bar
  ) {
    (self.frame, self.steps, self.lead, self.mustFit) = (frame, steps, lead, mustFit)
    (self.content, self.bar) = (content(), bar())
  }

  var body: some View {
    VStack(spacing: 0) {
      TopBar(back: frame.back, steps: steps)
      if mustFit {
        ViewThatFits(in: .vertical) {
          VStack(spacing: 0) {
            column
            Spacer(minLength: 0)
            pinned
          }
          scrolling
        }
      } else if size.isAccessibilitySize {
        scrolling
      } else {
        ScrollView { column }
        pinned
      }
    }
    .foregroundStyle(palette.ink)
    .background(palette.paper)
  }

  private var scrolling: some View {
    ScrollView {
      column
      pinned
    }
  }

  private var column: some View {
    VStack(alignment: .leading, spacing: 24) {
      if let lead { LevelHeader(title: frame.title, lead: lead) } else { Title(frame.title) }
      NoticeBox(frame: frame)
      content
    }
    .padding(16)
    .frame(maxWidth: 640, alignment: .leading)
  }

  private var pinned: some View {
    VStack(spacing: 8) { bar }
      .padding(.horizontal, 16)
      .padding(.vertical, 8)
      .frame(maxWidth: 640)
  }
}

extension Page where Bar == EmptyView {
  /// A page on which nothing comes next.
  init(_ frame: Frame, @ViewBuilder content: () -> Content) {
    self.init(frame, steps: nil, content: content, bar: { EmptyView() })
  }
}

/// The heading of a screen, where a screen reader begins.
struct Title: View {
  private let text: String
  private let role: TextRole
  @AccessibilityFocusState private var isFocused: Bool

  init(_ text: String, _ role: TextRole = .title) { (self.text, self.role) = (text, role) }

  var body: some View {
    Words(text, role)
      .accessibilityAddTraits(.isHeader)
      .accessibilityFocused($isFocused)
      .onAppear { isFocused = true }
  }
}
