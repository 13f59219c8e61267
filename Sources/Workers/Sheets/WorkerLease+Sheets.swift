package import SecretSharing
package import Spool

extension WorkerLease {
  /// Reads the sheets that are in a text, a mail or a photo.
  ///
  /// The process ends then: nobody else's file is read where the key has been.
  ///
  /// - Throws: ``SheetProblem``, too.
  package func readSheets(_ file: File, _ form: SheetForm) throws -> FoundSheets {
    let reply = try ask(.readSheets(form), [file])
    if reply != .noSheet(.text(.noSheet)) { noteKey() }
    leave()
    switch reply {
    case .sheets(let found): return found
    case .noSheet(let problem): throw problem
    default: throw misunderstood()
    }
  }
}
