import Foundation

/// Where two transcripts differ first: the step, the line in it and what both say there. Nil when they are
/// equal byte for byte.
func firstDifference(_ played: String, _ onFile: String) -> String? {
  guard !played.utf8.elementsEqual(onFile.utf8) else { return nil }
  let (here, there) = (lines(played), lines(onFile))
  var step = "before the first step"
  for number in 0..<max(here.count, there.count) {
    let (ours, theirs) = (line(number, of: here), line(number, of: there))
    if theirs.hasPrefix("=== ") {
      step = "step \(theirs.dropFirst(4).prefix { $0 != " " })"
    }
    // Characters count as equal when their bytes are not: an accent can be written in two ways.
    if !ours.utf8.elementsEqual(theirs.utf8) {
      return "\(step), line \(number + 1): played \"\(ours)\", on file \"\(theirs)\""
    }
  }
  return "the same lines with other ends"
}

private func lines(_ text: String) -> [Substring.UTF8View] {
  text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
}

private func line(_ number: Int, of lines: [Substring.UTF8View]) -> String {
  number < lines.count ? String(Substring(lines[number])) : "(the end)"
}
