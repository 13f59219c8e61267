/// Something that every round of a benchmark runs once.
struct Candidate {
  /// What it is to this program.
  enum Kind: String {
    /// What users get.
    case operation
    /// What this machine can do at most.
    case limit
    /// What other programs do.
    case peer
  }

  let name: String
  let kind: Kind
  /// Runs it; nothing when it is not installed.
  let run: () throws(Failure) -> Cost?
}
