internal import Spool

/// The texts beside dropped folders as version 0.1 wrote them: they were its only memory of how
/// many images had been reconstructed.
///
/// Read once, at the first start with a spool of that version.
enum FormerDropText {
  /// What the texts in `reconstruct` tell.
  static func records(in reconstruct: Folder) throws -> [DropMemory.Record] {
    try reconstruct.list().compactMap { name in
      guard name.hasSuffix(Problem.suffix),
        let folder = Name(name.bytes.dropLast(Problem.suffix.utf8.count)),
        try reconstruct.status(folder)?.kind == .folder
      else { return nil }
      let text = String(
        decoding: try reconstruct.openFile(name).contents(limit: 256), as: UTF8.self)
      return reconstructed(in: text).map { DropMemory.Record(folder: folder, reconstructed: $0) }
    }
  }

  static func reconstructed(in text: String) -> Int? {
    text.prefixMatch(of: /([0-9]{1,9}) of [0-9]+ images? reconstructed/).flatMap {
      Int($0.output.1)
    }
  }
}
