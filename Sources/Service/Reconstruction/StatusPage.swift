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
  /// Whether the service works.
  let isRunning: Bool

  private static let refreshSeconds = 10
  /// More rows than that nobody reads.
  private static let maximumRows = 100

  /// `what` may have a second line.
  private typealias Row = (since: Int, what: String, advice: Advice)

  var html: String {
    let first = languages.first ?? .english
    return HTML.page(
      title: "dicomshare\(PageTexts.of(first).colon) \(headline(PageTexts.of(first).status))",
      language: first,
      refresh: Self.refreshSeconds, isWide: true,
      body: ([HTML.links(languages)] + languages.map(section)).filter { !$0.isEmpty }
        .joined(separator: "\n"))
  }

  private func section(_ language: Configuration.Language) -> String {
    let texts = PageTexts.of(language)
    let status = texts.status
    let foot = HTML.inline(status.foot(Event.text(keep), Self.refreshSeconds))
    let viewers = studies.isEmpty ? "" : "\n<p>\(HTML.text(status.viewers))</p>"
    return """
      <section id="\(language.rawValue)" lang="\(language.rawValue)">
      <h1>\(HTML.text(status.title))</h1>
      <p>\(HTML.text(headline(status)))</p>
      <h2>\(HTML.text(status.failed))</h2>
      \(table(failed(texts), more: report.more.failed, status.noProblems, texts))
      <h2>\(HTML.text(status.waiting))</h2>
      \(table(waiting(texts), more: report.more.waiting, status.noneWaiting, texts))
      <h2>\(HTML.text(status.done))</h2>
      \(table(done(status), status.noneDone, texts))\(viewers)
      <p class="small">\(foot)</p>
      </section>
      """
  }

  private func headline(_ status: PageTexts.Status) -> String {
    guard isRunning else { return status.stopped }
    let listed = report.items.count { $0.cause != nil }
    let failed = listed + report.more.failed
    let lone = report.items.count - listed + report.more.waiting
    let waiting = report.folders.reduce(lone) { $0 + $1.counts.waiting }
    let counts = report.folders.map(\.counts) + report.sheets.map(\.counts)
    let inWork = counts.reduce(0) { $0 + $1.inWork }
    // A folder whose files are not listed by themselves.
    let bare = report.folders.count { $0.counts.hasNoHalf && $0.counts.failed == 0 }
    let parts = [
      (failed + closedRows + bare, status.problems),
      (waiting, status.imagesWaiting), (inWork, status.imagesInWork),
      (report.more.unseen, status.filesInWork), (studies.count, status.studiesDone),
    ].filter { $0.0 > 0 }.map { $0.1($0.0) }
    return parts.isEmpty ? status.empty : parts.joined(separator: ", ") + "."
  }

  // MARK: - Rows

  private func table(
    _ rows: [Row], more unlisted: Int = 0, _ none: String, _ texts: PageTexts
  ) -> String {
    guard !rows.isEmpty || unlisted > 0 else { return "<p>\(HTML.text(none))</p>" }
    let lines = rows.prefix(Self.maximumRows).map { row in
      """
      <tr><td class="time">\(row.since > 0 ? LocalTime.minute(row.since) : "")</td>\
      <td class="what">\(Self.named(row.what))</td><td>\(Self.cell(row.advice, texts))</td></tr>
      """
    }
    let rest = rows.count - lines.count + unlisted
    let more = rest > 0 ? "\n<p>\(HTML.text(texts.status.more(rest)))</p>" : ""
    return "<table>\n" + lines.joined(separator: "\n") + "\n</table>" + more
  }

  /// The first line stands out, and a label in it is not broken: it is what people look for.
  private static func named(_ what: String) -> String {
    let lines = what.split(separator: "\n").map { unbroken(HTML.text(String($0))) }
    return "<b>\(lines[0])</b>" + lines.dropFirst().map { "<br>\($0)" }.joined()
  }

  /// Keeps each label in a text on one line.
  private static func unbroken(_ text: String) -> String {
    var (done, rest) = ("", text[...])
    while !rest.isEmpty {
      let word = rest.prefix(14)
      let isLabel =
        word.utf8.count == 14
        && word.utf8.enumerated().allSatisfy { place, byte in
          place == 4 || place == 9
            ? byte == 0x2D : (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        }
      done += isLabel ? "<span>\(word)</span>" : rest.prefix(1)
      rest = rest.dropFirst(isLabel ? 14 : 1)
    }
    return done
  }

  /// What to do begins on a line of its own; what else is worth knowing stands beside the file only.
  private static func cell(_ advice: Advice, _ texts: PageTexts) -> String {
    let toDo = advice.toDo.map { "<br>" + HTML.text(texts.toDo + $0) } ?? ""
    return HTML.text(advice.what) + toDo
  }

  private func failed(_ texts: PageTexts) -> [Row] {
    let stuck = folders(texts, isListed: true) { $0.isStuck }
    return closed(texts) + links(texts) + leftNames(texts)
      + (stuck + broken(texts)).sorted { $0.since > $1.since }
  }

  /// How many rows tell of what is not opened at all.
  private var closedRows: Int {
    [report.closedFolders, report.links, report.leftNames].count { $0 > 0 }
  }

  private func leftNames(_ texts: PageTexts) -> [Row] {
    guard report.leftNames > 0 else { return [] }
    return [(0, texts.status.file(nil), texts.advice(.leftNames(report.leftNames)))]
  }

  private func links(_ texts: PageTexts) -> [Row] {
    guard report.links > 0 else { return [] }
    return [(0, texts.status.file(nil), texts.advice(.links(report.links)))]
  }

  private func closed(_ texts: PageTexts) -> [Row] {
    guard report.closedFolders > 0 else { return [] }
    return [(0, texts.status.folder(nil), texts.advice(.closedFolders(report.closedFolders)))]
  }

  private func broken(_ texts: PageTexts) -> [Row] {
    report.items.compactMap { item in
      item.cause.map { (item.since, Self.shown(item, texts.status), texts.advice($0)) }
    }
  }

  /// The rows of dropped folders.
  ///
  /// `isListed`: their files have rows of their own. Then the row of one that has no label, and of which
  /// nothing was restored, would say nothing more.
  private func folders(
    _ texts: PageTexts, isListed: Bool = false, where isMeant: (DropCounts) -> Bool
  ) -> [Row] {
    report.folders.filter { isMeant($0.counts) }.compactMap { folder in
      let label = StudyCode.label(in: folder.name)
      let counts = folder.counts
      guard !isListed || label != nil || counts.reconstructed > 0 || counts.hasNoHalf else {
        return nil
      }
      return (folder.since, texts.status.folder(label), texts.advice(.folder(counts.onPage)))
    }
  }

  private func waiting(_ texts: PageTexts) -> [Row] {
    let folders = folders(texts) { !$0.isStuck }
    let lone: [Row] = report.items.compactMap { item in
      guard item.cause == nil, let role = item.role else { return nil }
      return (item.since, Self.shown(item, texts.status), texts.advice(.waiting(role)))
    }
    let sheets: [Row] = report.sheets.map { sheet in
      (sheet.since, texts.status.sheet, texts.advice(.folder(sheet.counts.onPage)))
    }
    return (folders + lone + sheets).sorted { $0.since > $1.since }
  }

  private func done(_ status: PageTexts.Status) -> [Row] {
    studies.map { study in
      (
        study.since, status.study(study.label),
        Advice(
          what: ([status.imageCount(study.files)]
            + study.sent.map { status.sent($0.destination, $0.sent, $0.failed) })
            .joined(separator: "; "), toDo: nil)
      )
    }
  }

  /// The ending of a name, as far as many files have it: enough for the doctor to find the file.
  private static func ending(of path: RelativePath) -> String {
    let text = path.last?.text?.lowercased() ?? ""
    return endings.first { text.hasSuffix($0) }.map { " (\($0))" } ?? ""
  }

  private static let endings = [
    ".png", ".jpg", ".jpeg", ".heic", ".avif", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".pdf",
    ".zip",
    ".iso", ".eml", ".msg", ".htm", ".html", ".dcm", ".txt", ".doc", ".docx", ".exe", ".7z",
    ".rar", ".gz", ".tar",
  ]

  /// A file as this program named it, and its pair.
  private static func shown(_ item: DropReport.Item, _ status: PageTexts.Status) -> String {
    let own = item.path.last?.text.flatMap { KeyedNames.isShare($0.utf8) ? $0 : nil }
    let kind = item.isSheet ? status.sheet : status.file(item.role)
    let what = own ?? kind + ending(of: item.path)
    return what + (item.pair.map { "\n\(status.pair) \($0.description.prefix(8))" } ?? "")
  }
}
