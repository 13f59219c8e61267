import Foundation
import Glibc
import Testing

@testable import dicomshare

/// `dicomshare split`, as its users see it.
struct SplitTests {
  @Test func bothSharesGiveBackTheSameBytes() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(seed: 1), "study/CT/one.dcm")
    try sandbox.write(Sample.picture(seed: 2), "study/two")
    let split = try sandbox.dicomshare("split", "study", "--archive", "a", "--patient", "p")
    #expect(split.status == 0, "\(split.errors)")
    #expect(split.errors.isEmpty)
    #expect(split.output.split(separator: "\n").count == 2)
    let back = try sandbox.dicomshare("reconstruct", "p", "a", "--output", "out")
    #expect(back.status == 0, "\(back.errors)")
    #expect(try sandbox.read("out/CT/one.dcm") == Sample.picture(seed: 1))
    #expect(try sandbox.read("out/two") == Sample.picture(seed: 2))
  }

  @Test func sharesHaveNamesForEveryMedium() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    #expect(archive.wholeMatch(of: /a\/A[0-9A-HJKMNP-TV-Z]{7}\.PNG/) != nil)
    #expect(patient.wholeMatch(of: /p\/P[0-9A-HJKMNP-TV-Z]{7}\.PNG/) != nil)
    #expect(archive.dropFirst(3) == patient.dropFirst(3))
  }

  @Test func sharesAreNotForEverybody() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    for name in [archive, patient] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(sandbox.path)/\(name)")
      let mode = try #require(attributes[.posixPermissions] as? NSNumber).intValue
      #expect(mode & ~0o640 == 0)
    }
  }

  /// A path in one call has 4,095 bytes at most (PATH_MAX); folders in each other may be longer.
  @Test func aFileBelowManyFoldersIsSplitAndComesBack() throws {
    let sandbox = try Sandbox()
    defer { _ = try? run(["/bin/rm", "-rf", "study", "out"], in: sandbox.path) }
    let name = String(repeating: "d", count: 200)
    let goDown = "i=0; while [ $i -lt 25 ]; do"
    try sandbox.write(Sample.picture(), "in.dcm")
    let made = try run(
      [
        "/bin/sh", "-c",
        "mkdir study; cd -P study; \(goDown) mkdir \(name); cd -P \(name); i=$((i+1)); done; "
          + "cat > in.dcm < \(sandbox.path)/in.dcm",
      ], in: sandbox.path)
    try #require(made.status == 0, "\(made.errors)")
    let split = try sandbox.dicomshare("split", "study", "--archive", "a", "--patient", "p")
    #expect(split.status == 0, "\(split.errors)")
    let back = try sandbox.dicomshare("reconstruct", "a", "p", "--output", "out")
    #expect(back.status == 0, "\(back.errors)")
    let found = try run(
      ["/bin/sh", "-c", "cd -P out; find . -name '*.dcm' -size -200 | wc -l"], in: sandbox.path)
    #expect(found.output == "1\n", "\(found.errors)")
  }

  @Test func whatIsNoDICOMFileIsRefusedAndLeavesNothing() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Array("Dear doctor,\n".utf8), "letter.txt")
    let run = try sandbox.dicomshare("split", "letter.txt", "--archive", "a", "--patient", "p")
    #expect(run.status == 65)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("dicomshare: letter.txt: this is not a DICOM file"))
    #expect(sandbox.list("a").isEmpty)
    #expect(sandbox.list("p").isEmpty)
  }

  @Test func whatIsNoDICOMFileIsCalledWhatItIs() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    try sandbox.write(Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 30), "exam.zip")
    try sandbox.write([0xFF, 0xD8, 0xFF, 0xE0], "photo.jpg")
    try sandbox.write([], "empty.dcm")
    for (name, words) in [
      (archive, "this is a share, which was split already; reconstruct gives the exam back"),
      (patient, "this is a share, which was split already; reconstruct gives the exam back"),
      ("exam.zip", "this is a ZIP file; unpack it"),
      ("photo.jpg", "this is a picture in JPEG format and not a DICOM file; export it again"),
      ("empty.dcm", "the file is empty, or nothing but zeros; copy it again"),
    ] {
      let run = try sandbox.dicomshare(
        "split", name, "--archive", "a2", "--patient", "p2", "--json")
      #expect(run.status == 65)
      #expect(try run.errorCodes() == ["not-dicom"])
      #expect(run.output.contains(words) || run.errors.contains(words), "\(run.output)")
      #expect(sandbox.list("a2").isEmpty)
    }
  }

  @Test func allInputsAreTriedAndTheFirstFailureCounts() throws {
    let sandbox = try Sandbox()
    try sandbox.write([1, 2, 3], "bad")
    try sandbox.write(Sample.picture(), "good.dcm")
    let run = try sandbox.dicomshare(
      "split", "missing", "bad", "good.dcm", "--archive", "a", "--patient", "p", "--json")
    #expect(run.status == 66)
    #expect(try run.errorCodes() == ["no-such-file", "not-dicom"])
    #expect(sandbox.list("a").count == 1)
    #expect(sandbox.list("p").count == 1)
  }

  @Test func symbolicLinksAndSpecialFilesInFoldersAreReportedNotFollowed() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "outside.dcm")
    try sandbox.write(Sample.picture(seed: 2), "study/inside.dcm")
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/study/link.dcm", withDestinationPath: "../outside.dcm")
    try #require(mkfifo("\(sandbox.path)/study/pipe", 0o600) == 0)
    let run = try sandbox.dicomshare("split", "study", "--archive", "a", "--patient", "p", "--json")
    #expect(run.status == 66)
    #expect(try run.errorCodes() == ["not-a-regular-file", "not-a-regular-file"])
    #expect(sandbox.list("a").count == 1)
  }

  @Test func aSymbolicLinkThatIsNamedIsFollowed() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "far/in.dcm")
    for (link, target) in [("one.dcm", "far/in.dcm"), ("two.dcm", "one.dcm"), ("study", "far")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(sandbox.path)/\(link)", withDestinationPath: target)
      let split = try sandbox.dicomshare("split", link, "--archive", "a", "--patient", "p")
      #expect(split.status == 0, "\(split.errors)")
      #expect(split.output.hasPrefix(link))
    }
    let share = try #require(sandbox.list("a").first)
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/share.png", withDestinationPath: "a/\(share)")
    for words in [["verify"], ["inspect"], ["reconstruct", "p", "--output", "out"]] {
      let run = try run([program] + words + ["share.png"], in: sandbox.path)
      #expect(run.output.contains("share.png"), "\(words): \(run.errors)")
    }
    #expect(try sandbox.dicomshare("evaluate", "two.dcm").status == 0)
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/loop", withDestinationPath: "loop")
    let loop = try sandbox.dicomshare("split", "loop", "--archive", "a", "--patient", "p")
    #expect(loop.status == 66)
    #expect(loop.errors.contains("a symbolic link or a special file"))
  }

  @Test func anEmptyFolderIsNoInput() throws {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(
      atPath: "\(sandbox.path)/empty", withIntermediateDirectories: false)
    let run = try sandbox.dicomshare("split", "empty", "--archive", "a", "--patient", "p")
    #expect(run.status == 66)
    #expect(run.errors == "dicomshare: empty: there is no file in this folder; name another one\n")
  }

  @Test func namesMayBeAnyBytes() throws {
    let sandbox = try Sandbox()
    // The shell passes the bytes on; `Process` would take strings only.
    let script = """
      mkdir s && cp in.dcm "s/$(printf 'a\\377b\\nc')" && \
      "$0" split "s/$(printf 'a\\377b\\nc')" --archive a --patient p && \
      "$0" reconstruct a p --output out && cmp in.dcm "out/$(printf 'a\\377b_c')"
      """
    try sandbox.write(Sample.picture(), "in.dcm")
    let result = try run(["/bin/sh", "-c", script, program], in: sandbox.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(#"s/a\xffb\x0ac: a/A"#))
  }

  @Test func aFileWhereAFolderShouldBeCannotBeUsed() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "in.dcm")
    try sandbox.write([], "a")
    let run = try sandbox.dicomshare("split", "in.dcm", "--archive", "a", "--patient", "p")
    #expect(run.status == 73)
    #expect(run.errors.hasPrefix("dicomshare: a: cannot create the result"))
  }

  @Test func sameFileTwiceMakesIndependentShares() throws {
    let sandbox = try Sandbox()
    let first = try sandbox.split(Sample.picture(side: 512))
    let second = try sandbox.split(Sample.picture(side: 512))
    let one = try sandbox.read(first.0)
    let other = try sandbox.read(second.0)
    let equal = zip(one, other).filter { $0 == $1 }.count
    // Two streams of random bytes agree in one place of 256; framing and trailer add a little.
    #expect(Double(equal) / Double(one.count) < 0.01)
  }

  @Test func aFileThatIsNamedTwiceIsSplitOnce() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(seed: 1), "study/CT/one.dcm")
    try sandbox.write(Sample.picture(seed: 2), "study/two.dcm")
    // Two names of one file are two files, and so are two equal ones.
    try FileManager.default.linkItem(
      atPath: "\(sandbox.path)/study/two.dcm", toPath: "\(sandbox.path)/study/three.dcm")
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/link.dcm", withDestinationPath: "study/two.dcm")
    let split = try sandbox.dicomshare(
      "split", "study/two.dcm", "link.dcm", "study", "./study/CT/one.dcm", "study/CT",
      "\(sandbox.path)/study", "--archive", "a", "--patient", "p")
    #expect(split.status == 0, "\(split.errors)")
    #expect(split.errors.isEmpty)
    #expect(sandbox.list("a").count == 3)
    #expect(sandbox.list("p").count == 3)
    let back = try sandbox.dicomshare("reconstruct", "p", "a", "--output", "out")
    #expect(back.status == 0, "\(back.errors)")
    #expect(try sandbox.read("out/CT/one.dcm") == Sample.picture(seed: 1))
    #expect(sandbox.list("out") == ["CT", "three.dcm", "two.dcm"])
  }

  @Test func nothingOfTheHeaderShowsInAShare() throws {
    let sandbox = try Sandbox()
    let shares = try sandbox.split(Sample.picture(), as: "Norbert.dcm")
    for name in [shares.0, shares.1] {
      let text = String(decoding: try sandbox.read(name), as: UTF8.self)
      #expect(!text.contains("Norbert") && !text.contains("2.25.1234567890"))
    }
  }

  @Test(arguments: [
    (UInt16(16), [UInt8](), "too small"), (256, Array("RTDOSE".utf8), "shades of gray"),
  ])
  func visualModeSaysWhyItChangesNothing(
    _ side: UInt16, _ modality: [UInt8], _ why: String
  ) throws {
    let sandbox = try Sandbox()
    var file = Sample.picture(side: side)
    if !modality.isEmpty {
      // (0008,0060) Modality, before (0010,0010).
      let place = try #require(
        file.indices.first { file[$0...].starts(with: [0x10, 0x00, 0x10, 0x00]) })
      file.insert(
        contentsOf: [8, 0, 0x60, 0] + Array("CS".utf8) + [UInt8(modality.count), 0] + modality,
        at: place)
    }
    try sandbox.write(file, "in.dcm")
    let split = try sandbox.dicomshare(
      "split", "in.dcm", "--archive", "a", "--patient", "p", "--mode", "visual")
    #expect(split.status == 0)
    #expect(split.errors.contains("carried exactly"))
    #expect(split.errors.contains(why))
  }

  @Test func visualModeSaysSo() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(side: 256), "in.dcm")
    let split = try sandbox.dicomshare(
      "split", "in.dcm", "--archive", "a", "--patient", "p", "--mode", "visual", "--json")
    #expect(split.status == 0)
    #expect(try split.objects().first?["exact"] as? Bool == false)
    let back = try sandbox.dicomshare("reconstruct", "a", "p", "--output", "out")
    #expect(back.status == 0)
    #expect(back.errors.contains("gray levels may differ from the original by one"))
    let differences = zip(try sandbox.read("out/in.dcm"), Sample.picture(side: 256))
      .map { abs(Int($0) - Int($1)) }
    #expect(differences.max() == 1)
  }
}
