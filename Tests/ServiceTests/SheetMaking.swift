import Configuration
import Foundation
import SecretSharing
import ShareStorage
import Spool
import Testing
import Workers

@testable import Service

/// A sheet and its archive shares, as the command and the service make them.
struct SheetMaking {
  let sheet: Sheet
  let site: Site
  let spool: TemporarySpool

  init(_ site: Site, _ spool: TemporarySpool, label: String? = "7F3A-91BC-22DE") throws {
    self.site = site
    self.spool = spool
    sheet = Sheet(
      label: label,
      key: try SheetKey { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) })
  }

  /// Splits a file, and puts the archive share into a folder of the spool.
  @discardableResult
  func split(
    _ bytes: [UInt8], as path: String, to folder: String, _ name: String
  ) throws -> PairID {
    let url = spool.url.appending(path: folder)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try Data(bytes).write(to: spool.url.appending(path: "source"))
    let source = try Folder(path: spool.url.path(percentEncoded: false)).openFile("source")
    let share = try Folder(path: url.path(percentEncoded: false))
      .createFile(Name(stringLiteral: name), mode: 0o640)
    let worker = WorkerLease(site.workers)
    _ = try worker.plan(source, path: Array(path.utf8), mode: .standard)
    let pair = try sheet.key.newPair { buffer throws(SystemCallError) in
      try SystemRandom.fill(buffer)
    }
    return try worker.write(pair, archive: share)
  }

  /// Splits files into the archive, which remembers where their shares lie.
  func archive(_ files: [[UInt8]], as label: String = "7F3A-91BC-22DE") throws -> [PairID] {
    let index = site.archiveIndex
    return try files.enumerated().map { number, bytes in
      let name = "\(number).png"
      let pair = try split(bytes, as: "S1/IM\(number)", to: "archive/\(label)", name)
      let file = try site.folders.archive.folder(Name(stringLiteral: label))
        .openFile(Name(stringLiteral: name))
      try index.add(
        pair, at: Name(stringLiteral: label), Name(stringLiteral: name), FileSource(file))
      return pair
    }
  }

  /// Drops the patient shares that the sheet stands for into a folder in `reconstruct`.
  func dropPatientShares(
    of pairs: [PairID], into name: String, label: String = "7F3A-91BC-22DE"
  ) throws {
    let archive = try site.folders.archive.folder(Name(stringLiteral: label))
    let folder = try site.folders.reconstruct.folder(Name(stringLiteral: name), makingWith: 0o700)
    for (number, pair) in pairs.enumerated() {
      let drawn = try #require(sheet.key.pair(pair))
      let share = try folder.createFile(Name(stringLiteral: "P\(number).PNG"), mode: 0o640)
      try WorkerLease(site.workers).expand(
        archive.openFile(Name(stringLiteral: "\(number).png")), drawn, to: share)
    }
  }

  /// Drops a text into `reconstruct`.
  func drop(_ text: String, as path: String) throws {
    let url = spool.url.appending(path: "reconstruct/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}

extension Drops {
  /// A listing finds these alone.
  mutating func keep(only paths: Set<RelativePath>, _ now: ContinuousClock.Instant) {
    beginListing()
    for path in paths { find(path, changed: 0, size: 1, now) }
    endListing(now, .nothing)
  }

  /// Looks at all that lies there, and does what is due until nothing is, as the session does.
  mutating func work(
    _ site: Site, _ spool: TemporarySpool, _ now: ContinuousClock.Instant = .now
  ) throws {
    for path in try spool.files("reconstruct") {
      notice(try #require(RelativePath(Array(path.utf8))), now, isRenamed: true, isHint: false)
    }
    while let job = start(now, site.dropTools, site.pairTools) {
      switch job {
      case .look(let look):
        take(look.run(), of: look.path, now, isLookedUp: site.configuration.archiveLookup)
      case .join(let join): take(join.run(), now)
      case .sheet(let sheet): take(sheet.run(), of: sheet.work.ids, now)
      }
    }
  }
}
