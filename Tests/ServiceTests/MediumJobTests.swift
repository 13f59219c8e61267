@testable import Configuration
import Cryptography
import Foundation
import Glibc
@testable import Service
import Spool
import Testing
@testable import Journal

@Suite struct MediumJobTests {
  var spool = TemporarySpool()

  /// Where a file may be as long as a number can tell.
  private static let memory = URL(filePath: "/dev/shm")

  /// Splits files, publishes their study, and returns its folder and the jobs.
  private func publish(
    _ count: Int, _ media: [Configuration.Medium], maxPart: Int = 0
  ) throws -> (site: Site, folder: Name, jobs: [Name]) {
    let site = try spool.site {
      $0.media = media
      $0.maxPart = maxPart
      $0.languages = [.english, .german]
    }
    for seed in 1...count {
      let path = try spool.send(SmallDICOM.file(seed: UInt16(seed)), as: "\(seed)")
      #expect(site.arrive(path).fate.isDone)
    }
    let study = try #require(try site.folders.staging.list().first)
    guard case .published(let jobs, _) = try site.publisher.publish(study) else {
      throw ArchiveReading.Failure()
    }
    return (site, study, jobs)
  }

  private func run(_ site: Site, _ jobs: [Name]) -> [MediumJob.Outcome] {
    jobs.map { MediumJob(name: $0, media: site.media, log: site.log).run() }
  }

  private func files(_ suffix: String) throws -> [String] {
    try spool.files("outgoing").filter { !$0.hasPrefix(".") && $0.hasSuffix(suffix) }
  }

  private func entries(_ file: String) throws -> [ArchiveReading.Entry] {
    try ArchiveReading.entries(spool.url.appending(path: "outgoing/\(file)"))
  }

  /// Every file of the folder is in the archive, and those alone.
  private func expectSame(_ entries: [ArchiveReading.Entry], _ folder: Name, below: String = "")
    throws
  {
    let name = try #require(folder.text)
    let expected = try spool.files("outgoing/\(name)")
    #expect(Set(entries.map(\.path)) == Set(expected.map { below + $0 }))
    for entry in entries {
      let file = entry.path.dropFirst(below.count)
      #expect(try spool.contents("outgoing/\(name)/\(file)") == entry.bytes, "\(file)")
    }
  }

  @Test func withoutMediaThereAreNoJobs() throws {
    #expect(try publish(1, [.folder]).jobs.isEmpty)
  }

  @Test func aZIPHoldsTheFolderInOneOfItsOwn() throws {
    let (site, folder, jobs) = try publish(3, [.folder, .zip])
    guard case .made = try #require(run(site, jobs).first) else {
      Issue.record("not made")
      return
    }
    let name = try #require(folder.text)
    #expect(try files(".ZIP") == ["\(name).ZIP"])
    let entries = try entries("\(name).ZIP")
    try expectSame(entries, folder, below: "\(name)/")
    #expect(entries.allSatisfy { $0.mode == 0o644 && $0.modified == 315_576_000 })
    #expect(try spool.files("work/.outgoing/media").isEmpty)
    #expect(spool.log.kinds.last == .mediumMade)
  }

  @Test func anISOImageHoldsTheFolder() throws {
    let (site, folder, jobs) = try publish(3, [.folder, .iso])
    guard case .made = try #require(run(site, jobs).first) else {
      Issue.record("not made")
      return
    }
    let name = try #require(folder.text)
    try expectSame(try entries("\(name).ISO"), folder)
    let image = try spool.contents("outgoing/\(name).ISO")
    #expect(image.count % 2048 == 0)
    // ECMA-119, 8.4: the Primary Volume Descriptor is sector 16, the volume's name at its byte 40.
    let volume = String(decoding: image[(16 * 2048 + 40)..<(16 * 2048 + 72)], as: UTF8.self)
    #expect(volume.prefix { $0 != " " } == name.replacing("-", with: "_"))
    // 8.4.26: when the volume was made; the same for Joliet's, which is the next.
    for sector in [16, 17] {
      let time = image[(sector * 2048 + 813)..<(sector * 2048 + 829)]
      #expect(String(decoding: time, as: UTF8.self) == "1980010112000000")
    }
    // Nothing else of it tells today's year, either: 9.1.5 counts from 1900.
    for sector in [16, 17] {
      let start = sector * 2048 + 156
      let place = image[(start + 2)..<(start + 6)].reversed().reduce(0) { $0 << 8 | Int($1) }
      var entry = place * 2048
      while image[entry] > 0 {
        #expect(image[entry + 18] == 80)
        entry += Int(image[entry])
      }
    }
  }

  /// Java's ZipInputStream, and portals made with it, read no stored entry without its length.
  @Test func aZIPSaysHowLongEachFileIsBeforeIt() throws {
    let (site, folder, jobs) = try publish(3, [.folder, .zip])
    _ = run(site, jobs)
    let zip = try spool.contents("outgoing/\(try #require(folder.text)).ZIP")
    var at = 0
    var names: [String] = []
    func number(_ offset: Int, _ count: Int) -> Int {
      zip[(at + offset)..<(at + offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    // APPNOTE.TXT, 4.3.7: read from the beginning, without the list at the end.
    while number(0, 4) == 0x0403_4B50 {
      #expect(number(6, 2) & 8 == 0, "no data descriptor")
      #expect(number(8, 2) == 0, "stored")
      #expect(number(18, 4) == number(22, 4) && number(18, 4) > 0)
      let name = zip[(at + 30)..<(at + 30 + number(26, 2))]
      names.append(String(decoding: name, as: UTF8.self))
      at += 30 + number(26, 2) + number(28, 2) + number(18, 4)
    }
    #expect(number(0, 4) == 0x0201_4B50)
    #expect(names.count == 3 + 4, "shares, README.TXT, INDEX.HTM, JOIN.HTM, SHA256SUMS")
  }

  @Test func partsAreWholeAndSmallEnough() throws {
    // The pages take most of it, and the mail's own text and base64 their part.
    let limit = (JoinPage(language: .english).bytes.count + 40_000) * 78 / 57 + 17_000
    let (site, folder, jobs) = try publish(20, [.folder, .zip], maxPart: limit)
    _ = run(site, jobs)
    let name = try #require(folder.text)
    let parts = try files(".ZIP")
    #expect(parts.count > 1)
    var shares: [String] = []
    for number in 1...parts.count {
      let file = "\(name)_\(number)of\(parts.count).ZIP"
      let part = try spool.contents("outgoing/\(file)")
      #expect(
        Data(part).base64EncodedString(options: [.lineLength76Characters]).utf8.count <= limit)
      let files = Dictionary(
        uniqueKeysWithValues: try entries(file).map { entry in
          (entry.path.replacing("\(name)_\(number)of\(parts.count)/", with: ""), entry.bytes)
        })
      let note = try #require(files["PART.TXT"])
      #expect(String(decoding: note, as: UTF8.self).contains("part \(number) of \(parts.count)"))
      #expect(String(decoding: note, as: UTF8.self).contains("Teil \(number) von \(parts.count)"))
      #expect(files["README.TXT"] != nil)
      let sums = MediumPlan.sums(try #require(files["SHA256SUMS"]))
      let mine = files.keys.filter { $0.hasSuffix(".PNG") }.sorted()
      #expect(sums.map { $0.name.text }.filter { $0?.hasSuffix(".PNG") == true } == mine)
      for (share, line) in sums {
        let bytes = try #require(files[share.text ?? ""])
        #expect(line.starts(with: SHA256.digest(bytes).hexadecimal.utf8))
      }
      shares += mine
    }
    #expect(
      shares.sorted() == (try spool.files("outgoing/\(name)")).filter { $0.hasSuffix(".PNG") })
  }

  @Test func whatTheClerkAddedToTheFolderStaysThere() throws {
    let (site, folder, jobs) = try publish(1, [.folder, .zip])
    let name = try #require(folder.text)
    try Data("letter".utf8).write(to: spool.url.appending(path: "outgoing/\(name)/LETTER.DOC"))
    _ = run(site, jobs)
    #expect(try !entries("\(name).ZIP").contains { $0.path.contains("LETTER") })
  }

  @Test func checksumsThatAClerkMadeLongAreNotRead() throws {
    let (site, folder, jobs) = try publish(1, [.folder, .zip])
    let path = spool.url.appending(path: "outgoing/\(try #require(folder.text))/SHA256SUMS").path()
    let before = FileManager.default.contents(atPath: path)
    #expect(truncate(path, 1 << 30) == 0)
    guard case .failed(_, .zip, let reason) = try #require(run(site, jobs).first) else {
      Issue.record("taken")
      return
    }
    #expect(reason.description.contains("too large"))
    #expect(try files(".ZIP").isEmpty)
    // The job is still there, and is done when the file is as it was.
    try #require(before).write(to: URL(filePath: path))
    guard case .made = try #require(run(site, jobs).first) else {
      Issue.record("not made")
      return
    }
  }

  /// Their lengths together are more than a number holds.
  @Test(
    .enabled(if: access(memory.path(), W_OK) == 0), arguments: [Configuration.Medium.zip, .iso])
  mutating func sharesThatAClerkMadeLongFitNowhere(_ medium: Configuration.Medium) throws {
    spool = TemporarySpool(in: Self.memory)
    let (site, folder, jobs) = try publish(2, [.folder, medium])
    let path = "outgoing/\(try #require(folder.text))"
    for share in try spool.shares(path) {
      try #require(
        truncate(spool.url.appending(path: "\(path)/\(share)").path(), off_t.max) == 0)
    }
    guard case .failed(_, medium, let reason) = try #require(run(site, jobs).first) else {
      Issue.record("not failed")
      return
    }
    #expect(reason.code == ENOSPC)
  }

  @Test func aFolderThatWasHandedOverNeedsNoMedia() throws {
    let (site, folder, jobs) = try publish(1, [.folder, .zip, .iso])
    try site.folders.outgoing.move(folder, to: site.folders.handedOver, as: folder)
    for outcome in run(site, jobs) {
      guard case .gone = outcome else {
        Issue.record("made for nobody")
        return
      }
    }
    #expect(try files(".ZIP").isEmpty && files(".ISO").isEmpty)
    #expect(try site.folders.media.list().isEmpty)
  }

  @Test func aFailureLeavesTheFolderAndTheJobOnly() throws {
    let (site, folder, jobs) = try publish(2, [.folder, .zip])
    let name = try #require(folder.text)
    let share = try #require(try files(".PNG").first)
    let file = spool.url.appending(path: "outgoing/\(share)")
    let bytes = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    guard case .failed(study: name, .zip, _) = try #require(run(site, jobs).first) else {
      Issue.record("a share is missing, and nobody says so")
      return
    }
    #expect(try files(".ZIP").isEmpty)
    #expect(try spool.files("work/.outgoing/media").map { $0.suffix(6) } == [".label"])
    try bytes.write(to: file)
    guard case .made = try #require(run(site, jobs).first) else {
      Issue.record("not made when it could be")
      return
    }
  }

  @Test func whatADeadRunLeftIsMadeAnew() throws {
    let (site, folder, jobs) = try publish(2, [.folder, .zip])
    let job = try #require(jobs.first)
    #expect(try site.media.abandoned().isEmpty, "its own are not abandoned")
    let dead = try #require(
      Name(Array("DEADDEAD-000000000000".utf8) + job.bytes.drop { $0 != 0x7E }))
    try site.folders.media.move(job, to: site.folders.media, as: dead)
    let home = spool.url.appending(path: "work/.outgoing/media/\(dead.text ?? "")")
    try Data("half".utf8).write(to: home.appending(path: ".pending-1"))
    try Data("scratch".utf8).write(
      to: spool.url.appending(path: "work/.outgoing/media/libarchive_A1b2C3"))
    try site.media.removeScratch()
    #expect(try site.media.abandoned() == [dead])
    _ = run(site, [dead])
    let name = try #require(folder.text)
    try expectSame(try entries("\(name).ZIP"), folder, below: "\(name)/")
    #expect(try site.folders.media.list().isEmpty)
  }

  @Test func mediaGoWithTheFolderThatWasHandedOver() throws {
    let (site, folder, jobs) = try publish(2, [.folder, .zip, .iso], maxPart: 30_000)
    _ = run(site, jobs)
    #expect(try files(".ZIP").count == 2 && files(".ISO").count == 1)
    site.retention.run()
    #expect(try files(".ISO").count == 1, "they stay as long as the folder")
    try site.folders.outgoing.move(folder, to: site.folders.handedOver, as: folder)
    site.retention.run()
    #expect(try files(".ISO").count == 1, "and for the time after")
    let soon = try spool.site { $0.handedOverAfter = .zero }
    soon.retention.run()
    #expect(try files("").isEmpty)
    #expect(
      spool.log.events.last
        == .handedOverRemoved(study: folder.text, media: 3))
  }

  @Test func aMediumThatWasHandedOverAloneIsRemoved() throws {
    let (site, folder, jobs) = try publish(1, [.folder, .zip])
    _ = run(site, jobs)
    let zip = folder + ".ZIP"
    try site.folders.outgoing.move(zip, to: site.folders.handedOver, as: zip)
    try spool.site { $0.handedOverAfter = .zero }.retention.run()
    #expect(try files(".ZIP").isEmpty)
    #expect(try files(".PNG").count == 1, "its folder stays")
    #expect(
      spool.log.events.last
        == .handedOverRemoved(study: folder.text, media: 0))
  }

  @Test func aFolderDoesNotTakeTheNameOfLeftMedia() throws {
    let first = try publish(1, [.folder, .zip])
    _ = run(first.site, first.jobs)
    let name = try #require(first.folder.text)
    try FileManager.default.removeItem(at: spool.url.appending(path: "outgoing/\(name)"))
    // The study's number is forgotten, so that its folder would have the same name again.
    for file in try spool.files("archive").filter({ $0.hasSuffix(".published-1") }) {
      try FileManager.default.removeItem(at: spool.url.appending(path: "archive/\(file)"))
    }
    let path = try spool.send(SmallDICOM.file(seed: 9), as: "9")
    #expect(first.site.arrive(path).fate.isDone)
    _ = try first.site.publisher.publish(first.folder)
    #expect(try files(".PNG").first?.hasPrefix("\(name)_2/") == true)
  }
}
