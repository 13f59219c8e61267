internal import Glibc
internal import Spool

/// The daemon's own account of itself, as it left it in its state folder.
public struct DaemonStatus: Sendable {
  /// The account as one JSON object.
  public let json: String
  private let members: [String: String]

  /// The daemon writes every few seconds; older than that, it is not running, or hangs.
  private static let freshSeconds = 30
  /// So long may both halves be on this machine before it is called a problem.
  private static let handOverSeconds = 7 * 86400

  /// Reads what the daemon of a configuration wrote last.
  ///
  /// - Parameter configuration: whose state folder is meant.
  /// - Throws: ``StartError`` `folder` when there is none, or it may not be read.
  public init(_ configuration: Configuration) throws(StartError) {
    do throws(SystemCallError) {
      let state = try Folder(path: configuration.state)
      let bytes = try state.openFile("status.json").contents(limit: 1 << 16)
      json = String(decoding: bytes.filter { $0 != 0x0A }, as: UTF8.self)
    } catch {
      throw .folder(.state, error)
    }
    // The file is the daemon's own, and flat but for one list: no need for more than this.
    members = Dictionary(
      json.matches(of: /"([a-z_]+)": ("[^"]*"|-?[0-9]+|true|false)/).map {
        (String($0.output.1), String($0.output.2))
      }, uniquingKeysWith: { first, _ in first })
  }

  private func number(_ name: String) -> Int { members[name].flatMap { Int($0) } ?? 0 }

  /// Whether the daemon has written it lately.
  public var isFresh: Bool { age < Self.freshSeconds }

  private var age: Int { time(nil) - number("time") }

  /// What needs somebody's attention, as sentences.
  public var problems: [String] {
    var problems: [String] = []
    if !isFresh { problems.append("the daemon has not been heard of for \(age) s") }
    if members["paused"] == "true" { problems.append("the work is paused: see the journal") }
    if number("rejected_total") > 0 {
      problems.append("\(number("rejected_total")) files lie in rejected")
    }
    if number("pending_oldest_seconds") >= 600 {
      problems.append("the oldest file waits for \(number("pending_oldest_seconds")) s")
    }
    if number("handed_over") > 0 {
      problems.append(
        "\(number("handed_over")) folders in handed-over wait to be deleted: both halves are here")
    }
    if number("outgoing_oldest_seconds") >= Self.handOverSeconds {
      problems.append(
        "a folder in outgoing was not handed over for \(duration("outgoing_oldest_seconds")): "
          + "both halves are here")
    }
    return problems
  }

  /// The rest, line by line.
  public var lines: [String] {
    [
      "pending          \(number("pending")) (oldest \(number("pending_oldest_seconds")) s)",
      "pairs            \(number("pairs")) since start, \(number("bytes") / 1_000_000) MB",
      "duplicates       \(number("duplicates")) since start",
      "studies          \(number("staged_studies")) waiting, "
        + "\(number("studies_published")) published since start",
      "outgoing         \(number("outgoing_folders")) folders not handed over"
        + (number("outgoing_folders") > 0
          ? ", both halves here for up to \(duration("outgoing_oldest_seconds"))" : ""),
      "reconstructed    \(number("reconstructed")) since start, "
        + "\(number("reconstruct_waiting")) halves waiting",
      "free             incoming \(gigabytes("free_bytes_incoming")), "
        + "archive \(gigabytes("free_bytes_archive")), outgoing \(gigabytes("free_bytes_outgoing"))",
      "running for      \(number("uptime_seconds")) s with \(number("workers")) workers",
    ]
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
