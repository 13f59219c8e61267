internal import DICOM
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// Reads the sheets in a file of any form.
struct SheetReading {
  private let file: File
  private let progress: Progress

  private static let pieceByteCount = 4096

  init(_ file: File, _ progress: Progress) {
    self.file = file
    self.progress = progress
  }

  /// The sheets, or why there is none.
  ///
  /// - Throws: `unreadable` when the medium is at fault.
  func reply(_ form: SheetForm) throws(SharingError) -> WorkerReply {
    _ = progress.takeFailure()
    let reply = found(form)
    if let code = progress.takeFailure() { throw .unreadable(ReadError(code: code)) }
    return reply
  }

  private func found(_ form: SheetForm) -> WorkerReply {
    do throws(SheetProblem) {
      switch form {
      case .text: return .sheets(try text())
      case .mail: return .sheets(try mail())
      case .photo: return .sheets(try photo())
      }
    } catch {
      return .noSheet(error)
    }
  }

  private func contents(limit: Int) throws(SheetProblem) -> [UInt8] {
    do throws(SystemCallError) {
      return try file.contents(limit: limit + 1)
    } catch {
      progress.noteFailure(error.code)
      throw .text(.noSheet)
    }
  }

  private func text() throws(SheetProblem) -> FoundSheets {
    var search = SheetSearch()
    SheetText.look(in: try contents(limit: SheetText.limit), &search)
    return try result(search)
  }

  private func result(_ search: SheetSearch) throws(SheetProblem) -> FoundSheets {
    do throws(SheetError) { return try search.result() } catch { throw .text(error) }
  }

  private func photo() throws(SheetProblem) -> FoundSheets {
    let reader: PhotoReader
    do throws(PhotoProblem) { reader = try PhotoReader() } catch { throw .photo(error) }
    return try reader.sheets(in: try contents(limit: PhotoReader.limit))
  }

  /// The sheets in the parts of a mail, in its text or attached; or in what looks like a mail and is
  /// a text with its fields.
  private func mail() throws(SheetProblem) -> FoundSheets {
    var search = SheetSearch()
    do throws(PackageError) {
      let reader = try MailReader.reader(of: file, progress, isLenient: true)
      while try reader.next() != nil { SheetText.look(in: try part(of: reader), &search) }
    } catch {
      // It is cut off: what came before counts, unless it cannot be read.
    }
    do throws(SheetProblem) {
      return try result(search)
    } catch {
      guard error == .text(.noSheet) else { throw error }
      return try text()
    }
  }

  /// A part of a mail, from its beginning; of a longer one than a text is, one byte too many.
  private func part(of reader: any PackageReader) throws(PackageError) -> [UInt8] {
    var bytes: [UInt8] = []
    // Room as it is needed: a mail may have very many parts.
    var piece = [UInt8](repeating: 0, count: Self.pieceByteCount)
    while bytes.count <= SheetText.limit {
      let room = min(piece.count, SheetText.limit + 1 - bytes.count)
      let count = try piece.withUnsafeMutableBufferPointer { buffer throws(PackageError) in
        let buffer = UnsafeMutableBufferPointer(rebasing: buffer[..<room])
        return try reader.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      guard count > 0 else { break }
      bytes += piece.prefix(count)
    }
    return bytes
  }
}
