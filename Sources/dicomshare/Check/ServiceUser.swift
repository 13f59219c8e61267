internal import Glibc

/// A user, through whose eyes root can look: access(2) asks for the real user, not the effective one.
struct ServiceUser {
  /// The user's number.
  var number: uid_t { user }
  private let user: uid_t
  private let group: gid_t
  private let groups: [gid_t]

  /// Looks a user up; nil when there is no such user.
  init?(name: String) {
    guard let entry = getpwnam(name) else { return nil }
    (user, group) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
    var groups = [gid_t](repeating: 0, count: 256)
    var count = CInt(groups.count)
    guard getgrouplist(name, group, &groups, &count) >= 0 else { return nil }
    self.groups = Array(groups.prefix(Int(count)))
  }

  /// Whether the user may list a folder, and make and remove what lies in it.
  func mayUse(_ path: String) -> Bool { may(R_OK | W_OK | X_OK, path) }

  /// What access(2) says to the user.
  func may(_ mode: CInt, _ path: String) -> Bool {
    let before = (getuid(), getgid())
    var old = [gid_t](repeating: 0, count: 1024)
    let count = getgroups(CInt(old.count), &old)
    guard count >= 0, setgroups(groups.count, groups) == 0 else { return true }
    defer { _ = setgroups(Int(count), old) }
    guard setregid(group, gid_t.max) == 0 else { return true }
    defer { _ = setregid(before.1, gid_t.max) }
    guard setreuid(user, uid_t.max) == 0 else { return true }
    defer { _ = setreuid(before.0, uid_t.max) }
    return access(path, mode) == 0
  }
}
