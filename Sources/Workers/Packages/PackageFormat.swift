package import SecretSharing

/// What files are sent in: it is opened here, so that nobody has to unpack it.
package enum PackageFormat: String, Equatable, Sendable {
  case zip, iso
  /// As programs save it, or as Outlook packs it into a winmail.dat.
  case mail

  /// The format of a file that is no share; nil when it is not opened here.
  package init?(_ kind: ForeignKind) {
    switch kind {
    case .zip: self = .zip
    case .iso: self = .iso
    case .mail, .winmail: self = .mail
    default: return nil
    }
  }
}
