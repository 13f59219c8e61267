import CLibArchive
import Foundation

/// Makes ZIP files as other programs do, in memory.
enum ArchiveMaking {
  /// A ZIP file of some entries; `isDeflated`: compressed.
  static func zip(_ entries: [(path: String, bytes: [UInt8])], isDeflated: Bool = false) -> [UInt8]
  {
    var buffer = [UInt8](repeating: 0, count: entries.reduce(4096) { $0 + $1.bytes.count + 1024 })
    var used = 0
    let archive = archive_write_new()
    archive_write_set_format_zip(archive)
    if isDeflated {
      archive_write_zip_set_compression_deflate(archive)
    } else {
      archive_write_zip_set_compression_store(archive)
    }
    buffer.withUnsafeMutableBytes { buffer in
      archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used)
      for (path, bytes) in entries {
        let entry = archive_entry_new()
        archive_entry_set_pathname(entry, path)
        archive_entry_set_filetype(entry, S_IFREG)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_size(entry, la_int64_t(bytes.count))
        archive_write_header(archive, entry)
        _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        archive_entry_free(entry)
      }
      archive_write_close(archive)
    }
    archive_write_free(archive)
    return Array(buffer.prefix(used))
  }

  /// What is signed as a whole (RFC 5652), in pieces of 4 KiB, without the signature.
  static func signed(_ content: [UInt8]) -> [UInt8] {
    let identifier: [UInt8] = [6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7]
    let pieces = stride(from: 0, to: content.count, by: 4096).flatMap { start in
      let piece = content[start..<min(start + 4096, content.count)]
      return [4, 0x82, UInt8(piece.count >> 8), UInt8(piece.count & 0xFF)] + piece
    }
    let digests: [UInt8] = [2, 1, 1, 0x31, 0]
    let beginning = [0x30, 0x80] + identifier + [2, 0xA0, 0x80, 0x30, 0x80] + digests
    let inner = [0x30, 0x80] + identifier + [1, 0xA0, 0x80, 0x24, 0x80] + pieces
    return beginning + inner + [UInt8](repeating: 0, count: 12)
  }

  /// A mail with attachments, as mail programs save it.
  static func mail(_ attachments: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var text = """
      Received: from a.example by b.example\r
       for <doctor@b.example>; Mon, 4 May 2026 10:31:00 +0200\r
      From: Ward <ward@a.example>\r
      Subject: =?UTF-8?Q?H=C3=A4lfte?=\r
      MIME-Version: 1.0\r
      Content-Type: multipart/mixed;\r
       boundary="=_outer boundary"\r
      \r
      This is a message in MIME format.\r
      --=_outer boundary\r
      Content-Type: multipart/alternative; boundary=inner\r
      \r
      --inner\r
      Content-Type: text/plain\r
      \r
      --inner and --=_outer are no boundaries here\r
      --inner--\r\n
      """
    for (name, bytes) in attachments {
      text += """
        --=_outer boundary\r
        Content-Type: application/octet-stream;\r
        \tname="\(name)"\r
        Content-Transfer-Encoding: base64\r
        Content-Disposition: attachment; filename="\(name)"\r
        \r
        \(Data(bytes).base64EncodedString(options: [.lineLength76Characters]))\r\n
        """
    }
    return Array((text + "--=_outer boundary--\r\n").utf8)
  }

  /// A mail as Outlook packs it into a winmail.dat (MS-OXTNEF), with its letter as compressed rich text
  /// that repeats nothing (MS-OXRTFCP).
  static func winmail(
    _ attachments: [(name: String, bytes: [UInt8])], letter: String? = nil
  ) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
    }
    func attribute(_ level: UInt8, _ number: Int, _ content: [UInt8]) -> [UInt8] {
      [level] + little(number, 4) + little(content.count, 4) + content
        + little(content.reduce(0) { $0 + Int($1) } & 0xFFFF, 2)
    }
    var bytes: [UInt8] = [0x78, 0x9F, 0x3E, 0x22, 1, 0] + attribute(1, 0x0008_9006, [0, 0, 1, 0])
    if let letter {
      let rtf = Array("{\\rtf1\\ansi \(letter.replacing("\r\n", with: "\\par\r\n"))}".utf8)
      let body = stride(from: 0, to: rtf.count, by: 8).flatMap { [0] + rtf[$0...].prefix(8) }
      bytes += attribute(
        1, 0x0006_9003,
        [UInt8](repeating: 0, count: 30) + little(body.count + 12, 4) + little(rtf.count, 4)
          + Array("LZFu".utf8) + [0, 0, 0, 0] + body)
    }
    for (name, content) in attachments {
      bytes += attribute(2, 0x0006_9002, [UInt8](repeating: 0, count: 14))
      bytes += attribute(2, 0x0006_800F, content)
      bytes += attribute(2, 0x0001_8010, Array(name.utf8) + [0])
    }
    return bytes
  }
}
