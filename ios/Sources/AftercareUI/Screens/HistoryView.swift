import AftercareCore
import SwiftUI

/// Everything answered, told, changed and left without an answer, the newest first.
struct HistoryView: View {
  let screen: HistoryScreen

  var body: some View {
    Page(screen.frame) {
      Paragraphs([screen.zone])
      ForEach(screen.entries.indices.map { $0 }, id: \.self) { EntryView(entry: screen.entries[$0]) }
    }
  }
}

private struct EntryView: View {
  let entry: HistoryEntry
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Words(entry.when, .small).foregroundStyle(palette.soft)
      Heading(entry.title)
      if let level = entry.level { LevelLine(level: level, name: entry.levelName) }
      Paragraphs(entry.lines)
      PressList(buttons: [entry.open, entry.correct].compactMap { $0 })
    }
  }
}

/// A level in one line: its shape and its word.
private struct LevelLine: View {
  let level: Level
  let name: String
  @Environment(\.palette) private var palette

  var body: some View {
    // The emergency's white is for its red field; on paper it is the red itself that is drawn.
    let ink = level == .emergency ? palette.alarm : palette.tone(level).ink
    HStack(spacing: 8) {
      LevelMark(level: level, ink: ink, paper: palette.paper, side: 24)
      Words(name, .row).foregroundStyle(ink)
    }
  }
}
