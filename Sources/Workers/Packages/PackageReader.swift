/// Reads what a package holds, one entry after the other.
protocol PackageReader: AnyObject {
  /// Goes to the next entry; what is left of the last one is passed over.
  ///
  /// - Returns: nil at the end.
  /// - Throws: ``PackageError``.
  func next() throws(PackageError) -> PackageEntry?

  /// The next bytes of the entry: as many as the buffer takes, fewer only at the entry's end.
  ///
  /// - Throws: ``PackageError``.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(PackageError) -> Int
}
