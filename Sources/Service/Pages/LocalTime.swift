internal import Glibc

/// Times as people on this machine read them; all count in seconds since 1970.
package enum LocalTime {
  /// A time as in `2026-05-04 10:31`.
  package static func minute(_ seconds: Int) -> String {
    let local = time(seconds)
    return "\(day(local)) \(digits(local.tm_hour)):\(digits(local.tm_min))"
  }

  /// A day as in `2026-05-04`.
  static func day(_ seconds: Int) -> String { day(time(seconds)) }

  private static func day(_ local: tm) -> String {
    "\(local.tm_year + 1900)-\(digits(local.tm_mon + 1))-\(digits(local.tm_mday))"
  }

  private static func digits(_ number: CInt) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func time(_ seconds: Int) -> tm {
    var seconds = time_t(seconds)
    var local = tm()
    localtime_r(&seconds, &local)
    return local
  }
}
