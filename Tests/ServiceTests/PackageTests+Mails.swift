import Foundation
import Spool
import Testing
import Workers

@testable import Configuration
@testable import Service

// Mails as programs save and forward them.
extension PackageTests {
  /// The mails that bring one patient share each.
  private func mails() throws -> [[UInt8]] {
    try spool.files("outgoing").filter { $0.hasSuffix(".PNG") }.map { share in
      ArchiveMaking.mail([("image001.png", try spool.contents("outgoing/\(share)"))])
    }
  }

  @Test(arguments: [
    "From ward@a.example Mon May  4 10:31:00 2026", "From - Mon May 04 10:31:00 2026", "From ",
  ])
  func allMailsOfAMailboxAreOpened(line: String) throws {
    let site = try publish(3, [])
    let text = "To: x\n\n>From ward 5, at 10:30\n\nFrom us\n\n"
    let mailbox = try mails().reduce(Array("\(line)\n\(text)".utf8)) { mailbox, mail in
      mailbox + Array("\(line)\n".utf8) + mail.filter { $0 != 0x0D } + [0x0A]
    }
    try drop(mailbox, as: "Inbox")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 3)
    #expect(try visible().isEmpty)
  }

  @Test func aMailboxWithAMailThatIsCutOffStays() throws {
    let site = try publish(2, [])
    let mails = try mails()
    let line = Array("From ward@a.example Mon May  4 10:31:00 2026\r\n".utf8)
    try drop(line + mails[0].dropLast(60) + [0x0A, 0x0A] + line + mails[1], as: "Inbox")
    let drops = try work(site)
    #expect(drops.entries.values.map(\.state.cause) == [.package(.mail, .damaged)])
  }

  @Test(arguments: ["message/rfc822", "message/global", "application/octet-stream"])
  func aMailThatIsAttachedInBase64IsOpened(type: String) throws {
    let site = try publish(2, [])
    let fields = """
      Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n\r\n
      """
    let text = try mails().map { mail in
      "--x\r\n\(fields)\(Data(mail).base64EncodedString(options: .lineLength76Characters))\r\n"
    }
    let mail = "Subject: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    try drop(Array("\(mail)\(text.joined())--x--\r\n".utf8), as: "forwarded.eml")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 2)
  }

  @Test func anAttachmentInQuotedPrintableIsTaken() throws {
    let site = try publish(1, [])
    let share = try spool.contents(
      "outgoing/\(#require(try spool.files("outgoing").first { $0.hasSuffix(".PNG") }))")
    let text = share.map { String(format: "=%02X=\r\n", $0) }.joined()
    try drop(
      Array(
        """
        \u{FEFF}Content-Type: multipart/mixed; boundary=x\r\nSubject: a\r\nFrom: b\r\n\r\n--x\r
        Content-Type: image/png\r\nContent-Transfer-Encoding: quoted-printable\r\n\r
        \(text)\r\n--x--\r\n
        """.utf8), as: "a.eml")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 1)
  }

  /// As BINARYMIME (RFC 3030) and web services have them; a line end in it is its own.
  @Test(arguments: ["Content-Transfer-Encoding: binary\r\n", ""])
  func anAttachmentThatIsNotEncodedIsTaken(field: String) throws {
    let site = try publish(1, [])
    let share = try spool.contents(
      "outgoing/\(#require(try spool.files("outgoing").first { $0.hasSuffix(".PNG") }))")
    let head = "Subject: a\r\nFrom: b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    try drop(
      Array("\(head)--x\r\nContent-Type: image/png\r\n\(field)\r\n".utf8) + share
        + Array("\r\n--x--\r\n".utf8), as: "a.eml")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 1)
    #expect(try visible().isEmpty)
  }

  @Test func olderFieldsHaveASpaceBeforeTheColon() throws {
    let site = try publish(1, [])
    let text = String(decoding: try #require(try mails().first), as: UTF8.self)
    try drop(Array(text.replacing("Content-Type:", with: "Content-Type\t :").utf8), as: "a.eml")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 1)
  }

  /// In a mailbox most mails have nothing to do with the exam.
  @Test func aPackageInAMailThatCannotBeOpenedIsToldAlone() throws {
    let site = try publish(2, [])
    let shares = try spool.files("outgoing").filter { $0.hasSuffix(".PNG") }
      .map { try spool.contents("outgoing/\($0)") }
    var damaged = ArchiveMaking.zip([("A.PNG", shares[0]), ("B.PNG", shares[1])])
    let place = damaged.count / 2
    damaged[place] ^= 1
    try drop(
      ArchiveMaking.mail([
        ("image001.png", shares[0]), ("tickets.zip", damaged), ("image002.png", shares[1]),
      ]), as: "mails.eml")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 2)
    #expect(
      try visible() == ["mails/000002.ZIP", "mails/000002.ZIP\(Problem.suffix)"])
    let text = try spool.contents("reconstruct/mails/000002.ZIP\(Problem.suffix)")
    #expect(String(decoding: text, as: UTF8.self).contains("ZIP file is damaged"))
    #expect(try spool.contents("reconstruct/mails/000002.ZIP") == damaged)
  }

  @Test func aMailWithNothingElseStays() throws {
    let site = try publish(1, [])
    let zip = ArchiveMaking.zip([
      ("A.PNG", try spool.contents("archive/\(spool.shares("archive")[0])"))
    ])
    try drop(ArchiveMaking.mail([("exam.zip", Array(zip.dropLast(40)))]), as: "a.eml")
    let drops = try work(site)
    #expect(drops.entries.values.map(\.state.cause) == [.package(.mail, .damaged)])
    #expect(try visible() == ["a.eml", "a.eml\(Problem.suffix)"])
  }

  @Test func aDocumentInAForwardedPackageDoesNotKeepItClosed() throws {
    let site = try publish(1, [.zip])
    let document = ArchiveMaking.zip([("word/document.xml", Array("<a/>".utf8))])
    let inner = ArchiveMaking.zip([("letter.docx", document)])
    let outer = ArchiveMaking.zip([("letters.zip", inner), ("exam.zip", try outgoing(".ZIP"))])
    try drop(ArchiveMaking.mail([("all.zip", outer)]), as: "a.eml")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 1)
    #expect(try visible().isEmpty)
  }

  /// A program may sign a mail as a whole; its content comes in pieces then.
  @Test(arguments: ["a.eml", "smime.p7m"]) func aMailThatIsSignedAsAWholeIsOpened(name: String)
    throws
  {
    let site = try publish(2, [])
    let shares = try spool.files("outgoing").filter { $0.hasSuffix(".PNG") }
      .map { ("image.png", try spool.contents("outgoing/\($0)")) }
    let signed = ArchiveMaking.signed(ArchiveMaking.mail(shares))
    let fields = """
      From: a@b.example\r\nTo: c@d.example\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r
      Content-Transfer-Encoding: base64\r\n\r\n
      """
    let text = Data(signed).base64EncodedString(options: .lineLength76Characters)
    try drop(name == "a.eml" ? Array("\(fields)\(text)\r\n".utf8) : signed, as: name)
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 2)
    #expect(try visible().isEmpty)
  }

  @Test(arguments: [
    Array("-----BEGIN PGP MESSAGE-----\n\nhQEMA".utf8),
    [0x30, 0x80, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 3, 0xA0, 0x80],
  ])
  func aMailThatIsEncryptedIsCalledThat(content: [UInt8]) throws {
    let site = try publish(1, [])
    try drop(ArchiveMaking.mail([("encrypted", content)]), as: "a.eml")
    let drops = try work(site)
    #expect(drops.entries.values.map(\.state.cause) == [.package(.mail, .encrypted)])
    let text = try spool.contents("reconstruct/a.eml\(Problem.suffix)")
    #expect(String(decoding: text, as: UTF8.self).contains("This mail is encrypted"))
  }

  private func shares() throws -> [[UInt8]] {
    try spool.files("outgoing").filter { $0.hasSuffix(".PNG") }
      .map { try spool.contents("outgoing/\($0)") }
  }

  /// As uuencode writes it; with blanks for zeros as older ones did, cut off as mail servers do.
  private func uuencoded(_ bytes: [UInt8], _ name: String, zero: String = "`") -> String {
    func digit(_ value: UInt32) -> String {
      value & 63 == 0 ? zero : String(UnicodeScalar(UInt8(value & 63) + 32))
    }
    let lines = stride(from: 0, to: bytes.count, by: 45).map { start in
      let piece = bytes[start..<min(start + 45, bytes.count)]
      let padded = Array(piece) + [0, 0]
      let text = stride(from: 0, to: piece.count, by: 3).map { place in
        let bits = padded[place..<place + 3].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return [18, 12, 6, 0].map { digit(bits >> $0) }.joined()
      }.joined()
      let line = digit(UInt32(piece.count)) + text
      return zero == " " ? String(line.reversed().drop { $0 == " " }.reversed()) : line
    }
    return (["begin 644 \(name)"] + lines + [digit(0), "end"]).joined(separator: "\r\n") + "\r\n"
  }

  /// As programs of before MIME send files, and some instruments still do.
  @Test(arguments: ["`", " "])
  func filesInTheTextOfAMailAreTaken(zero: String) throws {
    let site = try publish(3, [])
    let shares = try shares()
    let text = "Good morning,\r\n\r\nbegin with the first.\r\n"
    let mail =
      "From: a@b.example\r\nSubject: exam\r\n\r\n\(text)"
      + uuencoded(shares[0], "P1.PNG", zero: zero) + "\r\nAnd another one:\r\n"
      + uuencoded(shares[1], "two words.png", zero: zero)
      + uuencoded(shares[2], "3.png", zero: zero) + "Yours\r\n"
    try drop(Array(mail.utf8), as: "a.eml")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 3)
    #expect(try visible().isEmpty)
  }

  @Test func aTextThatOnlyLooksLikeTheBeginningOfAFileIsReadOn() throws {
    let site = try publish(1, [])
    let share = try #require(try shares().first)
    let fields = "From: a@b.example\r\nSubject: exam\r\n"
    let mail =
      "\(fields)Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n"
      + "begin 644 of them\r\nThis is no line of a file.\r\n" + uuencoded(share, "1.png")
      + "--x--\r\n"
    try drop(Array(mail.utf8), as: "a.eml")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 1)
  }

  /// RFC 2231: some programs write each parameter that is long, or has other letters, in pieces.
  @Test(arguments: [
    "boundary*0=\"=_outer \";\r\n boundary*1=boundary",
    "boundary*0*=us-ascii'en'=_outer%20;\r\n boundary*1=\"bound\"; boundary*2*=ar%79",
    "boundary*=us-ascii''=_outer%20boundary", "BOUNDARY* = us-ascii''=_outer%20boundary",
    "x=\"; boundary=no\"; boundary=\"=_outer boundary\"",
    "boundary*1=boundary; boundary*0=\"=_outer \"",
  ])
  func parametersInPiecesArePutTogether(boundary: String) throws {
    let site = try publish(1, [])
    let mail = String(decoding: try #require(try mails().first), as: UTF8.self)
    let plain = "boundary=\"=_outer boundary\""
    #expect(mail.contains(plain))
    try drop(Array(mail.replacing(plain, with: boundary).utf8), as: "a.eml")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 1)
  }

  @Test(arguments: [
    "name*0=P1A2B; name*1=3C4.PNG", "name*0*=utf-8''P1A%32B; name*1*=3C4%2EPNG",
    "name=image.png; name*=utf-8''P1A2B3C4.PNG", "name=\"C:\\temp\\P1A2B3C4.PNG\"",
    "name=\"a \\\"folder\\\"; /P1A2B3C4.PNG\"", "name=P1A2B3C4.PNG; name=\"\"",
  ])
  func aNameIsThatOfItsParameter(parameter: String) throws {
    let site = try publish(1, [])
    let mail = String(decoding: try #require(try mails().first), as: UTF8.self)
      .replacing("Content-Disposition: attachment; filename=\"image001.png\"\r\n", with: "")
    let plain = "name=\"image001.png\""
    #expect(mail.contains(plain))
    try drop(Array(mail.replacing(plain, with: parameter).utf8), as: "a.eml")
    _ = try work(site)
    #expect(try visible().contains("a/P1A2B3C4.PNG"))
  }
}
