// inotify(7) over a tree. Events are hints: what they say is where to look, and whether a file was
// moved in. A caller that lists a folder calls `watch` first, so that nothing falls between the two.
// A folder that was renamed or replaced comes with a hint of its new name, whose listing watches it.
internal import Glibc

/// Hints that something changed below a folder.
package final class FolderWatch {
  /// What an event said.
  package enum Hint: Equatable, Sendable {
    /// A file was made.
    case created(RelativePath)
    /// A file was closed after writing, or its attributes or links changed.
    case touched(RelativePath)
    /// A file was moved to this name, whole.
    case movedIn(RelativePath)
    /// A file was removed, or moved away.
    case removed(RelativePath)
    /// A folder was made, was moved to this name, or has other attributes: list it.
    case folder(RelativePath)
    /// A folder went, or was moved away, from this one.
    case folderGone(from: RelativePath)
    /// The root itself went: list everything again.
    ///
    /// A root that somebody has open tells nothing when it is removed: look from time to time.
    case everything
    /// More happened than the kernel keeps (sysctl fs.inotify.max_queued_events): list everything.
    case overflow
  }

  /// What became of the wish to watch a folder.
  package enum Outcome: Sendable {
    case watching
    /// The table of watches is full, here or in the kernel (sysctl fs.inotify.max_user_watches).
    case limitReached
    /// inotify does not work here.
    case unavailable(SystemCallError)
  }

  /// Readable when there are hints.
  package let descriptor: CInt

  private let capacity: Int
  private var paths: [CInt: RelativePath] = [:]
  /// The last listing of everything that found a folder.
  private var listings: [CInt: Int] = [:]
  private var listing = 0
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB
      | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

  /// The same, but nil when this user has too many.
  ///
  /// - Throws: what else opening one throws.
  package static func unlessTooMany() throws(SystemCallError) -> FolderWatch? {
    do throws(SystemCallError) {
      return try FolderWatch()
    } catch {
      guard error.code == EMFILE else { throw error }
      return nil
    }
  }

  /// Opens an inotify instance that watches nothing yet.
  ///
  /// - Parameter capacity: how many folders are watched at most; each takes some hundred bytes.
  /// - Throws: EMFILE when this user has too many (sysctl fs.inotify.max_user_instances).
  package init(capacity: Int = 50_000) throws(SystemCallError) {
    self.capacity = capacity
    descriptor = try check("inotify_init1") { inotify_init1(CInt(IN_CLOEXEC) | CInt(IN_NONBLOCK)) }
  }

  deinit { close(descriptor) }

  /// How many folders are watched.
  package var count: Int { paths.count }

  /// Watches one folder, not what lies below it; again for one that is watched already is cheap.
  ///
  /// - Parameters:
  ///   - folder: the folder, open.
  ///   - path: what hints shall call it.
  /// - Returns: whether hints will come.
  package func watch(_ folder: Folder, as path: RelativePath) -> Outcome {
    do throws(SystemCallError) {
      // Through the descriptor: a name could have become another folder since.
      let watch = try check("inotify_add_watch") {
        inotify_add_watch(descriptor, "/proc/self/fd/\(folder.descriptor)", Self.mask)
      }
      guard paths[watch] != nil || paths.count < capacity else {
        _ = inotify_rm_watch(descriptor, watch)  // it is there: it was just made
        return .limitReached
      }
      paths[watch] = path
      listings[watch] = listing
      return .watching
    } catch {
      return error.code == ENOSPC ? .limitReached : .unavailable(error)
    }
  }

  /// A listing of everything begins.
  package func beginListing() { listing += 1 }

  /// It has ended, and has found all that is there: folders that were moved elsewhere are watched no
  /// longer, of which the kernel would go on telling under their former names.
  package func endListing() {
    for (watch, last) in listings where last < listing {
      // One that is gone by itself is told of, or was.
      _ = inotify_rm_watch(descriptor, watch)
      forget(watch)
    }
  }

  private func forget(_ watch: CInt) {
    paths[watch] = nil
    listings[watch] = nil
  }

  /// So often the buffer is filled at a time: all that the kernel keeps by default, of short names.
  private static let longestRead = 16

  /// Takes the hints that are there, without waiting.
  ///
  /// Others may make them faster than they are taken: then ``descriptor`` stays readable, and the next
  /// ones are taken by the next call.
  package func hints() throws(SystemCallError) -> [Hint] {
    var hints: [Hint] = []
    for _ in 0..<Self.longestRead {
      let count: Int
      do throws(SystemCallError) {
        count = try buffer.withUnsafeMutableBytes(typed: SystemCallError.self) {
          buffer throws(SystemCallError) in
          try check("read") { read(descriptor, buffer.baseAddress, buffer.count) }
        }
      } catch {
        if error.code == EAGAIN { break }
        throw error
      }
      take(count, into: &hints)
    }
    return hints
  }

  private func take(_ count: Int, into hints: inout [Hint]) {
    let header = MemoryLayout<inotify_event>.size
    var offset = 0
    buffer.withUnsafeBytes { bytes in
      while offset + header <= count {
        let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let name = bytes[(offset + header)..<(offset + header + Int(event.len))]
        if let hint = hint(event, Name(name.prefix { $0 != 0 })) { hints.append(hint) }
        offset += header + Int(event.len)
      }
    }
  }

  private func hint(_ event: inotify_event, _ name: Name?) -> Hint? {
    func has(_ flag: CInt) -> Bool { event.mask & UInt32(bitPattern: flag) != 0 }
    if has(IN_Q_OVERFLOW) { return .overflow }
    guard let folder = paths[event.wd] else { return nil }
    if event.mask & UInt32(IN_IGNORED) != 0 {
      forget(event.wd)
      return folder.names.isEmpty ? .everything : nil
    }
    if has(IN_DELETE_SELF) || has(IN_MOVE_SELF) || has(IN_UNMOUNT) {
      return folder.names.isEmpty ? .everything : .folderGone(from: folder.parent)
    }
    guard let name else { return nil }
    if event.mask & UInt32(IN_ISDIR) != 0 {
      let isGone = has(IN_DELETE) || has(IN_MOVED_FROM)
      return isGone ? .folderGone(from: folder) : .folder(folder.appending(name))
    }
    if has(IN_MOVED_TO) { return .movedIn(folder.appending(name)) }
    if has(IN_DELETE) || has(IN_MOVED_FROM) { return .removed(folder.appending(name)) }
    return has(IN_CREATE) ? .created(folder.appending(name)) : .touched(folder.appending(name))
  }
}
