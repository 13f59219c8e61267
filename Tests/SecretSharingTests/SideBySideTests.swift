import Cryptography
import DICOM
import Foundation
import Synchronization
import Testing
import Threads

@testable import SecretSharing

/// A crew makes the same bytes as one thread, and finds the same things wrong.
@Suite(.serialized) struct SideBySideTests {
  private static let crews = [
    TestCrew(threads: ThreadCrew(0), partBytes: 5_000),
    TestCrew(threads: ThreadCrew(2), partBytes: 1_000),
  ]

  private static let images: [TestImage] = [
    TestImage(columns: 256, rows: 300),
    // Rows of an odd length, so that nothing is aligned.
    TestImage(columns: 251, rows: 301, bits: 8, stored: 8),
    TestImage(columns: 101, rows: 90, frames: 3, channels: 3, bits: 8, stored: 8),
    TestImage(columns: 1, rows: 3_000),
    TestImage(columns: 3, rows: 20_000, bits: 8, stored: 8),
    TestImage(columns: 40_000, rows: 3, bits: 16),
    TestImage(columns: 16, rows: 16),
    // Noise carries nothing, so that all rows are for the crew, and the payload is spilled.
    TestImage(
      columns: 200, rows: 400, bits: 8, stored: 8,
      pixels: {
        var generator = SplitMix(seed: 5)
        return generator.bytes(80_000)
      }()),
    TestImage(
      transferSyntax: "1.2.840.10008.1.2.4.70", pixels: [UInt8](repeating: 7, count: 50_001)),
    TestImage(columns: 400, rows: 300, extra: element(0x0009, 0x1001, "UN", [UInt8](0...255))),
  ]

  @Test(arguments: images.indices, Mode.allCases)
  func aCrewWritesTheSameShares(_ index: Int, _ mode: Mode) throws {
    let file = Self.images[index].bytes
    for banner in [[], ["words", "for people"]] {
      let halves = try Halves(file, mode: mode, banner: banner)
      let splitter = try Splitter(
        MemorySource(file), path: Array("a/b.dcm".utf8), mode: mode, banner: banner)
      for crew in Self.crews {
        let (archive, patient) = (PlacedMemory(), PlacedMemory())
        try splitter.write(PairSecrets(seed: 1), archive: archive, patient: patient, with: crew)
        #expect(archive.bytes == halves.archive)
        #expect(patient.bytes == halves.patient)
        try splitter.verify(
          archive: MemorySource(archive.bytes), patient: MemorySource(patient.bytes), with: crew)
      }
    }
  }

  /// While the digest is made, rows below the payload are written already.
  @Test(arguments: images.indices)
  func theSameSharesAreWrittenInOneGo(_ index: Int) throws {
    let file = Self.images[index].bytes
    let halves = try Halves(file, banner: ["words"])
    for crew in Self.crews {
      let (archive, patient) = (PlacedMemory(), PlacedMemory())
      var drawn = 0
      let splitter = try Splitter.split(
        MemorySource(file), path: Array("a/b.dcm".utf8), banner: ["words"],
        secrets: { () throws(SharingError) in
          drawn += 1
          return PairSecrets(seed: 1)
        }, archive: archive, patient: patient, with: crew)
      #expect(archive.bytes == halves.archive)
      #expect(patient.bytes == halves.patient)
      #expect(splitter.report == halves.report)
      // The payload of the first image is as long as was guessed.
      #expect(index == 0 ? drawn == 1 : (1...2).contains(drawn))
    }
  }

  @Test(arguments: images.indices)
  func aCrewWritesTheSameShareForASheet(_ index: Int) throws {
    let file = Self.images[index].bytes
    let key = SheetKey(Secret([UInt8](repeating: 0x5A, count: 32)))
    let drawn = key.newPair { $0.initializeMemory(as: UInt8.self, repeating: 3) }
    let secrets = PairSecrets(drawn) { $0.initializeMemory(as: UInt8.self, repeating: 4) }
    let splitter = try Splitter(MemorySource(file), path: [65], mode: .standard)
    let plain = MemorySink()
    try splitter.write(secrets, archive: plain, patient: nil)
    for crew in Self.crews {
      let sink = PlacedMemory()
      try splitter.write(secrets, archive: sink, patient: nil, with: crew)
      #expect(sink.bytes == plain.bytes)
      try splitter.verify(archive: MemorySource(sink.bytes), drawn: drawn, with: crew)
      var altered = sink.bytes
      altered[altered.count / 2] ^= 1
      #expect(throws: SharingError.self) {
        try splitter.verify(archive: MemorySource(altered), drawn: drawn, with: crew)
      }
      let archive = try Share(MemorySource(sink.bytes))
      let patient = try #require(Share(drawn, with: archive))
      let restored = PlacedMemory()
      try Pair(archive, patient, with: crew).restore(to: restored, with: crew)
      #expect(restored.bytes == file)
    }
  }

  @Test(arguments: images.indices, Mode.allCases)
  func aCrewRestoresTheSameFile(_ index: Int, _ mode: Mode) throws {
    let file = Self.images[index].bytes
    let halves = try Halves(file, mode: mode, banner: ["words"])
    let plain = try join(halves.archive, halves.patient)
    if halves.isExact { #expect(plain == file) }
    let shares = [halves.archive, halves.patient].map { MemorySource($0) }
    for crew in Self.crews {
      let (sink, json, plainJSON) = (PlacedMemory(), MemorySink(), MemorySink())
      let pair = try Pair(Share(shares[0]), Share(shares[1]), with: crew)
      try pair.restore(to: sink, json: json, with: crew)
      try pair.restore(to: MemorySink(), json: plainJSON)
      #expect(sink.bytes == plain)
      #expect(json.bytes == plainJSON.bytes)
    }
  }

  /// One changed bit after the other, all over a share.
  @Test func aCrewFindsTheSameFault() throws {
    let file = Self.images[1].bytes
    let halves = try Halves(file, banner: ["words"])
    let splitter = try Splitter(
      MemorySource(file), path: Array("a/b.dcm".utf8), mode: .standard, banner: ["words"])
    func failure(_ body: () throws -> Void) -> SharingError? {
      do {
        try body()
        return nil
      } catch {
        return error as? SharingError
      }
    }
    var places = SplitMix(seed: 11)
    for _ in 0..<40 {
      var altered = halves.patient
      let place = Int(places.next() % UInt64(altered.count))
      altered[place] ^= 1 << UInt8(places.next() % 8)
      func pair(_ crew: TestCrew?) -> SharingError? {
        failure {
          _ = try Pair(
            Share(MemorySource(halves.archive)), Share(MemorySource(altered)), with: crew)
        }
      }
      func proof(_ crew: TestCrew?) -> SharingError? {
        failure {
          try splitter.verify(
            archive: MemorySource(halves.archive), patient: MemorySource(altered), with: crew)
        }
      }
      let plain = (pair(nil), proof(nil))
      for crew in Self.crews {
        #expect(pair(crew) == plain.0, "bit at \(place)")
        #expect(proof(crew) == plain.1, "bit at \(place)")
      }
    }
  }

  @Test func aFullDiskEndsAll() throws {
    let file = Self.images[0].bytes
    let halves = try Halves(file)
    let splitter = try Splitter(MemorySource(file), path: [65], mode: .standard)
    for crew in Self.crews {
      for limit in stride(from: 0, to: halves.archive.count, by: 20_001) {
        #expect(throws: SharingError.unwritable(28)) {
          try splitter.write(
            PairSecrets(seed: 1), archive: PlacedMemory(limit: limit), patient: PlacedMemory(),
            with: crew)
        }
        let pair = try Pair(
          Share(MemorySource(halves.archive)), Share(MemorySource(halves.patient)), with: crew)
        if limit < file.count {
          #expect(throws: SharingError.unwritable(28)) {
            try pair.restore(to: PlacedMemory(limit: limit), with: crew)
          }
        }
      }
    }
  }

  /// A source whose bytes may change.
  private final class Changing: ByteSource {
    private let bytes: Mutex<[UInt8]>
    let count: Int

    init(_ bytes: [UInt8]) {
      self.bytes = Mutex(bytes)
      count = bytes.count
    }

    /// Changes a bit, or changes it back.
    func flip(_ place: Int) { bytes.withLock { $0[place] ^= 1 } }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
      bytes.withLock { buffer.copyBytes(from: $0[offset..<offset + buffer.count]) }
    }
  }

  @Test func aSourceThatHasChangedIsFound() throws {
    let file = Self.images[0].bytes
    let source = Changing(file)
    let splitter = try Splitter(source, path: Array("a/b.dcm".utf8), mode: .standard)
    let (archive, patient) = (MemorySink(), MemorySink())
    try splitter.write(PairSecrets(seed: 1), archive: archive, patient: patient)
    let halves = (MemorySource(archive.bytes), MemorySource(patient.bytes))
    var places = SplitMix(seed: 12)
    for crew in Self.crews { try splitter.verify(archive: halves.0, patient: halves.1, with: crew) }
    for _ in 0..<20 {
      let place = Int(places.next() % UInt64(file.count))
      source.flip(place)
      for crew in Self.crews {
        #expect(throws: SharingError.sourceChanged, "byte \(place)") {
          try splitter.verify(archive: halves.0, patient: halves.1, with: crew)
        }
      }
      source.flip(place)
    }
  }

  /// Every way to cut a message gives the tag of the whole.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func stretchesGiveTheSameTag(_ seed: UInt64) {
    var generator = SplitMix(seed: seed)
    var bytes = generator.bytes(32)
    if seed % 4 == 0 {
      // The largest r, and all bits of the message set: sums that need carrying.
      bytes = [UInt8](repeating: 0xFF, count: 32)
    }
    let key = Secret(bytes)
    let length = Int(generator.next() % 400)
    let message =
      seed % 8 == 0 ? [UInt8](repeating: 0xFF, count: length) : generator.bytes(length)
    let whole = Poly1305(key: key)
    message.withUnsafeBytes { whole.update($0) }
    let cut = Poly1305(key: key)
    var at = 0
    while at < message.count {
      let piece = message[at..<min(message.count, at + Int(generator.next() % 70))]
      if generator.next() % 3 == 0 {
        Array(piece).withUnsafeBytes { cut.update($0) }
      } else {
        let stretch = Poly1305.Stretch(key: key, at: at)
        for byte in piece.prefix(5) { [byte].withUnsafeBytes { stretch.update($0) } }
        Array(piece.dropFirst(5)).withUnsafeBytes { stretch.update($0) }
        cut.append(stretch)
      }
      at = piece.endIndex
    }
    #expect(cut.finish() == whole.finish())
  }

  /// RFC 8439, section 2.5.2.
  @Test func stretchesGiveTheTagOfTheStandard() {
    let key: [UInt8] = [
      0x85, 0xD6, 0xBE, 0x78, 0x57, 0x55, 0x6D, 0x33, 0x7F, 0x44, 0x52, 0xFE, 0x42, 0xD5, 0x06,
      0xA8, 0x01, 0x03, 0x80, 0x8A, 0xFB, 0x0D, 0xB2, 0xFD, 0x4A, 0xBF, 0xF6, 0xAF, 0x41, 0x49,
      0xF5, 0x1B,
    ]
    let message = Array("Cryptographic Forum Research Group".utf8)
    let tag: [UInt8] = [
      0xA8, 0x06, 0x1D, 0xC1, 0x30, 0x51, 0x36, 0xC6, 0xC2, 0x2B, 0x8B, 0xAF, 0x0C, 0x01, 0x27,
      0xA9,
    ]
    for cut in 0...message.count {
      let mac = Poly1305(key: Secret(key))
      for piece in [0..<cut, cut..<message.count] {
        let stretch = Poly1305.Stretch(key: Secret(key), at: piece.lowerBound)
        Array(message[piece]).withUnsafeBytes { stretch.update($0) }
        mac.append(stretch)
      }
      #expect(mac.finish() == tag)
    }
  }

  @Test(arguments: 0..<12, 1..<6)
  func digestAndFileFollowTheParts(_ parts: Int, _ lag: Int) {
    let order = JoinOrder(parts: parts, lag: lag)
    for step in JoinOrder.Step.allCases {
      #expect(order.tasks.filter { $0.step == step }.map(\.part) == Array(0..<parts))
    }
    for (index, (part, step)) in order.tasks.enumerated() {
      let needs = order.needs(index)
      #expect(needs.allSatisfy { $0 < index })
      let known = needs.map { order.tasks[$0] }
      func waits(for part: Int, _ step: JoinOrder.Step) -> Bool {
        part < 0 || known.contains { $0.part == part && $0.step == step }
      }
      // A part is there before it is used, one write or digest follows the other, and memory is
      // filled again only when nobody uses it.
      switch step {
      case .join:
        let former = part - order.slots
        #expect(waits(for: former, .digest) && waits(for: former, .write))
      case .digest, .write:
        #expect(waits(for: part, .join) && waits(for: part - 1, step))
      }
    }
  }

  @Test func aTaskBeginsWhenThoseItNeedsAreDone() {
    for crew in Self.crews {
      let done = Guarded<Set<Int>>([])
      crew.forEach(500, after: { $0 < 3 ? [] : [$0 - 3, $0 / 2] }) { task, member in
        let isReady = done.withLock { done in
          task < 3 || (done.contains(task - 3) && done.contains(task / 2))
        }
        #expect(isReady)
        #expect((0..<crew.count).contains(member))
        done.withLock { _ = $0.insert(task) }
        return true
      }
      #expect(done.withLock { $0.count } == 500)
    }
  }

  @Test func nothingBeginsAfterAFailure() {
    for crew in Self.crews {
      // Others of several threads may begin between the failure and its report, unless they wait for it.
      let isAlone = crew.count == 1
      let begun = Guarded(0)
      crew.forEach(1_000, after: { isAlone || $0 <= 10 ? [] : [10] }) { task, _ in
        begun.withLock { $0 += 1 }
        return task != 10
      }
      #expect(begun.withLock { $0 } == 11)
    }
  }
}

/// Threads with as small parts as a test wants.
private struct TestCrew: Crew {
  let threads: ThreadCrew
  let partBytes: Int
  var count: Int { threads.count }

  func forEach(
    _ count: Int, after needs: @Sendable (Int) -> [Int],
    _ body: @Sendable (Int, Int) -> Bool
  ) {
    threads.forEach(count, after: needs, body)
  }
}

/// Collects what is written to any place of it.
private final class PlacedMemory: PlacedSink {
  private let content = Guarded<[UInt8]>([])
  private let limit: Int

  /// - Parameter limit: so many bytes there is room for.
  init(limit: Int = .max) { self.limit = limit }

  var bytes: [UInt8] { content.withLock { $0 } }

  func reserve(_: Int) throws(SharingError) {}

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SharingError) {
    guard offset + bytes.count <= limit else { throw .unwritable(28) }
    let copy = Array(bytes)
    content.withLock { content in
      let missing = offset + copy.count - content.count
      if missing > 0 { content += [UInt8](repeating: 0, count: missing) }
      content.replaceSubrange(offset..<offset + copy.count, with: copy)
    }
  }
}
