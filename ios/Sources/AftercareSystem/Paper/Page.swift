import Foundation

/// A page as a list of marks, in millimetres from its upper left corner.
struct PaperPage: Equatable {
  /// Something black or grey on the page.
  enum Mark: Equatable {
    /// An area; `grey` from 0, black, to 1, white.
    case fill([PathStep], grey: CGFloat)
    /// An area of slanted lines.
    case hatch([PathStep])
    case stroke([PathStep], grey: CGFloat, width: CGFloat)
    case text(String, at: CGPoint, size: CGFloat, isBold: Bool, isCentred: Bool)
  }
  var size: CGSize
  var marks: [Mark]
}
