import AftercareCore
import AftercareCoreFFI

/// The parts of one `refresh`, taken apart: what of its cost is the boundary and what is the core's work.
struct Boundary {
  /// Writing the arguments for Rust.
  var lower = Samples("  of which writing device and moment")
  /// The call with everything that Rust does, its own reading and writing included.
  var call = Samples("  of which Rust: core, and writing the output")
  /// Reading the output.
  var lift = Samples("  of which reading the output in Swift")

  /// One `refresh`, as the generated method does it.
  mutating func refresh(_ engine: CareEngine) throws {
    var (device, now) = (RustBuffer(), RustBuffer())
    lower.take {
      device = FfiConverterTypeDevice_lower(Course.device)
      now = FfiConverterTypeMoment_lower(Course.now)
    }
    var (output, status) = (RustBuffer(), RustCallStatus())
    call.take {
      output = uniffi_aftercare_bindings_fn_method_careengine_refresh(
        engine.uniffiCloneHandle(), device, now, &status)
    }
    guard status.code == 0 else { throw Course.Unusable(what: "refresh failed") }
    try lift.take { _ = try FfiConverterTypeOutput_lift(output) }
  }
}
