// swift-tools-version: 6.0
// The iPhone app's helpers over the generated bindings, and their tests. How to build: README.md.
import PackageDescription

// Linux only: see the target's source.
let observation = Target.Dependency.target(name: "LinuxObservation", condition: .when(platforms: [.linux]))

let package = Package(
  name: "Aftercare",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [.library(name: "AftercareShell", targets: ["AftercareCore", "AftercareShell"])],
  targets: [
    // Written by bindings/generate.sh, never committed.
    .systemLibrary(name: "AftercareCoreFFI"),
    .target(
      name: "AftercareCore",
      dependencies: ["AftercareCoreFFI"],
      linkerSettings: [.linkedLibrary("aftercare_bindings")]
    ),
    .target(name: "LinuxObservation"),
    .target(name: "AftercareShell", dependencies: ["AftercareCore", observation]),
    // Run by measure.sh.
    .executableTarget(
      name: "Measure", dependencies: ["AftercareCore", "AftercareCoreFFI", "AftercareShell"]),
    .testTarget(name: "AftercareShellTests", dependencies: ["AftercareCore", "AftercareShell"]),
  ],
  swiftLanguageModes: [.v6]
)
