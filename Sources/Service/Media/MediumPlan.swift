internal import Spool

/// Which shares go into which file.
struct MediumPlan {
  /// A share, and its line in the checksums.
  struct Share: Equatable {
    let name: Name
    let byteCount: Int
    let sum: [UInt8]
  }

  /// The shares of each file, in the order of their names.
  let parts: [ArraySlice<Share>]

  /// Upper bounds of what a ZIP file holds beside its files' bytes (APPNOTE.TXT, 4.3): headers at
  /// both places with the names, their extra fields, the data descriptor; and the end record.
  private static let entryByteCount = 256
  private static let endByteCount = 128
  /// `SHA256SUMS`, without the lines of the shares, and `PART.TXT`.
  private static let ownFilesByteCount = 4096

  /// Shares out the shares.
  ///
  /// - Parameters:
  ///   - shares: all that go with the study.
  ///   - companions: the lengths of the files that every part holds, in bytes.
  ///   - limit: the largest file in bytes, 0 for none. A share that is larger with what goes along
  ///     is alone in its file, which then is larger than that.
  init(_ shares: [Share], companions: [Int], limit: Int) {
    guard limit > 0 else {
      parts = [shares[...]]
      return
    }
    let fixed =
      companions.reduce(Self.endByteCount + Self.ownFilesByteCount) {
        $0 + $1 + Self.entryByteCount
      }
    var parts: [ArraySlice<Share>] = []
    var start = 0
    var size = fixed
    for (index, share) in shares.enumerated() {
      let length =
        share.byteCount + share.sum.count + Self.entryByteCount + 2 * share.name.bytes.count
      if index > start, size + length > limit {
        parts.append(shares[start..<index])
        (start, size) = (index, fixed)
      }
      size += length
    }
    parts.append(shares[start...])
    self.parts = parts
  }

  /// Takes the lines of a `SHA256SUMS` apart.
  ///
  /// - Returns: names with their lines; what is no line of sha256sum(1) is left out.
  static func sums(_ text: [UInt8]) -> [(name: Name, line: [UInt8])] {
    text.split(separator: 0x0A).compactMap { line in
      guard line.count > 66, let name = Name(line.dropFirst(66)) else { return nil }
      return (name, Array(line) + [0x0A])
    }
  }
}
