internal import Glibc

/// Times as people on this machine read them.
package enum LocalTime {
  /// A time as in `2026-05-04 10:31`; `seconds` counts from 1970.
  package static func minute(_ seconds: Int) -> String {
    var seconds = time_t(seconds)
    var local = tm()
    localtime_r(&seconds, &local)
    let digits = { (number: CInt) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(local.tm_year + 1900)-\(digits(local.tm_mon + 1))-\(digits(local.tm_mday))"
      + " \(digits(local.tm_hour)):\(digits(local.tm_min))"
  }
}
