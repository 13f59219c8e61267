internal import Spool

/// Something that does a ``Workbench``'s work.
protocol Worker: AnyObject {
  /// Whether it has not ended, as far as can be told now.
  var isAlive: Bool { get }

  /// Why it could not begin, an error number, once it has ended; nil when it was ready.
  var whyNotReady: CInt? { get }

  /// Asks for something, and waits for the answer.
  ///
  /// - Parameters:
  ///   - request: what is to be done.
  ///   - files: with these.
  ///   - patience: how long nothing may be read or written.
  /// - Returns: the answer, never `progress`.
  /// - Throws: ``WorkerEnded``; it is of no use afterwards.
  func answer(
    to request: WorkerRequest, _ files: [File], patience: Duration
  ) throws(WorkerEnded) -> WorkerReply

  /// Ends it; an answer is not waited for.
  func end()
}

extension Worker {
  var whyNotReady: CInt? { nil }
}
