internal import CLoaded

/// A QR code (ISO/IEC 18004) of a text of capitals, digits, spaces and dashes.
struct QRCode: Equatable {
  /// Rows of modules; true: black.
  let rows: [[Bool]]

  /// Encodes a text in alphanumeric mode, with error correction level Q, in the smallest version.
  ///
  /// - Returns: nil for a text that has other characters or is too long, and where libqrencode is
  ///   missing.
  init?(_ text: String) {
    guard let library = QRLibrary.functions,
      let input = library.QRinput_new2(0, QR_ECLEVEL_Q)
    else { return nil }
    defer { library.QRinput_free(input) }
    let bytes = Array(text.utf8)
    guard library.QRinput_append(input, QR_MODE_AN, CInt(bytes.count), bytes) == 0,
      let code = library.QRcode_encodeInput(input)
    else { return nil }
    defer { library.QRcode_free(code) }
    let side = Int(code.pointee.width)
    // Bit 0 of each byte: black or white.
    rows = (0..<side).map { y in (0..<side).map { code.pointee.data[y * side + $0] & 1 == 1 } }
  }

  /// The code as an SVG element, with the quiet zone of four modules around it.
  func svg(title: String) -> String {
    let side = rows.count + 8
    return """
      <svg viewBox="-4 -4 \(side) \(side)" shape-rendering="crispEdges" role="img" \
      aria-label="\(HTML.text(title))"><path d="\(DotPath.of(rows))"/></svg>
      """
  }
}
