internal import ArgumentParser
internal import Glibc
internal import Synchronization

/// What a command has to say: results on standard output, sentences on standard error.
///
/// With `--json`, one object a line on standard output for results and failures alike.
final class Console: Sendable {
  /// Whether results are for programs.
  var isJSON: Bool { json }

  private let json: Bool
  private let state = Mutex(State())

  private struct State {
    var first: Status?
    var warnings: [String] = []
    var bar: ProgressBar?
    /// Why a result could not be written, the first time.
    var unwritten: CInt?
  }

  init(json: Bool) { self.json = json }

  /// Shows a progress bar from now on, when standard error is a terminal.
  func begin(files: Int, bytes: Int) {
    guard files > 1, isatty(STDERR_FILENO) == 1 else { return }
    state.withLock { $0.bar = ProgressBar(files: files, bytes: bytes) }
  }

  /// Moves the progress bar on by one file.
  func advance(bytes: Int) {
    state.withLock { state in
      state.bar?.advance(bytes: bytes)
      if let line = state.bar?.due() { Self.put(line, STDERR_FILENO) }
    }
  }

  /// Takes the progress bar away.
  func end() {
    state.withLock { state in
      if state.bar != nil { Self.put(ProgressBar.erase, STDERR_FILENO) }
      state.bar = nil
    }
  }

  /// Reports a result: as a line of text, or as an object.
  func result(_ text: String, _ members: [(String, JSONValue)]) {
    say(json ? JSONValue.object(members).line : text, STDOUT_FILENO)
  }

  /// Reports what is worth knowing about something that was done all the same.
  func note(_ input: Path, _ sentence: String) {
    if !json { say("dicomshare: \(input.shown): \(sentence)", STDERR_FILENO) }
  }

  /// Warns of what holds for all results to come: they say so with `--json`.
  func warn(_ input: Path, _ sentence: String) {
    state.withLock { $0.warnings.append("\(input.shown): \(sentence)") }
    note(input, "warning: \(sentence)")
  }

  /// What was warned of, and what is to be said of one result alone, as the value of `warnings`.
  func warnings(_ own: [String] = []) -> JSONValue {
    .list((state.withLock { $0.warnings } + own).map { .text($0) })
  }

  /// Reports what could not be done, about the input as the user gave it.
  func failure(_ input: Path, _ failure: Failure) {
    if json {
      say(
        JSONValue.object([
          ("input", .path(input)), ("error", .text(failure.code)),
          ("message", .text(failure.sentence)), ("status", .number(Int(failure.status.rawValue))),
        ]).line, STDOUT_FILENO)
    } else {
      say("dicomshare: \(input.shown): \(failure.sentence)", STDERR_FILENO)
    }
    state.withLock { $0.first = $0.first ?? failure.status }
  }

  /// Ends the command with the first failure's status.
  ///
  /// - Throws: `ExitCode` when there was one.
  func finish() throws {
    end()
    if let code = state.withLock({ $0.unwritten }) {
      // As text also with `--json`: standard output is what fails.
      let failure = Failure.unwrittenOutput(code)
      Self.put("dicomshare: \(failure.sentence)\n", STDERR_FILENO)
      state.withLock { $0.first = $0.first ?? failure.status }
    }
    if let first = state.withLock({ $0.first }) { throw ExitCode(first.rawValue) }
  }

  private func say(_ line: String, _ descriptor: CInt) {
    state.withLock { state in
      let erase = state.bar == nil ? "" : ProgressBar.erase
      if !erase.isEmpty { Self.put(erase, STDERR_FILENO) }
      let code = Self.put(line + "\n", descriptor)
      // A closed pipe: the reader has enough, as in `| head -1`.
      if descriptor == STDOUT_FILENO, let code, code != EPIPE {
        state.unwritten = state.unwritten ?? code
      }
      if let bar = state.bar?.shown() { Self.put(bar, STDERR_FILENO) }
    }
  }

  /// Writes a text.
  ///
  /// - Returns: why it could not be written; the work itself goes on.
  @discardableResult
  private static func put(_ text: String, _ descriptor: CInt) -> CInt? {
    let bytes = Array(text.utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
