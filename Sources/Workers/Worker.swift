internal import Spool

/// Something that does a ``Workbench``'s work.
protocol Worker: AnyObject {
  /// Whether it has not ended, as far as can be told now.
  var isAlive: Bool { get }

  /// Whether it has said nothing that nobody asked for, as far as can be told now.
  var isSilent: Bool { get }

  /// Why it could not begin, an error number, once it has ended; nil when it was ready.
  var whyNotReady: CInt? { get }

  /// Asks for something, and waits for the answer.
  ///
  /// - Parameters:
  ///   - request: what is to be done.
  ///   - files: with these.
  ///   - patience: how long nothing may be read or written.
  /// - Returns: the answer, never `progress`.
  /// - Throws: ``WorkerEnded``; `SystemCallError` when the system lets it not be asked or heard, for
  ///   which neither it nor a file is to blame. It is of no use afterwards.
  func answer(
    to request: WorkerRequest, _ files: [File], patience: Duration
  ) throws -> WorkerReply

  /// Ends it; an answer is not waited for.
  func end()
}

extension Worker {
  var isSilent: Bool { true }

  var whyNotReady: CInt? { nil }
}
