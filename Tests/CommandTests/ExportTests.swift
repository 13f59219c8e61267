import Foundation
import Testing

@testable import dicomshare

/// `dicomshare export`, as its users see it.
struct ExportTests {
  private static let label = "7F3A-91BC-22DE"

  /// A sandbox whose archive holds a study of two files; returns their patient halves, too.
  private func archive() throws -> (Sandbox, patient: [String]) {
    let sandbox = try Sandbox()
    var patient: [String] = []
    for seed in [1, 2] as [UInt64] {
      let halves = try sandbox.split(Sample.picture(seed: seed), as: "in\(seed).dcm")
      try sandbox.write(
        try sandbox.read(halves.0), "spool/archive/\(Self.label)/half\(seed).png")
      patient.append(halves.1)
    }
    try sandbox.write([1], "spool/archive/\(Self.label)/.study")
    return (sandbox, patient)
  }

  @Test(arguments: ["7F3A-91BC-22DE", "7f3a-91bc-22de", "7f3a9lbc22de", "7F3A 9IBC 22DE"])
  func theHalvesAreCopiedForAnotherHospital(_ written: String) throws {
    let (sandbox, patient) = try archive()
    let export = try sandbox.dicomshare(
      "export", written, "--output", "out", "--spool", "spool", "--json")
    #expect(export.status == 0, "\(export.output)\(export.errors)")
    let folder = "out/\(Self.label)"
    #expect(sandbox.list("out") == [Self.label])
    #expect(
      sandbox.list(folder) == ["JOIN.HTM", "README.TXT", "SHA256SUMS", "half1.png", "half2.png"])
    let object = try #require(try export.objects().first)
    #expect(object["shares"] as? Int == 2)
    #expect(object["folder"] as? String == folder)
    let readme = String(decoding: try sandbox.read("\(folder)/README.TXT"), as: UTF8.self)
    #expect(readme.contains(Self.label))
    #expect(readme.contains("FOR THE OTHER HOSPITAL"))
    let sums = try run(
      ["/usr/bin/sha256sum", "-c", "SHA256SUMS"], in: "\(sandbox.path)/\(folder)")
    #expect(sums.status == 0, "\(sums.output)\(sums.errors)")
    #expect(sums.output.split(separator: "\n").count == 4)
    let restored = try sandbox.dicomshare(
      "reconstruct", folder, patient[0], patient[1], "--output", "restored")
    #expect(restored.status == 0, "\(restored.errors)")
    #expect(try sandbox.read("restored/in1.dcm") == Sample.picture(seed: 1))
    #expect(try sandbox.read("restored/in2.dcm") == Sample.picture(seed: 2))
  }

  @Test func nothingIsOverwritten() throws {
    let (sandbox, _) = try archive()
    try sandbox.write([7], "out/\(Self.label)/half1.png")
    let export = try sandbox.dicomshare(
      "export", Self.label, "--output", "out", "--spool", "spool", "--json")
    #expect(export.status == 73)
    #expect(try export.errorCodes() == ["exists"])
    #expect(sandbox.list("out") == [Self.label])
    #expect(sandbox.list("out/\(Self.label)") == ["half1.png"])
    #expect(try sandbox.read("out/\(Self.label)/half1.png") == [7])
  }

  @Test func damagedHalvesAreNamedAndLeftOut() throws {
    let (sandbox, _) = try archive()
    var half = try sandbox.read("spool/archive/\(Self.label)/half1.png")
    half.removeLast(half.count / 2)
    try sandbox.write(half, "spool/archive/\(Self.label)/half1.png")
    let export = try sandbox.dicomshare("export", Self.label, "--output", "out", "--spool", "spool")
    #expect(export.status == 65)
    #expect(export.errors.contains("half1.png: the share is cut off"))
    #expect(
      sandbox.list("out/\(Self.label)") == ["JOIN.HTM", "README.TXT", "SHA256SUMS", "half2.png"])
    try FileManager.default.removeItem(atPath: "\(sandbox.path)/out/\(Self.label)")
    try sandbox.write(half, "spool/archive/\(Self.label)/half2.png")
    let other = try sandbox.dicomshare("export", Self.label, "--output", "out", "--spool", "spool")
    #expect(other.status == 65)
    #expect(sandbox.list("out").isEmpty)
  }

  /// Of images that were issued again, the newest share belongs to the patient's newest folder.
  @Test func theNewestShareOfEachFileIsCopiedUnlessAllAreWished() throws {
    let (sandbox, _) = try archive()
    let study = "spool/archive/\(Self.label)"
    for name in ["half3.png", "half4.png"] {
      try sandbox.write(try sandbox.read("\(study)/half1.png"), "\(study)/\(name)")
    }
    // One was issued three times; a share that was never committed replaces nothing.
    let lines = "\nhalf3.png half1.png\n\nhalf4.png half3.png half1.png\n\ngone.png half2.png\n"
    try sandbox.write(Array(lines.utf8), "\(study)/.issued-again")
    let export = try sandbox.dicomshare(
      "export", Self.label, "--output", "out", "--spool", "spool", "--json")
    #expect(export.status == 0, "\(export.errors)")
    let pictures = { (folder: String) in
      sandbox.list("\(folder)/\(Self.label)").filter { $0.hasSuffix(".png") }
    }
    #expect(pictures("out") == ["half2.png", "half4.png"])
    let object = try #require(try export.objects().last)
    #expect(object["shares"] as? Int == 2 && object["replaced"] as? Int == 2)
    #expect((object["notes"] as? [String])?.first?.contains("--all copies them") == true)
    let all = try sandbox.dicomshare(
      "export", Self.label, "--all", "--output", "all", "--spool", "spool", "--json")
    #expect(all.status == 0, "\(all.errors)")
    #expect(pictures("all") == ["half1.png", "half2.png", "half3.png", "half4.png"])
    #expect(try all.objects().last?["replaced"] as? Int == 0)
    let told = try sandbox.dicomshare("export", Self.label, "--output", "x", "--spool", "spool")
    #expect((told.output + told.errors).contains("--all copies them"))
  }

  @Test func aLabelThatIsNotThereOrIsNoneIsCalledThat() throws {
    let (sandbox, _) = try archive()
    let unknown = try sandbox.dicomshare(
      "export", "0000-0000-0000", "--output", "out", "--spool", "spool", "--json")
    #expect(unknown.status == 66)
    #expect(try unknown.errorCodes() == ["no-such-study"])
    #expect(sandbox.list("out").isEmpty)
    for label in ["7F3A-91BC", "../../../../etc/", "7F3A-91BC-22D*", "7F3A-91BC-22DE-x"] {
      let export = try sandbox.dicomshare("export", label, "--output", "out", "--spool", "spool")
      #expect(export.status == 64)
      #expect(export.errors.contains("A label has 12 digits and letters"))
    }
  }

  @Test func anotherStudyWithTheSameLabelIsMentioned() throws {
    let (sandbox, _) = try archive()
    let half = try sandbox.read("spool/archive/\(Self.label)/half1.png")
    try sandbox.write(half, "spool/archive/\(Self.label)-2/other.png")
    let export = try sandbox.dicomshare("export", Self.label, "--output", "out", "--spool", "spool")
    #expect(export.status == 0)
    #expect(export.errors.contains("\(Self.label)-2"))
    let told = try sandbox.dicomshare(
      "export", Self.label, "--output", "told", "--spool", "spool", "--json")
    let notes = try #require(try told.objects().last?["notes"] as? [String])
    #expect(notes == ["another study has the same label, it is called \(Self.label)-2 here"])
    let other = try sandbox.dicomshare(
      "export", "\(Self.label)-2", "--output", "out", "--spool", "spool")
    #expect(other.status == 0, "\(other.errors)")
    #expect(sandbox.list("out/\(Self.label)-2").contains("other.png"))
  }
}
