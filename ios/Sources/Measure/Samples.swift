/// Times of the same piece of work.
struct Samples {
  private let name: String
  private var times: [Double] = []

  init(_ name: String) {
    self.name = name
  }

  /// Does the work once.
  mutating func take(_ work: () throws -> Void) rethrows {
    let start = ContinuousClock.now
    try work()
    times.append(micros(since: start))
  }

  /// Median and 95th percentile.
  var line: String {
    let sorted = times.sorted()
    guard !sorted.isEmpty else { return "\(name): nothing measured" }
    let (median, p95) = (sorted[sorted.count / 2], sorted[sorted.count * 95 / 100])
    return "\(name): median \(rounded(median)) µs, p95 \(rounded(p95)) µs, \(sorted.count) samples"
  }
}

/// Microseconds since an instant.
func micros(since start: ContinuousClock.Instant) -> Double {
  let passed = (ContinuousClock.now - start).components
  return rounded(Double(passed.seconds) * 1e6 + Double(passed.attoseconds) / 1e12)
}

/// Rounded to hundredths.
private func rounded(_ value: Double) -> Double {
  (value * 100).rounded() / 100
}
