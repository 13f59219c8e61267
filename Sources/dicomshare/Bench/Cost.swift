internal import Glibc

/// What some work took.
struct Cost: Sendable {
  /// Seconds that passed (wall time).
  var wall = 0.0
  /// Seconds of CPU, user and system, of all threads or processes that took part.
  var cpu = 0.0
  /// The most memory that was resident meanwhile, in bytes; 0 where it was not measured.
  var peakBytes = 0

  /// Measures work of this process.
  static func of<E: Error>(_ work: () throws(E) -> Void) throws(E) -> Cost {
    PeakMemory.forget()
    let (wall, cpu) = (ContinuousClock.now, processSeconds())
    try work()
    return Cost(
      wall: seconds(ContinuousClock.now - wall), cpu: processSeconds() - cpu,
      peakBytes: PeakMemory.bytes())
  }

  /// The medians of the times, and the largest peak.
  static func median(_ costs: [Cost]) -> Cost {
    Cost(
      wall: median(costs.map(\.wall)), cpu: median(costs.map(\.cpu)),
      peakBytes: costs.map(\.peakBytes).max() ?? 0)
  }

  /// The middle of some numbers; 0 of none.
  static func median(_ numbers: [Double]) -> Double {
    guard !numbers.isEmpty else { return 0 }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// A duration in seconds.
  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static func processSeconds() -> Double {
    var usage = rusage()
    // Cannot fail for the calling process.
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return seconds(usage)
  }

  /// User and system time, as getrusage(2) and wait4(2) tell it.
  static func seconds(_ usage: rusage) -> Double {
    seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}

/// The most memory that this process had at once (proc(5)).
private enum PeakMemory {
  /// Resets the counts.
  static func forget() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    // Where the kernel does not let it, the peak since the start is what is told.
    fclose(file)
  }

  /// The peak since then, or 0 where the system does not tell.
  static func bytes() -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, CInt(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return (Int(text.filter(\.isNumber)) ?? 0) << 10
    }
    return 0
  }
}
