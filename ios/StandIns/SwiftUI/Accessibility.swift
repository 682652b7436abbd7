import Foundation

public struct AccessibilityTraits: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let isButton = AccessibilityTraits(rawValue: 1)
  public static let isHeader = AccessibilityTraits(rawValue: 2)
  public static let isSelected = AccessibilityTraits(rawValue: 4)
  public static let isImage = AccessibilityTraits(rawValue: 8)
}
public struct AccessibilityChildBehavior: Equatable, Sendable {
  let name: String
  public static let ignore = AccessibilityChildBehavior(name: "ignore")
  public static let combine = AccessibilityChildBehavior(name: "combine")
  public static let contain = AccessibilityChildBehavior(name: "contain")
}

extension View {
  public func accessibilityLabel(_ label: Text) -> some View {
    standIn { nodes, context in
      let said = label.standInNodes(context)[0]
      var node = nodes.count == 1 ? nodes[0] : StandInNode("Element", in: context, nodes)
      (node.label, node.language) = (said.text, said.language)
      return [node]
    }
  }
  public func accessibilityHidden(_ isHidden: Bool) -> some View {
    standIn(each: { $0.isHidden = $0.isHidden || isHidden })
  }
  public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View {
    standIn(each: { $0.traits.formUnion(traits) })
  }
  public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View {
    standIn { nodes, context in
      var node = StandInNode(children == .contain ? "Container" : "Element", in: context, nodes)
      node.isContainer = children == .contain
      node.isCombined = children == .combine
      if children == .ignore {
        node.children = nodes.map { child in
          var child = child
          child.isHidden = true
          return child
        }
      }
      return [node]
    }
  }
  public func accessibilityFocused(_ isFocused: Binding<Bool>) -> some View {
    standIn { nodes, context in
      // It goes where it is asked for now, away from where it was asked for before.
      let (host, place) = (context.host, context.path + "/focused")
      if isFocused.wrappedValue && host.before[place] as? Bool != true { host.focus = nodes.first?.name }
      host.before[place] = isFocused.wrappedValue
      host.seen.insert(place)
      return nodes
    }
  }
}
