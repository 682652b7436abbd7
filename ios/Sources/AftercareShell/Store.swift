import AftercareCore
import Foundation
import Observation

/// Holds the one engine, sends it commands, and publishes the screen that it answers with. After every answer
/// the system's queue of reminders is made equal to its plan.
///
/// There is no decision in here: what a screen says, which reminders ring and what a command does comes from
/// the engine.
@MainActor @Observable
public final class Store {
  /// Opens the engine: `CareEngine.open` with the app's folder and key, or a fake.
  public typealias Opening = @MainActor (Device, Moment) throws -> any CareEngineProtocol

  /// What to draw; nil before the engine has answered for the first time.
  public private(set) var screen: Screen?
  /// Everything is on disk. If not, the screen says so, too.
  public private(set) var isSaved = true
  /// Why the last call failed; nil when it worked. The screen is then the last one that could be drawn.
  public private(set) var failure: Failure?

  @ObservationIgnored private let open: Opening
  @ObservationIgnored private let clock: any Clock
  @ObservationIgnored private let device: @MainActor () -> Device
  @ObservationIgnored private let keeper: ReminderKeeper
  @ObservationIgnored private var engine: (any CareEngineProtocol)?

  /// - Parameters:
  ///   - clock: asked for every call.
  ///   - device: asked when the engine is opened and for every refresh.
  ///   - queue: the system's queue of reminders.
  ///   - open: called once, and again while it fails.
  public init(
    clock: any Clock, device: @escaping @MainActor () -> Device, queue: any ReminderQueue,
    open: @escaping Opening
  ) {
    (self.clock, self.device, self.open) = (clock, device, open)
    keeper = ReminderKeeper(queue: queue, clock: clock)
    keeper.report = { [weak self] in self?.report($0) }
  }

  /// The app came to the front: opens the engine if that has not happened yet. Everything that must be seen
  /// first, such as an open emergency, comes back, and the reminders are compared in any case.
  public func start() {
    call(isInUse: true, always: true) { engine, now in try engine.dispatch(command: .appOpened, now: now) }
  }

  /// Carries out what a person asked for.
  public func send(_ command: Command) {
    call(isInUse: true, always: false) { engine, now in try engine.dispatch(command: command, now: now) }
  }

  /// Draws again and compares the reminders: time has passed, or zone, clock, language or a permission changed.
  public func refresh() {
    let device = device()
    call(isInUse: false, always: true) { engine, now in try engine.refresh(device: device, now: now) }
  }

  /// Returns when the queue of reminders is as the latest plan wants it.
  public func settled() async {
    await keeper.settled()
  }

  /// Lets the journal go; the next call opens it again. For an app that was woken while the device was locked
  /// and its key out of reach: after unlocking, the journal can be read.
  public func close() {
    engine = nil
  }

  private func call(
    isInUse: Bool, always: Bool, _ body: (any CareEngineProtocol, Moment) throws -> Output
  ) {
    let now = clock.now()
    do {
      let output = try body(try opened(now), now)
      failure = nil
      publish(output)
      keeper.keep(output, isInUse: isInUse, always: always)
    } catch {
      failed(error, now)
    }
  }

  private func opened(_ now: Moment) throws -> any CareEngineProtocol {
    if let engine { return engine }
    let engine = try open(device(), now)
    self.engine = engine
    return engine
  }

  private func publish(_ output: Output) {
    screen = output.screen
    isSaved = output.saved
  }

  /// What the failed command recorded is kept, so where the engine stands now is drawn: it may be an emergency.
  private func failed(_ error: any Error, _ now: Moment) {
    failure = Failure(error, isOpen: engine != nil)
    // Erasing closed the journal and could not start another: only a new engine can.
    if case .Restart? = error as? EngineError {
      close()
      do { _ = try opened(now) } catch { failure = Failure(error, isOpen: false) }
    }
    if let engine, let output = try? engine.refresh(device: device(), now: now) {
      publish(output)
      keeper.keep(output, isInUse: false, always: false)
    }
  }

  /// Hands the engine what was found in the queue. That is no answer of the person's: what was said to their
  /// last command stays on screen.
  private func report(_ command: Command) -> Output? {
    guard let engine else { return nil }
    do {
      let output = try engine.dispatch(command: command, now: clock.now())
      let said = screen?.frame.notices ?? []
      if output.saved != isSaved || Set(said).isSubset(of: output.screen.frame.notices) {
        publish(output)
      }
      return output
    } catch {
      failure = Failure(error, isOpen: true)
      return nil
    }
  }
}
