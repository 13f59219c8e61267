package import Spool

extension WorkerLease {
  /// Opens a package that lies in `depth` others, which are open already; those that were open
  /// deeper are left.
  ///
  /// - Throws: ``PackageError``, ``WorkerEnded``, or what starting a process throws; so do the
  ///   requests below.
  package func openPackage(_ format: PackageFormat, _ file: File, depth: Int) throws {
    guard case .done = try ask(.openPackage(format, depth: depth), [file]) else {
      throw misunderstood()
    }
  }

  /// Goes to the next file of the package that was opened last; at its end it is left.
  ///
  /// After one that may hold a sheet, the process ends when it is given back.
  package func nextInPackage() throws -> PackagedFile? {
    guard case .packaged(let file) = try ask(.nextInPackage) else { throw misunderstood() }
    switch file?.content {
    // A photo may be one of a sheet.
    case .sheet, .photo: noteKey()
    case .share, .mangledShare, .zip, .iso, .mail, .readme, .winmail, .encrypted, .other, nil: break
    }
    return file
  }

  /// The next piece of that file: 64 KiB, fewer only at its end.
  package func readPackage() throws -> [UInt8] {
    guard case .piece(let bytes) = try ask(.readPackage) else { throw misunderstood() }
    return bytes
  }
}
