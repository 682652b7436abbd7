// swift-tools-version: 6.0
// The iPhone app: everything but its entry, which is in App/. How to build: README.md.
import PackageDescription

// Linux only: see the target's source.
let observation = Target.Dependency.target(name: "LinuxObservation", condition: .when(platforms: [.linux]))

#if os(Linux)
  let isInXcode = false
#else
  // `swift test` on a Mac builds for the Mac, where there is no UIKit: test.sh leaves the app out there.
  let isInXcode = Context.environment["AFTERCARE_WITHOUT_APP"] == nil
#endif

var targets: [Target] = [
  // Made by bindings/package/apple.sh for phones, and by bindings/generate.sh for tests; never committed.
  isInXcode
    ? .binaryTarget(name: "AftercareCoreFFI", path: "AftercareCore.xcframework")
    : .systemLibrary(name: "AftercareCoreFFI"),
  .target(
    name: "AftercareCore",
    dependencies: ["AftercareCoreFFI"],
    linkerSettings: isInXcode ? [] : [.linkedLibrary("aftercare_bindings")]
  ),
  .target(name: "LinuxObservation"),
  .target(name: "AftercareShell", dependencies: ["AftercareCore", observation]),
  // Run by measure.sh.
  .executableTarget(
    name: "Measure", dependencies: ["AftercareCore", "AftercareCoreFFI", "AftercareShell"]),
  .testTarget(name: "AftercareShellTests", dependencies: ["AftercareCore", "AftercareShell"]),
]
var products: [Product] = [
  .library(name: "AftercareShell", targets: ["AftercareCore", "AftercareShell"])
]

// What Apple has and Linux has not. See StandIns/README.md.
#if os(Linux)
  let standIns = ["AVFoundation", "Security", "SwiftUI", "UIKit", "UserNotifications"]
#else
  let standIns: [String] = []
#endif
let apple = standIns.map { Target.Dependency(stringLiteral: $0) }

if isInXcode || !standIns.isEmpty {
  products.append(.library(name: "AftercareApp", targets: ["AftercareUI", "AftercareSystem"]))
  targets += [
    .target(name: "AftercareUI", dependencies: ["AftercareCore", "AftercareShell"] + apple),
    .target(
      name: "AftercareSystem", dependencies: ["AftercareCore", "AftercareShell", "AftercareUI"] + apple),
  ]
  // What evaluates views needs the stand-ins.
  if !standIns.isEmpty {
    let below = ["AVFoundation": ["UIKit"], "SwiftUI": ["UIKit"]]
    targets += standIns.map { name in
      .target(
        name: name, dependencies: (below[name] ?? []).map { .init(stringLiteral: $0) } + [observation],
        path: "StandIns/\(name)")
    }
    targets += [
      // The entry, which Xcode builds: here only that it compiles.
      .executableTarget(
        name: "AftercareEntry", dependencies: ["AftercareSystem", "AftercareUI"] + apple,
        path: "App/Aftercare",
        exclude: [
          "Aftercare.entitlements", "Assets.xcassets", "Info.plist", "InfoPlist.xcstrings",
          "Localizable.xcstrings", "PrivacyInfo.xcprivacy",
        ], sources: ["AftercareApp.swift"]),
      .testTarget(
        name: "AftercareAppTests",
        dependencies: ["AftercareCore", "AftercareShell", "AftercareSystem", "AftercareUI"] + apple,
        exclude: ["Snapshots"]),
    ]
  }
}

let package = Package(
  name: "Aftercare",
  defaultLocalization: "en",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: products,
  targets: targets,
  swiftLanguageModes: [.v6]
)
