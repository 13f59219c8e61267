package import Spool

/// Something that becomes durable in a few steps; see ``CommitQueue``.
package protocol Commit: AnyObject, Sendable {
  /// How many steps there are.
  static var stepCount: Int { get }

  /// Does a step.
  ///
  /// - Parameter step: from 0 on, each once and in order.
  /// - Returns: the folder whose names must be on the medium before the next step, if there is one.
  /// - Throws: what failed; no further step is done then.
  func take(step: Int) throws -> Folder?

  /// All steps are done and durable, or one has failed; called once, after everything else.
  func end(_ failure: (any Error)?)
}
