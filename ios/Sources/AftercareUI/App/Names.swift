import AftercareCore

/// A button of the core. Its name is also one of SwiftUI's, so the views use this one.
typealias CoreButton = AftercareCore.Button
