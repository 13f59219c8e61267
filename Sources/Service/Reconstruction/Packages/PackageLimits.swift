/// What may come out of one package that was dropped, with all packages inside it.
struct PackageLimits: Sendable {
  /// So many entries are looked at, shares or not.
  var files = 100_000
  /// So many packages may lie inside each other, the outermost included: a text document, which is a
  /// ZIP file, in one in a mail that is in another one, and one more.
  var depth = 5
  /// Shares are noise and do not compress: what they need unpacked is what they need packed, once for
  /// each package around them.
  var ratio = 6
  /// So much may come out of the smallest package, in bytes.
  var least = 4 << 20
  /// What is left free on the file system, in bytes, so that exams can still be taken in.
  var reserve = 16 << 20

  /// What may come out of a package of so many bytes.
  func byteCount(of package: Int) -> Int {
    let (product, isTooLarge) = package.multipliedReportingOverflow(by: ratio)
    return isTooLarge ? .max : max(product, least)
  }
}
