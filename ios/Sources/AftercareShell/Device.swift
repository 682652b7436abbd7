import AftercareCore
import Foundation

/// What a screen is drawn for, from Foundation.
extension Device {
  /// - Parameters:
  ///   - languages: the person's languages, the best first: `Locale.preferredLanguages`.
  ///   - locale: the person's country and clock: `Locale.autoupdatingCurrent`, which also knows whether 24-hour
  ///     time was switched on or off by hand. Without a country the region is empty, which the core takes as
  ///     unknown.
  ///   - appVersion: as the page about the app shows it.
  public init(languages: [String], locale: Locale, appVersion: String) {
    let hour24 =
      switch locale.hourCycle {
      case .zeroToTwentyThree, .oneToTwentyFour: true
      case .zeroToEleven, .oneToTwelve: false
      @unknown default: true
      }
    let region = locale.region?.identifier ?? ""
    self.init(languages: languages, region: region, hour24: hour24, appVersion: appVersion)
  }
}
