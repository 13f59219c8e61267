/// Why a ZIP file, a disc image or a mail cannot be opened.
package enum PackageError: UInt8, Error, Equatable, Sendable {
  /// It is cut off, or a checksum does not hold.
  case damaged
  /// A password or, for a mail, a key is needed.
  case encrypted
  /// It holds more files, more bytes, or packages inside each other than are opened.
  case tooLarge
  /// It holds no share.
  case noShares
  /// libarchive is not on this machine.
  case noReader
  /// It is compressed in a way that libarchive does not read, as Deflate64.
  case unknownMethod
  /// Outlook has packed its attachments into a file winmail.dat, and no share was found in that.
  case winmail
}
