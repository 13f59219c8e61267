internal import DICOM
internal import Glibc
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Workers

/// A file that holds a sheet: the text, a letter, a mail or a page with the text in it, or a photo of
/// its QR code.
enum SheetFile {
  private static let limit = SheetText.limit
  /// As much as a photo has at most; what comes by standard input is kept in memory.
  private static let inputLimit = 64 << 20

  /// Reads the sheets in a file.
  ///
  /// - Parameter path: the file; `-` for standard input.
  /// - Returns: the sheets, and what is wrong with another one.
  /// - Throws: a failure that names the line which is mistyped.
  static func read(_ path: Path) throws(Failure) -> FoundSheets {
    let file = try opened(path)
    let bytes = try bytes(file)
    // The text of a mail may hold one sheet, and an attachment another.
    guard !isMail(bytes) else { return try readOther(file, .mail) }
    do throws(SheetError) {
      return try SheetText.sheets(in: bytes)
    } catch {
      guard error == .noSheet else { throw Failure(error) }
      if isPacked(bytes) { throw .packedSheet }
      return try readOther(file, isPicture(bytes) ? .photo : .mail)
    }
  }

  /// Whether a file holds others, or a document, and is not opened here.
  private static func isPacked(_ bytes: [UInt8]) -> Bool {
    switch try? ForeignKind(of: MemorySource(bytes)) {  // a source in memory is always readable
    case .zip, .zipPart, .iso, .compressed, .pdf, .compoundFile: true
    default: false
    }
  }

  private static func isPicture(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xD8, 0xFF]) || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
  }

  private static func isMail(_ bytes: [UInt8]) -> Bool {
    // A source in memory is always readable.
    (try? ForeignKind(of: MemorySource(bytes))).flatMap(PackageFormat.init) == .mail
  }

  /// Reads the sheets in a photo of a QR code, or in a mail, in a worker process.
  private static func readOther(
    _ file: File, _ form: SheetForm
  ) throws(Failure) -> FoundSheets {
    do {
      let workers = try Workers(count: 1, kind: form == .photo ? .photos : .ordinary)
      defer { workers.close() }
      return try WorkerLease(workers).readSheets(file, form)
    } catch let error as SheetProblem {
      throw Failure(error)
    } catch {
      throw Failure(ofWorker: error)
    }
  }

  /// Opens a file; what comes by standard input is one in memory then, which a worker can read.
  private static func opened(_ path: Path) throws(Failure) -> File {
    let file: File?
    do throws(SystemCallError) {
      if path == .stream {
        file = try standardInput()
      } else {
        let (folder, name) = try Location.parent(of: Location.resolved(path))
        file = try folder.openFile(name)
      }
    } catch {
      throw Failure(reading: error.code)
    }
    guard let file else { throw .inputTooLong }
    return file
  }

  /// The sheets in a file that is no share; nil when there is none, or nothing like one.
  static func found(in input: Input) throws(Failure) -> FoundSheets? {
    guard input.failure == nil, input.size <= limit else { return nil }
    let bytes = try bytes(opened(input.path))
    // No photo: a picture that is no share may be anything.
    guard !isPicture(bytes) else { return nil }
    var search = SheetSearch()
    SheetText.look(in: bytes, &search)
    guard search.isPromising || isMail(bytes) else { return nil }
    do throws(Failure) {
      return try read(input.path)
    } catch {
      if error.code == Failure(SheetError.noSheet).code { return nil }
      throw error
    }
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
      throw error.code == EEXIST ? .sheetExists : Failure(writing: error)
    }
  }

  /// Removes a sheet for which no share was made.
  static func remove(_ path: Path) throws(Failure) {
    do throws(SystemCallError) {
      let (folder, name) = try Location.parent(of: path)
      try folder.remove(name)
    } catch {
      throw Failure(writing: error)
    }
  }

  /// The beginning of a file, as long as a text with a sheet may be.
  private static func bytes(_ file: File) throws(Failure) -> [UInt8] {
    do throws(SystemCallError) {
      return try file.contents(limit: limit)
    } catch {
      throw Failure(reading: error.code)
    }
  }

  /// Reads all of standard input; nil when it is more than may be kept in memory.
  private static func standardInput() throws(SystemCallError) -> File? {
    let file = try File(inMemory: "dicomshare-sheet")
    var total = 0
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemCallError(call: "read", code: errno) }
      if count == 0 { return file }
      total += count
      guard total <= inputLimit else { return nil }
      try file.write(Array(piece.prefix(count)))
    }
  }
}
