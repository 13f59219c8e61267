internal import Configuration
internal import Glibc
internal import Spool

/// What the unit of an installed service allows it: systemd.exec(5).
struct ServiceUnit {
  /// Its name, such as `dicomshare.service`.
  let name: String
  let user: String
  private let properties: [String: String]

  /// The unit that works with a configuration; nil when this is no configuration of an installed
  /// service, there is no systemd, or only root could look through the eyes of its user.
  static func installed(for path: String) -> ServiceUnit? {
    guard geteuid() == 0, access("/run/systemd/system", F_OK) == 0,
      let name = unitName(of: path)
    else { return nil }
    let names =
      "LoadState,User,ProtectHome,ProtectSystem,ReadWritePaths,BindPaths,LoadCredential,"
      + "LoadCredentialEncrypted,SetCredential,SetCredentialEncrypted"
    guard
      let output = try? ProgramOutput.of(
        ["/usr/bin/systemctl", "show", "--property=\(names)", name], limit: 1 << 16)
    else { return nil }
    var properties: [String: String] = [:]
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { properties[String(parts[0])] = String(parts[1]) }
    }
    guard properties["LoadState"] == "loaded", let user = properties["User"], !user.isEmpty
    else { return nil }
    return ServiceUnit(name: name, user: user, properties: properties)
  }

  /// `/etc/dicomshare/ct.toml` is that of `dicomshare@ct.service`.
  private static func unitName(of path: String) -> String? {
    if path == Configuration.standardPath { return "dicomshare.service" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 4, path.hasPrefix("/etc/dicomshare/"), path.hasSuffix(".toml") else {
      return nil
    }
    return "dicomshare@\(parts[3].dropLast(5)).service"
  }

  /// Whether the unit names a file of its own for the site key, or holds it.
  var hasOwnSiteKey: Bool {
    let id = "dicomshare.site-key:"
    return ["SetCredential", "SetCredentialEncrypted"].contains {
      properties[$0]?.contains(id) == true
    }
      || ["LoadCredential", "LoadCredentialEncrypted"].contains {
        properties[$0]?.contains(id + "/") == true
      }
  }

  /// Whether the unit hides a folder.
  func hides(_ path: String) -> Bool {
    guard let home = properties["ProtectHome"], ["yes", "tmpfs"].contains(home) else {
      return false
    }
    return ["/home", "/root", "/run/user"].contains { Self.isBelow(path, $0) }
      && !paths("BindPaths").contains { Self.isBelow(path, $0) }
  }

  /// Which of the mounts that the unit makes a folder lies on: the root's, if none; nil when it is
  /// read-only there.
  func writablePath(of path: String) -> String? {
    // What is bound to a place hides what is there.
    let bound = paths("BindPaths").filter { Self.isBelow(path, $0) }.max { $0.count < $1.count }
    if let bound { return bound }
    guard properties["ProtectSystem"] == "strict" else { return "/" }
    // A writable folder in a writable one gets no mount of its own.
    return paths("ReadWritePaths").filter { Self.isBelow(path, $0) }.min { $0.count < $1.count }
  }

  private func paths(_ property: String) -> [String] {
    (properties[property] ?? "").split(separator: " ").map { word in
      // `-` and `+` go before a path; a bind mount names its source, and after it its target.
      let parts = word.drop { $0 == "-" || $0 == "+" }.split(separator: ":")
      return String(parts.dropFirst().first ?? parts.first ?? word)
    }
  }

  private static func isBelow(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}
