/// Why no sheet was read from a photo.
package enum PhotoProblem: Error, CaseIterable, Sendable {
  /// The picture is damaged, or of a sort that is not decoded.
  case unreadable
  /// The picture has more pixels than are looked at.
  case tooLarge
  /// There is no QR code in the picture, or none that can be read.
  case noCode
  /// There is a QR code, and it holds no sheet.
  case noSheet
  /// A library that this takes is not on this machine.
  case noReader
}
