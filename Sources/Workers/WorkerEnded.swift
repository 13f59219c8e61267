/// A worker has ended over what it was asked to do.
package struct WorkerEnded: Error, Equatable, Sendable {
  /// How it ended.
  package enum Cause: Equatable, Sendable {
    /// By itself: a trap, a fault, an exit, or a reply that is none.
    case crashed
    /// It read and wrote nothing for too long, or came to no end, and was killed.
    case stalled
    /// Something outside of it killed it: a person, or the system when memory ran out.
    case killed
    /// It could not begin, with an error number, and has read nothing of what it was asked for.
    case unready(CInt)
  }

  /// How it ended.
  package let cause: Cause
}
