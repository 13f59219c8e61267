internal import Cryptography

/// Adds rows of two shares that carry no bit of the payload, and writes what comes out.
struct JoinParts<W: Word>: Sendable {
  private let one: Share
  private let other: Share
  private let payload: Payload
  private let sink: any PlacedSink
  private let checkingTags: Bool

  /// What a thread needs for its strips.
  private final class Room {
    let joiner: Joiner
    let words: Buffer<W>

    init(_ joiner: Joiner, words: Int) {
      self.joiner = joiner
      self.words = Buffer(uninitialized: words)
    }
  }

  init(
    _ one: Share, _ other: Share, _ payload: Payload, _ sink: any PlacedSink, checkingTags: Bool
  ) {
    self.one = one
    self.other = other
    self.payload = payload
    self.sink = sink
    self.checkingTags = checkingTags
  }

  /// Writes rows of the cover.
  ///
  /// - Parameters:
  ///   - rows: image rows, to the last one that holds bytes of the cover.
  ///   - digest: takes all bytes in their order.
  ///   - crew: the threads.
  /// - Returns: what the rows add to the tags, part after part from the top, if they are checked.
  /// - Throws: what reading the shares or the sink throws.
  func write(
    _ rows: Range<Int>, _ digest: SHA256?, with crew: any Crew
  ) throws(SharingError) -> [TagParts.Pair] {
    let rowBytes = one.picture.geometry.rowBytes
    let parts = crew.parts(rows, rowBytes: rowBytes)
    let partWords = (parts.first?.count ?? 0) * rowBytes / MemoryLayout<W>.size
    let rooms = try Rooms<Room>(crew) { () throws(SharingError) in
      Room(try Joiner(one, other), words: digest == nil ? Geometry.stripBytes : 0)
    }
    guard let digest else {
      return try crew.map(parts.count) { part, member throws(SharingError) in
        try join(parts[part], rooms[member].joiner, rooms[member].words, byStrips: true)
      }
    }
    let order = JoinOrder(parts: parts.count, lag: crew.count)
    let slots = Slots(digest, (0..<order.slots).map { _ in Buffer<W>(uninitialized: partWords) })
    let tags = try crew.map(order.tasks.count, after: order.needs) {
      task, member throws(SharingError) -> TagParts.Pair? in
      let (part, step) = order.tasks[task]
      let slot = slots.buffers[part % order.slots]
      let place = bytes(of: parts[part])
      let content = UnsafeRawBufferPointer(
        rebasing: UnsafeRawBufferPointer(slot.elements)[..<place.count])
      switch step {
      case .join: return try join(parts[part], rooms[member].joiner, slot, byStrips: false)
      case .digest: slots.digest.update(content)
      case .write: try sink.write(content, at: payload.prefixBytes + place.lowerBound)
      }
      return nil
    }
    return tags.compactMap(\.self)
  }

  /// Memory that one task fills, and others digest and write.
  private final class Slots: @unchecked Sendable {
    // Safe: no task fills a slot, or touches the digest, before all that did are done.
    let digest: SHA256
    let buffers: [Buffer<W>]

    init(_ digest: SHA256, _ buffers: [Buffer<W>]) {
      self.digest = digest
      self.buffers = buffers
    }
  }

  /// The bytes of the cover that lie in some rows.
  private func bytes(of rows: Range<Int>) -> Range<Int> {
    let rowBytes = one.picture.geometry.rowBytes
    return rows.lowerBound * rowBytes..<min(rows.upperBound * rowBytes, payload.coverBytes)
  }

  /// Joins a part into a buffer, which holds all of it; or, by strips, writes one strip after the other.
  private func join(
    _ rows: Range<Int>, _ joiner: Joiner, _ buffer: Buffer<W>, byStrips: Bool
  ) throws(SharingError) -> TagParts.Pair {
    var tags = TagParts.Pair()
    if checkingTags {
      tags.one = stretch(one, other, rows.lowerBound)
      tags.other = stretch(other, one, rows.lowerBound)
    }
    let size = MemoryLayout<W>.size
    let part = bytes(of: rows)
    for strip in joiner.geometry.pieces(rows) {
      let start = byStrips ? 0 : (strip.lowerBound - part.lowerBound) / size
      let words = UnsafeMutableBufferPointer(
        rebasing: buffer.elements[start..<start + strip.count / size])
      try joiner.lend(strip) { one, other in
        tags.one?.update(one)
        tags.other?.update(other)
        RandomGrid.join(one, other, words)
      }
      if !payload.isLittleEndian {
        for index in words.indices { words[index] = words[index].bigEndian }
      }
      if byStrips {
        let count = min(strip.upperBound, part.upperBound) - strip.lowerBound
        try sink.write(
          UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(words)[..<count]),
          at: payload.prefixBytes + strip.lowerBound)
      }
    }
    tags.one?.end()
    tags.other?.end()
    return tags
  }

  private func stretch(_ share: Share, _ other: Share, _ row: Int) -> Poly1305.Stretch? {
    guard !share.picture.isDrawn else { return nil }
    return Poly1305.Stretch(
      key: Secret(other.trailer.checkKey),
      at: (share.bannerRows + row) * share.picture.geometry.rowBytes)
  }
}

/// The order in which parts are joined, and digested and written one after the other some way behind.
///
/// A file takes one write at a time: who comes second would wait in the kernel, and take a processor.
struct JoinOrder: Sendable {
  enum Step: Sendable, CaseIterable {
    case join, digest, write
  }

  let tasks: [(part: Int, step: Step)]
  /// How many parts are in memory at a time.
  let slots: Int
  /// The tasks of each part.
  private let places: [[Step: Int]]

  /// - Parameters:
  ///   - parts: how many parts there are.
  ///   - lag: how many parts the digest is behind, at least.
  init(parts: Int, lag: Int) {
    slots = lag + 2
    var tasks: [(part: Int, step: Step)] = []
    var places = [[Step: Int]](repeating: [:], count: parts)
    func add(_ part: Int, _ step: Step) {
      guard places.indices.contains(part) else { return }
      places[part][step] = tasks.count
      tasks.append((part, step))
    }
    for part in 0..<parts + lag {
      add(part, .join)
      add(part - lag, .digest)
      add(part - lag, .write)
    }
    (self.tasks, self.places) = (tasks, places)
  }

  /// Which tasks must be done before one.
  @Sendable func needs(_ task: Int) -> [Int] {
    let (part, step) = tasks[task]
    func before(_ distance: Int, _ step: Step) -> Int? {
      part < distance ? nil : places[part - distance][step]
    }
    let needs =
      switch step {
      case .join: [before(slots, .digest), before(slots, .write)]
      case .digest, .write: [before(0, .join), before(1, step)]
      }
    return needs.compactMap(\.self)
  }
}
