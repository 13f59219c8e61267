package import Configuration
internal import Cryptography
internal import Spool

/// What a start would find of the site key: for a command, which makes nothing.
package struct SiteKeyCheck {
  /// Why the service cannot begin, one sentence each.
  package private(set) var errors: [String] = []
  /// What deserves a second thought.
  package private(set) var warnings: [String] = []
  /// Whether the key is the file in the state folder.
  package private(set) var isInStateFolder = false

  /// Looks at the key, and whether the archive was begun with it.
  ///
  /// - Parameters:
  ///   - configuration: whose folders are meant.
  ///   - unit: the unit of an installed service, which gets a credential where there is one.
  package init(_ configuration: Configuration, unit: String?) {
    do {
      let state = try KnownFolder.folder(configuration.state)
      let secret: Secret?
      if let credential = try SiteKey.credential(of: unit) {
        secret = credential
      } else {
        secret = try state.flatMap { try read($0, in: configuration.state) }
      }
      guard errors.isEmpty, let archive = try KnownFolder.folder(configuration.archive) else {
        return
      }
      guard let secret else {
        if try SiteKey.isKnown(to: archive) { errors.append("\(StartError.siteKeyDiffers)") }
        return
      }
      _ = try IndexState(archive: archive, names: KeyedNames(siteKey: secret)).read()
    } catch let error as StartError {
      errors.append("\(error)")
    } catch let error as SystemCallError where error.isDenied {
      warnings.append("the site key was not looked at: you may not read it; try as root")
    } catch {
      // A folder that cannot be used is told of by itself.
      warnings.append("the site key was not looked at: \(error)")
    }
  }

  /// Reads the key in the state folder; nil when there is none, or it cannot be read, which is said.
  private mutating func read(_ state: Folder, in path: String) throws -> Secret? {
    guard let status = try state.status(SiteKey.name) else { return nil }
    isInStateFolder = true
    let place = "\(path)/\(SiteKey.name.text ?? "")"
    do {
      let secret = try SiteKey.read(state, SiteKey.name)
      if status.mode & 0o077 != 0 {
        warnings.append("state: others may use the site key: chmod 600 \(place)")
      }
      return secret
    } catch let error as SystemCallError where !error.isDenied {
      errors.append(
        "state: \(place) cannot be read (\(ErrorText.of(error.code))); put the site key back, as"
          + " dicomshare.service(8) says under \"The site key\"")
      return nil
    }
  }
}
