internal import Cryptography

/// A study without its names: what folders, journal and banner call it.
struct StudyLabel: Hashable, Sendable {
  /// 60 bits in groups for reading aloud, `7F3A-91BC-22DE`.
  let text: String
  /// The whole code, by which two studies with the same label are told apart.
  let code: [UInt8]

  init(code: [UInt8]) {
    let digits = Base32.text(code, characters: 12)
    text = stride(from: 0, to: 12, by: 4).map { start in
      String(digits.dropFirst(start).prefix(4))
    }.joined(separator: "-")
    self.code = code
  }
}
