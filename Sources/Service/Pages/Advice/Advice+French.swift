internal import SecretSharing
internal import Workers

// French puts a space that does not break before a colon: \u{A0}.
extension Advice {
  /// What is said in French.
  static func french(_ cause: ProblemCause) -> Advice {
    switch cause {
    case .waiting(let role):
      Advice(
        what: """
          Cette image est la \(half(role)) d'une image médicale. La \(half(role.other)) n'est pas \
          encore là.
          """,
        toDo: """
          déposez aussi la \(half(role.other)) dans le dossier «\u{A0}reconstruct\u{A0}». \
          \(source(role.other))
          """,
        more: """
          Si vous avez déposé les deux moitiés et que ce texte figure à côté de chacune, ce sont \
          des moitiés d'images différentes. Ce texte disparaît dès que l'image est reconstituée.
          """)
    case .share(let error): ofFrench(error)
    case .package(let format, let error): frenchPackage(format, error)
    case .sheet(let cause): frenchSheet(cause)
    case .folder(let counts): ofFrench(counts)
    case .links(let count): frenchLinks(count)
    case .placeholder: frenchPlaceholder
    case .closedFolders(let count): frenchClosedFolders(count)
    case .leftNames(let count): frenchLeftNames(count)
    }
  }

  private static func half(_ role: Role) -> String {
    role == .patient ? "moitié du patient" : "moitié archivée"
  }

  /// Where a half is to be had.
  private static func source(_ role: Role) -> String {
    role == .patient
      ? "Le patient l'a reçue\u{A0}: sur un CD, sur une clé USB, par e-mail ou sur une feuille de papier."
      : """
      Elle est envoyée par l'hôpital qui a réalisé l'examen\u{A0}: demandez-la en indiquant le \
      code qui figure sur la page INDEX.HTM jointe aux images.
      """
  }

  private static let sheetPhoto = """
    Si c'est la photo d'une feuille, déposez plutôt un \
    fichier texte avec les lignes de la feuille.
    """

  static let frenchOtherPicture =
    "Si c'est une autre image, comme le logo d'un e-mail, elle n'est pas nécessaire."

  /// What to do about a sheet in something that is no share.
  static func frenchSheet(in place: String = "ce fichier") -> String {
    """
    Si \(place) contient une feuille, déposez plutôt un fichier texte avec les lignes de la feuille.
    """
  }

  private static let original = """
    demandez le fichier d'origine, tel qu'il était sur le CD, sur la clé ou dans l'e-mail.
    """
  private static let copyAgain = """
    copiez de nouveau le fichier depuis le CD, la clé ou l'e-mail.
    """
  static let frenchPutPictures = """
    déposez ici les fichiers d'images du CD, de la clé ou de l'e-mail, tels quels.
    """

  private static func ofFrench(_ error: SharingError) -> Advice {
    switch error {
    case .notPNG(let kind): ofFrench(kind)
    case .truncated(let have, let expected):
      Advice(
        what: "Cette image est incomplète\u{A0}: "
          + (expected > 0
            ? "\(have) octets sur \(expected) sont arrivés."
            : "seuls \(have) octets sont arrivés."),
        toDo: copyAgain)
    case .damagedPNG:
      Advice(
        what: "Cette image est endommagée.",
        toDo: copyAgain + " Si cela ne suffit pas, demandez une nouvelle copie.")
    case .noShareHeader, .geometryMismatch:
      Advice(
        what: """
          Cette image n'est pas une moitié d'image médicale, ou elle a été rognée, redimensionnée, \
          pivotée ou enregistrée sous forme de photo. Elle est devenue inutilisable.
          """,
        toDo: original + (error == .noShareHeader ? " \(sheetPhoto) \(frenchOtherPicture)" : ""))
    case .savedWithEightBits:
      Advice(
        what: """
          Un programme a enregistré cette image sur 8 bits au lieu de 16. La moitié de son contenu \
          est perdue.
          """, toDo: original)
    case .newerVersion(let version):
      Advice(
        what: """
          Cette image a été créée avec une version plus récente de dicomshare (format \(version)).
          """, toDo: "faites mettre dicomshare à jour.")
    case .altered(let role):
      Advice(
        what: """
          Les deux moitiés vont ensemble, mais la \(half(role)) a été modifiée après sa création. \
          Rien n'a été reconstitué, car l'image ne serait pas fiable.
          """, toDo: "procurez-vous une copie intacte de la \(half(role)). \(source(role))")
    case .alteredOrUnrelated:
      Advice(
        what: """
          L'une des deux moitiés a été modifiée, ou elles ne vont pas ensemble. Rien n'a été \
          reconstitué, car l'image ne serait pas fiable.
          """, toDo: "procurez-vous de nouvelles copies des deux moitiés.")
    case .sameHalfTwice(let role):
      Advice(
        what: "Les deux fichiers sont la \(half(role)) de la même image.",
        toDo: "déposez ici aussi la \(half(role.other)). \(source(role.other))")
    case .differentPairs:
      Advice(
        what: "Les deux moitiés proviennent d'images différentes.",
        toDo: "déposez ici les moitiés qui vont ensemble.")
    case .malformedPayload, .digestMismatch:
      Advice(
        what: "Cette version de dicomshare ne sait pas lire le contenu de cette image.",
        toDo: "conservez les deux moitiés et prévenez l'administrateur.")
    case .notDICOM, .sourceChanged, .unreadable:
      Advice(
        what: "Ce fichier n'a pas pu être lu.",
        toDo: "copiez-le de nouveau. Si cela ne suffit pas, prévenez l'administrateur.")
    case .unwritable:
      Advice(
        what: "Il n'y a pas assez de place pour l'image reconstituée.",
        toDo: "prévenez l'administrateur. L'image apparaîtra dès qu'il y aura de la place.")
    }
  }

  private static func ofFrench(_ kind: ForeignKind) -> Advice {
    switch kind {
    case .jpeg, .heic, .avif, .webp, .gif, .tiff, .bmp:
      Advice(
        what: """
          Ce fichier est une image \(kind.pictureName). S'il s'agit d'une moitié enregistrée dans \
          ce format, elle est inutilisable.
          """, toDo: [original, sheetPhoto, frenchOtherPicture].joined(separator: " "))
    case .mangledPNG:
      Advice(
        what: """
          Cette image a été endommagée pendant le transfert\u{A0}: un programme l'a traitée comme \
          du texte, comme le fait FTP en mode ASCII.
          """, toDo: "transférez de nouveau le fichier, en mode binaire.")
    case .empty: Advice(what: "Ce fichier est vide, ou ne contient que des zéros.", toDo: copyAgain)
    case .pdf:
      Advice(
        what: "Ceci est un document PDF, et non une moitié d'image médicale.",
        toDo: frenchPutPictures + " " + frenchSheet())
    case .html:
      Advice(
        what: """
          Ceci est une page web, et non une moitié d'image médicale. Un portail a peut-être envoyé \
          sa page de connexion à la place du fichier.
          """, toDo: "connectez-vous au portail et téléchargez de nouveau le fichier.")
    case .dicom:
      Advice(
        what: """
          Ceci est un fichier DICOM, c'est-à-dire déjà l'image médicale. Il n'y a rien à \
          reconstituer.
          """, toDo: "ouvrez-le avec une visionneuse DICOM.")
    case .zip, .iso, .compressed:
      Advice(
        what: "Ce fichier est compressé, ou c'est une image de disque.",
        toDo: """
          décompressez-le ou ouvrez-le sur votre ordinateur, et déposez ici le dossier qu'il contient.
          """)
    case .zipPart:
      Advice(
        what: "Ceci est l'une des parties d'un fichier ZIP.",
        toDo: """
          décompressez-le sur votre ordinateur, avec toutes les parties dans un même dossier, et \
          déposez ici le dossier qu'il contient.
          """)
    case .winmail:
      Advice(
        what: """
          Les pièces jointes de l'e-mail sont enfermées dans un fichier winmail.dat, comme le fait \
          Outlook en texte enrichi.
          """,
        toDo: """
          ouvrez l'e-mail dans Outlook, enregistrez ses pièces jointes et déposez-les ici. Ou \
          demandez un nouvel e-mail, en HTML ou en texte brut.
          """)
    case .encrypted: frenchEncrypted
    case .shortcut: frenchLinks(1)
    case .mail, .compoundFile:
      Advice(
        what: """
          Ceci est un e-mail enregistré ou un document, et non une moitié d'image médicale.
          """,
        toDo: "enregistrez les pièces jointes de l'e-mail et déposez-les ici. \(frenchSheet())")
    case .unknown:
      Advice(
        what: "Ce fichier n'est pas une image PNG, et donc pas une moitié d'image médicale.",
        toDo: frenchPutPictures + " " + frenchSheet())
    }
  }

  private static func ofFrench(_ counts: DropCounts) -> Advice {
    let none = counts.hasNoHalf ? frenchNoHalf(in: "Ce dossier") : nil
    let rest = [
      (counts.waiting, "en attente"), (counts.failedImages, "en échec"),
      (counts.inWork, "en cours"),
    ].filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    var toDo = [none?.toDo].compactMap(\.self)
    for (count, role) in [(counts.lonePatients, Role.archive), (counts.loneArchives, .patient)]
    where count > 0 {
      toDo.append(
        """
        déposez aussi la \(half(role)) de \(counts.whose(count, "cette image", "ces images", "image", "images")) \
        dans le dossier «\u{A0}reconstruct\u{A0}», dans n'importe quel ordre et sous n'importe quel nom. \
        \(source(role))
        """)
    }
    if counts.hasOnlyNoHalves {
      toDo.append(frenchTakeExam)
    } else if counts.failed > 0 {
      toDo.append(
        """
        lisez dans le dossier les textes dont le nom se termine par \
        «\u{A0}\(ProblemText.suffix)\u{A0}»\
        \(counts.isOnPage ? "" : ", ou STATUS.HTM")\u{A0}: le problème de chaque fichier y est expliqué.
        """)
    }
    var more: [String] = []
    if counts.lonePatients > 0, counts.loneArchives > 0 {
      more.append("Des moitiés des deux types sont là, mais d'images différentes.")
    }
    if counts.isReadOnly {
      more.append(
        """
        Ce dossier ne permet pas d'en retirer des fichiers. Ce qui a été reconstitué se trouve \
        dans le dossier «\u{A0}reconstructed\u{A0}». Supprimez ce dossier quand il ne manque plus \
        rien.
        """)
    }
    if !counts.hasOnlyNoHalves {
      more.append("Ce texte disparaît dès que toutes les images sont reconstituées.")
    }
    return Advice(
      what: none?.what
        ?? "Images reconstituées\u{A0}: \(counts.reconstructed) sur \(counts.images)\(rest)."
        + frenchOthers(counts.noHalves),
      toDo: all(toDo),
      more: none == nil && !more.isEmpty ? more.joined(separator: " ") : nil)
  }
}
