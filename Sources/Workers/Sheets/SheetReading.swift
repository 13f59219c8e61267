internal import DICOM
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// Reads a sheet out of a file of any form.
struct SheetReading {
  private let file: File
  private let progress: Progress

  init(_ file: File, _ progress: Progress) {
    self.file = file
    self.progress = progress
  }

  /// The sheet, or why there is none.
  func reply(_ form: SheetForm) throws(SharingError) -> WorkerReply {
    do throws(SheetProblem) {
      switch form {
      case .text: return .sheet(try sheet(in: try contents(limit: SheetText.limit)))
      case .mail: return .sheet(try mail())
      case .photo: return .sheet(try photo())
      }
    } catch {
      return .noSheet(error)
    }
  }

  private func contents(limit: Int) throws(SheetProblem) -> [UInt8] {
    do throws(SystemCallError) {
      return try file.contents(limit: limit + 1)
    } catch {
      // A file that cannot be read now is looked at again when it has changed.
      throw .text(.noSheet)
    }
  }

  private func sheet(in bytes: [UInt8]) throws(SheetProblem) -> Sheet {
    do throws(SheetError) {
      return try SheetText.sheet(in: bytes)
    } catch {
      throw .text(error)
    }
  }

  private func photo() throws(SheetProblem) -> Sheet {
    let reader: PhotoReader
    do throws(PhotoProblem) { reader = try PhotoReader() } catch { throw .photo(error) }
    return try reader.sheet(in: try contents(limit: PhotoReader.limit))
  }

  /// The sheet in the first part of a mail that has one, in its text or attached; or in what looks
  /// like a mail and is a text with its fields.
  private func mail() throws(SheetProblem) -> Sheet {
    var problem = SheetProblem.text(.noSheet)
    do throws(PackageError) {
      let reader = try MailReader(file, progress, isLenient: true)
      while try reader.next() != nil {
        let part = try part(of: reader)
        do throws(SheetProblem) {
          return try sheet(in: part)
        } catch {
          if problem == .text(.noSheet) { problem = error }
        }
      }
    } catch {
      // It is cut off: what came before counts.
    }
    guard problem == .text(.noSheet) else { throw problem }
    return try sheet(in: try contents(limit: SheetText.limit))
  }

  /// A part of a mail, from its beginning; of a longer one than a text is, one byte too many.
  private func part(of reader: MailReader) throws(PackageError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: SheetText.limit + 1)
    let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(PackageError) in
      try reader.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    return Array(bytes.prefix(count))
  }
}
