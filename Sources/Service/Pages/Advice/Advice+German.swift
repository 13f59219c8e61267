internal import SecretSharing
internal import Workers

extension Advice {
  /// What is said in German.
  static func german(_ cause: ProblemCause) -> Advice {
    switch cause {
    case .waiting(let role):
      Advice(
        what: """
          Dieses Bild ist die \(half(role)) einer medizinischen Aufnahme. Die \(half(role.other)) \
          fehlt noch.
          """,
        toDo:
          "Legen Sie auch die \(half(role.other)) in den Ordner „reconstruct“. \(source(role.other))",
        more: """
          Wenn Sie beide Hälften abgelegt haben und dieser Text neben jeder von ihnen steht, \
          gehören sie zu verschiedenen Aufnahmen. Dieser Text verschwindet, sobald die Aufnahme \
          wiederhergestellt ist.
          """)
    case .share(let error): ofGerman(error)
    case .package(let format, let error): germanPackage(format, error)
    case .sheet(let cause): germanSheet(cause)
    case .folder(let counts): ofGerman(counts)
    case .links(let count): germanLinks(count)
    case .placeholder: germanPlaceholder
    case .closedFolders(let count): germanClosedFolders(count)
    case .leftNames(let count): germanLeftNames(count)
    }
  }

  private static func half(_ role: Role) -> String {
    role == .patient ? "Patientenhälfte" : "Archivhälfte"
  }

  /// Where a half is to be had.
  private static func source(_ role: Role) -> String {
    role == .patient
      ? """
      Die Patientin oder der Patient hat sie: auf einer CD, einem USB-Stick, in einer E-Mail oder auf \
      einem Blatt Papier.
      """
      : """
      Sie kommt vom Krankenhaus, das die Untersuchung durchgeführt hat: Fordern Sie sie dort unter \
      Angabe der Kennung an, die auf der mitgelieferten Seite INDEX.HTM steht.
      """
  }

  private static let sheetPhoto = """
    Falls es das Foto eines Blattes ist, legen Sie stattdessen \
    eine Textdatei mit den Zeilen des Blattes hier ab.
    """

  static let germanOtherPicture =
    "Falls es ein anderes Bild ist, etwa das Logo einer E-Mail, wird es nicht gebraucht."

  /// What to do about a sheet in something that is no share.
  static func germanSheet(in place: String = "dieser Datei") -> String {
    """
    Falls in \(place) ein Blatt ist, legen Sie stattdessen eine Textdatei mit den Zeilen des Blattes \
    hier ab.
    """
  }

  static let germanPutPictures =
    "Legen Sie die Bilddateien von der CD, dem Stick oder aus der E-Mail hier ab."

  private static let original = """
    Bitten Sie um die Originaldatei, wie sie auf der CD, dem Stick oder in der E-Mail war.
    """

  private static func ofGerman(_ error: SharingError) -> Advice {
    switch error {
    case .notPNG(let kind): ofGerman(kind)
    case .truncated(let have, let expected):
      Advice(
        what: "Dieses Bild ist unvollständig: "
          + (expected > 0
            ? "\(have) von \(expected) Bytes sind angekommen."
            : "Nur \(have) Bytes sind angekommen."),
        toDo: "Kopieren Sie die Datei noch einmal von der CD, dem Stick oder aus der E-Mail.")
    case .damagedPNG:
      Advice(
        what: "Dieses Bild ist beschädigt.",
        toDo: """
          Kopieren Sie die Datei noch einmal von der CD, dem Stick oder aus der E-Mail. Hilft das \
          nicht, bitten Sie um eine neue Kopie.
          """)
    case .noShareHeader, .geometryMismatch:
      Advice(
        what: """
          Dieses Bild ist keine Hälfte einer medizinischen Aufnahme, oder es wurde zugeschnitten, \
          verkleinert, gedreht oder als Foto gespeichert. Es ist unbrauchbar geworden.
          """,
        toDo: original + (error == .noShareHeader ? " \(sheetPhoto) \(germanOtherPicture)" : ""))
    case .savedWithEightBits:
      Advice(
        what: """
          Ein Programm hat dieses Bild mit 8 statt 16 Bit gespeichert. Die Hälfte seines Inhalts \
          ist verloren.
          """, toDo: original)
    case .newerVersion(let version):
      Advice(
        what: """
          Dieses Bild wurde mit einer neueren Version von dicomshare erstellt (Format \(version)).
          """, toDo: "Lassen Sie dicomshare aktualisieren.")
    case .altered(let role):
      Advice(
        what: """
          Die beiden Hälften gehören zusammen, aber die \(half(role)) wurde nachträglich \
          verändert. Es wurde nichts wiederhergestellt, weil der Aufnahme nicht zu trauen wäre.
          """,
        toDo: "Besorgen Sie eine unveränderte Kopie der \(half(role)). \(source(role))")
    case .alteredOrUnrelated:
      Advice(
        what: """
          Eine der beiden Hälften wurde verändert, oder sie gehören nicht zusammen. Es wurde \
          nichts wiederhergestellt, weil der Aufnahme nicht zu trauen wäre.
          """, toDo: "Besorgen Sie neue Kopien beider Hälften.")
    case .sameHalfTwice(let role):
      Advice(
        what: "Beide Dateien sind die \(half(role)) derselben Aufnahme.",
        toDo: "Legen Sie auch die \(half(role.other)) hier ab. \(source(role.other))")
    case .differentPairs:
      Advice(
        what: "Die beiden Hälften gehören zu verschiedenen Aufnahmen.",
        toDo: "Legen Sie die Hälften hier ab, die zusammengehören.")
    case .malformedPayload, .digestMismatch:
      Advice(
        what: "Diese Version von dicomshare kann den Inhalt dieses Bildes nicht lesen.",
        toDo: "Bewahren Sie beide Hälften auf und wenden Sie sich an die IT-Abteilung.")
    case .notDICOM, .sourceChanged, .unreadable:
      Advice(
        what: "Diese Datei konnte nicht gelesen werden.",
        toDo: """
          Kopieren Sie sie noch einmal. Hilft das nicht, wenden Sie sich an die IT-Abteilung.
          """)
    case .unwritable:
      Advice(
        what: "Für die wiederhergestellte Aufnahme ist kein Platz.",
        toDo: """
          Wenden Sie sich an die IT-Abteilung. Die Aufnahme erscheint, sobald wieder Platz ist.
          """)
    }
  }

  private static func ofGerman(_ kind: ForeignKind) -> Advice {
    switch kind {
    case .jpeg, .heic, .avif, .webp, .gif, .tiff, .bmp:
      Advice(
        what: """
          Diese Datei ist ein \(kind.pictureName)-Bild. Falls sie eine in diesem Format gespeicherte \
          Hälfte ist, ist sie nicht verwendbar.
          """, toDo: [original, sheetPhoto, germanOtherPicture].joined(separator: " "))
    case .mangledPNG:
      Advice(
        what: """
          Dieses Bild wurde unterwegs beschädigt: Ein Programm hat es wie Text behandelt, so wie \
          FTP im ASCII-Modus.
          """, toDo: "Übertragen Sie die Datei noch einmal, und zwar im Binärmodus.")
    case .empty:
      Advice(
        what: "Diese Datei ist leer oder enthält nur Nullen.",
        toDo: "Kopieren Sie sie noch einmal von der CD, dem Stick oder aus der E-Mail.")
    case .pdf:
      Advice(
        what: "Das ist ein PDF-Dokument und keine Hälfte einer medizinischen Aufnahme.",
        toDo: germanPutPictures + " " + germanSheet())
    case .html:
      Advice(
        what: """
          Das ist eine Webseite und keine Hälfte einer medizinischen Aufnahme. Vielleicht hat ein \
          Portal statt der Datei seine Anmeldeseite geschickt.
          """, toDo: "Melden Sie sich dort an und laden Sie die Datei noch einmal herunter.")
    case .dicom:
      Advice(
        what: """
          Das ist eine DICOM-Datei, also bereits die medizinische Aufnahme selbst. Sie muss nicht \
          wiederhergestellt werden.
          """, toDo: "Öffnen Sie sie mit einem DICOM-Viewer.")
    case .zip, .iso, .compressed:
      Advice(
        what: "Diese Datei ist gepackt, oder sie ist das Abbild eines Datenträgers.",
        toDo: """
          Entpacken oder öffnen Sie sie auf Ihrem Rechner und legen Sie den enthaltenen Ordner hier ab.
          """)
    case .zipPart:
      Advice(
        what: "Das ist einer von mehreren Teilen einer ZIP-Datei.",
        toDo: """
          Entpacken Sie sie auf Ihrem Rechner, mit allen Teilen in einem Ordner, und legen Sie den \
          enthaltenen Ordner hier ab.
          """)
    case .winmail:
      Advice(
        what: "Die Anhänge der E-Mail stecken in einer Datei winmail.dat, wie Outlook sie schickt.",
        toDo: """
          Öffnen Sie die E-Mail in Outlook, speichern Sie ihre Anhänge und legen Sie diese hier ab. \
          Oder bitten Sie um eine neue E-Mail in HTML oder als Nur-Text.
          """)
    case .encrypted: germanEncrypted
    case .shortcut: germanLinks(1)
    case .mail, .compoundFile:
      Advice(
        what: """
          Das ist eine gespeicherte E-Mail oder ein Dokument und keine Hälfte einer medizinischen \
          Aufnahme.
          """,
        toDo: "Speichern Sie die Anhänge der E-Mail und legen Sie diese hier ab. \(germanSheet())")
    case .unknown:
      Advice(
        what: "Diese Datei ist kein PNG-Bild und damit keine Hälfte einer medizinischen Aufnahme.",
        toDo: germanPutPictures + " " + germanSheet())
    }
  }

  private static func ofGerman(_ counts: DropCounts) -> Advice {
    let none = counts.hasNoHalf ? germanNoHalf(in: "Dieser Ordner") : nil
    let rest = [
      (counts.waiting, counts.waiting == 1 ? "wartet" : "warten"),
      (counts.failedImages, "fehlgeschlagen"), (counts.inWork, "in Bearbeitung"),
    ].filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    var toDo = [none?.toDo].compactMap(\.self)
    for (count, role) in [(counts.lonePatients, Role.archive), (counts.loneArchives, .patient)]
    where count > 0 {
      toDo.append(
        """
        Legen Sie auch die \(half(role)) \
        \(counts.whose(count, "dieser Aufnahme", "dieser Aufnahmen", "Aufnahme", "Aufnahmen", of: "von ")) \
        in den Ordner „reconstruct“, in beliebiger Reihenfolge und unter beliebigem Namen. \(source(role))
        """)
    }
    if counts.hasOnlyNoHalves {
      toDo.append(germanTakeExam)
    } else if counts.failed > 0 {
      toDo.append(
        """
        Lesen Sie die Texte im Ordner, deren Namen auf „\(ProblemText.suffix)“ \
        enden\(counts.isOnPage ? "" : ", oder STATUS.HTM"). Dort steht, was an jeder Datei nicht stimmt.
        """)
    }
    var more: [String] = []
    if counts.lonePatients > 0, counts.loneArchives > 0 {
      more.append("Es sind Hälften beider Arten da, aber von verschiedenen Aufnahmen.")
    }
    if counts.isReadOnly {
      more.append(
        """
        Aus dem Ordner lassen sich keine Dateien entfernen. Was wiederhergestellt wurde, liegt im \
        Ordner „reconstructed“. Löschen Sie diesen Ordner, wenn nichts fehlt.
        """)
    }
    if !counts.hasOnlyNoHalves {
      more.append("Dieser Text verschwindet, sobald alle Aufnahmen wiederhergestellt sind.")
    }
    return Advice(
      what: none?.what ?? """
        \(counts.reconstructed) von \(counts.images) \
        \(counts.images == 1 ? "Aufnahme" : "Aufnahmen") wiederhergestellt\(rest).\
        \(germanOthers(counts.noHalves))
        """, toDo: all(toDo),
      more: none == nil && !more.isEmpty ? more.joined(separator: " ") : nil)
  }
}
