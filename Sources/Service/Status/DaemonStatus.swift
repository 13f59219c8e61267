package import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// The service's own account of itself, as it left it in its state folder.
package struct DaemonStatus: Sendable {
  /// The account as one JSON object.
  package let json: String
  private let members: StatusMembers
  private let handedOverAfter: Duration
  /// For how many seconds a study may wait.
  private let stagedLimit: Int
  /// Less room than this is called a problem, in bytes.
  private let lowSpace: Int
  /// Whether a service runs that could not begin, and so not write this account either.
  var isHeldUp = false
  /// Whether there may be no room for it.
  var isFull = false
  /// What is wrong in the configuration that lies on the disk.
  package var configurationErrors: [String] = []

  /// The form of `status.json` that is written here, and the last that is known.
  static let version = 1
  /// The service writes every few seconds: else it does not run, hangs, or the clock was put back.
  private static let fresh = -AgeClock.tolerance..<30
  /// With less room on its file system, in bytes, an account may not have been written.
  private static let leastRoom = 64 << 10
  /// So long may both shares be on this machine before it is called a problem.
  private static let handOverSeconds = 7 * 86400
  /// So long may anything take that the service does by itself.
  private static let patienceSeconds = 600

  /// Reads what the service of a configuration wrote last.
  ///
  /// - Parameter configuration: whose state folder is meant.
  /// - Throws: ``StartError`` `folder` when there is none, or it may not be read.
  package init(_ configuration: Configuration) throws(StartError) {
    let json: String
    let free: Int
    do throws(SystemCallError) {
      let state = try Folder(path: configuration.state)
      free = try state.freeBytes()
      let bytes = try state.openFile("status.json").contents(limit: 1 << 16)
      json = String(decoding: bytes.filter { $0 != 0x0A }, as: UTF8.self)
    } catch {
      throw error.code == ENOENT ? .noStatus : .folder(.state, error)
    }
    let patience = configuration.studyQuiet + configuration.stalledAfter
    self.init(
      json: json, handedOverAfter: configuration.handedOverAfter,
      stagedLimit: Int(patience.components.seconds) + Self.patienceSeconds,
      lowSpace: configuration.lowSpace)
    isHeldUp = !isFresh && SignOfLife.isGiven(configuration)
    isFull = free < Self.leastRoom
  }

  init(json: String, handedOverAfter: Duration, stagedLimit: Int = .max, lowSpace: Int = 0) {
    self.json = json
    self.handedOverAfter = handedOverAfter
    self.stagedLimit = stagedLimit
    self.lowSpace = lowSpace
    members = StatusMembers(json)
  }

  private func text(_ name: String) -> String { members[name] ?? "" }

  /// A number of the account; one that nobody can have counted is 0.
  private func number(_ name: String) -> Int {
    let counts = -1 << 53...1 << 53
    return members[name].flatMap { Int($0) }.flatMap { counts.contains($0) ? $0 : nil } ?? 0
  }

  /// Whether the service has written it lately, and not as its last word.
  package var isFresh: Bool { Self.fresh.contains(age) && !isStopped }

  /// How bad it is, as monitoring programs count: 0 well, 1 warning, 2 critical.
  package var severity: Int32 {
    if !isFresh || members["paused"] == "true" { return 2 }
    return problems.isEmpty ? 0 : 1
  }

  /// Whether something may lie in the watched folders that waits for long.
  package var hasWaiting: Bool {
    !isFresh || number("pending") > 0 || LeftAlone.Kind.allCases.contains { number($0.key) > 0 }
  }

  private var isStopped: Bool { members["stopped"] == "true" }
  private var age: Int { time(nil) - number("time") }

  /// What needs somebody's attention, as sentences.
  package var problems: [String] {
    serviceProblems + workProblems + waitingProblems + roomProblems
  }

  /// Of the service and its configuration.
  private var serviceProblems: [String] {
    var problems: [String] = []
    if number("version") > Self.version {
      problems.append(
        "the service is of a later version than this command, which may not know all that it says")
    }
    if isHeldUp {
      problems.append("the service is paused since its start: see the journal")
    } else if !text("failed_reason").isEmpty {
      problems.append("the service cannot go on: \(text("failed_reason"))")
    } else if isStopped {
      problems.append("the service was stopped")
    } else if !isFresh {
      problems.append(
        "no status update " + (age < 0 ? "since the clock was put back" : "for \(age) s")
          + (isFull ? ": the disk of the folder state is full" : ""))
    }
    if members["configuration_refused"] == "true" {
      problems.append("the configuration on disk was refused, the one before it is in force")
    }
    return problems + configurationErrors.map { "the configuration on disk is wrong: \($0)" }
  }

  /// Of work that cannot go on, and files that somebody should look at.
  private var workProblems: [String] {
    var problems: [String] = []
    if members["paused"] == "true" {
      let reason = text("paused_reason")
      // One that cannot begin, or was of an earlier version, does not say which work.
      let whole = "the work is paused" + (reason.isEmpty ? "" : ", cannot use \(reason)")
      let work = text("paused_work")
      problems.append((work.isEmpty ? whole : work) + ": see the journal")
    }
    if number("failing") > 0 {
      problems.append(
        "\(count("failing", "file")) cannot go on, and \(number("failing") == 1 ? "is" : "are")"
          + " tried again: \(text("failing_reasons"))")
    }
    if members["archive_unread"] == "true" {
      problems.append("not all of the archive could be looked through: see the journal")
    }
    if !text("former_work").isEmpty { problems.append(text("former_work")) }
    if number("rejected_total") > 0 {
      let verb = number("rejected_total") == 1 ? "needs" : "need"
      problems.append(
        "\(count("rejected_total", "folder")) in rejected \(verb) attention\(rejectedFiles)")
    }
    if number("doubtful") > 0 {
      problems.append(
        "\(count("doubtful", "file")) may not have arrived whole, and \(number("doubtful") == 1 ? "was" : "were")"
          + " split: see the journal")
    }
    return problems
  }

  /// How many files need attention, where that is known.
  private var rejectedFiles: String {
    guard members["rejected_files"] != nil, number("rejected_files") >= 0 else { return "" }
    let isAll = number("rejected_files") < RejectedFiles.limit
    return " (\(count("rejected_files", "file"))\(isAll ? "" : " or more"))"
  }

  /// Of what has been waiting for too long.
  private var waitingProblems: [String] {
    var problems: [String] = []
    if number("pending_oldest_seconds") >= Self.patienceSeconds {
      problems.append("the oldest file has been waiting for \(duration("pending_oldest_seconds"))")
    }
    if number("stalled") > 0 {
      problems.append(
        "\(count("stalled", "file")) in incoming \(number("stalled") == 1 ? "waits" : "wait")"
          + " for longer than stalled-after: \(text("stalled_reasons"))")
    }
    for kind in LeftAlone.Kind.allCases where number(kind.key) > 0 {
      problems.append(
        "\(number(kind.key)) left alone in \(kind.place)"
          + " (oldest of all \(duration("left_oldest_seconds"))): \(kind.rawValue)")
    }
    if number("staged_oldest_seconds") >= stagedLimit {
      problems.append(
        "a study has been waiting for \(duration("staged_oldest_seconds")) to be published")
    }
    if .seconds(number("handed_over_oldest_seconds") - Self.patienceSeconds) >= handedOverAfter {
      problems.append(
        "what was handed over \(duration("handed_over_oldest_seconds")) ago is still not deleted: "
          + "both shares are on this machine")
    }
    if number("outgoing_oldest_seconds") >= Self.handOverSeconds {
      problems.append(
        "a folder in outgoing has not been handed over for "
          + "\(duration("outgoing_oldest_seconds")): both shares are on this machine")
    }
    if number("media_oldest_seconds") >= Self.patienceSeconds {
      problems.append(
        "a ZIP file or ISO image has been waiting to be made for "
          + "\(duration("media_oldest_seconds")): see the journal")
    }
    return problems
  }

  /// Of file systems that are nearly full.
  private var roomProblems: [String] {
    var problems: [String] = []
    for folder in Self.measured {
      guard let text = members["free_bytes_\(folder)"], let bytes = Int(text),
        (0..<lowSpace).contains(bytes)
      else { continue }
      problems.append("\(folder) is nearly full: \(bytes / 1_000_000) MB")
    }
    for folder in Self.measured where lowSpace > 0 {
      let files = Folder.FileRoom(
        free: number("free_files_\(folder)"), all: number("most_files_\(folder)"))
      guard files.all > 0, files.free >= 0, files.isScarce else { continue }
      problems.append(
        "\(folder) is nearly full: \(count("free_files_\(folder)", "further file")) "
          + "\(files.free == 1 ? "fits" : "fit"), whatever room there is (df -i)")
    }
    return problems
  }

  /// The folders whose free space is told.
  private static let measured = ["incoming", "archive", "outgoing"]

  /// The rest, line by line.
  package var lines: [String] {
    // It tells nothing but what it waits for.
    if members["held_up"] == "true" { return [] }
    return [
      "watching         \(watching)",
      "pending          \(number("pending")) (oldest \(duration("pending_oldest_seconds")))",
      "pairs            \(number("pairs")) since start, \(Event.text(bytes: number("bytes")))",
      "throughput       split: \(throughput("split"))",
      "                 reconstruct: \(throughput("reconstruct"))",
      "duplicates       \(number("duplicates")) since start",
      "rejected         \(number("rejected")) since start",
      "studies          \(amount("staged_studies")) waiting"
        + (number("staged_studies") > 0 ? " (oldest \(duration("staged_oldest_seconds"))), " : ", ")
        + "\(number("studies_published")) ready for handing over since start",
      "packages         \(count("media_waiting", "ZIP file or ISO image", "ZIP files or ISO images"))"
        + " waiting"
        + (number("media_waiting") > 0 ? " (oldest \(duration("media_oldest_seconds")))" : ""),
      "outgoing         \(count("outgoing_folders", "folder")) not handed over"
        + (number("outgoing_folders") > 0
          ? ", oldest waits \(duration("outgoing_oldest_seconds")); both shares are on this machine"
          : ""),
      "handed over      \(amount("handed_over")) to be deleted"
        + (number("handed_over") > 0 ? " (oldest \(duration("handed_over_oldest_seconds")))" : ""),
      "reconstructed    \(number("reconstructed")) since start, "
        + "\(count("reconstruct_waiting", "share")) waiting",
      "free             "
        + Self.measured.map { "\($0) \(gigabytes("free_bytes_\($0)"))" }.joined(separator: ", "),
      "running for      \(duration("uptime_seconds")) with \(count("workers", "worker"))",
    ]
  }

  /// Which folders are watched, and how.
  private var watching: String {
    members.watches.map { watch in
      "\(watch.folder) by \(watch.means)"
        + (watch.means == "inotify"
          ? " (\(watch.count) \(watch.count == "1" ? "folder" : "folders"))" : "")
    }.joined(separator: ", ")
  }

  /// How fast one kind of work went while there was any.
  private func throughput(_ work: String) -> String {
    let window = duration("recent_seconds")
    let milliseconds = number("\(work)_recent_busy_ms")
    guard number("\(work)_recent_files") > 0 else { return "nothing in the last \(window)" }
    let tenths = number("\(work)_bytes_per_second") / 100_000
    let busy =
      milliseconds < 1000
      ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds / 100 % 10) s"
    return "\(members["\(work)_files_per_second"] ?? "0") files/s, "
      + "\(tenths / 10).\(tenths % 10) MB/s while busy "
      + "(\(busy) of the last \(window))"
  }

  /// A number with what it counts.
  private func count(_ name: String, _ one: String, _ many: String? = nil) -> String {
    amount(name) + (number(name) < 0 ? " of " : " ") + (number(name) == 1 ? one : many ?? one + "s")
  }

  /// A number, where it could be had.
  private func amount(_ name: String) -> String {
    number(name) < 0 ? "an unknown number" : "\(number(name))"
  }

  /// A number of seconds in the unit that fits.
  private func duration(_ name: String) -> String {
    let seconds = number(name)
    return switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86400) days"
    }
  }

  private func gigabytes(_ name: String) -> String {
    let tenths = number(name) / 100_000_000
    return "\(tenths / 10).\(tenths % 10) GB"
  }
}
