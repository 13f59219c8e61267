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
  let parts: [[Share]]
  /// How many shares are larger than a file may be: each is alone in one.
  let tooLarge: Int

  /// Upper bounds of what a ZIP file holds beside its files' bytes (APPNOTE.TXT, 4.3): headers at
  /// both places with the names and their extra fields; and the end record.
  private static let entryByteCount = 256
  private static let endByteCount = 128
  /// `SHA256SUMS`, without the lines of the shares, and `PART.TXT`.
  private static let ownFilesByteCount = 4096
  /// So many files that are not full are looked at for each share.
  private static let maximumOpenParts = 64

  /// The largest ZIP file that a mail server lets through whose limit is `mail`, in bytes.
  ///
  /// In a mail each 57 bytes become a line of 76 characters with its end (RFC 2045, 6.8), and the
  /// mail's own text and fields take room, too.
  static func zipLimit(mail: Int) -> Int { mail > 0 ? (mail - mailByteCount) / 78 * 57 : 0 }

  private static let mailByteCount = 16_384

  /// Shares out the shares: the largest first, each into the file where it leaves the least room.
  ///
  /// - Parameters:
  ///   - shares: all that go with the study.
  ///   - companions: the lengths of the files that every part holds, in bytes.
  ///   - limit: the largest file in bytes, 0 for none. A share that is larger with what goes along
  ///     is alone in its file, which then is larger than that.
  init(_ shares: [Share], companions: [Int], limit: Int) {
    guard limit > 0 else {
      (parts, tooLarge) = ([shares], 0)
      return
    }
    let fixed =
      companions.reduce(Self.endByteCount + Self.ownFilesByteCount) {
        $0 + $1 + Self.entryByteCount
      }
    let room = limit - fixed
    var tooLarge = 0
    var parts: [[Int]] = []
    var open: [(part: Int, left: Int)] = []
    let lengths = shares.map {
      $0.byteCount + $0.sum.count + Self.entryByteCount + 2 * $0.name.bytes.count
    }
    // Of equal ones the first comes first.
    for index in shares.indices.sorted(by: { (-lengths[$0], $0) < (-lengths[$1], $1) }) {
      if lengths[index] > room { tooLarge += 1 }
      let best = open.indices.filter { open[$0].left >= lengths[index] }
        .min { open[$0].left < open[$1].left }
      if let best {
        parts[open[best].part].append(index)
        open[best].left -= lengths[index]
      } else {
        open.append((parts.count, room - lengths[index]))
        parts.append([index])
        if open.count > Self.maximumOpenParts {
          let fullest = open.indices.min { open[$0].left < open[$1].left }
          if let fullest { open.remove(at: fullest) }
        }
      }
    }
    self.tooLarge = tooLarge
    self.parts =
      parts.isEmpty
      ? [[]]
      : parts.map { $0.sorted() }.sorted { $0[0] < $1[0] }.map { $0.map { shares[$0] } }
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
