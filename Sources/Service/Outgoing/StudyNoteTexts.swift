internal import Configuration

/// What the notes say in one language: for the clerk, and for whoever gets the folder.
struct StudyNoteTexts: Sendable {
  /// What stands above them.
  let title: String
  private let torn: String
  private let missing: String

  /// The text of a note.
  subscript(_ note: StudyNote) -> String {
    switch note {
    case .torn: torn
    case .missing: missing
    }
  }

  /// The texts of a language.
  static func of(_ language: Configuration.Language) -> StudyNoteTexts {
    switch language {
    case .english: english
    case .italian: italian
    case .german: german
    case .french: french
    }
  }

  private static let english = StudyNoteTexts(
    title: "Please note",
    torn: """
      At least one image may not have reached this service whole: look at the images before the \
      folder is handed over, and send the exam again if a part is missing. Images that are sent \
      again come in a folder of their own, and replace nothing.
      """,
    missing: """
      Images are still missing: when this folder was made, at least one more image of the exam \
      had not arrived whole. What comes later gets a folder of its own with the same label.
      """)

  private static let italian = StudyNoteTexts(
    title: "Attenzione",
    torn: """
      Almeno un'immagine potrebbe non essere arrivata intera a questo servizio: controllate le \
      immagini prima di consegnare la cartella e inviate di nuovo l'esame se ne manca una parte. \
      Le immagini inviate di nuovo arrivano in una cartella a sé e non sostituiscono nulla.
      """,
    missing: """
      Mancano ancora delle immagini: quando questa cartella è stata creata, almeno un'altra \
      immagine dell'esame non era arrivata intera. Ciò che arriva più tardi avrà una cartella a \
      sé con lo stesso codice.
      """)

  private static let german = StudyNoteTexts(
    title: "Bitte beachten",
    torn: """
      Mindestens eine Aufnahme ist diesem Dienst vielleicht nicht vollständig übermittelt worden: \
      Sehen Sie sich die Aufnahmen an, bevor Sie den Ordner aushändigen, und senden Sie die \
      Untersuchung noch einmal, falls ein Teil fehlt. Was noch einmal kommt, erscheint in einem \
      eigenen Ordner und ersetzt nichts.
      """,
    missing: """
      Es fehlen noch Aufnahmen: Als dieser Ordner angelegt wurde, war mindestens eine weitere \
      Aufnahme der Untersuchung noch nicht vollständig angekommen. Was später kommt, erscheint \
      in einem eigenen Ordner mit derselben Kennung.
      """)

  private static let french = StudyNoteTexts(
    title: "À noter",
    torn: """
      Au moins une image n'est peut-être pas arrivée entière à ce service : regardez les images \
      avant de remettre le dossier et envoyez de nouveau l'examen s'il en manque une partie. Les \
      images envoyées de nouveau arrivent dans un dossier à part et ne remplacent rien.
      """,
    missing: """
      Il manque encore des images : quand ce dossier a été créé, au moins une autre image de \
      l'examen n'était pas arrivée entière. Ce qui arrive plus tard aura son propre dossier avec \
      le même code.
      """)
}
