internal import SecretSharing
internal import Workers

// French puts a space that does not break before a colon: \u{A0}.
extension Advice {
  /// What is said of sheets in French.
  static func frenchSheet(_ cause: SheetCause) -> Advice {
    switch cause {
    case .text(.noSheet):
      Advice(
        what: "Ce fichier ne contient pas de feuille.",
        toDo: """
          déposez ici le texte de la feuille\u{A0}: il commence par DCMSHARE-SHEET 1, suivent une \
          ligne avec le code de l'examen et trois lignes de clé.
          """)
    case .text(.header): faute("la première ligne de la feuille, DCMSHARE-SHEET 1")
    case .text(.label): faute("la deuxième ligne de la feuille, le code de l'examen")
    case .text(.code(let line)):
      faute(
        """
        la \(["première", "deuxième", "troisième"][min(max(line, 1), 3) - 1]) des trois lignes de clé
        """)
    case .text(.newerVersion(let version)):
      Advice(
        what: """
          Cette feuille a été créée par une version plus récente de dicomshare (format \(version)).
          """, toDo: "faites mettre dicomshare à jour.")
    case .text(.tooMany):
      Advice(
        what: "Ce fichier contient plus de \(SheetSearch.maximumSheets) feuilles.",
        toDo: "déposez ici celles qui n'ont pas été lues dans un fichier à part.")
    case .oneOfSeveral(let mistake): uneDePlusieurs(mistake)
    case .photo(let problem): photographie(problem)
    case .photoFormat(let kind):
      Advice(
        what: """
          Ce fichier est une image \(kind.pictureName). La photo d'une feuille se lit au format JPEG.
          """,
        toDo: """
          si c'est la photo d'une feuille, enregistrez-la au format JPEG (iPhone\u{A0}: Réglages, \
          Appareil photo, Formats, Le plus compatible), ou déposez un fichier texte avec les lignes \
          de la feuille. S'il s'agit d'une moitié enregistrée dans ce format, elle est \
          inutilisable\u{A0}: demandez le fichier PNG d'origine.
          """)
    case .archiveMissing(let isLookedUp):
      Advice(
        what: isLookedUp
          ? """
          Cette feuille remplace la moitié du patient. La moitié archivée ne se trouve pas dans \
          cette archive.
          """
          : "Cette feuille remplace la moitié du patient. La moitié archivée n'est pas encore là.",
        toDo: """
          déposez aussi la moitié archivée dans le dossier «\u{A0}reconstruct\u{A0}». L'hôpital qui \
          a réalisé l'examen l'envoie\u{A0}: demandez-la en indiquant le code de la feuille.
          """,
        more: "Ce texte disparaît dès qu'une image de cette feuille est reconstituée.")
    case .strangers:
      Advice(
        what: """
          Cette feuille remplace la moitié du patient. Les moitiés archivées en attente ici ne \
          correspondent pas à cette feuille. Les images arrivées plus tard ont leur propre feuille, \
          de même que chaque nouvelle délivrance d'un examen.
          """,
        toDo: """
          déposez aussi ici la moitié archivée qui correspond à cette feuille. L'hôpital qui a \
          réalisé l'examen l'envoie\u{A0}: demandez-la en indiquant le code de la feuille. S'il s'agit \
          des images en attente ici, déposez leur feuille.
          """)
    case .notThisSheet:
      Advice(
        what: """
          Cette image est la moitié archivée d'une image médicale et ne correspond pas à la feuille \
          présente ici. Les images arrivées plus tard ont leur propre feuille, de même que chaque \
          nouvelle délivrance d'un examen.
          """,
        toDo: "déposez ici la moitié du patient de cette image, ou la feuille qui l'accompagne.")
    case .incomplete(let restored, let failed, let error):
      Advice(
        what: """
          Images de cette feuille reconstituées\u{A0}: \(restored) sur \(restored + failed), \
          \(failed) en échec. Pour la première d'entre elles\u{A0}: \(Advice.french(.share(error)).what)
          """, toDo: "prévenez l'administrateur, et laissez la feuille ici.")
    case .delayed:
      Advice(
        what: """
          Pour le moment, des images de cette feuille ne peuvent pas être reconstituées\u{A0}: quelque \
          chose ne peut pas être lu ou écrit. L'opération est retentée sans cesse.
          """, toDo: "prévenez l'administrateur, et laissez la feuille ici.")
    }
  }

  private static func uneDePlusieurs(_ mistake: SheetMistake) -> Advice {
    let place = mistake.line.map { " (ligne \($0) du texte)" } ?? ""
    let advice = frenchSheet(.text(mistake.error))
    return Advice(
      what: """
        Ce fichier contient plusieurs feuilles. L'une est inutilisable\(place)\u{A0}: \(advice.what)
        """, toDo: advice.toDo,
      more: """
        Les autres sont utilisées. Le fichier reste ici jusqu'à ce qu'il soit corrigé ou retiré.
        """)
  }

  private static func faute(_ line: String) -> Advice {
    Advice(
      what: "Il y a une faute de frappe\u{A0}: \(line).",
      toDo: "comparez cette ligne avec la feuille, et corrigez ce texte.",
      more: "Les minuscules, les espaces et les sauts de ligne ne comptent pas.")
  }

  private static func photographie(_ problem: PhotoProblem) -> Advice {
    let type = "déposez ici un fichier texte avec les lignes de la feuille."
    return switch problem {
    case .unreadable:
      Advice(
        what: "Cette photo est endommagée, ou ne peut pas être lue ici.",
        toDo: "prenez-en une autre, ou \(type)")
    case .tooLarge:
      Advice(
        what: "Cette image est plus grande que la photo d'une feuille.",
        toDo: "photographiez le code QR seul, ou \(type)")
    case .noCode:
      Advice(
        what: """
          Aucun code QR n'est lisible sur cette photo. Si c'est la moitié d'une image médicale \
          enregistrée sous forme de photo, son contenu est perdu.
          """,
        toDo: """
          photographiez de nouveau la feuille\u{A0}: de près, d'en haut, avec un bon éclairage et \
          le code QR en entier. Ou \(type) Si c'est une moitié, demandez le fichier PNG d'origine. \
          \(frenchOtherPicture)
          """)
    case .noSheet:
      Advice(
        what: "Le code QR de cette photo n'est pas celui d'une feuille.",
        toDo: "photographiez le code QR de la feuille, ou \(type)")
    case .noReader:
      Advice(what: "Les photos de feuilles ne peuvent pas être lues ici.", toDo: type)
    }
  }
}
