import AftercareCore

/// What keeps the engine from working, for a view that must say so. Whatever a person can cause is a screen
/// instead. The messages inside are for logs; they hold no health data.
public enum Failure: Error, Equatable {
  /// The engine could not be opened; `Store.start()` tries again.
  case opening(OpenError)
  /// A call failed; the next one works.
  case calling(EngineError)
}

extension Failure {
  /// The failure behind an error of the bindings. One that they do not declare is a fault of the program.
  init(_ error: any Error, isOpen: Bool) {
    switch error {
    case let error as OpenError: self = .opening(error)
    case let error as EngineError: self = .calling(error)
    default: self = isOpen ? .calling(.Fault(message: "\(error)")) : .opening(.Fault(message: "\(error)"))
    }
  }
}
