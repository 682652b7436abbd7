import Foundation
import SwiftUI

/// What a phone does that SwiftUI cannot: each is one adapter of `AftercareSystem`, and a fake in tests.
@MainActor public struct Ports {
  /// Whether reminders may ring.
  public var permission: any ReminderPermitting
  /// Paper.
  public var printer: any PagePrinting
  /// The screen's own light.
  public var display: any DisplayKeeping
  /// What is said aloud at once.
  public var announcer: any Announcing
  /// Opens the page of this app in the system's settings, where notifications are.
  public var settings: URL
  /// A camera that hands on what it reads, or nil on a device without one.
  public var scanner: Scanner?

  /// A camera's picture, which tells what it reads.
  public typealias Scanner = @MainActor (_ found: @escaping @MainActor (String) -> Void) -> AnyView

  /// All of them.
  public init(
    permission: any ReminderPermitting, printer: any PagePrinting, display: any DisplayKeeping,
    announcer: any Announcing, settings: URL,
    scanner: Scanner?
  ) {
    (self.permission, self.printer, self.display) = (permission, printer, display)
    (self.announcer, self.settings, self.scanner) = (announcer, settings, scanner)
  }
}

/// What the person said to the system's question about notifications, and did to them since.
public enum ReminderPermission: Equatable, Sendable {
  /// The system has not asked yet, and asks once.
  case notAsked
  /// Reminders ring.
  case allowed
  /// Only the system's settings can change that: refused, or shown without a banner or a sound.
  case silenced
}

/// The permission for notifications.
@MainActor public protocol ReminderPermitting {
  /// How it stands now.
  func current() async -> ReminderPermission
  /// Has the system ask, which it does once; returns when the person has answered.
  func ask() async
}

/// A printer, and everything else that the system's print sheet can make of pages.
@MainActor public protocol PagePrinting {
  /// Opens the print sheet for pages that the core has drawn as SVG, all of one size.
  func print(pages: [String], title: String)
}

/// The display while somebody else reads or scans it.
@MainActor public protocol DisplayKeeping {
  /// Full brightness, and no going dark; and back to what it was.
  func keepBright(_ isBright: Bool)
}

/// The voice of a screen reader.
@MainActor public protocol Announcing {
  /// Says a text before anything else; `language` is its tag. Nothing happens without a screen reader.
  func announce(_ text: String, language: String)
}
