internal import ShareStorage

/// A ZIP file or an ISO image in the making.
protocol PackageWriter {
  /// Adds a file that lies in memory.
  func add(_ path: String, _ bytes: [UInt8]) throws

  /// Adds a file of the file system, in pieces.
  func add(_ path: String, _ source: FileSource) throws

  /// Writes what comes after the last file; the caller syncs.
  func finish() throws
}
