internal import SecretSharing
internal import Workers

extension Advice {
  /// What is said of a package in German.
  static func germanPackage(_ format: PackageFormat, _ error: PackageError) -> Advice {
    let name =
      switch format {
      case .zip: "Diese ZIP-Datei"
      case .iso: "Dieses CD-Abbild"
      case .mail: "Diese E-Mail"
      }
    let unpack =
      switch format {
      case .zip: "Entpacken Sie die Datei und legen Sie den enthaltenen Ordner hier ab."
      case .iso: "Öffnen Sie es auf Ihrem Rechner und legen Sie hier ab, was darin ist."
      case .mail: "Speichern Sie die Anhänge der E-Mail und legen Sie diese hier ab."
      }
    return switch error {
    case .damaged:
      Advice(
        what: "\(name) ist beschädigt oder unvollständig.",
        toDo: """
          Kopieren Sie die Datei noch einmal. Hilft das nicht, bitten Sie um eine neue Kopie.
          """)
    case .encrypted where format == .mail: germanEncryptedMail
    case .encrypted:
      Advice(
        what: "\(name) ist mit einem Passwort geschützt.",
        toDo: """
          Entpacken Sie die Datei mit dem Passwort und legen Sie den enthaltenen Ordner hier ab.
          """)
    case .tooLarge:
      Advice(what: "\(name) enthält mehr, als hier entpackt wird.", toDo: unpack)
    case .noReader, .unknownMethod:
      Advice(what: "\(name) kann hier nicht entpackt werden.", toDo: unpack)
    case .winmail: german(.share(.notPNG(.winmail)))
    case .noShares: germanNoHalf(in: name)
    }
  }

  static func germanNoHalf(in name: String) -> Advice {
    Advice(
      what: "\(name) enthält keine Hälfte einer medizinischen Aufnahme.",
      toDo: """
        \(germanPutPictures) \(germanSheet(in: name == "Dieser Ordner" ? "diesem Ordner" : "dieser Datei")) \
        DICOM-Dateien müssen nicht wiederhergestellt werden: Öffnen Sie sie mit einem \
        DICOM-Viewer.
        """)
  }
}
