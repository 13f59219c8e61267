internal import DICOM
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// Reads the sheets in a file of any form.
struct SheetReading {
  private let file: File
  private let progress: Progress

  init(_ file: File, _ progress: Progress) {
    self.file = file
    self.progress = progress
  }

  /// The sheets, or why there is none.
  func reply(_ form: SheetForm) throws(SharingError) -> WorkerReply {
    do throws(SheetProblem) {
      switch form {
      case .text: return .sheets(try sheets(in: try contents(limit: SheetText.limit)))
      case .mail: return .sheets(try mail())
      case .photo: return .sheets([try photo()])
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

  private func sheets(in bytes: [UInt8]) throws(SheetProblem) -> [Sheet] {
    do throws(SheetError) {
      return try SheetText.sheets(in: bytes)
    } catch {
      throw .text(error)
    }
  }

  private func photo() throws(SheetProblem) -> Sheet {
    let reader: PhotoReader
    do throws(PhotoProblem) { reader = try PhotoReader() } catch { throw .photo(error) }
    return try reader.sheet(in: try contents(limit: PhotoReader.limit))
  }

  /// More sheets than a mail brings.
  private static let limit = 64

  /// The sheets in the parts of a mail, in its text or attached; or in what looks like a mail and is
  /// a text with its fields.
  private func mail() throws(SheetProblem) -> [Sheet] {
    var found: [Sheet] = []
    var problem = SheetProblem.text(.noSheet)
    do throws(PackageError) {
      let reader = try MailReader(file, progress, isLenient: true)
      while found.count < Self.limit, try reader.next() != nil {
        let part = try part(of: reader)
        do throws(SheetProblem) {
          for sheet in try sheets(in: part) where !found.contains(where: { $0.key == sheet.key }) {
            found.append(sheet)
          }
        } catch {
          if problem == .text(.noSheet) { problem = error }
        }
      }
    } catch {
      // It is cut off: what came before counts.
    }
    guard found.isEmpty else { return found }
    guard problem == .text(.noSheet) else { throw problem }
    return try sheets(in: try contents(limit: SheetText.limit))
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
