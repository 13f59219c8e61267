package import Configuration
package import Journal
package import Spool

/// Why the daemon cannot start, or go on.
package enum StartError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The site key is neither 32 bytes nor 64 hexadecimal digits.
  case siteKeyMalformed
  /// The site key is not the one that the archive's index was made with.
  case siteKeyDiffers
  /// There is no site key to be read.
  case siteKeyMissing
  /// A folder of the configuration cannot be used.
  case folder(Event.FolderRole, SystemCallError)
  /// The folders do not fit together.
  case configuration(ConfigurationError)
  /// Something that is always there is not.
  case system(SystemCallError)

  /// One sentence without a full stop.
  package var description: String {
    switch self {
    case .siteKeyMalformed: "the site key is neither 32 bytes nor 64 hexadecimal digits"
    case .siteKeyDiffers:
      "the site key is not the one that the archive was begun with; put that key back, as"
        + " dicomshare.service(8) says under \"The site key\""
    case .siteKeyMissing:
      "there is no site key here that can be read; the daemon makes one at its first start"
    case .folder(let role, let error): "the folder \(role.rawValue) cannot be used: \(error)"
    case .configuration(let error): "\(error)"
    case .system(let error): "\(error)"
    }
  }
}
