/// What a worker process can read beside DICOM files, shares and texts: it loads the libraries for
/// that before it is confined, and some take as long to load as all else at its start.
package enum WorkerKind: String, CaseIterable, Sendable {
  /// Nothing.
  case ordinary
  /// ZIP files, disc images and mails, by libarchive.
  case packages
  /// Photos of QR codes, by libzbar and libturbojpeg.
  case photos
}
