internal import SecretSharing
internal import Workers

// French puts a space that does not break before a colon: \u{A0}.
extension Advice {
  /// What is said of a package in French.
  static func frenchPackage(_ format: PackageFormat, _ error: PackageError) -> Advice {
    let (name, ending) =
      switch format {
      case .zip: ("Ce fichier ZIP", "")
      case .iso: ("Cette image de disque", "e")
      case .mail: ("Cet e-mail", "")
      }
    let unpack =
      switch format {
      case .zip: "décompressez ce fichier et déposez ici le dossier qu'il contient."
      case .iso: "ouvrez-la sur votre ordinateur et déposez ici ce qu'elle contient."
      case .mail: "enregistrez les pièces jointes de l'e-mail et déposez-les ici."
      }
    return switch error {
    case .damaged:
      Advice(
        what: "\(name) est endommagé\(ending) ou incomp\(ending.isEmpty ? "let" : "lète").",
        toDo: "copiez de nouveau le fichier. Si cela ne suffit pas, demandez une nouvelle copie.")
    case .encrypted where format == .mail: frenchEncryptedMail
    case .encrypted:
      Advice(
        what: "\(name) est protégé\(ending) par un mot de passe.",
        toDo: """
          décompressez ce fichier avec le mot de passe et déposez ici le dossier qu'il contient.
          """)
    case .tooLarge:
      Advice(
        what: "\(name) contient trop de données pour être ouvert\(ending) ici.", toDo: unpack)
    case .noReader, .unknownMethod:
      Advice(what: "\(name) ne peut pas être ouvert\(ending) ici.", toDo: unpack)
    case .winmail: french(.share(.notPNG(.winmail)))
    case .noShares: frenchNoHalf(in: name)
    }
  }

  static func frenchNoHalf(in name: String) -> Advice {
    Advice(
      what: "\(name) ne contient aucune moitié d'image médicale.",
      toDo: """
        \(frenchPutPictures) \(frenchSheet(in: name == "Ce dossier" ? "ce dossier" : "ce fichier")) \
        Les fichiers DICOM n'ont pas besoin d'être reconstitués\u{A0}: ouvrez-les avec une \
        visionneuse DICOM.
        """)
  }
}
