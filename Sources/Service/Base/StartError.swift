package import Configuration
package import Journal
package import Spool

/// Why the service cannot start, or go on.
package enum StartError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The site key is neither 32 bytes nor 64 hexadecimal digits.
  case siteKeyMalformed
  /// The site key is not the one that the archive's index was made with.
  case siteKeyDiffers
  /// There is no site key to be read.
  case siteKeyMissing
  /// A folder of the configuration cannot be used.
  case folder(Event.FolderRole, SystemCallError)
  /// A folder of the configuration is not the one that was in use.
  case notThere(Event.FolderRole, Event.Reason)
  /// The folder of the service's own account is there, or not, and no account in it.
  case noStatus
  /// The file system of a folder of the configuration cannot do what is needed there.
  case lacks(Event.FolderRole, Ability)
  /// A folder that only the service may use belongs to somebody else, or others may enter it.
  case foreignFolder(Event.FolderRole)
  /// What lies in a folder was left by a later version of the program.
  case laterForm(Event.FolderRole, form: Int, known: Int)
  /// What lies in a folder says its form in a way that no version of the program does.
  case unknownForm(Event.FolderRole)
  /// The folders do not fit together.
  case configuration(ConfigurationError)
  /// Something that is always there is not.
  case system(SystemCallError)

  /// What not every file system has.
  package enum Ability: String, Sendable {
    case links = "hard links and no rename that never replaces (FAT, exFAT, some FUSE mounts)"
    case names = "way to name a file that never replaces another one"
    case locks = "locks (flock)"
    case folders = "folders that keep what is in them when they are moved"
  }

  /// One sentence without a full stop.
  package var description: String {
    switch self {
    case .siteKeyMalformed:
      "the site key is neither 32 bytes nor 64 hexadecimal digits; put the copy of it back, as"
        + " dicomshare.service(8) says under \"The site key\""
    case .siteKeyDiffers:
      "the site key is not the one that the archive was begun with; put that key back, as"
        + " dicomshare.service(8) says under \"The site key\""
    case .siteKeyMissing:
      "there is no site key that can be read; try as root, or start the service, which makes one"
    case .folder(let role, let error): "the folder \(role.rawValue) cannot be used: \(error)"
    case .notThere(let role, let reason): "the folder \(role.rawValue) cannot be used: \(reason)"
    case .noStatus:
      "there is no status in the folder state of this spool: the service has not run there;"
        + " give the right --spool or --instance, or start it (systemctl start dicomshare)"
    case .lacks(let role, let ability):
      "the folder \(role.rawValue) lies on a file system that has no \(ability.rawValue); "
        + "move it to ext4, XFS, Btrfs or a mount that has them"
    case .foreignFolder(let role):
      "the service's own folder for \(role.rawValue) belongs to another user, or others may enter"
        + " it; give it back to the service (chown -R, chmod 700), or move it away"
    case .laterForm(let role, let form, let known):
      "the folder \(role.rawValue) was used by a later version of dicomshare (it has form \(form),"
        + " this version knows forms up to \(known)); nothing in it was changed; install the later"
        + " version again"
    case .unknownForm(let role):
      "the file .version in the folder \(role.rawValue) does not say a form that dicomshare knows;"
        + " nothing was changed; put the file back from a backup, or install the version that wrote it"
    case .configuration(let error): "\(error)"
    case .system(let error) where error.call == "pthread_create":
      "the system allows no more threads (\(error)); raise TasksMax= of the unit (systemctl edit"
        + " dicomshare), or what its user may have (ulimit -u)"
    case .system(let error): "\(error)"
    }
  }
}
