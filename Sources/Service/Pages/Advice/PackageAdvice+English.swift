internal import SecretSharing
internal import Workers

extension Advice {
  /// What is said of a package in English.
  static func englishPackage(_ format: PackageFormat, _ error: PackageError) -> Advice {
    let name =
      switch format {
      case .zip: "ZIP file"
      case .iso: "disc image"
      case .mail: "mail"
      }
    let unpack =
      switch format {
      case .zip: "unpack it, and put the folder that is in it here."
      case .iso: "open it on your computer, and put what is in it here."
      case .mail: "save the attachments of the mail, and put those here."
      }
    return switch error {
    case .damaged:
      Advice(
        what: "This \(name) is damaged or incomplete.",
        toDo: "copy it again. If that does not help, ask for a new copy of it.")
    case .encrypted where format == .mail: englishEncryptedMail
    case .encrypted:
      Advice(
        what: "This \(name) is protected by a password.",
        toDo: "unpack it with the password, and put the folder that is in it here.")
    case .tooLarge:
      Advice(what: "This \(name) holds more than is unpacked here.", toDo: unpack)
    case .noReader, .unknownMethod:
      Advice(what: "This \(name) cannot be unpacked here.", toDo: unpack)
    case .winmail: english(.share(.notPNG(.winmail)))
    case .noShares: englishNoHalf(in: name)
    }
  }

  static func englishNoHalf(in name: String) -> Advice {
    Advice(
      what: "There is no half of a medical image in this \(name).",
      toDo: """
        \(englishPutPictures) \(englishSheet(in: name == "folder" ? name : "file")) \
        DICOM files need no reconstruction: open them with a DICOM viewer.
        """)
  }
}
