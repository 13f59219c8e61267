internal import Glibc
internal import SecretSharing
internal import Spool

/// A file that holds a sheet: the text, or a message with the text in it.
enum SheetFile {
  /// Longer than any letter; a photo of a sheet is no text.
  private static let limit = 1 << 20

  /// Reads a sheet.
  ///
  /// - Parameter path: the file; `-` for standard input.
  /// - Returns: the sheet.
  /// - Throws: a failure that names the line which is mistyped.
  static func read(_ path: Path) throws(Failure) -> Sheet {
    let bytes = try bytes(path)
    do throws(SheetError) {
      return try Sheet(reading: text(bytes))
    } catch {
      throw Failure(error)
    }
  }

  /// The sheet in a file that is no share; nil when there is none.
  static func found(in input: Input) -> Sheet? {
    guard input.failure == nil, input.size <= limit else { return nil }
    return try? read(input.path)
  }

  /// Writes a new sheet, readable by its owner only, and makes it durable.
  ///
  /// - Throws: a failure also when there is such a file already.
  static func write(_ sheet: Sheet, _ path: Path) throws(Failure) {
    do throws(SystemCallError) {
      let (folder, name) = try Location.parent(of: path)
      let file = try folder.createFile(name, mode: 0o600)
      do throws(SystemCallError) {
        try file.write(Array(sheet.text.utf8))
        try file.sync()
        try folder.sync()
      } catch {
        _ = try? folder.remove(name)  // the failure that led here is the one to report
        throw error
      }
    } catch {
      throw error.code == EEXIST ? .sheetExists : Failure(writing: error.code)
    }
  }

  /// Removes a sheet for which no share was made.
  static func remove(_ path: Path) throws(Failure) {
    do throws(SystemCallError) {
      let (folder, name) = try Location.parent(of: path)
      try folder.remove(name)
    } catch {
      throw Failure(writing: error.code)
    }
  }

  private static func bytes(_ path: Path) throws(Failure) -> [UInt8] {
    guard path.bytes != [UInt8(ascii: "-")] else { return try standardInput() }
    do throws(SystemCallError) {
      let (folder, name) = try Location.parent(of: Location.resolved(path))
      return try folder.openFile(name).contents(limit: limit)
    } catch {
      throw Failure(reading: error.code)
    }
  }

  private static func standardInput() throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while bytes.count < limit {
      let count = Glibc.read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(reading: errno) }
      if count == 0 { break }
      bytes += piece.prefix(count)
    }
    return bytes
  }

  /// The bytes as text: UTF-8, or UTF-16 where a byte order mark says so.
  private static func text(_ bytes: [UInt8]) -> String {
    guard let first = bytes.first, bytes.count > 1,
      [[0xFF, 0xFE], [0xFE, 0xFF]].contains(
        Array(bytes.prefix(2)))
    else { return String(decoding: bytes, as: UTF8.self) }
    let isLittle = first == 0xFF
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
      let (low, high) = isLittle ? (place, place + 1) : (place + 1, place)
      return UInt16(bytes[high]) << 8 | UInt16(bytes[low])
    }
    return String(decoding: units, as: UTF16.self)
  }
}
