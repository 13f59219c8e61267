import Cryptography
import Foundation
import SecretSharing
import ShareStorage
import Spool
import Testing

@testable import Service

@Suite struct IndexSealTests {
  let spool = TemporarySpool()

  private func names(_ site: Site) throws -> KeyedNames {
    KeyedNames(siteKey: try SiteKey(state: site.folders.state).secret)
  }

  /// The files of a kind's entries.
  private func entries(_ kind: String) throws -> [URL] {
    try spool.files("archive/.index/\(kind)").map {
      spool.url.appending(path: "archive/.index/\(kind)/\($0)")
    }
  }

  private func add(_ accession: String, _ label: Name, _ index: ArchiveIndex) throws {
    try index.add(kind: "accession", value: accession, label: label)
  }

  /// Seals an entry as the program did before entries were bound to their places.
  private func makeOlder(_ file: URL, _ label: String, _ names: KeyedNames) throws {
    try Data(
      SealedBox.seal(
        Array(label.utf8), key: names.indexKey,
        nonce: (0..<12).map { _ in UInt8.random(in: 0...255) })
    ).write(to: file)
  }

  @Test func gmacIsTheTagOfAnEmptyMessage() {
    // NIST's GCM test case 13: no data at all under a key of zeros.
    let zeros = Secret([UInt8](repeating: 0, count: 32))
    #expect(GMAC(key: zeros).finish().hexadecimal == "530f8afbc74536b9a963b4f1c4cb738b")
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let mac = GMAC(key: zeros)
    message[..<300].withUnsafeBytes { mac.update($0) }
    message[300...].withUnsafeBytes { mac.update($0) }
    let nonce = [UInt8](repeating: 0, count: 12)
    #expect(
      mac.finish() == SealedBox.seal([], at: message, key: zeros, nonce: nonce).suffix(16))
  }

  @Test func oneEntryCannotStandForAnother() throws {
    let site = try spool.site()
    let index = site.archiveIndex
    try add("A1", "ONE", index)
    let first = try #require(try entries("accession").first)
    try add("A2", "TWO", index)
    let second = try #require(try entries("accession").first { $0 != first })
    #expect(try index.labels(kind: "accession", value: "A1") == ["ONE"])
    try FileManager.default.removeItem(at: first)
    try FileManager.default.copyItem(at: second, to: first)
    #expect(try index.labels(kind: "accession", value: "A1") == [])
    // Nor can it hide those behind it.
    try add("A1", "THREE", spool.site().archiveIndex)
    #expect(try index.labels(kind: "accession", value: "A1") == ["THREE"])
  }

  @Test func entriesOfTheOlderFormAreReadAndSealedAgain() throws {
    let site = try spool.site()
    try add("A1", "ONE", site.archiveIndex)
    let file = try #require(try entries("accession").first)
    try makeOlder(file, "ONE", try names(site))
    let older = try Data(contentsOf: file)

    let state = IndexState(archive: site.folders.archive, names: site.names)
    #expect(try state.begin() == .carryingOver)
    let known = KnownEntries(mayBeOlder: true)
    let index = ArchiveIndex(
      archive: site.folders.archive, names: site.names, known: known, workers: site.workers)
    #expect(try index.labels(kind: "accession", value: "A1") == ["ONE"])

    #expect(site.mendArchiveIndex().isWhole)
    #expect(try state.read() == .bound)
    #expect(try Data(contentsOf: file) != older)
    #expect(
      try site.archiveIndex.labels(kind: "accession", value: "A1") == ["ONE"])
    // From then on none of the older form counts.
    try older.write(to: file)
    #expect(try site.archiveIndex.labels(kind: "accession", value: "A1") == [])
  }

  @Test func anotherKeyIsRefusedWithAndWithoutACheckValue() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let right = IndexState(archive: site.folders.archive, names: site.names)
    let wrong = IndexState(
      archive: site.folders.archive,
      names: KeyedNames(siteKey: Secret([UInt8](repeating: 1, count: 32))))
    #expect(throws: StartError.siteKeyDiffers) { try wrong.begin() }
    #expect(try right.begin() == .carryingOver)
    #expect(throws: StartError.siteKeyDiffers) { try wrong.begin() }
    // Without one, and with nothing but pairs: the entries themselves tell.
    try FileManager.default.removeItem(
      at: spool.url.appending(path: "archive/.index/key-check"))
    for kind in ["accession", "study-uid", "patient-id"] {
      // Not every kind has entries.
      try? FileManager.default.removeItem(
        at: spool.url.appending(path: "archive/.index/\(kind)"))
    }
    #expect(throws: StartError.siteKeyDiffers) { try wrong.read() }
    #expect(try right.read() == nil)
  }

  @Test func anIndexThatWasTakenAwayIsMadeFromTheArchive() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let share = try #require(try spool.shares("archive").first)
    let path = try #require(RelativePath(Array(share.utf8)))
    let pair = try Share(
      FileSource(site.folders.archive.folder(path.parent).openFile(path.names[1]))
    ).pairID
    try FileManager.default.removeItem(at: spool.url.appending(path: "archive/.index"))
    let key = Secret([UInt8](repeating: 1, count: 32))
    let other = Site(
      configuration: site.configuration, folders: try SpoolFolders(site.configuration),
      names: KeyedNames(siteKey: key), instance: site.instance, claims: site.claims,
      counters: site.counters, log: site.log, workers: site.workers,
      packageWorkers: site.packageWorkers, photoWorkers: site.photoWorkers)
    #expect(
      try IndexState(archive: other.folders.archive, names: other.names).begin() == .rebuilding)
    #expect(other.mendArchiveIndex().isWhole)
    #expect(try other.archiveIndex.archiveShare(of: pair)?.name == path.names[1])
  }

  /// A configuration that names another state folder while the service runs.
  @Test func anArchiveThatWasBegunTakesNoOtherKey() throws {
    let site = try spool.site()
    let folders = site.folders
    try SiteKey.check(state: folders.state, archive: folders.archive)
    _ = try IndexState(archive: folders.archive, names: site.names).begin()
    try SiteKey.check(state: folders.state, archive: folders.archive)
    let other = try folders.work.folder("other", makingWith: 0o700)
    #expect(throws: StartError.siteKeyDiffers) {
      try SiteKey.check(state: other, archive: folders.archive)
    }
    #expect(try other.list().isEmpty, "no key was made")
    _ = try SiteKey(state: other)
    #expect(throws: StartError.siteKeyDiffers) {
      try SiteKey.check(state: other, archive: folders.archive)
    }
  }

  /// The key was deleted by mistake: what would be made in its place, a backup would take for it.
  @Test func noKeyIsMadeWhereTheIndexWasBegunWithAnother() throws {
    let site = try spool.site()
    let (state, archive) = (site.folders.state, site.folders.archive)
    try state.remove("site-key")
    _ = try IndexState(archive: archive, names: site.names).begin()
    #expect(throws: StartError.siteKeyDiffers) { try Site.siteKey(site.folders) }
    #expect(try state.status("site-key") == nil)
    try FileManager.default.removeItem(at: spool.url.appending(path: "archive/.index"))
    #expect(try Site.siteKey(site.folders).isNew)
  }
}
