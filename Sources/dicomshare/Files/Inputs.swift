internal import Glibc
internal import Spool

/// A file to work on, or what was named and cannot be one.
struct Input: Sendable {
  /// The path as the user gave it, or below a folder as the user gave that.
  let path: Path
  /// The path relative to the folder that was given; for a file that was given, its name.
  let relative: [UInt8]
  /// The length in bytes, for the progress bar.
  let size: Int
  /// Where it lies, if the user named a symbolic link.
  var place: Path?
  /// Why this cannot be opened, where that is known already.
  var failure: Failure?

  /// Opens the file for reading.
  ///
  /// - Throws: a failure when it is gone, no regular file, or not for this user.
  func open() throws(Failure) -> File {
    if let failure { throw failure }
    do throws(SystemCallError) {
      let (folder, name) = try Location.parent(of: place ?? path)
      return try folder.openFile(name)
    } catch {
      throw Failure(reading: error.code)
    }
  }
}

/// The files that the arguments of a command name.
struct Inputs {
  /// Every file, folders in the order of their names' bytes; what cannot be taken has its place
  /// among them, so that nothing is skipped silently and the first failure is the first one.
  private(set) var files: [Input] = []

  private let skips: (Name, FileKind) -> Bool

  // Whatever path leads there; two hard links are two places.
  private struct Place: Hashable {
    let folder: FileStatus.Identity
    let name: Name
  }

  /// Where files were found so far, or what cannot be taken.
  private var places: Set<Place> = []
  /// How many folders are open around the one that is listed.
  private var depth = 0
  /// No exam lies deeper; each level takes a descriptor and a part of the stack.
  private static let maximumDepth = 200
  /// What cannot be taken and has no place.
  private var refused: Set<Path> = []

  /// Lists what the arguments name.
  ///
  /// - Parameters:
  ///   - arguments: files and folders; an argument may be a symbolic link, what lies in a folder
  ///     may not. What is named twice, or lies in a folder that is named, too, is taken once: the
  ///     first time.
  ///   - skips: which files and folders in folders are left alone.
  init(
    _ arguments: [Path],
    skipping skips: @escaping (Name, FileKind) -> Bool = { _, _ in false }
  ) {
    self.skips = skips
    for argument in arguments { add(argument) }
  }

  /// Why a folder cannot be searched; nothing when it can.
  static func failure(of folder: Path) -> Failure? {
    do throws(SystemCallError) {
      if try Location.folder(folder) == nil { throw SystemCallError(call: "open", code: ENOTDIR) }
      return nil
    } catch {
      return Failure(reading: error.code)
    }
  }

  private mutating func add(_ argument: Path) {
    do throws(SystemCallError) {
      let path = try Location.resolved(argument)
      if let folder = try Location.folder(path) {
        if !walk(folder, argument, []) { refuse(argument, .emptyFolder) }
        return
      }
      let (folder, name) = try Location.parent(of: path)
      guard let status = try folder.status(name) else {
        throw SystemCallError(call: "fstatat", code: ENOENT)
      }
      guard status.kind == .regular else {
        throw SystemCallError(call: "fstatat", code: EINVAL)
      }
      let input = Input(
        path: argument, relative: argument.name, size: status.size, place: path)
      try append(input, name, in: folder)
    } catch {
      refuse(argument, Failure(reading: error.code))
    }
  }

  private mutating func refuse(_ path: Path, _ failure: Failure) {
    // Of what is not there, the folder around it tells whether it was named before.
    if let (folder, name) = try? Location.parent(of: path), let identity = try? folder.identity() {
      guard places.insert(Place(folder: identity, name: name)).inserted else { return }
    } else {
      guard refused.insert(path).inserted else { return }
    }
    files.append(Input(path: path, relative: [], size: 0, failure: failure))
  }

  private mutating func append(
    _ input: Input, _ name: Name, in folder: Folder
  ) throws(SystemCallError) {
    let place = Place(folder: try folder.identity(), name: name)
    if places.insert(place).inserted { files.append(input) }
  }

  /// Takes what lies in a folder.
  ///
  /// - Returns: whether there was anything.
  private mutating func walk(_ folder: Folder, _ path: Path, _ relative: [UInt8]) -> Bool {
    guard depth < Self.maximumDepth else {
      refuse(path, .tooDeep)
      return true
    }
    depth += 1
    defer { depth -= 1 }
    var isAny = false
    do throws(SystemCallError) {
      for name in try folder.list() where take(name, in: folder, path / name.bytes, relative) {
        isAny = true
      }
    } catch {
      refuse(path, Failure(reading: error.code))
      isAny = true
    }
    return isAny
  }

  private mutating func take(
    _ name: Name, in folder: Folder, _ path: Path, _ above: [UInt8]
  ) -> Bool {
    let relative = (Path(above) / name.bytes).bytes
    do throws(SystemCallError) {
      // An entry that is gone again was not there.
      guard let status = try folder.status(name) else { return false }
      if skips(name, status.kind) { return false }
      switch status.kind {
      case .folder: return walk(try folder.folder(name), path, relative)
      case .regular:
        try append(Input(path: path, relative: relative, size: status.size), name, in: folder)
      case .symbolicLink, .special: throw SystemCallError(call: "fstatat", code: EINVAL)
      }
    } catch {
      refuse(path, Failure(reading: error.code))
    }
    return true
  }
}
