internal import SecretSharing
internal import Spool

/// Reads the lines of a file of any size, long ones in pieces; of a signed message, those of its
/// content.
struct LineReader {
  /// A line without its end, or a piece of a long one.
  struct Line {
    let bytes: ArraySlice<UInt8>
    /// Whether it is a line from its beginning to its end.
    let isWhole: Bool
    /// The end that it has in the file; none for a piece.
    var end: ArraySlice<UInt8> = []
  }

  private let file: File
  private let count: Int
  private let progress: Progress
  private var offset = 0
  private var buffer: [UInt8] = []
  private var at = 0
  private var isInLine = false
  private var signed: SignedContent?

  private static let pieceByteCount = 1 << 16

  init(_ file: File, _ progress: Progress) throws(PackageError) {
    self.file = file
    self.progress = progress
    do throws(SystemCallError) { count = try file.status().size } catch {
      progress.noteFailure(error.code)
      throw .damaged
    }
  }

  /// The next line, or the next piece of it; nil at the end of the file.
  mutating func next() throws(PackageError) -> Line? {
    while true {
      if let end = buffer[at...].firstIndex(of: 0x0A) {
        var line = buffer[at..<end]
        if line.last == 0x0D { line = line.dropLast() }
        defer { (at, isInLine) = (end + 1, false) }
        return Line(bytes: line, isWhole: !isInLine, end: buffer[line.endIndex...end])
      }
      let rest = buffer.count - at
      if offset == count || rest >= Self.pieceByteCount {
        guard rest > 0 else { return nil }
        let piece = buffer[at...]
        let isWhole = !isInLine && offset == count
        (at, isInLine) = (buffer.count, true)
        return Line(bytes: piece, isWhole: isWhole)
      }
      try fill()
    }
  }

  private mutating func fill() throws(PackageError) {
    var piece = [UInt8](repeating: 0, count: min(Self.pieceByteCount, count - offset))
    var done = 0
    do throws(SystemCallError) {
      let (file, offset) = (file, offset)
      done = try piece.withUnsafeMutableBufferPointer { buffer throws(SystemCallError) in
        try file.read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
      }
    } catch {
      progress.noteFailure(error.code)
      throw .damaged
    }
    guard done == piece.count else { throw .damaged }
    if offset == 0, SignedContent.kind(of: piece) == .signed { signed = SignedContent() }
    buffer = Array(buffer[at...]) + (signed?.read(piece[...]) ?? piece)
    (at, offset) = (0, offset + done)
    progress.note()
  }
}
