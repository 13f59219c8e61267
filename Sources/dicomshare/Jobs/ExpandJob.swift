internal import Glibc
internal import SecretSharing
internal import Spool
internal import Workers

/// Makes patient shares of a sheet and archive shares.
struct ExpandJob: Sendable {
  /// The sheet's key.
  let key: SheetKey
  /// Where the patient shares go.
  let patient: Folder

  /// Makes one patient share; it is durable, and named by chance, when this returns.
  func run(_ share: FoundShare) throws(Failure) -> Name {
    guard share.role == .archive else { throw .patientShare }
    guard let pair = key.pair(share.pairID) else { throw .notThisSheet }
    let source = try share.input.open()
    let file = try pendingFile(in: patient)
    try CommandWorkers.ask { try $0.expand(source, pair, to: file.file) }
    do throws(SystemCallError) {
      try file.sync()
      let name = try publish(file)
      try patient.sync(orRemoving: [name])
      return name
    } catch {
      throw Failure(writing: error)
    }
  }

  private func publish(_ file: PendingFile) throws(SystemCallError) -> Name {
    while true {
      let word = try SystemRandom.name(7)
      let name: Name = "P" + "\(word).PNG"
      do throws(SystemCallError) {
        try file.publish(in: patient, as: name)
        return name
      } catch {
        guard error.code == EEXIST else { throw error }
      }
    }
  }
}
