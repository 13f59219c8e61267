import Configuration
import Foundation
import Glibc
import Journal
import Spool
import Testing

@testable import Service

/// What the daemon does when it cannot begin: it waits for what passes, and ends over the rest.
@Suite struct StartTests {
  private let spool = TemporarySpool()

  private func error(_ code: CInt) -> StartError {
    .folder(.archive, SystemCallError(call: "open", code: code))
  }

  @Test(arguments: [ESTALE, ENOTCONN, EHOSTDOWN, ETIMEDOUT, EIO, ENOSPC, EROFS])
  func aMediumThatIsOutOfReachIsWaitedFor(_ code: CInt) {
    guard case .blocked(let role, let reason) = Daemon.fate(error(code)) else {
      Issue.record("the daemon ends")
      return
    }
    #expect(role == .archive)
    if code == ESTALE {
      #expect(
        "\(reason)" == "the file server does not know it any more: Stale file handle",
        "as while it runs")
    }
  }

  @Test(arguments: [EACCES, EPERM, ENOTDIR, ELOOP])
  func whatAnAdministratorHasToMendEndsIt(_ code: CInt) {
    if case .blocked = Daemon.fate(error(code)) { Issue.record("it would wait forever") }
  }

  @Test func aFolderThatIsForgottenWhileItIsCheckedIsNamedByItsKey() {
    let error = StartError.configuration(.unusableFolder("outgoing", path: "/o", code: ESTALE))
    guard case .blocked(let role, _) = Daemon.fate(error) else {
      Issue.record("the daemon ends")
      return
    }
    #expect(role == .outgoing)
    if case .blocked = Daemon.fate(StartError.configuration(.claimsCrossFileSystems)) {
      Issue.record("it would wait forever")
    }
  }

  /// Root in a container may not.
  private static let canMount = {
    let place = NSTemporaryDirectory() + "dicomshare-test-\(UUID().uuidString)"
    guard mkdir(place, 0o700) == 0 else { return false }
    defer { rmdir(place) }
    guard mount("tmpfs", place, "tmpfs", 0, "size=16m,nr_inodes=1") == 0 else { return false }
    return umount2(place, CInt(MNT_DETACH)) == 0
  }()

  @Test(
    .enabled(if: canMount, "needs the right to mount a small file system (CAP_SYS_ADMIN)"),
    arguments: ["archive", "archive/of/ours", "work"])
  func aFileSystemWithoutInodesIsCalledThat(_ path: String) throws {
    let full = spool.url.appending(path: "full").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: full, withIntermediateDirectories: true)
    try #require(mount("tmpfs", full, "tmpfs", 0, "size=16m,nr_inodes=1") == 0)
    defer { umount2(full, CInt(MNT_DETACH)) }
    #expect(
      performing: {
        _ = try spool.site {
          if path == "work" {
            ($0.work, $0.incoming) = (full + "/work", full + "/incoming")
          } else {
            $0.archive = "\(full)/\(path)"
          }
        }
      },
      throws: { error in
        let role = path == "work" ? "incoming" : "archive"
        guard case .blocked(_, let reason) = Daemon.fate(error) else { return false }
        let words = "its file system takes no further files (df -i): No space left on device"
        return "\(error)" == "the folder \(role) cannot be used: \(words)" && "\(reason)" == words
      })
  }

  /// As to a disk that is not mounted.
  @Test(arguments: [
    "archive", "work", "incoming", "reconstruct", "reconstructed", "rejected", "state", "outgoing",
    "lookup",
  ])
  func aLinkToNowhereIsNamedWithWhatToDo(_ key: String) throws {
    let (link, target) = ("\(spool.url.path())/\(key)", "/mnt/nowhere-\(UUID().uuidString)/x")
    try FileManager.default.createDirectory(at: spool.url, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    for isInside in [false, true] {
      #expect(
        performing: {
          _ = try spool.site {
            let path = isInside ? link + "/inside" : link
            switch key {
            case "archive": $0.archive = path
            case "work": $0.work = path
            case "incoming": $0.incoming = path
            case "reconstruct": $0.reconstruct = path
            case "reconstructed": $0.reconstructed = path
            case "rejected": $0.rejected = path
            case "state": $0.state = path
            case "outgoing": $0.outgoing = path
            default: $0.lookup = path
            }
          }
        },
        throws: { error in
          if case .blocked = Daemon.fate(error) { return false }
          return "\(error)"
            == "\(key): \(link) is a symbolic link to \(target), which is not there; mount its disk,"
            + " make that folder, or remove the link"
        })
    }
  }

  @Test func whatFailsLaterNamesNoFolderThatIsWell() throws {
    let folders = try spool.site().folders
    let error = SystemCallError(call: "fstat", code: ESTALE)
    guard case .blocked(let role, _) = Daemon.fate(error, folders) else {
      Issue.record("the daemon ends")
      return
    }
    #expect(role == .work, "it passes, and the next try tells")
  }
}
