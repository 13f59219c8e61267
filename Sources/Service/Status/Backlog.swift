internal import Glibc
internal import Spool

/// What lies in a folder until somebody has dealt with it.
struct Backlog: Equatable, Sendable {
  /// How many there are; -1: not to be had.
  let count: Int
  /// Since how many seconds the oldest has lain there; 0 without any, -1: not to be had.
  let oldestSeconds: Int

  /// What could not be counted, or was not yet.
  static let unknown = Backlog(count: -1, oldestSeconds: -1)

  /// Study folders that the clerk has not handed over, and ZIP files and ISO images whose folder is
  /// gone: until then both shares are on this machine.
  ///
  /// - Parameters:
  ///   - outgoing: the folder.
  ///   - strays: the packages whose folder is gone.
  ///   - now: the present, in seconds since 1970.
  /// - Returns: their number, and the age of the oldest.
  static func outgoing(
    _ outgoing: Folder, strays: Set<Name>, now: Int = time(nil)
  ) -> Backlog {
    var known = PublishedTimes()
    return Self.outgoing(outgoing, strays: strays, known: &known, now: now)
  }

  /// The same, where each folder is looked into once, as long as it stays the same.
  ///
  /// - Parameters:
  ///   - outgoing: the folder.
  ///   - strays: the packages whose folder is gone.
  ///   - known: what the look before found, and then what this one does.
  ///   - now: the present, in seconds since 1970.
  ///   - each: is shown every entry.
  /// - Returns: their number, and the age of the oldest.
  static func outgoing(
    _ outgoing: Folder, strays: Set<Name>, known: inout PublishedTimes, now: Int = time(nil),
    each: (Name, FileStatus) -> Void = { _, _ in }
  ) -> Backlog {
    let before = known
    known = PublishedTimes()
    return Backlog(outgoing, now) { name, status throws(SystemCallError) in
      each(name, status)
      if strays.contains(name) { return status.changed }
      guard status.kind == .folder, name != SpoolFolders.handedOverName,
        name != KnownFolder.ownOfFileSystems
      else { return nil }
      let time = before[status] ?? published(name, in: outgoing) ?? status.modified
      known[status] = time
      return time
    }
  }

  /// The same without a change, some time later.
  func later(by seconds: Int) -> Backlog {
    Backlog(count: count, oldestSeconds: count > 0 ? oldestSeconds + seconds : oldestSeconds)
  }

  /// What was handed over, and is to be deleted: it changed when it was moved there (rename(2)).
  static func handedOver(_ handedOver: Folder, now: Int = time(nil)) -> Backlog {
    Backlog(handedOver, now) { _, status throws(SystemCallError) in status.changed }
  }

  /// ZIP files and ISO images that are still to be made, by the jobs' folders in `media`.
  static func media(_ media: Folder, now: Int = time(nil)) -> Backlog {
    Backlog(media, now) { name, status throws(SystemCallError) in
      guard status.kind == .folder else { return nil }
      // Attempts change the folder, but not this file in it.
      return try media.folder(name).status(SpoolFolders.mediaLabelName)?.modified
    }
  }

  /// Studies that wait to be published, or are on their way.
  ///
  /// Those on their way show the day only, once their pages are written: of what is in them, something
  /// has been left as it was since then.
  static func staged(_ folders: Folder..., now: Int = time(nil)) -> Backlog {
    let all = folders.map { folder in
      Backlog(folder, now) { name, status throws(SystemCallError) in
        Day.isNoon(status.modified / 1_000_000_000)
          ? leftAlone(name, in: folder) ?? status.modified : status.modified
      }
    }
    return Backlog(
      count: all.contains { $0.count < 0 } ? -1 : all.reduce(0) { $0 + $1.count },
      oldestSeconds: all.map(\.oldestSeconds).max() ?? 0)
  }

  /// How many folders in `rejected` need somebody; -1: not to be had.
  static func rejected(_ rejected: Folder) -> Int {
    do throws(SystemCallError) {
      return try rejected.names { !$0.isHidden && $0 != KnownFolder.ownOfFileSystems }.count
    } catch {
      return -1
    }
  }

  private init(count: Int, oldestSeconds: Int) {
    self.count = count
    self.oldestSeconds = oldestSeconds
  }

  /// Counts what `since` has a time for, in nanoseconds since 1970.
  private init(
    _ folder: Folder, _ now: Int,
    since: (Name, FileStatus) throws(SystemCallError) -> Int?
  ) {
    var count = 0
    var oldest = now
    do throws(SystemCallError) {
      try folder.forEachName(where: { !$0.isHidden }) { name throws(SystemCallError) in
        do throws(SystemCallError) {
          guard let status = try folder.status(name), let time = try since(name, status) else {
            return
          }
          count += 1
          oldest = min(oldest, time / 1_000_000_000)
        } catch {
          // Somebody dealt with it between these calls, or it is closed to us: the others count.
        }
      }
    } catch {
      count = -1
      oldest = now + 1
    }
    self.count = count
    oldestSeconds = now - oldest
  }

  /// Since when one of the files in a folder has been what it is; nil when there is none.
  private static func leftAlone(_ name: Name, in parent: Folder) -> Int? {
    guard let folder = try? parent.folder(name), let names = try? folder.list() else { return nil }
    return names.compactMap { (try? folder.status($0))?.changed }.min()
  }

  /// When the folder's checksums were written, the last thing before it appeared.
  ///
  /// Its own time would be that of the thumbnails that a file manager left there. Nil when the
  /// checksums are not there, or not to be seen: then it has to do.
  private static func published(_ name: Name, in outgoing: Folder) -> Int? {
    guard let folder = try? outgoing.folder(name), let status = try? folder.status("SHA256SUMS")
    else { return nil }
    return status.changed
  }
}
