/// What a sheet may come in.
package enum SheetForm: UInt8, CaseIterable, Sendable {
  /// A text, or a page.
  case text = 1
  /// A mail with the text in it, or with the text as an attachment.
  case mail
  /// A picture of the QR code: JPEG or PNG.
  case photo
}
