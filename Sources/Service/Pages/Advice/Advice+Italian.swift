internal import SecretSharing
internal import Workers

extension Advice {
  /// What is said in Italian.
  static func italian(_ cause: ProblemCause) -> Advice {
    switch cause {
    case .waiting(let role):
      Advice(
        what: """
          Questa immagine è la \(half(role)) di un'immagine medica. Manca ancora la \
          \(half(role.other)).
          """,
        toDo: """
          metta anche la \(half(role.other)) nella cartella "reconstruct". \(source(role.other))
          """,
        more: """
          Se ha messo qui entrambe le metà e accanto a ciascuna compare questo testo, sono metà di \
          immagini diverse. Questo testo scompare quando l'immagine è stata ricostruita.
          """)
    case .share(let error): ofItalian(error)
    case .package(let format, let error): italianPackage(format, error)
    case .sheet(let cause): italianSheet(cause)
    case .folder(let counts): ofItalian(counts)
    case .links(let count): italianLinks(count)
    case .placeholder: italianPlaceholder
    case .closedFolders(let count): italianClosedFolders(count)
    case .leftNames(let count): italianLeftNames(count)
    }
  }

  private static func half(_ role: Role) -> String {
    role == .patient ? "metà del paziente" : "metà conservata in archivio"
  }

  /// Where a half is to be had.
  private static func source(_ role: Role) -> String {
    role == .patient
      ? "Ce l'ha il paziente: su un CD, su una chiavetta USB, in un'e-mail o su un foglio di carta."
      : """
      La invia l'ospedale che ha eseguito l'esame: la richieda indicando il codice riportato nella \
      pagina INDEX.HTM che accompagna le immagini.
      """
  }

  private static let sheetPhoto = """
    Se è la foto di un foglio, metta qui invece un file di testo con le righe del foglio.
    """

  static let italianOtherPicture =
    "Se è un'altra immagine, come il logo di un'e-mail, non serve."

  /// What to do about a sheet in something that is no share.
  static func italianSheet(in place: String = "questo file") -> String {
    "Se \(place) contiene un foglio, metta qui invece un file di testo con le righe del foglio."
  }

  private static let original = """
    chieda il file originale, così come si trovava sul CD, sulla chiavetta o nell'e-mail.
    """
  private static let copyAgain = """
    copi di nuovo il file dal CD, dalla chiavetta o dall'e-mail.
    """
  static let italianPutPictures = """
    metta qui i file delle immagini che si trovano sul CD, sulla chiavetta o nell'e-mail, così \
    come sono.
    """

  private static func ofItalian(_ error: SharingError) -> Advice {
    switch error {
    case .notPNG(let kind): ofItalian(kind)
    case .truncated(let have, let expected):
      Advice(
        what: "Questa immagine è incompleta: "
          + (expected > 0
            ? "sono arrivati \(have) byte su \(expected)." : "sono arrivati solo \(have) byte."),
        toDo: copyAgain)
    case .damagedPNG:
      Advice(
        what: "Questa immagine è danneggiata.",
        toDo: copyAgain + " Se non basta, chieda una nuova copia.")
    case .noShareHeader, .geometryMismatch:
      Advice(
        what: """
          Questa immagine non è una metà di un'immagine medica, oppure è stata ritagliata, \
          ridimensionata, ruotata o salvata come foto. È diventata inutilizzabile.
          """,
        toDo: original + (error == .noShareHeader ? " \(sheetPhoto) \(italianOtherPicture)" : ""))
    case .savedWithEightBits:
      Advice(
        what: """
          Un programma ha salvato questa immagine con 8 bit invece di 16. Metà del suo contenuto è \
          andata perduta.
          """, toDo: original)
    case .newerVersion(let version):
      Advice(
        what: """
          Questa immagine è stata creata con una versione più recente di dicomshare (formato \
          \(version)).
          """, toDo: "faccia aggiornare dicomshare.")
    case .altered(let role):
      Advice(
        what: """
          Le due metà vanno insieme, ma la \(half(role)) è stata alterata dopo la sua creazione. \
          Non è stato ricostruito nulla, perché l'immagine non sarebbe affidabile.
          """, toDo: "si procuri una copia non alterata della \(half(role)). \(source(role))")
    case .alteredOrUnrelated:
      Advice(
        what: """
          Una delle due metà è stata alterata, oppure le due metà non vanno insieme. Non è stato \
          ricostruito nulla, perché l'immagine non sarebbe affidabile.
          """, toDo: "si procuri nuove copie di entrambe le metà.")
    case .sameHalfTwice(let role):
      Advice(
        what: "Entrambi i file sono la \(half(role)) della stessa immagine.",
        toDo: "metta qui anche la \(half(role.other)). \(source(role.other))")
    case .differentPairs:
      Advice(
        what: "Le due metà appartengono a immagini diverse.",
        toDo: "metta qui le metà che vanno insieme.")
    case .malformedPayload, .digestMismatch:
      Advice(
        what: """
          Questa versione di dicomshare non è in grado di leggere il contenuto di questa immagine.
          """, toDo: "conservi entrambe le metà e informi l'amministratore.")
    case .notDICOM, .sourceChanged, .unreadable:
      Advice(
        what: "Non è stato possibile leggere questo file.",
        toDo: "lo copi di nuovo. Se non basta, informi l'amministratore.")
    case .unwritable:
      Advice(
        what: "Non c'è spazio per l'immagine ricostruita.",
        toDo: "informi l'amministratore. L'immagine comparirà quando ci sarà spazio.")
    }
  }

  private static func ofItalian(_ kind: ForeignKind) -> Advice {
    switch kind {
    case .jpeg, .heic, .avif, .webp, .gif, .tiff, .bmp:
      Advice(
        what: """
          Questo file è un'immagine \(kind.pictureName). Se è una metà salvata in questo formato, \
          non è utilizzabile.
          """, toDo: [original, sheetPhoto, italianOtherPicture].joined(separator: " "))
    case .mangledPNG:
      Advice(
        what: """
          Questa immagine si è danneggiata durante il trasferimento: un programma l'ha trattata \
          come testo, come fa FTP in modalità ASCII.
          """, toDo: "trasferisca di nuovo il file, in modalità binaria.")
    case .empty: Advice(what: "Questo file è vuoto, o contiene solo zeri.", toDo: copyAgain)
    case .pdf:
      Advice(
        what: "Questo è un documento PDF, non una metà di un'immagine medica.",
        toDo: italianPutPictures + " " + italianSheet())
    case .html:
      Advice(
        what: """
          Questa è una pagina web, non una metà di un'immagine medica. Forse un portale ha inviato \
          la pagina di accesso al posto del file.
          """, toDo: "acceda al portale e scarichi di nuovo il file.")
    case .dicom:
      Advice(
        what: """
          Questo è un file DICOM, cioè già l'immagine medica. Non c'è nulla da ricostruire.
          """, toDo: "lo apra con un visualizzatore DICOM.")
    case .zip, .iso, .compressed:
      Advice(
        what: "Questo file è compresso, o è l'immagine di un disco.",
        toDo: """
          ne estragga il contenuto sul suo computer e metta qui la cartella che ne risulta.
          """)
    case .zipPart:
      Advice(
        what: "Questa è una delle parti di un file ZIP.",
        toDo: """
          ne estragga il contenuto sul suo computer, con tutte le parti in una cartella, e metta qui \
          la cartella che ne risulta.
          """)
    case .winmail:
      Advice(
        what: """
          Gli allegati dell'e-mail sono racchiusi in un file winmail.dat, come fa Outlook con il \
          formato RTF.
          """,
        toDo: """
          apra l'e-mail in Outlook, salvi gli allegati e li metta qui. Oppure chieda una nuova \
          e-mail, in HTML o in testo normale.
          """)
    case .encrypted: italianEncrypted
    case .shortcut: italianLinks(1)
    case .mail, .compoundFile:
      Advice(
        what: """
          Questa è un'e-mail salvata o un documento, non una metà di un'immagine medica.
          """, toDo: "salvi gli allegati dell'e-mail e li metta qui. \(italianSheet())")
    case .unknown:
      Advice(
        what: "Questo file non è un'immagine PNG, quindi non è una metà di un'immagine medica.",
        toDo: italianPutPictures + " " + italianSheet())
    }
  }

  private static func ofItalian(_ counts: DropCounts) -> Advice {
    let none = counts.hasNoHalf ? italianNoHalf(in: "Questa cartella") : nil
    let rest = [
      (counts.waiting, "in attesa"),
      (counts.failedImages, counts.failedImages == 1 ? "fallita" : "fallite"),
      (counts.inWork, "in elaborazione"),
    ].filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    var toDo = [none?.toDo].compactMap(\.self)
    for (count, role) in [(counts.lonePatients, Role.archive), (counts.loneArchives, .patient)]
    where count > 0 {
      toDo.append(
        """
        metta anche la \(half(role)) di \
        \(counts.whose(count, "questa immagine", "queste immagini", "immagine", "immagini")) \
        nella cartella "reconstruct", in qualsiasi ordine e con qualsiasi nome. \(source(role))
        """)
    }
    if counts.hasOnlyNoHalves {
      toDo.append(italianTakeExam)
    } else if counts.failed > 0 {
      toDo.append(
        """
        legga, nella cartella, i testi il cui nome termina con "\(ProblemText.suffix)"\
        \(counts.isOnPage ? "" : ", oppure STATUS.HTM"): spiegano che cosa non va in ciascun file.
        """)
    }
    var more: [String] = []
    if counts.lonePatients > 0, counts.loneArchives > 0 {
      more.append("Ci sono metà di entrambi i tipi, ma di immagini diverse.")
    }
    if counts.isReadOnly {
      more.append(
        """
        Non è permesso togliere file da questa cartella. Ciò che è stato ricostruito si trova \
        nella cartella "reconstructed". Elimini questa cartella quando non manca più nulla.
        """)
    }
    if !counts.hasOnlyNoHalves {
      more.append("Questo testo scompare quando tutte le immagini sono state ricostruite.")
    }
    return Advice(
      what: none?.what
        ?? "Immagini ricostruite: \(counts.reconstructed) su \(counts.images)\(rest)."
        + italianOthers(counts.noHalves),
      toDo: all(toDo),
      more: none == nil && !more.isEmpty ? more.joined(separator: " ") : nil)
  }
}
