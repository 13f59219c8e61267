internal import Glibc
internal import Spool

/// A day in the local calendar.
struct Day {
  let text: String

  /// Noon of this day in UTC, in seconds since 1970: nearly everywhere the same day.
  static func noon(_ now: Int = time(nil)) -> Int {
    var seconds = time_t(now)
    var local = tm()
    localtime_r(&seconds, &local)
    (local.tm_hour, local.tm_min, local.tm_sec) = (12, 0, 0)
    return timegm(&local)
  }

  /// Whether that is noon of some day.
  static func isNoon(_ seconds: Int) -> Bool { seconds % 86_400 == 43_200 }

  /// The day on which a file was written.
  init(archiveFile status: FileStatus) {
    text = LocalTime.day(status.modified / 1_000_000_000)
  }
}
