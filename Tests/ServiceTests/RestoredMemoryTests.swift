import Foundation
import Journal
import SecretSharing
import Spool
import Testing

@testable import Service

@Suite struct RestoredMemoryTests {
  let spool = TemporarySpool()

  private func pair(_ number: Int) -> PairID {
    PairID(bytes: (0..<16).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })
  }

  /// Makes restored files and remembers their pairs, 0, 1, 2 ...
  private func restore(_ paths: [String], _ site: Site) throws -> [RestoredMemory.Restored] {
    let memory = RestoredMemory(work: site.folders.work)
    return try paths.enumerated().map { number, path in
      let place = try #require(RelativePath(Array(path.utf8)))
      let folder = try site.folders.reconstructed.folder(place.parent, makingWith: 0o750)
      let name = try #require(place.last)
      try folder.writeNew([1], as: name, durable: false)
      let file = RestoredMemory.Restored(
        place: place, mark: DropMemory.Mark(try #require(try folder.status(name))))
      try memory.add(pair(number), file.mark)
      return file
    }
  }

  private func places(_ site: Site) throws -> [PairID: RelativePath] {
    let memory = RestoredMemory(work: site.folders.work)
    return Dictionary(
      uniqueKeysWithValues: try memory.all(in: site.folders.reconstructed).map {
        ($0.pair, $0.file.place)
      })
  }

  /// A doctor drops the patient's half once more after the service has started again.
  @Test func aShareThatComesAgainIsPutAwayByTheNextRun() throws {
    let control = Control(try spool.site(), .now)
    let later = ContinuousClock.now + .seconds(60)
    #expect(control.site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let shares = [
      "archive/\(try spool.shares("archive")[0])",
      "work/.outgoing/\(try spool.shares("work/.outgoing")[0])",
    ]
    func work(_ dropped: [String]) throws {
      for share in dropped {
        try Data(spool.contents(share)).write(
          to: spool.url.appending(path: "reconstruct/\(share.prefix(1)).PNG"))
      }
      let desk = try ReconstructionDesk(control)
      try desk.begin(.now)
      while let job = desk.start(later) { desk.take(job(), later) }
    }
    try work(shares)
    #expect(try spool.shares("reconstruct").isEmpty)
    try work([shares[1]])
    #expect(try spool.shares("reconstruct").isEmpty, "it is put away")
    // It is wanted once more.
    try FileManager.default.removeItem(at: spool.url.appending(path: "reconstructed"))
    _ = try SpoolFolders(control.site.configuration)
    try work([shares[1]])
    #expect(try spool.shares("reconstruct").count == 1)
  }

  @Test func whatIsThereIsFoundWhereverItIs() throws {
    let site = try spool.site()
    let files = try restore(["S/A/IM1", "S/IM2", "T/DOE^JOHN", "T/IM4"], site)
    #expect(
      try places(site)
        == Dictionary(uniqueKeysWithValues: files.enumerated().map { (pair($0), $1.place) }))
    #expect(
      try !String(decoding: spool.contents("work/.restored"), as: UTF8.self).contains("DOE"),
      "a path may name the patient")
    try site.folders.reconstructed.folder("S").remove("IM2")
    let folder = try site.folders.reconstructed.folder("T")
    // Another file of the same name is another one.
    try folder.remove("IM4")
    try folder.writeNew([2], as: "IM4", durable: false)
    try folder.move("DOE^JOHN", to: folder, as: "renamed")
    #expect(
      try places(site) == [pair(0): files[0].place, pair(2): RelativePath(["T", "renamed"])])
    #expect(try site.folders.work.status(".restored").map { $0.mode & 0o777 } == 0o600)
  }

  @Test func tornLinesAreLeftOut() throws {
    let site = try spool.site()
    let first = try restore(["S/1"], site)
    let whole = try spool.contents("work/.restored")
    for count in 0..<whole.count {
      try Data(whole.prefix(count)).write(to: spool.url.appending(path: "work/.restored"))
      #expect(try places(site).values.allSatisfy { $0 == first[0].place })
    }
    // Each that follows has a line of its own.
    try Data(whole.dropLast(20)).write(to: spool.url.appending(path: "work/.restored"))
    try RestoredMemory(work: site.folders.work).add(pair(7), first[0].mark)
    #expect(try places(site) == [pair(7): first[0].place])
  }

  @Test func aFileOfAnotherFormIsBegunAnew() throws {
    let site = try spool.site()
    let first = try restore(["S/1"], site)
    let text = String(decoding: try spool.contents("work/.restored"), as: UTF8.self)
    try Data(text.replacing("restored 1", with: "restored 2").utf8)
      .write(to: spool.url.appending(path: "work/.restored"))
    #expect(try places(site).isEmpty)
    try RestoredMemory(work: site.folders.work).add(pair(0), first[0].mark)
    #expect(try places(site) == [pair(0): first[0].place])
  }

  @Test func theNewerHalfIsKept() throws {
    let site = try spool.site()
    let file = try restore(["S/1"], site)[0]
    let memory = RestoredMemory(work: site.folders.work)
    let line = "\n\(pair(0)) \(file.mark.inode) \(file.mark.modified)\n"
    let limit = RestoredMemory.capacity * 64
    var text = "dicomshare restored 1"
    var count = 0
    while text.utf8.count + line.utf8.count <= limit {
      count += 1
      text += "\n\(pair(count)) \(file.mark.inode) \(file.mark.modified)\n"
    }
    try Data(text.utf8).write(to: spool.url.appending(path: "work/.restored"))
    try memory.add(pair(count + 1), file.mark)
    let known = try places(site)
    #expect(known.count == RestoredMemory.capacity / 2)
    #expect(known[pair(count + 1)] != nil && known[pair(count)] != nil && known[pair(1)] == nil)
    #expect(try spool.contents("work/.restored").count < limit)
    #expect(try spool.files("work").count { $0.contains(".dicomshare-") } == 0)
  }

  /// Of two services on one spool, one keeps the newer half while the other appends.
  @Test func noLineIsLostWhereTheNewerHalfIsKept() throws {
    let site = try spool.site()
    let file = try restore(["S/1"], site)[0]
    let memory = RestoredMemory(work: site.folders.work)
    func line(_ number: Int) -> String {
      "\n\(pair(number)) \(file.mark.inode) \(file.mark.modified)\n"
    }
    let lines = (1...RestoredMemory.capacity * 64 / line(0).utf8.count).map(line)
    try Data(("dicomshare restored 1" + lines.joined()).utf8)
      .write(to: spool.url.appending(path: "work/.restored"))
    let other = try site.folders.work.openFile(".restored", isWritable: true)
    try other.lock()
    let (mark, own) = (file.mark, pair(lines.count + 1))
    let adding = Thread { try? memory.add(own, mark) }
    adding.start()
    let inode = try other.status().identity.inode
    while try !String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n")
      .contains(where: { $0.contains("->") && $0.contains(":\(inode) ") }), !adding.isFinished
    { usleep(1000) }
    try other.write(Array(line(lines.count + 2).utf8), at: other.status().size)
    try other.close()
    while !adding.isFinished { usleep(1000) }
    let known = try places(site)
    #expect(known[own] != nil && known[pair(lines.count + 2)] != nil)
    #expect(known.count == RestoredMemory.capacity / 2 && known[pair(1)] == nil)
  }

  /// The exam does not wait for what cannot be written, and it is told once.
  @Test func whatCannotBeRememberedHoldsUpNothing() throws {
    let control = Control(try spool.site(), .now)
    try FileManager.default.createDirectory(
      at: spool.url.appending(path: "work/.restored"), withIntermediateDirectories: false)
    let desk = try ReconstructionDesk(control)
    try desk.begin(.now)
    let later = ContinuousClock.now + .seconds(60)
    for number in 0..<2 {
      let place = try spool.send(SmallDICOM.file(seed: UInt16(number)), as: "S/\(number)")
      #expect(control.site.arrive(place).fate.isDone)
    }
    for folder in ["archive", "work/.outgoing"] {
      for share in try spool.shares(folder) {
        let name = share.split(separator: "/").last ?? ""
        try Data(spool.contents("\(folder)/\(share)"))
          .write(to: spool.url.appending(path: "reconstruct/\(name)"))
      }
    }
    try desk.list()
    try desk.goOn(.now, until: nil)
    while let job = desk.start(later) { desk.take(job(), later) }
    #expect(try spool.files("reconstructed").count == 2)
    #expect(try spool.shares("reconstruct").isEmpty)
    #expect(spool.log.kinds.count { $0 == .retry } == 2, "at the start, and once after it")
  }
}
