internal import Spool

/// Why a configuration was refused.
///
/// `description` is one sentence for the administrator. Lines count from 1.
package enum ConfigurationError: Error, Equatable, Sendable {
  /// The file could not be read: the error number of the system.
  case unreadable(path: String, code: CInt)
  /// The file lies on a file system that gives no answer.
  case silent(path: String)
  /// The file is a pipe that nobody writes into.
  case silentPipe(path: String)
  /// The file is larger than any configuration could be.
  case tooLarge(path: String)
  /// The file is not UTF-8 text without NUL characters.
  case notText(line: Int)
  /// The file is not TOML.
  case syntax(line: Int, reason: String)
  /// There is no such key.
  case unknownKey(String, line: Int?, nearest: String?)
  /// The value has another type than the key's.
  case wrongType(String, line: Int?, expected: String, found: String)
  /// The value has the right type but means nothing, or is out of bounds.
  case invalidValue(String, line: Int?, expected: String)
  /// A path is relative, or holds `..`, or a control character.
  case invalidPath(String, line: Int?)
  /// Two keys name the same folder.
  case sharedFolder(String, String, path: String)
  /// A folder lies inside another one.
  case nestedFolder(inner: String, outer: String)
  /// A folder is not a folder, or cannot be looked at: the error number of the system.
  case unusableFolder(String, path: String, code: CInt)
  /// On the way to a folder lies a symbolic link to nowhere.
  case deadLink(String, DeadLink)
  /// A folder is not the one that was in use; with what to do.
  case notThere(String, reason: String)
  /// A folder lies where files are deleted, and where a service has a folder of its own that goes
  /// when it stops.
  case temporaryFolder(String, path: String)
  /// The folder of the state holds another site key than the archive was begun with, or none.
  case otherSiteKey(String)
  /// Files could not be moved from `incoming` to `work` in one step.
  case claimsCrossFileSystems
  /// Originals would be deleted although Visual Mode cannot restore them exactly.
  case lossyNotAccepted
}

extension ConfigurationError: CustomStringConvertible {
  /// One sentence for the administrator, without a full stop.
  package var description: String {
    switch self {
    case .unreadable(let path, let code):
      "cannot read \(path): \(ErrorText.of(code))"
    case .silent(let path):
      "cannot read \(path): its file system gives no answer; see that its file server runs, then try"
        + " again"
    case .silentPipe(let path):
      "\(path) is a pipe, and nobody writes into it; name a file"
    case .tooLarge(let path):
      "\(path) is larger than a configuration can be (\(Configuration.maximumBytes) bytes)"
    case .notText(let line):
      "line \(line): the file is not UTF-8 text"
    case .syntax(let line, let reason):
      "line \(line): this is not TOML: \(reason)"
    case .unknownKey(let key, let line, nil):
      at(line) + "there is no key '\(key)'"
    case .unknownKey(let key, let line, let nearest?):
      at(line) + "there is no key '\(key)'; did you mean '\(nearest)'?"
    case .wrongType(let key, let line, let expected, let found):
      at(line) + "\(key) must be \(expected), not \(found)"
    case .invalidValue(let key, let line, let expected):
      at(line) + "\(key) must be \(expected)"
    case .invalidPath(let key, let line):
      at(line) + "\(key) must be an absolute path without '..' or control characters"
    case .sharedFolder(let first, let second, let path):
      "\(first) and \(second) are the same folder, \(path); each needs one of its own"
    case .nestedFolder(let inner, let outer):
      "\(inner) lies inside \(outer), where its files would be taken for new ones;"
        + " put it beside \(outer)"
    case .unusableFolder(let key, let path, let code):
      "\(key): cannot use \(path) as a folder: \(ErrorText.of(code))"
    case .deadLink(let key, let link):
      "\(key): \(link.path) is a symbolic link to \(link.target), which is not there; mount its disk,"
        + " make that folder, or remove the link"
    case .notThere(let key, let reason): "\(key): \(reason)"
    case .temporaryFolder(let key, let path):
      "\(key): \(path) is in a folder for temporary files, of which the service sees one of its own"
        + " that is deleted when it stops; name a folder elsewhere, such as one below /srv"
    case .otherSiteKey(let path):
      "state: \(path) does not hold the site key that the archive was begun with;"
        + " copy the file site-key there, or leave state and archive where they were"
    case .claimsCrossFileSystems:
      "work must be on the same file system and mount as incoming,"
        + " so that a file can be claimed in one step"
    case .lossyNotAccepted:
      "mode = \"visual\" changes gray levels by up to one, and the originals would be deleted;"
        + " set accept-lossy = true if that is acceptable, or keep-for to keep the originals"
    }
  }

  private func at(_ line: Int?) -> String { line.map { "line \($0): " } ?? "" }
}
