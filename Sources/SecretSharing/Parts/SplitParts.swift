internal import Cryptography
internal import DICOM

/// What some rows add to the two shares.
struct SplitSums: Sendable {
  let drawn: SharePart.Sums?
  let other: SharePart.Sums?
}

/// Cuts rows of a cover that carry no bit of the payload, and writes them into both shares.
struct SplitParts<W: Word>: Sendable {
  let source: any ByteSource
  let cover: Cover
  let streamKey: Secret
  let drawn: ShareOutline?
  let other: ShareOutline?

  /// What a thread needs for its strips.
  private final class Room {
    let stego: Buffer<W>
    let drawn: Buffer<W>
    let other: Buffer<W>
    let files = (PNGWriter.Room(), PNGWriter.Room())

    init(words: Int) {
      (stego, drawn, other) = (
        Buffer(uninitialized: words), Buffer(uninitialized: words), Buffer(uninitialized: words)
      )
    }
  }

  /// Something else that the crew does.
  struct FirstTask: Sendable {
    let run: @Sendable () throws(SharingError) -> Void
  }

  /// Writes rows.
  ///
  /// - Parameters:
  ///   - rows: which rows.
  ///   - crew: the threads.
  ///   - first: is done first, by one of them.
  /// - Returns: their sums, part after part from the top.
  /// - Throws: what reading, a sink or `first` throws.
  func write(
    _ rows: Range<Int>, with crew: any Crew,
    first: FirstTask? = nil
  ) throws(SharingError) -> [SplitSums] {
    let parts = crew.parts(rows, rowBytes: cover.rowBytes)
    let rooms = Rooms<Room>(crew) { Room(words: stripRows * cover.rowWords) }
    let before = first == nil ? 0 : 1
    return try crew.map(before + parts.count) { task, member throws(SharingError) -> SplitSums? in
      if task < before, let first {
        try first.run()
        return nil
      }
      return try write(parts[task - before], rooms[member])
    }.compactMap(\.self)
  }

  private var stripRows: Int { max(1, Geometry.stripBytes / max(1, cover.rowBytes)) }

  private func write(_ rows: Range<Int>, _ room: Room) throws(SharingError) -> SplitSums {
    let reader = CoverReader<W>(source, cover)
    let keystream = Keystream(key: streamKey, from: rows.lowerBound * cover.rowBytes)
    let drawnPart = drawn.map { SharePart($0, from: rows.lowerBound, room.files.0) }
    let otherPart = other.map { SharePart($0, from: rows.lowerBound, room.files.1) }
    for strip in rows.pieces(of: stripRows) {
      let stego = room.stego.prefix(strip.count * cover.rowWords)
      let drawnWords = room.drawn.prefix(stego.count)
      let otherWords = room.other.prefix(stego.count)
      try reader.read(strip, into: stego)
      RandomGrid.cut(stego, keystream, drawn: drawnWords, difference: otherWords)
      let isOtherFirst = drawn?.sink.isBusy ?? false
      if isOtherFirst { try otherPart?.write(rows: UnsafeRawBufferPointer(otherWords)) }
      try drawnPart?.write(rows: UnsafeRawBufferPointer(drawnWords))
      if !isOtherFirst { try otherPart?.write(rows: UnsafeRawBufferPointer(otherWords)) }
    }
    return SplitSums(drawn: try drawnPart?.finish(), other: try otherPart?.finish())
  }
}
