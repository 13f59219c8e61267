internal import SecretSharing
internal import Workers

extension Advice {
  /// What is said of a package in Italian.
  static func italianPackage(_ format: PackageFormat, _ error: PackageError) -> Advice {
    let (name, ending) =
      switch format {
      case .zip: ("Questo file ZIP", "o")
      case .iso: ("Questa immagine disco", "a")
      case .mail: ("Questa e-mail", "a")
      }
    let unpack =
      switch format {
      case .zip: "ne estragga il contenuto e metta qui la cartella che ne risulta."
      case .iso: "la apra sul suo computer e metta qui ciò che contiene."
      case .mail: "salvi gli allegati dell'e-mail e li metta qui."
      }
    return switch error {
    case .damaged:
      Advice(
        what: "\(name) è danneggiat\(ending) o incomplet\(ending).",
        toDo: "copi di nuovo il file. Se non basta, chieda una nuova copia.")
    case .encrypted where format == .mail: italianEncryptedMail
    case .encrypted:
      Advice(
        what: "\(name) è protett\(ending) da una password.",
        toDo: "ne estragga il contenuto con la password e metta qui la cartella che ne risulta.")
    case .tooLarge:
      Advice(what: "\(name) contiene più di quanto qui si possa estrarre.", toDo: unpack)
    case .noReader, .unknownMethod:
      Advice(what: "\(name) non può essere apert\(ending) qui.", toDo: unpack)
    case .winmail: italian(.share(.notPNG(.winmail)))
    case .noShares: italianNoHalf(in: name)
    }
  }

  static func italianNoHalf(in name: String) -> Advice {
    Advice(
      what: "\(name) non contiene alcuna metà di un'immagine medica.",
      toDo: """
        \(italianPutPictures) \(italianSheet(in: name == "Questa cartella" ? "questa cartella" : "questo file")) \
        I file DICOM non vanno ricostruiti: li apra con un visualizzatore DICOM.
        """)
  }
}
