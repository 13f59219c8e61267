internal import Spool

/// The texts beside dropped folders as version 0.1 wrote them: they were its only memory of how
/// many images had been reconstructed.
///
/// Read once, at the first start with a spool of that version.
enum FormerDropText {
  /// What the texts in `reconstruct` tell; `each` passes over those that cannot be read.
  static func records(in reconstruct: Folder, _ each: EachName) throws -> [DropMemory.Record] {
    var records: [DropMemory.Record] = []
    try each(try reconstruct.list().filter { $0.hasSuffix(Problem.suffix) }) { name in
      guard let folder = Name(name.bytes.dropLast(Problem.suffix.utf8.count)),
        try reconstruct.status(folder)?.kind == .folder,
        try reconstruct.status(name)?.kind == .regular
      else { return }
      let text = String(
        decoding: try reconstruct.openFile(name).contents(limit: 256), as: UTF8.self)
      if let count = reconstructed(in: text) {
        records.append(DropMemory.Record(folder: folder, reconstructed: count))
      }
    }
    return records
  }

  static func reconstructed(in text: String) -> Int? {
    let words = text.prefix { !$0.isNewline }.split(separator: " ", maxSplits: 5)
    guard words.count > 4, words[1] == "of", words[3] == "image" || words[3] == "images",
      words[4].hasPrefix("reconstructed"), isNumber(words[0]), isNumber(words[2])
    else { return nil }
    return Int(words[0])
  }

  private static func isNumber(_ text: Substring) -> Bool {
    (1...9).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
