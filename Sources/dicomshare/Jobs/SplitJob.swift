// One file into two shares: written without names, synced, read back and compared with the file;
// only then named. Whatever fails, neither share remains.
internal import Glibc
internal import SecretSharing
internal import Service
internal import Spool

/// Splits files into an archive folder and a patient folder.
struct SplitJob: Sendable {
  /// Where the halves go that stay.
  let archive: Folder
  /// Where the halves go that leave.
  let patient: Folder
  /// How to hide what is hidden.
  let mode: Mode

  /// What became of one file.
  struct Result: Sendable {
    let pairID: PairID
    let archiveName: Name
    let patientName: Name
    let isExact: Bool
    let report: SplitReport
  }

  /// Splits one file.
  func run(_ input: Input) throws(Failure) -> Result {
    let source = try input.open()
    do throws(SharingError) {
      return try split(source, path: input.relative)
    } catch {
      throw Failure(error)
    }
  }

  private func split(_ file: File, path: [UInt8]) throws(SharingError) -> Result {
    let before = try reading { () throws(SystemCallError) in try file.status() }
    let source = try reading { () throws(SystemCallError) in try FileSource(file) }
    let splitter = try Splitter(source, path: path, mode: mode)
    let secrets = try reading { () throws(SystemCallError) in
      try PairSecrets { buffer throws(SystemCallError) in try Random.fill(buffer) }
    }
    let one = try writing { () throws(SystemCallError) in try OutputFile(in: archive) }
    let other = try writing { () throws(SystemCallError) in try OutputFile(in: patient) }
    try splitter.write(secrets, archive: one, patient: other)
    try writing { () throws(SystemCallError) in
      try one.sync()
      try other.sync()
    }
    let written = try reading { () throws(SystemCallError) in
      (try FileSource(one.file), try FileSource(other.file))
    }
    try splitter.verify(archive: written.0, patient: written.1)
    let pairID = try Share(written.0).pairID
    let after = try reading { () throws(SystemCallError) in try file.status() }
    guard after.hasSameContent(as: before) else { throw .sourceChanged }
    let names = try writing { () throws(SystemCallError) in try publish(one, other) }
    return Result(
      pairID: pairID, archiveName: names.0, patientName: names.1, isExact: splitter.isExact,
      report: splitter.report)
  }

  /// Names both shares alike, at random, or neither.
  private func publish(
    _ one: OutputFile, _ other: OutputFile
  ) throws(SystemCallError) -> (Name, Name) {
    var held: Name?
    do throws(SystemCallError) {
      while true {
        let word = try Random.word(7)
        let names: (Name, Name) = ("A" + "\(word).PNG", "P" + "\(word).PNG")
        guard try link(one, in: archive, as: names.0) else { continue }
        // A file without any name cannot get one again: the new one comes before the old one goes.
        if let held { try archive.remove(held) }
        held = names.0
        guard try link(other, in: patient, as: names.1) else { continue }
        do throws(SystemCallError) {
          try archive.sync()
          try patient.sync()
        } catch {
          _ = try? patient.remove(names.1)  // the first error is the one to report
          throw error
        }
        return names
      }
    } catch {
      if let held { _ = try? archive.remove(held) }  // the first error is the one to report
      throw error
    }
  }

  private func link(
    _ file: OutputFile, in folder: Folder, as name: Name
  ) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      try file.publish(in: folder, as: name)
      return true
    } catch {
      if error.code == EEXIST { return false }
      throw error
    }
  }
}
