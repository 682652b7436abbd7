import AftercareCore
import Foundation
import Testing

/// The engine called from many threads at once.
@Suite struct ThreadTests {
  @Test func eightThreadsLoseNothing() throws {
    let (threads, calls) = (8, 25)
    let (folder, now) = try Journey.closedInEmergency()
    let refused = Counter()
    try Self.press(folder.open(now: now), threads, calls, now) { refused.add() }
    #expect(refused.value == 0)
    // Each press of the call button is a line of the history, in the journal that is opened anew.
    #expect(try Self.pressed(folder.open(now: now), now) == threads * calls)
  }

  private static func press(
    _ engine: CareEngine, _ threads: Int, _ calls: Int, _ now: Moment, refused: @Sendable () -> Void
  ) {
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for call in 0..<calls {
        do {
          let output = try engine.dispatch(command: .called(number: "\(thread).\(call)"), now: now)
          if !output.saved { refused() }
          if call.isMultiple(of: 5) { _ = try engine.refresh(device: .british, now: now) }
        } catch {
          refused()
        }
      }
    }
  }

  /// How often the call button was pressed, as the history shows it.
  private static func pressed(_ engine: CareEngine, _ now: Moment) throws -> Int {
    _ = try engine.dispatch(command: .closeEmergency(how: .seen), now: now)
    let output = try engine.dispatch(command: .go(to: .history), now: now)
    guard case .history(let history) = output.screen else { return -1 }
    return history.entries.flatMap(\.lines).filter { $0.starts(with: "You pressed the call button") }.count
  }
}

/// Counts from any thread.
final class Counter: @unchecked Sendable {
  // Every access holds the lock.
  private let lock = NSLock()
  private var count = 0

  /// So far.
  var value: Int { lock.withLock { count } }

  /// One more.
  func add() { lock.withLock { count += 1 } }
}
