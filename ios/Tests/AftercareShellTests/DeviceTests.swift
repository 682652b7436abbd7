import AftercareCore
import AftercareShell
import Foundation
import Testing

/// The device as Foundation describes it.
@Suite struct DeviceTests {
  @Test(arguments: [
    ("en_GB", "GB", true), ("en_US", "US", false), ("es_MX", "MX", false), ("de_DE", "DE", true),
    ("en_US@hours=h23", "US", true), ("en_GB@hours=h12", "GB", false), ("es", "", true),
  ])
  func countryAndClockComeFromTheLocale(_ locale: String, _ region: String, _ hour24: Bool) {
    let device = Device(languages: ["es-MX", "en"], locale: Locale(identifier: locale), appVersion: "1.2")
    #expect(device == Device(languages: ["es-MX", "en"], region: region, hour24: hour24, appVersion: "1.2"))
  }

  @Test func theClockTellsTheTimeOfThisDevice() {
    let before = Date()
    let moment = SystemClock().now()
    #expect(before <= moment.at && moment.at <= Date())
    #expect(moment.zone == Zone(.autoupdatingCurrent, around: moment.at))
  }
}
