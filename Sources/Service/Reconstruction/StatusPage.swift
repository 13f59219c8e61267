internal import Configuration
internal import Journal
internal import SecretSharing
internal import Spool

/// `STATUS.HTM` in `reconstruct`: what waits, what failed and why, what is done; newest first.
///
/// Files and folders were named by people, who may have named them by their patients: only names
/// that this program gives are shown.
struct StatusPage {
  let report: DropReport
  let studies: [RestoredStudies.Study]
  let languages: [Configuration.Language]
  /// How long restored files are kept.
  let keep: Duration
  /// Whether the daemon works.
  let isRunning: Bool

  private static let refreshSeconds = 10
  /// More rows than that nobody reads.
  private static let maximumRows = 100

  /// `what` may have a second line.
  private typealias Row = (since: Int, what: String, text: String)

  var html: String {
    let body = [
      "<h1>\(heading(\.title))</h1>", "<p>\(HTML.text(headline))</p>",
      "<h2>\(heading(\.failed))</h2>", table(failed), "<h2>\(heading(\.waiting))</h2>",
      table(waiting), "<h2>\(heading(\.done))</h2>", table(done), "<p class=\"small\">\(foot)</p>",
    ]
    return HTML.page(
      title: "dicomshare: \(headline)", language: .english, refresh: Self.refreshSeconds,
      body: body.joined(separator: "\n"))
  }

  // MARK: - Words

  private var headline: String {
    guard isRunning else {
      return "The service is stopped. Nothing is lost; it goes on when it is started again."
    }
    let waiting = report.folders.reduce(lone.count) { $0 + $1.counts.waiting }
    let inWork = report.folders.reduce(0) { $0 + $1.counts.inWork }
    let parts = [
      (failed.count, "problem", "problems"), (waiting, "image waiting", "images waiting"),
      (inWork, "image in work", "images in work"), (studies.count, "study done", "studies done"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    guard !parts.isEmpty else {
      return "Nothing lies here. Put both halves of an exam into this folder."
    }
    return parts.joined(separator: ", ") + "."
  }

  private var foot: String {
    """
    Done studies are in the folder <code>reconstructed</code> for \(Event.text(keep)). This page \
    loads itself again every \(Self.refreshSeconds) seconds.
    """
  }

  private func heading(_ text: KeyPath<PageTexts.Status, String>) -> String {
    var seen: Set<String> = []
    return languages.compactMap { language in
      let word = PageTexts.of(language).status[keyPath: text]
      guard seen.insert(word).inserted else { return nil }
      return "<span lang=\"\(language.rawValue)\">\(HTML.text(word))</span>"
    }.joined(separator: " / ")
  }

  // MARK: - Rows

  private func table(_ rows: [Row]) -> String {
    guard !rows.isEmpty else { return "<p>\(heading(\.nothing))</p>" }
    let lines = rows.prefix(Self.maximumRows).map { row in
      """
      <tr><td class="time">\(LocalTime.minute(row.since))</td>\
      <td class="what">\(Self.named(row.what))</td><td>\(Self.advice(row.text))</td></tr>
      """
    }
    let rest = rows.count - lines.count
    let more = rest > 0 ? "\n<p>and \(rest) more</p>" : ""
    return "<table>\n" + lines.joined(separator: "\n") + "\n</table>" + more
  }

  /// The first line stands out and is not broken: it is what people look for.
  private static func named(_ what: String) -> String {
    let lines = what.split(separator: "\n").map { HTML.text(String($0)) }
    return "<b>\(lines[0])</b>" + lines.dropFirst().map { "<br>\($0)" }.joined()
  }

  /// What to do begins on a line of its own.
  private static func advice(_ text: String) -> String {
    HTML.text(text).replacing(" What to do:", with: "<br>What to do:")
  }

  private var failed: [Row] { closed + broken }

  private var closed: [Row] {
    guard report.closedFolders > 0 else { return [] }
    let what = report.closedFolders == 1 ? "A folder" : "\(report.closedFolders) folders"
    return [
      (
        0, what,
        "The service may not enter it, and does not know what lies there. What to do: Copy the "
          + "files again, so that the service's group may read them, or ask the administrator."
      )
    ]
  }

  private var broken: [Row] {
    report.items.compactMap { item in
      guard let failure = item.failure else { return nil }
      let text = Problem.Cause.share(failure).text.split(separator: "\n").joined(separator: " ")
      return (item.since, Self.shown(item), text)
    }
  }

  private var lone: [Row] {
    report.items.compactMap { item in
      guard item.failure == nil, let role = item.role else { return nil }
      return (
        item.since, Self.shown(item),
        "Put \(Problem.Cause.half(role.other)) into this folder, too."
      )
    }
  }

  private var waiting: [Row] {
    let folders: [Row] = report.folders.map { folder in
      let label = StudyCode.label(in: folder.name)
      return (
        folder.since, label.map { "Folder \($0)" } ?? "A folder",
        Problem.Cause.folder(folder.counts).text.split(separator: "\n").dropLast()
          .joined(separator: " ")
      )
    }
    return (folders + lone).sorted { $0.since > $1.since }
  }

  private var done: [Row] {
    studies.map { study in
      let count = study.files == 1 ? "1 image" : "\(study.files) images"
      return (study.since, study.label.map { "Study \($0)" } ?? "A study", count)
    }
  }

  /// A file as far as this program named it, and its pair.
  private static func shown(_ item: DropReport.Item) -> String {
    let own = item.path.last?.text.flatMap { $0.wholeMatch(of: /[AP][0-9A-HJKMNP-TV-Z]{7}\.PNG/) }
    let what =
      if let own {
        String(own.output)
      } else if let role = item.role {
        role == .patient ? "A patient's half" : "An archive's half"
      } else {
        "A file"
      }
    return what + (item.pair.map { "\npair \($0.description.prefix(8))" } ?? "")
  }
}
