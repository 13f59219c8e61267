import Foundation
import Testing

@testable import dicomshare

/// `dicomshare reconstruct`, as its users see it.
struct ReconstructTests {
  @Test func halvesFindEachOtherUnderAnyName() throws {
    let sandbox = try Sandbox()
    let one = try sandbox.split(Sample.picture(seed: 1), as: "one.dcm")
    let two = try sandbox.split(Sample.picture(seed: 2), as: "two.dcm")
    for (index, name) in [one.1, two.0, two.1, one.0].enumerated() {
      try sandbox.write(try sandbox.read(name), "drop/\(index)/image (\(index)).png")
    }
    let run = try sandbox.dicomshare("reconstruct", "drop", "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try sandbox.read("out/one.dcm") == Sample.picture(seed: 1))
    #expect(try sandbox.read("out/two.dcm") == Sample.picture(seed: 2))
  }

  @Test func theArchiveIsSearchedForTheOtherHalf() throws {
    let sandbox = try Sandbox()
    let (_, patient) = try sandbox.split(Sample.picture())
    _ = try sandbox.split(Sample.picture(seed: 2), as: "other.dcm")
    let alone = try sandbox.dicomshare("reconstruct", patient, "--output", "out", "--json")
    #expect(alone.status == 66)
    #expect(try alone.errorCodes() == ["other-half-missing"])
    let run = try sandbox.dicomshare("reconstruct", patient, "--output", "out", "--archive", "a")
    #expect(run.status == 0, "\(run.errors)")
    #expect(sandbox.list("out") == ["in.dcm"])
  }

  @Test func nothingIsReplacedAndNothingIsStoredTwice() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    try sandbox.write([7], "out/in.dcm")
    for _ in 0..<2 {
      let run = try sandbox.dicomshare("reconstruct", archive, patient, "--output", "out")
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(sandbox.list("out") == ["in (2).dcm", "in.dcm"])
    #expect(try sandbox.read("out/in.dcm") == [7])
    #expect(try sandbox.read("out/in (2).dcm") == Sample.picture())
  }

  @Test func theSameHalfTwiceIsCalledThat() throws {
    let sandbox = try Sandbox()
    let (_, patient) = try sandbox.split(Sample.picture())
    try sandbox.write(try sandbox.read(patient), "copy.png")
    let run = try sandbox.dicomshare(
      "reconstruct", patient, "copy.png", "--output", "out", "--json")
    #expect(run.status == 65)
    #expect(try run.errorCodes() == ["same-half-twice", "same-half-twice"])
  }

  @Test func halvesOfDifferentExamsAreCalledThat() throws {
    let sandbox = try Sandbox()
    let one = try sandbox.split(Sample.picture(seed: 1))
    let two = try sandbox.split(Sample.picture(seed: 2))
    let run = try sandbox.dicomshare("reconstruct", one.0, two.1, "--output", "out", "--json")
    #expect(run.status == 65)
    #expect(Set(try run.errorCodes()) == ["different-pairs"])
    #expect(sandbox.list("out").isEmpty)
  }

  @Test func aTruncatedShareSaysHowMuchIsThere() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    let whole = try sandbox.read(patient)
    try sandbox.write(Array(whole.prefix(4096)), "cut.png")
    let run = try sandbox.dicomshare("reconstruct", archive, "cut.png", "--output", "out")
    #expect(run.status == 65)
    #expect(run.errors.contains("cut.png: the share is cut off, it has 4096 of \(whole.count) byt"))
  }

  @Test func aPictureThatIsNoShareIsCalledThat() throws {
    let sandbox = try Sandbox()
    let picture = DemoPicture(width: 64, height: 64, pixels: [UInt8](repeating: 9, count: 4096))
    try sandbox.write(picture.png, "photo.png")
    try sandbox.write(Array("JFIF".utf8), "photo.jpg")
    let run = try sandbox.dicomshare(
      "reconstruct", "photo.png", "photo.jpg", "--output", "out", "--json")
    #expect(run.status == 65)
    #expect(try run.errorCodes() == ["no-share-header", "not-png"])
  }

  @Test func anAlteredHalfIsNamedAndNothingIsWritten() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    var picture = try #require(DemoPicture(png: try sandbox.read(patient)))
    picture.pixels[1000] ^= 1
    try sandbox.write(picture.png, patient)
    let run = try sandbox.dicomshare("reconstruct", archive, patient, "--output", "out")
    #expect(run.status == 65)
    #expect(
      run.errors == """
        dicomshare: \(patient): the patient share was altered after it was made; ask for an \
        unaltered copy of it

        """)
    #expect(sandbox.list("out").isEmpty)
  }

  @Test func aDamagedFileIsNamed() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    var bytes = try sandbox.read(archive)
    bytes[bytes.count / 2] ^= 1
    try sandbox.write(bytes, archive)
    for command in [["reconstruct", "--output", "out"], ["verify"]] {
      let run = try run([program] + command + [archive, patient], in: sandbox.path)
      #expect(run.status == 65)
      #expect(run.errors.contains("\(archive): the PNG file is damaged"), "\(run.errors)")
      #expect(!run.errors.contains("\(patient): "), "\(run.errors)")
    }
  }

  @Test func aGoodCopyMakesUpForABadOne() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    var bytes = try sandbox.read(patient)
    bytes[bytes.count / 2] ^= 1
    try sandbox.write(bytes, "bad.png")
    let run = try sandbox.dicomshare(
      "reconstruct", "bad.png", archive, patient, "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try sandbox.read("out/in.dcm") == Sample.picture())
  }

  @Test func textsBesideTheSharesAreLeftAlone() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.split(Sample.picture())
    try sandbox.write(Array("read me".utf8), "p/README.TXT")
    try sandbox.write(Array("<html>".utf8), "p/INDEX.HTM")
    let run = try sandbox.dicomshare("reconstruct", "a", "p", "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func symbolicLinksBelowTheOutputAreNotFollowed() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "study/sub/in.dcm")
    let split = try sandbox.dicomshare("split", "study", "--archive", "a", "--patient", "p")
    try #require(split.status == 0)
    try FileManager.default.createDirectory(
      atPath: "\(sandbox.path)/elsewhere", withIntermediateDirectories: false)
    try FileManager.default.createDirectory(
      atPath: "\(sandbox.path)/out", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/out/sub", withDestinationPath: "../elsewhere")
    let run = try sandbox.dicomshare("reconstruct", "a", "p", "--output", "out")
    #expect(run.status == 73, "\(run.errors)")
    #expect(sandbox.list("elsewhere").isEmpty)
    #expect(sandbox.list("out") == ["sub"])
  }

  @Test func metadataComesBesideTheFile() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    let run = try sandbox.dicomshare(
      "reconstruct", archive, patient, "--output", "out", "--with-metadata")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(try sandbox.read("out/in.dcm.json")))
    let object = try #require(json as? [String: Any])
    #expect(object["dataset_json"] != nil && object["metafile_json"] != nil)
  }

  @Test func thePlainModelComesBesideTheFile() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    for (kind, names) in [
      ("model", ["in.dcm", "in.dcm.model.json"]),
      ("both", ["in.dcm", "in.dcm.json", "in.dcm.model.json"]),
    ] {
      let run = try sandbox.dicomshare(
        "reconstruct", archive, patient, "--output", kind, "--with-metadata=\(kind)", "--json")
      #expect(run.status == 0, "\(run.errors)")
      #expect(sandbox.list(kind).sorted() == names)
      let model = try JSONSerialization.jsonObject(
        with: Data(try sandbox.read("\(kind)/in.dcm.model.json")))
      let tags = try #require(model as? [String: Any])
      #expect(!tags.isEmpty && tags.keys.allSatisfy { $0.wholeMatch(of: /[0-9A-F]{8}/) != nil })
      // As help and completions have it.
      let apart = try sandbox.dicomshare(
        "reconstruct", "--with-metadata", kind, archive, patient, "--output", "\(kind) apart")
      #expect(apart.status == 0, "\(apart.errors)")
      #expect(sandbox.list("\(kind) apart").sorted() == names)
    }
    let wrong = try sandbox.dicomshare(
      "reconstruct", archive, patient, "--output", "x", "--with-metadata=all")
    #expect(wrong.status == 64)
  }

  @Test func verifySeesOneHalfAndBoth() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    let alone = try sandbox.dicomshare("verify", patient, "--json")
    #expect(alone.status == 0)
    #expect(try alone.objects().first?["verdict"] as? String == "whole")
    let both = try sandbox.dicomshare("verify", patient, archive, "--json")
    #expect(both.status == 0)
    #expect(try both.objects().first?["verdict"] as? String == "unaltered")
    try sandbox.write(Array(try sandbox.read(patient).dropLast(20)), patient)
    #expect(try sandbox.dicomshare("verify", patient).status == 65)
  }

  @Test func inspectShowsWhatIsNotSecret() throws {
    let sandbox = try Sandbox()
    let (_, patient) = try sandbox.split(Sample.picture())
    let run = try sandbox.dicomshare("inspect", patient, "--json")
    #expect(run.status == 0)
    let object = try #require(try run.objects().first)
    #expect(object["role"] as? String == "patient")
    #expect(object["width"] as? Int == 96)
    #expect((object["pair"] as? String)?.count == 32)
  }
}
