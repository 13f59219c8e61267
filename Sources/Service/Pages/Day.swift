internal import Glibc
internal import Spool

/// A day in the local calendar.
struct Day {
  let text: String

  /// The day on which a file was written.
  init(archiveFile status: FileStatus) {
    var seconds = time_t(status.modified / 1_000_000_000)
    var local = tm()
    localtime_r(&seconds, &local)
    let digits = { (number: CInt) in number < 10 ? "0\(number)" : "\(number)" }
    text = "\(local.tm_year + 1900)-\(digits(local.tm_mon + 1))-\(digits(local.tm_mday))"
  }
}
