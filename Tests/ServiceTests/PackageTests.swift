@testable import Configuration
import Foundation
@testable import Journal
@testable import Service
@testable import Workers
import SecretSharing
import Spool
import Testing

/// ZIP files, disc images and mails are dropped as they came.
@Suite struct PackageTests {
  let spool = TemporarySpool()

  /// Splits so many files, publishes them, and makes what else is asked for.
  func publish(_ count: Int, _ media: [Configuration.Medium]) throws -> Site {
    let site = try spool.site {
      $0.media = [.folder] + media
      $0.languages = [.english, .german]
    }
    for seed in 1...count {
      #expect(
        site.arrive(try spool.send(SmallDICOM.file(seed: UInt16(seed)), as: "\(seed)")).fate.isDone)
    }
    let study = try #require(try site.folders.staging.list().first)
    guard case .published(let jobs, _) = try site.publisher.publish(study) else {
      throw ArchiveReading.Failure()
    }
    for job in jobs { _ = MediumJob(name: job, media: site.media, log: site.log).run() }
    return site
  }

  func drop(_ bytes: [UInt8], as path: String) throws {
    let file = spool.url.appending(path: "reconstruct/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func dropArchive() throws {
    for (number, share) in try spool.shares("archive").enumerated() {
      try drop(try spool.contents("archive/\(share)"), as: "from the hospital/\(number)")
    }
  }

  /// Looks at all drops until nothing new comes of it, as the control thread does.
  func work(_ site: Site, isRenamed: Bool = true) throws -> Drops {
    var drops = Drops()
    for _ in 0..<3 {
      for path in try spool.files("reconstruct") where !path.hasPrefix(".") {
        drops.notice(try #require(RelativePath(Array(path.utf8))), .now, isRenamed: isRenamed)
      }
      while let job = drops.start(.now, site.dropTools, site.pairTools) {
        switch job {
        case .look(let look):
          drops.take(look.run(), of: look.path, .now, isLookedUp: site.configuration.archiveLookup)
        case .join(let join): drops.take(join.run(), .now)
        case .sheet(let sheet): drops.take(sheet.run(), of: sheet.work.ids, .now)
        }
      }
    }
    return drops
  }

  func outgoing(_ suffix: String) throws -> [UInt8] {
    let file = try #require(try spool.files("outgoing").first { $0.hasSuffix(suffix) })
    return try spool.contents("outgoing/\(file)")
  }

  func visible() throws -> [String] {
    try spool.files("reconstruct").filter { !$0.hasPrefix(".") && !$0.hasSuffix("STATUS.HTM") }
  }

  @Test(arguments: [Configuration.Medium.zip, .iso])
  func aPackageThatTheServiceMadeIsOpened(medium: Configuration.Medium) throws {
    let site = try publish(3, [medium])
    try drop(try outgoing(".\(medium.rawValue.uppercased())"), as: "exam of today.bin")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 3)
    #expect(try visible().isEmpty)
    #expect(spool.log.events.contains(.packageOpened(shares: 3)))
  }

  @Test func aMailIsOpenedWithThePackagesInIt() throws {
    let site = try publish(3, [.zip])
    let shares = try spool.shares("archive").map { try spool.contents("archive/\($0)") }
    let mail = ArchiveMaking.mail([
      ("exam.zip", try outgoing(".ZIP")), ("image001.png", shares[0]), ("letter.txt", [0x41]),
      ("image001.png", shares[1]), ("more.zip", ArchiveMaking.zip([("A.png", shares[2])])),
    ])
    try drop(mail, as: "Your exam.eml")
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 3)
    #expect(try visible().isEmpty)
  }

  /// Whoever unpacks a download often drops both.
  @Test func aPackageBesideWhatIsUnpackedOfItIsPutAwayWithIt() throws {
    let site = try publish(2, [.zip])
    try drop(try outgoing(".ZIP"), as: "CD/exam.zip")
    for share in try spool.files("outgoing").filter({ $0.hasSuffix(".PNG") }) {
      try drop(try spool.contents("outgoing/\(share)"), as: "CD/\(share)")
    }
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 2)
    #expect(try visible().isEmpty)
  }

  @Test func noPathOfAPackageLeadsOut() throws {
    let site = try publish(1, [])
    let share = try spool.contents("archive/\(try spool.shares("archive")[0])")
    let paths = [
      "../../../A2B2C2D2.PNG", "/etc/x.png", "..\\..\\y.png", "a/../b/./P1B2C3D4.PNG;1",
      "P1B2C3D4.PNG", ".hidden.png", "con.png", "A2B2C2D2.PNG/",
    ]
    try drop(ArchiveMaking.zip(paths.map { ($0, share) }), as: "x.zip")
    let before = try FileManager.default.contentsOfDirectory(atPath: spool.url.path())
    _ = try work(site)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: spool.url.path()).sorted()
        == before.sorted())
    let names = try visible().filter { !$0.hasSuffix(Problem.suffix) }
    #expect(names.allSatisfy { $0.wholeMatch(of: /x\/(A2B2C2D2|P1B2C3D4|[0-9]{6})\.PNG/) != nil })
    #expect(names.count >= paths.count - 1, "the last may count as a folder")
  }

  /// A program that unpacks itself is a ZIP file behind one, with or without the right places in its
  /// list, and often with a comment that tells the program where to.
  @Test(arguments: [false, true], [[], Array("Path=exam".utf8)])
  func aZIPFileBehindAProgramIsOpened(isCorrected: Bool, comment: [UInt8]) throws {
    let site = try publish(2, [.zip])
    var zip = try outgoing(".ZIP")
    let program = Array("MZ".utf8) + (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    func word(_ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(zip[place + $1]) << (8 * $1) } }
    func add(at place: Int) {
      let sum = word(place) + program.count
      for byte in 0..<4 { zip[place + byte] = UInt8(truncatingIfNeeded: sum >> (8 * byte)) }
    }
    let end = zip.count - 22
    if isCorrected {
      var place = word(end + 16)
      while word(place) == 0x0201_4B50 {
        add(at: place + 42)
        place +=
          46 + (word(place + 28) & 0xFFFF) + (word(place + 28) >> 16) + (word(place + 32) & 0xFFFF)
      }
      #expect(place == end)
      add(at: end + 16)
    }
    zip[end + 20] = UInt8(comment.count)
    try drop(program + zip + comment, as: "exam.exe")
    try dropArchive()
    _ = try work(site)
    #expect(try spool.files("reconstructed").count == 2)
    #expect(try visible().isEmpty)
  }

  @Test func onlySharesAndWhatWasOneAreTakenOut() throws {
    let site = try publish(1, [])
    let share = try spool.contents("archive/\(try spool.shares("archive")[0])")
    let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 1, count: 100)
    try drop(
      ArchiveMaking.zip([
        ("share.png", share), ("VIEWER.EXE", Array("MZ".utf8)), ("AUTORUN.INF", Array("[a]".utf8)),
        ("photo.jpg", photo), ("letter.pdf", Array("%PDF-1.7".utf8)),
      ]), as: "mix.zip")
    _ = try work(site)
    let files = try visible().filter { !$0.hasSuffix(Problem.suffix) }
    #expect(files == ["mix/000001.PNG", "mix/000002.JPG"])
    let text = try spool.contents("reconstruct/mix/000002.JPG\(Problem.suffix)")
    #expect(String(decoding: text, as: UTF8.self).contains("JPEG"))
  }

  /// Portals and messengers do that, under the same name.
  @Test(arguments: [
    (ForeignKind.jpeg, "P1B2C3D4.PNG", [0xFF, 0xD8, 0xFF, 0xE0]),
    (.jpeg, "A1B2C3D4.jpg", [0xFF, 0xD8, 0xFF, 0xE0]),
    (.webp, "P1B2C3D4.webp", Array("RIFF".utf8) + [1, 0, 0, 0] + Array("WEBPVP8 ".utf8)),
  ]) func aShareOfWhichAPhotoWasMadeIsCalledThat(
    kind: ForeignKind, name: String, beginning: [UInt8]
  ) throws {
    let site = try spool.site { $0.sheetPhotos = true }
    try drop(beginning + [UInt8](repeating: 1, count: 500), as: name)
    try drop(beginning + [UInt8](repeating: 1, count: 500), as: "IMG_0001.jpg")
    let causes = try work(site).entries.values.compactMap(\.state.cause)
    #expect(causes.contains(.share(.notPNG(kind))))
    #expect(causes.contains { if case .sheet = $0 { true } else { false } })
  }

  /// 7-Zip cuts a file anywhere: only the names tell.
  @Test func whatWasCutIntoPartsIsCalledThat() throws {
    let site = try publish(1, [.zip])
    let package = try outgoing(".ZIP")
    for (number, name) in ["exam.zip.001", "exam.ZIP.002", "exam.z03"].enumerated() {
      try drop(Array(package[(number * 500)...].prefix(500)), as: name)
    }
    try drop(package, as: "exam of 3.001")
    let drops = try work(site)
    let causes = drops.entries.values.compactMap(\.state.cause)
    #expect(causes == [Problem.Cause](repeating: .share(.notPNG(.zipPart)), count: 3))
    #expect(spool.log.events.contains(.packageOpened(shares: 1)))
  }

  /// What is refused, with the reason; the package stays, and nothing else does.
  @Test(arguments: [
    PackageError.damaged, .encrypted, .unknownMethod, .tooLarge, .noShares, .winmail,
  ])
  func whatCannotBeOpenedStaysWithAText(error: PackageError) throws {
    let site = try publish(1, [])
    let share = try spool.contents("archive/\(try spool.shares("archive")[0])")
    var package: [UInt8]
    switch error {
    case .damaged: package = Array(ArchiveMaking.zip([("a.png", share)]).dropLast(100))
    case .encrypted:
      package = ArchiveMaking.zip([("a.png", share)])
      // APPNOTE.TXT, 4.4.4: bit 0 of the flags, in both headers of the entry.
      for index in package.indices.dropLast(4) where package[index...].starts(with: [0x50, 0x4B]) {
        if package[(index + 2)...].starts(with: [3, 4]) { package[index + 6] |= 1 }
        if package[(index + 2)...].starts(with: [1, 2]) { package[index + 8] |= 1 }
      }
    case .tooLarge:
      // A package in a package, and so on: one more than is opened.
      package = share
      for depth in 0..<6 { package = ArchiveMaking.zip([("\(depth).zip", package)]) }
    case .unknownMethod:
      package = ArchiveMaking.zip([("a.png", share)])
      // APPNOTE.TXT, 4.4.5: Deflate64, as Windows compresses what is very long.
      for index in package.indices.dropLast(4) where package[index...].starts(with: [0x50, 0x4B]) {
        if package[(index + 2)...].starts(with: [3, 4]) { package[index + 8] = 9 }
        if package[(index + 2)...].starts(with: [1, 2]) { package[index + 10] = 9 }
      }
    case .winmail:
      package = ArchiveMaking.zip([("winmail.dat", [0x78, 0x9F, 0x3E, 0x22, 1, 0])])
    case .noShares, .noReader:
      package = ArchiveMaking.zip([("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0])])
    }
    try drop(package, as: "CD/package.zip")
    let drops = try work(site)
    #expect(drops.entries.values.map(\.state) == [.refused(.package(.zip, error), nil)])
    #expect(try visible() == ["CD/package.zip", "CD/package.zip\(Problem.suffix)"])
    #expect(try site.folders.reconstruct.list().allSatisfy { !$0.hasPrefix(".opening") })
  }

  /// A picture that deflates well: a thousand times larger unpacked.
  @Test func aBombIsNotUnpacked() throws {
    let site = try publish(1, [])
    let bomb =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 0, count: 9 << 20)
    let package = ArchiveMaking.zip([("a.png", bomb)], isDeflated: true)
    #expect(package.count < 1 << 20)
    try drop(package, as: "bomb.zip")
    let drops = try work(site)
    #expect(drops.entries.values.map(\.state.cause) == [.package(.zip, .tooLarge)])
  }

  @Test func limitsHoldForAllPackagesTogether() throws {
    let site = try publish(1, [])
    let share = try spool.contents("archive/\(try spool.shares("archive")[0])")
    let inner = ArchiveMaking.zip([("a", share), ("b", share)])
    try drop(ArchiveMaking.zip([("1.zip", inner), ("2.zip", inner)]), as: "x.zip")
    let folder = try site.folders.reconstruct.folder("target", makingWith: 0o700)
    let file = try site.folders.reconstruct.openFile("x.zip")
    for (limit, isEnough) in [(5, false), (6, true)] {
      for name in try folder.list() { try folder.remove(name) }
      let opener = PackageOpener(
        into: folder, WorkerLease(site.packageWorkers), byteCount: 1 << 20,
        limits: PackageLimits(files: limit))
      if isEnough {
        try opener.open(.zip, file)
        #expect(opener.count == 4)
      } else {
        #expect(throws: PackageError.tooLarge) { try opener.open(.zip, file) }
      }
    }
  }

  @Test func aPackageForWhichThereIsNoRoomWaits() throws {
    let site = try publish(1, [.zip])
    try drop(try outgoing(".ZIP"), as: "x.zip")
    let file = try site.folders.reconstruct.openFile("x.zip")
    let job = PackageJob(
      tools: site.dropTools, path: RelativePath("x.zip"), format: .zip,
      limits: PackageLimits(reserve: try site.folders.reconstruct.freeBytes()))
    #expect {
      try job.run(file, byteCount: 1, WorkerLease(site.packageWorkers))
    } throws: { ($0 as? SystemCallError)?.code == ENOSPC }
    #expect(try site.folders.reconstruct.list() == ["x.zip"])
  }

  @Test func whatMayStillArriveIsNotRefused() throws {
    let site = try publish(1, [.zip])
    try drop(try outgoing(".ZIP"), as: "x.zip")
    let drops = try work(site, isRenamed: false)
    #expect(drops.entries.values.map(\.state) == [.unseen])
    #expect(try visible() == ["x.zip"])
  }

  @Test func whatARunLeftHalfOpenedGoes() throws {
    let site = try spool.site()
    for name in [".opening-DEADDEAD-ABCDEFGHJKMN-X", ".opening-\(site.instance.name.text ?? "")-Y"]
    {
      try drop([1], as: "\(name)/000001.PNG")
    }
    try PackageJob.removePending(
      of: [site.instance.name], in: site.folders.reconstruct)
    let names = try site.folders.reconstruct.list().filter { $0.hasPrefix(".opening") }
    #expect(names.count == 1)
  }

  @Test(arguments: [
    ("7F3A-91BC-22DE.ZIP", "7F3A-91BC-22DE"), ("exam", "exam"), (".zip", "OPENED"),
    ("..x.iso", "x"), ("a.tmp.zip", "a.tmp_"),
  ])
  func theFolderIsNamedAfterThePackage(file: String, folder: String) {
    #expect(PackageJob.stem(Name(file)).text == folder)
  }

  @Test func aMailThatIsCutOffIsDamaged() throws {
    let site = try publish(1, [])
    let share = try spool.contents("archive/\(try spool.shares("archive")[0])")
    let mail = ArchiveMaking.mail([("a.png", share)])
    try drop(Array(mail.prefix(mail.count - 60)), as: "a.eml")
    let drops = try work(site)
    #expect(drops.entries.values.map(\.state.cause) == [.package(.mail, .damaged)])
  }
}
