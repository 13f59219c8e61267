import Foundation
import SecretSharing
import Testing

@testable import dicomshare

/// `dicomshare verify` of two files says what `reconstruct` would say of them.
struct VerifyTests {
  /// Where a byte of the trailer lies among the pixels (ShareFileFormat, "The trailer").
  private static func place(_ offset: Int, _ picture: DemoPicture) -> Int {
    picture.pixels.count - 120 + offset
  }

  static let alterations: [(String, offset: Int, flip: UInt8)] = [
    ("the parameters", 0, 1), ("the role", 41, 0x41 ^ 0x50), ("the pair id", 56, 1),
    ("the pair id's end", 71, 0x80), ("the check key", 88, 1), ("the tag", 104, 1),
    ("the tag's end", 119, 0x80), ("a sample", -500, 1),
  ]

  @Test(arguments: alterations, ["archive", "patient"])
  func anAlteredShareIsNamedByBoth(
    _ alteration: (String, offset: Int, flip: UInt8), _ role: String
  ) throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    let altered = role == "archive" ? archive : patient
    var picture = try #require(DemoPicture(png: try sandbox.read(altered)))
    picture.pixels[Self.place(alteration.offset, picture)] ^= alteration.flip
    try sandbox.write(picture.png, altered)
    for order in [[archive, patient], [patient, archive]] {
      let verify = try sandbox.dicomshare("verify", order[0], order[1], "--json")
      let restore = try sandbox.dicomshare(
        "reconstruct", order[0], order[1], "--output", "out", "--json")
      #expect(verify.status == 65, "\(alteration.0)")
      #expect(restore.status == 65, "\(alteration.0)")
      #expect(try verify.errorCodes() == (try restore.errorCodes()), "\(alteration.0)")
      // The own check key is what the other share's tag is made under.
      if alteration.offset == 41 {
        // Both claim the same role.
        #expect(Set(try verify.errorCodes()) == ["altered"])
      } else if alteration.offset != 88 {
        #expect(try verify.errorCodes() == ["altered"], "\(alteration.0)")
        #expect(try verify.objects().first?["input"] as? String == altered, "\(alteration.0)")
      }
    }
    #expect(sandbox.list("out").isEmpty)
  }

  @Test func aFileThatIsNamedTwiceIsToldOnce() throws {
    let sandbox = try Sandbox()
    let (archive, _) = try sandbox.split(Sample.picture())
    for (names, status) in [([archive, archive], 65), ([archive, archive, archive], 0)] {
      let verify = try run([program, "verify", "--json"] + names, in: sandbox.path)
      #expect(verify.status == Int32(status))
      #expect(try verify.objects().count == 1)
    }
  }

  /// What is not there, what is no share, and what is no file.
  @Test(arguments: ["missing.png", "text.txt", "empty"])
  func whatCannotBeReadAndIsNamedTwiceIsToldOnce(_ name: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write([65], "text.txt")
    try FileManager.default.createDirectory(
      atPath: sandbox.path + "/empty", withIntermediateDirectories: false)
    for command in ["verify", "inspect", "expand", "split", "reconstruct", "export", "evaluate"] {
      let arguments: [String] =
        switch command {
        case "expand": ["--patient", "p"]
        case "split": ["--archive", "a", "--patient", "p"]
        case "reconstruct": ["--output", "out"]
        default: []
        }
      guard command != "export", !(command == "split" && name == "text.txt") else { continue }
      for names in [[name, name], [name, "./" + name], [name, name, name]] {
        let run = try run([program, command, "--json"] + names + arguments, in: sandbox.path)
        #expect(run.status != 0)
        #expect(try run.objects().count == 1, "\(command) \(names): \(run.output)")
      }
    }
  }

  @Test func filesThatAreNoPairAreCalledThat() throws {
    let sandbox = try Sandbox()
    let one = try sandbox.split(Sample.picture(seed: 1))
    let two = try sandbox.split(Sample.picture(seed: 2))
    try sandbox.write(try sandbox.read(one.1), "copy.png")
    let cases: [([String], String)] = [
      ([one.0, two.1], "different-pairs"), ([two.0, one.1], "different-pairs"),
      ([one.0, two.0], "different-pairs"), ([one.1, two.1], "different-pairs"),
      ([one.0, one.0], "same-half-twice"), ([one.1, "copy.png"], "same-half-twice"),
    ]
    for (files, code) in cases {
      let verify = try sandbox.dicomshare("verify", files[0], files[1], "--json")
      #expect(verify.status == 65, "\(files)")
      #expect(Set(try verify.errorCodes()) == [code], "\(files)")
    }
  }

  @Test func whatLiesInAFolderIsNoPair() throws {
    let sandbox = try Sandbox()
    let one = try sandbox.split(Sample.picture(seed: 1))
    let two = try sandbox.split(Sample.picture(seed: 2))
    try sandbox.write(try sandbox.read(one.0), "folder/1.png")
    try sandbox.write(try sandbox.read(two.0), "folder/2.png")
    let run = try sandbox.dicomshare("verify", "folder", "--json")
    #expect(run.status == 0)
    #expect(try run.objects().compactMap { $0["verdict"] as? String } == ["whole", "whole"])
  }

  @Test func bytesBehindTheEndAreNamed() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    try sandbox.write(try sandbox.read(patient) + [13, 10], patient)
    let verify = try sandbox.dicomshare("verify", archive, patient)
    #expect(verify.status == 0)
    #expect(verify.errors.contains("\(patient): 2 bytes stand behind the end of the picture"))
    let inspect = try sandbox.dicomshare("inspect", patient, "--json")
    #expect(try inspect.objects().first?["bytes_after_end"] as? Int == 2)
  }

  /// The words of the format page for verdicts, and those of `--json`.
  @Test func thePageKnowsTheWordsOfJSON() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/SecretSharing/SecretSharing.docc/ShareFileFormat.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let rows = text.matches(of: #/\| `([A-Za-z0-9-]+)` \| `([a-z-]+)` \|/#)
    let words = Dictionary(rows.map { (String($0.1), String($0.2)) }) { one, _ in one }
    #expect(
      words == [
        "notThisSheet": Failure.notThisSheet.code,
        "newerSheet": Failure(SheetError.newerVersion(2)).code,
        "noSheet": Failure(SheetError.noSheet).code,
        "sheet-header": Failure(SheetError.header).code,
        "sheet-label": Failure(SheetError.label).code,
        "sheet-code-1": Failure(SheetError.code(line: 1)).code,
        "sheet-code-2": Failure(SheetError.code(line: 2)).code,
        "sheet-code-3": Failure(SheetError.code(line: 3)).code,
        "notPNG": Failure(.notPNG(.unknown)).code,
        "truncated": Failure(.truncated(have: 1, expected: 2)).code,
        "damagedPNG": Failure(.damagedPNG).code, "noShareHeader": Failure(.noShareHeader).code,
        "newerVersion": Failure(SharingError.newerVersion(2)).code,
        "geometryMismatch": Failure(.geometryMismatch).code,
        "altered-archive": Failure(.altered(.archive)).code,
        "altered-patient": Failure(.altered(.patient)).code,
        "differentPairs": Failure(.differentPairs).code,
        "sameHalfTwice": Failure(.sameHalfTwice(.archive)).code,
        "alteredOrUnrelated": Failure(.alteredOrUnrelated).code,
        "malformedPayload": Failure(.malformedPayload).code,
        "digestMismatch": Failure(.digestMismatch).code,
      ])
  }
}
