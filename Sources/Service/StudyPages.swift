internal import Cryptography
internal import DICOM
internal import Spool

/// What lies beside the shares in a study's folder.
struct StudyPages {
  let site: Site
  let label: String

  /// Writes the pages and the checksums; whatever an earlier run wrote is replaced.
  ///
  /// - Returns: the length of all shares together, in bytes.
  func write(in folder: Folder, _ shares: [Name]) throws -> Int {
    var sums: [UInt8] = []
    var total = 0
    for name in shares {
      let source = try FileSource(try folder.openFile(name))
      sums += Array("\(try digest(source).hexadecimal)  ".utf8) + name.bytes + [0x0A]
      total += source.count
    }
    try put(Array(readme(shares.count).utf8), "README.TXT", in: folder)
    try put(sums, "SHA256SUMS", in: folder)
    return total
  }

  private func put(_ bytes: [UInt8], _ name: Name, in folder: Folder) throws {
    try folder.writeWhole(bytes, as: name, pending: Name.pending, durable: true)
  }

  private func digest(_ source: FileSource) throws -> [UInt8] {
    let hash = SHA256()
    var offset = 0
    while offset < source.count {
      let piece = try source.bytes(offset..<min(offset + (1 << 20), source.count))
      piece.withUnsafeBytes { hash.update($0) }
      offset += piece.count
    }
    return hash.finish()
  }

  private func readme(_ count: Int) -> String {
    let lines = [
      "HALF OF A MEDICAL EXAM                                    \(label)",
      "",
      "The \(count) pictures beside this text are one half of a medical exam. They look like",
      "noise, and without the other half, which the hospital keeps, they show nothing.",
      "",
      "FOR THE PATIENT",
      "Give all files to your doctor, unchanged. Do not resize them, do not send them as photos,",
      "do not print them. If this half is lost, it can be made again only while the hospital",
      "still has the exam.",
      "",
      "FOR THE DOCTOR",
      "Put the files into the folder \"reconstruct\" of the hospital's dicomshare. The exam",
      "appears in the folder \"reconstructed\". Names of files and folders do not matter.",
      "The command \"sha256sum -c SHA256SUMS\" tells whether the files have arrived whole.",
      "",
    ]
    return lines.joined(separator: "\r\n")
  }
}

extension Name {
  /// A hidden name for a file in the making, in a folder that nobody else writes to.
  static let pending: Name = ".pending"
}
