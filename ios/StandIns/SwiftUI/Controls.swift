import Foundation

public struct ButtonRole: Equatable, Sendable {
  let name: String
  public static let cancel = ButtonRole(name: "cancel")
  public static let destructive = ButtonRole(name: "destructive")
}

public struct ButtonStyleConfiguration {
  public let role: ButtonRole?
  public let label: AnyView
  public let isPressed: Bool
}
@MainActor @preconcurrency public protocol ButtonStyle {
  associatedtype Body: View
  typealias Configuration = ButtonStyleConfiguration
  @ViewBuilder @MainActor @preconcurrency func makeBody(configuration: Configuration) -> Body
}

public struct Button<Label: View>: StandInPrimitive {
  let role: ButtonRole?
  let action: @MainActor () -> Void
  let label: Label
  public init(
    role: ButtonRole? = nil, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label
  ) { (self.role, self.action, self.label) = (role, action, label()) }

  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    let inside = context.at("Button")
    var children: [StandInNode]
    if let style = context.values.standInStyle {
      let looks = ButtonStyleConfiguration(role: role, label: AnyView(label), isPressed: false)
      children = style.standInLabel(looks, inside)
    } else {
      children = label.standInNodes(inside)
    }
    var node = StandInNode("Button", in: context, children)
    (node.action, node.traits) = (action, .isButton)
    // Its size is that of its label.
    node.minHeight = node.all.map(\.minHeight).max() ?? 0
    return [node]
  }
}

extension ButtonStyle {
  func standInLabel(_ configuration: Configuration, _ context: StandInContext) -> [StandInNode] {
    standInBind(self, context)
    return makeBody(configuration: configuration).standInNodes(context)
  }
}
extension View {
  public func buttonStyle<Style: ButtonStyle>(_ style: Style) -> some View {
    standIn(values: { $0.standInStyle = style })
  }
}

public struct ShareLink<Label: View>: StandInPrimitive {
  let item: String
  let label: Label
  public init(item: String, @ViewBuilder label: () -> Label) { (self.item, self.label) = (item, label()) }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    var node = Button(action: {}, label: { label }).standInNodes(context)[0]
    (node.kind, node.value) = ("ShareLink", item)
    return [node]
  }
}

/// The system labels and sizes it.
public struct PasteButton: StandInPrimitive {
  let paste: @MainActor ([String]) -> Void
  public init(payloadType: String.Type, onPaste: @escaping @MainActor ([String]) -> Void) { paste = onPaste }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    var node = StandInNode("PasteButton", in: context)
    node.label = "Paste"
    node.minHeight = 44
    node.set = { [paste] in paste([$0 as? String ?? ""]) }
    return [node]
  }
}

public struct TextField: StandInPrimitive {
  let title: String
  let text: Binding<String>
  let prompt: Text?
  @_disfavoredOverload public init<Title: StringProtocol>(
    _ title: Title, text: Binding<String>, prompt: Text?, axis: Axis = .horizontal
  ) { (self.title, self.text, self.prompt) = (String(title), text, prompt) }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    let submit = context.values.standInSubmit
    let hint = prompt?.standInNodes(context.at("prompt")) ?? []
    var node = StandInNode("TextField", in: context, text.wrappedValue.isEmpty ? hint : [])
    node.label = title
    // VoiceOver reads the prompt where nothing was typed.
    node.value = text.wrappedValue.isEmpty ? hint.first?.text : text.wrappedValue
    let text = text
    node.set = { value in
      text.wrappedValue = value as? String ?? ""
    }
    node.submit = submit
    return [node]
  }
}

public struct DatePicker: StandInPrimitive {
  public struct Components: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let date = Components(rawValue: 1)
    public static let hourAndMinute = Components(rawValue: 2)
  }
  let title: String
  let selection: Binding<Date>
  @_disfavoredOverload public init<Title: StringProtocol>(
    _ title: Title, selection: Binding<Date>, displayedComponents: Components = [.date, .hourAndMinute]
  ) { (self.title, self.selection) = (String(title), selection) }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    var node = StandInNode("DatePicker", in: context)
    node.label = title
    node.minHeight = 44
    let selection = selection
    node.set = { if let date = $0 as? Date { selection.wrappedValue = date } }
    return [node]
  }
}

extension View {
  public func onSubmit(_ action: @escaping @MainActor () -> Void) -> some View {
    standIn(values: { $0.standInSubmit = action })
  }
  public func disabled(_ isDisabled: Bool) -> some View {
    standIn(values: { $0.isEnabled = $0.isEnabled && !isDisabled })
  }
  public func onTapGesture(
    count: Int = 1, coordinateSpace: LocalCoordinateSpace = .local,
    perform action: @escaping @MainActor (CGPoint) -> Void
  ) -> some View {
    standIn(one: "Tappable", { $0.tap = action })
  }
}
public struct LocalCoordinateSpace: Sendable {
  public static let local = LocalCoordinateSpace()
}
