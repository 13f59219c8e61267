internal import Configuration
internal import Glibc
internal import Service
internal import Spool

/// What an installed service will find when it uses its folders.
struct ServiceCheck {
  /// Why it cannot work: sentences with what to do.
  private(set) var errors: [String] = []
  /// What deserves a second thought.
  private(set) var warnings: [String] = []

  /// Looks at the folders of a configuration, with the eyes of a unit's user if there is one.
  init(_ configuration: Configuration, unit: ServiceUnit?) {
    // What is refused anyway needs no advice.
    let refused = configuration.temporaryFolders(spool: nil).map(\.description)
    for (key, path) in configuration.folders {
      warnAboutRoom(key, path, UInt64(configuration.lowSpace))
      if let unit, !refused.contains(where: { $0.hasPrefix("\(key): ") }) {
        check(key, path, unit)
      }
    }
    checkSiteKey(configuration, unit)
    if let path = configuration.metricsFile { checkMetrics(path, unit) }
    for (key, folder, mount) in configuration.innerMounts() {
      warnings.append(
        "\(key): \(mount) is a mount of its own, so nothing can be moved between it and the rest of"
          + " \(folder): what lies there stays there; mount it elsewhere")
    }
    guard let unit else { return }
    for (key, path) in configuration.folders
    where ["incoming", "outgoing", "reconstruct"].contains(key) {
      warnAboutACL(key, path, unit)
    }
    if let one = unit.writablePath(of: configuration.incoming),
      let other = unit.writablePath(of: configuration.work), one != other
    {
      errors.append(
        "work and incoming lie in two folders that \(unit.name) opens one by one, \(one) and \(other),"
          + " so that no file can be moved from one to the other; put both into one of them")
    }
  }

  private mutating func check(_ key: String, _ path: String, _ unit: ServiceUnit) {
    if unit.hides(path) {
      errors.append(
        "\(key): the service cannot see \(path), since \(unit.name) hides home folders; name a folder"
          + " elsewhere, or run `systemctl edit \(unit.name)` and write three lines: [Service],"
          + " ProtectHome=tmpfs, BindPaths=\(path)")
      return
    }
    guard unit.writablePath(of: path) != nil else {
      errors.append(
        "\(key): the service may not write to \(path); run `systemctl edit \(unit.name)` and write"
          + " two lines: [Service], ReadWritePaths=\(path)")
      return
    }
    let isThere = access(path, F_OK) == 0
    let place = isThere ? path : Self.above(path)
    guard let user = ServiceUser(name: unit.user) else { return }
    if user.mayUse(place) {
      if isThere, Self.own.contains(key), Self.holdsForeign(path, user) {
        warnings.append(
          "\(key): something in \(path) belongs to another user than \(unit.user), as it does after a"
            + " restore, or a move to a machine where that user has another number; give it back:"
            + " chown -R \(unit.user) \(path)")
      }
      return
    }
    errors.append(
      isThere
        ? "\(key): the user \(unit.user) may not read and write \(path); give it the folder:"
          + " chown \(unit.user) \(path) && chmod u+rwx \(path)"
        : "\(key): \(path) is not there, and the user \(unit.user) may not make it in \(place);"
          + " make it: install -d -o \(unit.user) \(Self.ownership(key)) \(path)")
  }

  /// In these the service alone makes files.
  private static let own: Set<String> = ["work", "archive"]
  /// No more entries are looked at: they came together, or the service made them.
  private static let most = 1000

  /// Whether something in a folder is neither a user's nor that of the folder's owner: there are file
  /// systems that know one owner only.
  private static func holdsForeign(_ path: String, _ user: ServiceUser) -> Bool {
    do throws(SystemCallError) {
      let folder = try Folder(path: path)
      let owners = try [user.number, folder.status().owner]
      for name in try FolderListing(folder).next(most) where name != "lost+found" {
        if let owner = try folder.status(name)?.owner, !owners.contains(owner) { return true }
      }
      return false
    } catch {
      return false  // of what cannot be looked at, nothing is said
    }
  }

  /// Whose the package makes a folder, and who may enter it (systemd/dicomshare.tmpfiles).
  private static func ownership(_ key: String) -> String {
    switch key {
    case "incoming", "rejected": "-g dicomshare-in -m 2770"
    case "outgoing", "lookup": "-g dicomshare-out -m 2770"
    case "archive": "-g dicomshare-archive -m 2750"
    case "reconstruct": "-g dicomshare-doctor -m 2770"
    case "reconstructed": "-g dicomshare-doctor -m 2750"
    case "state": "-g dicomshare -m 750"
    default: "-g dicomshare -m 700"
    }
  }

  private mutating func checkSiteKey(_ configuration: Configuration, _ unit: ServiceUnit?) {
    if let unit, unit.hasOwnSiteKey {
      warnings.append(
        "the site key was not looked at: \(unit.name) takes it from a place of its own")
      return
    }
    let check = SiteKeyCheck(configuration, unit: unit?.name)
    errors += check.errors
    warnings += check.warnings
    let path = configuration.state + "/site-key"
    guard let unit, let user = ServiceUser(name: unit.user), check.isInStateFolder,
      !user.may(R_OK, path)
    else { return }
    errors.append(
      "state: the user \(unit.user) may not read \(path); give it the site key:"
        + " chown \(unit.user) \(path) && chmod 600 \(path)")
  }

  private mutating func checkMetrics(_ path: String, _ unit: ServiceUnit?) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "/"
    guard access(folder, F_OK) == 0 else {
      errors.append("metrics-file: there is no folder \(folder); make it, or name another one")
      return
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      errors.append(
        "metrics-file: \(path) is a folder; name a file in it: \(path)/dicomshare.prom")
      return
    }
    if let unit, unit.writablePath(of: folder) == nil {
      errors.append(
        "metrics-file: the service may not write to \(folder); run `systemctl edit \(unit.name)` and"
          + " write two lines: [Service], ReadWritePaths=\(folder)")
    } else if let unit, let user = ServiceUser(name: unit.user), !user.mayUse(folder) {
      errors.append(
        "metrics-file: the user \(unit.user) may not write to \(folder);"
          + " run: setfacl -m u:\(unit.user):rwx \(folder)")
    }
    if stat(folder, &status) == 0, status.st_mode & 0o005 != 0o005 {
      warnings.append(
        "metrics-file: other users may not read \(folder), and node_exporter is one of them")
    }
  }

  private mutating func warnAboutRoom(_ key: String, _ path: String, _ limit: UInt64) {
    var status = statvfs()
    guard ["incoming", "archive", "outgoing"].contains(key), statvfs(path, &status) == 0 else {
      return
    }
    let (bytes, isLarge) = UInt64(status.f_bavail).multipliedReportingOverflow(
      by: UInt64(status.f_frsize))
    if !isLarge, bytes < limit {
      warnings.append("\(key): only \(bytes / 1_000_000) MB are free for \(path)")
    }
    // Where it cannot be told, there is nothing to warn of.
    if limit > 0, let files = try? Folder(path: path).fileRoom(), files.isScarce {
      warnings.append("\(key): only \(files.free) further files fit for \(path) (df -i)")
    }
  }

  /// Folders that others make are closed to the service unless the default ACL opens them.
  private mutating func warnAboutACL(_ key: String, _ path: String, _ unit: ServiceUnit) {
    guard let folder = try? Folder(path: path), !folder.mayHaveDefaultACL else { return }
    warnings.append(
      "\(key): \(path) has no default ACL, so folders that others make in it are closed to the"
        + " service; run: setfacl -d -m u:\(unit.user):rwx,g::rwx,o::- \(path)")
  }

  /// The nearest folder above a path that is there.
  private static func above(_ path: String) -> String {
    var above = path
    while access(above, F_OK) != 0, let slash = above.lastIndex(of: "/"), slash > above.startIndex {
      above = String(above[..<slash])
    }
    return access(above, F_OK) == 0 ? above : "/"
  }
}
