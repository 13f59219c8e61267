internal import Configuration
internal import DICOM
internal import Glibc
internal import SecretSharing
internal import Service
internal import ShareStorage
internal import Spool
internal import Workers

/// Copies a study's archive shares into a new folder, for another hospital.
///
/// The folder gets its name when everything in it has been read back and is on the medium: it is
/// there as a whole or not at all.
struct ExportJob {
  /// The institution's archive.
  let archive: Folder
  /// Which study.
  let study: StudyCode
  /// The languages of what is said to the other hospital.
  let languages: [Configuration.Language]
  /// Whom the other hospital asks, line by line.
  let contact: [String]
  /// Whether the page that joins shares in a browser goes with them.
  var hasJoinPage = true
  /// Whether all shares of images that were issued again are copied, not only the newest.
  var takesAll = false

  /// What was copied.
  struct Result {
    var shares = 0
    var bytes = 0
    /// Shares of images that were issued again, of which a later one was copied.
    var replaced = 0
    /// Shares that were left out, because they are damaged or cannot be read.
    var failures: [(name: Name, failure: Failure)] = []
  }

  private static let folderMode: UInt32 = 0o750
  private static let fileMode: UInt32 = 0o640
  private static let pieceByteCount = 1 << 20

  /// The study's folder, below the archive and below the folder for results.
  var name: Name {
    guard let name = Name(study.text) else { preconditionFailure("a label makes a name") }
    return name
  }

  /// Makes the folder of copies.
  ///
  /// - Parameter output: the folder to make it in.
  /// - Returns: what was copied; no folder was made if it is nothing.
  /// - Throws: what kept everything from being copied. Nothing is left behind then.
  func run(to output: Folder) throws(Failure) -> Result {
    let source = try shares()
    let pending: Name
    do throws(SystemCallError) {
      guard try output.status(name) == nil else { throw SystemCallError(call: "", code: EEXIST) }
      try Leftovers.sweep(output)
      pending = try HiddenName.draw().name
      try output.makeFolder(pending, mode: Self.folderMode, durably: false)
    } catch {
      throw Self.failure(writing: error)
    }
    do throws(Failure) {
      var result = try fill(pending, in: output, source.folder, source.names)
      result.replaced = source.replaced
      if result.shares == 0 { remove(pending, in: output) }
      return result
    } catch {
      remove(pending, in: output)
      throw error
    }
  }

  /// Whether the archive has another study with the same label.
  var hasNamesake: Bool {
    // Only a hint: a folder that cannot be looked at is reported by `run`.
    study.text.utf8.count == 14 && (try? archive.status(name + "-2")) != nil
  }

  private func shares() throws(Failure) -> (folder: Folder, names: [Name], replaced: Int) {
    do throws(SystemCallError) {
      let folder = try archive.folder(name)
      let names = try folder.list().filter { !$0.isHidden && $0.hasSuffix(".png") }
      guard !names.isEmpty else { throw SystemCallError(call: "", code: ENOENT) }
      let newest = takesAll ? names : try IssuedAgain(folder).newest(of: names)
      return (folder, newest, names.count - newest.count)
    } catch {
      guard error.code == ENOENT else { throw Failure(reading: error.code) }
      throw Failure(
        "no-such-study", .noInput,
        "the archive holds no study with this label; compare it with the study's folder, or look "
          + "for it with find")
    }
  }

  private func fill(
    _ pending: Name, in output: Folder, _ source: Folder, _ names: [Name]
  ) throws(Failure) -> Result {
    var result = Result()
    var sums = Checksums()
    do throws(SystemCallError) {
      let target = try output.folder(pending)
      for half in names {
        guard !Interruption.isWished else { return Result() }
        if let failure = failure(of: half, in: source) {
          result.failures.append((half, failure))
          continue
        }
        do throws(SharingError) {
          let copy = try self.copy(half, from: source, to: target)
          try sums.addCopy(copy, half)
          result.shares += 1
          result.bytes += copy.count
        } catch {
          // What cannot be written concerns all shares; what cannot be read, this one.
          if case .unwritable(let code) = error {
            throw target.explained(SystemCallError(call: "write", code: code))
          }
          result.failures.append((half, Failure(error)))
        }
      }
      guard result.shares > 0 else { return result }
      let readme = ExportReadme(
        study: study, images: result.shares, contact: contact, languages: languages,
        hasJoinPage: hasJoinPage
      ).bytes
      sums.add(readme, "README.TXT")
      var pages: [(Name, [UInt8])] = [("README.TXT", readme)]
      if hasJoinPage {
        let page = JoinPage(language: languages.first ?? .english).bytes
        sums.add(page, JoinPage.fileName)
        pages.append((JoinPage.fileName, page))
      }
      pages.append(("SHA256SUMS", sums.bytes))
      for (page, bytes) in pages {
        try target.writeNew(
          bytes, as: page, mode: Self.fileMode, durable: true)
      }
      try target.sync()
      try output.move(pending, to: output, as: name)
      do throws(SystemCallError) {
        try output.sync()
      } catch {
        remove(name, in: output)
        throw error
      }
    } catch {
      throw Self.failure(writing: error)
    }
    return result
  }

  /// What is wrong with one share, if something is.
  private func failure(of name: Name, in source: Folder) -> Failure? {
    let result = Swift.Result { () throws(Failure) in
      let file: File
      do throws(SystemCallError) {
        file = try source.openFile(name)
      } catch {
        throw Failure(reading: error.code)
      }
      _ = try CommandWorkers.ask { try $0.inspect(file, isWhole: true) }
    }
    if case .failure(let failure) = result { return failure }
    return nil
  }

  /// Copies one share, which is compared after.
  private func copy(
    _ name: Name, from source: Folder, to target: Folder
  ) throws(SharingError) -> FileSource {
    let original = try reading { () throws(SystemCallError) in
      try FileSource(try source.openFile(name))
    }
    let copy = try writing { () throws(SystemCallError) in try PendingFile(in: target) }
    var offset = 0
    while offset < original.count {
      let range = offset..<min(offset + Self.pieceByteCount, original.count)
      try copy.write(original, range)
      offset = range.upperBound
    }
    return try writing { () throws(SystemCallError) in
      try copy.startSync()
      guard try FileSource(copy.written()).holdsSameBytes(as: original) else {
        throw SystemCallError(call: "read", code: EIO)
      }
      try copy.sync()
      try copy.publish(in: target, as: name)
      return try FileSource(copy.written())
    }
  }

  private static func failure(writing error: SystemCallError) -> Failure {
    guard error.code == EEXIST || error.code == ENOTEMPTY else {
      return Failure(writing: error)
    }
    return Failure(
      "exists", .cannotCreate,
      "the study's folder is there already and was left alone; name another folder for it")
  }

  /// Takes away what was not finished; the first failure is the one to report, and what cannot be
  /// removed is hidden.
  private func remove(_ pending: Name, in output: Folder) {
    guard let folder = try? output.folder(pending), let names = try? folder.list() else { return }
    for name in names { _ = try? folder.remove(name) }
    _ = try? output.removeFolder(pending)
  }
}

extension Checksums {
  /// Adds a copy that was just written.
  fileprivate mutating func addCopy(_ copy: FileSource, _ name: Name) throws(SharingError) {
    do throws(ReadError) {
      try add(copy, name)
    } catch {
      throw .unwritable(error.code)
    }
  }
}

extension PendingFile {
  /// Appends a part of another file.
  fileprivate func write(_ source: FileSource, _ range: Range<Int>) throws(SharingError) {
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try source.bytes(range)
    } catch {
      throw .unreadable(error)
    }
    try bytes.withUnsafeBufferPointer { bytes throws(SharingError) in
      try write(UnsafeRawBufferPointer(bytes))
    }
  }
}
