internal import Configuration

/// What the notes say in one language: for the clerk, and for whoever gets the folder.
struct StudyNoteTexts: Sendable {
  /// What stands above them.
  let title: String
  private let torn: String
  private let cameAgain: String
  private let missing: String
  private let severalPatients: String
  private let noStudyUID: String
  private let placeholder: String
  private let issuedAgain: String
  private let overCD: String
  private let overDVD: String
  private let overFAT: String

  /// The text of a note.
  subscript(_ note: StudyNote) -> String {
    switch note {
    case .torn: torn
    case .cameAgain: cameAgain
    case .missing: missing
    case .severalPatients: severalPatients
    case .noStudyUID: noStudyUID
    case .placeholder: placeholder
    case .overCD: overCD
    case .overDVD: overDVD
    case .overFAT: overFAT
    case .issuedAgain: issuedAgain
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
    cameAgain: """
      An image came a second time, since its first copy may not have been whole. Both copies were \
      kept, so the patient may have a folder with each: the later one counts.
      """,
    missing: """
      Images are still missing: when this folder was made, at least one more image of the exam \
      had not arrived whole. What comes later gets a folder of its own with the same label.
      """,
    severalPatients: """
      The exam came under more than one patient number, so its images lie in several folders \
      with different labels. Make sure that all of them belong to this patient.
      """,
    noStudyUID: """
      Images came without a study number. Those of one folder and one patient are together here; \
      make sure that none is missing, and that all of them belong to this exam.
      """,
    placeholder: """
      The study or the patient has a number that machines fill in when none was entered. Make \
      sure that all images belong to this patient.
      """,
    issuedAgain: """
      These images were issued again. They replace the same images in an earlier folder with this \
      label, which remain valid. If you have both folders, keep both: the earlier one may hold \
      images that are not in this one.
      """,
    overCD: "These images do not fit on a CD. Use a DVD or a USB stick.",
    overDVD: "These images do not fit on a DVD. Use a USB stick, or a Blu-ray disc.",
    overFAT: """
      At least one file is larger than 4 GB, which a USB stick formatted with FAT32 cannot hold. \
      Use one that is formatted with exFAT or NTFS.
      """)

  private static let italian = StudyNoteTexts(
    title: "Attenzione",
    torn: """
      Almeno un'immagine potrebbe non essere arrivata intera a questo servizio: controlli le \
      immagini prima di consegnare la cartella e invii di nuovo l'esame se ne manca una parte. \
      Le immagini inviate di nuovo arrivano in una cartella a sé e non sostituiscono nulla.
      """,
    cameAgain: """
      Un'immagine è arrivata una seconda volta, perché la prima copia potrebbe non essere intera. \
      Sono state conservate entrambe, quindi il paziente può avere una cartella con ciascuna: vale \
      la più recente.
      """,
    missing: """
      Mancano ancora delle immagini: quando questa cartella è stata creata, almeno un'altra \
      immagine dell'esame non era arrivata intera. Ciò che arriva più tardi avrà una cartella a \
      sé con lo stesso codice.
      """,
    severalPatients: """
      L'esame è arrivato con più di un codice paziente, perciò le sue immagini si trovano in più \
      cartelle con codici diversi. Verifichi che appartengano tutte a questo paziente.
      """,
    noStudyUID: """
      Alcune immagini sono arrivate senza numero di studio. Quelle di una stessa cartella e di \
      uno stesso paziente sono state riunite: verifichi che non ne manchino e che appartengano \
      tutte a questo esame.
      """,
    placeholder: """
      Lo studio o il paziente porta un numero che le apparecchiature inseriscono quando non ne è \
      stato indicato uno. Verifichi che tutte le immagini appartengano a questo paziente.
      """,
    issuedAgain: """
      Queste immagini sono state rilasciate di nuovo. Sostituiscono le stesse immagini di una \
      cartella precedente con questo codice, che restano valide. Se ha entrambe le cartelle, \
      le conservi entrambe: quella precedente può contenere immagini che qui mancano.
      """,
    overCD: "Queste immagini non entrano in un CD. Usi un DVD o una chiavetta USB.",
    overDVD: "Queste immagini non entrano in un DVD. Usi una chiavetta USB o un disco Blu-ray.",
    overFAT: """
      Almeno un file supera i 4 GB e non può essere copiato su una chiavetta USB formattata con \
      FAT32. Ne usi una formattata con exFAT o NTFS.
      """)

  private static let german = StudyNoteTexts(
    title: "Bitte beachten",
    torn: """
      Mindestens eine Aufnahme ist diesem Dienst vielleicht nicht vollständig übermittelt worden: \
      Sehen Sie sich die Aufnahmen an, bevor Sie den Ordner aushändigen, und senden Sie die \
      Untersuchung noch einmal, falls ein Teil fehlt. Was noch einmal kommt, erscheint in einem \
      eigenen Ordner und ersetzt nichts.
      """,
    cameAgain: """
      Eine Aufnahme ist ein zweites Mal gekommen, weil die erste Kopie vielleicht nicht vollständig \
      ist. Beide wurden behalten; liegen sie in zwei Ordnern, gilt die spätere.
      """,
    missing: """
      Es fehlen noch Aufnahmen: Als dieser Ordner angelegt wurde, war mindestens eine weitere \
      Aufnahme der Untersuchung noch nicht vollständig angekommen. Was später kommt, erscheint \
      in einem eigenen Ordner mit derselben Kennung.
      """,
    severalPatients: """
      Die Untersuchung kam unter mehr als einer Patientennummer, deshalb liegen ihre Aufnahmen \
      in mehreren Ordnern mit verschiedenen Kennungen. Prüfen Sie, ob alle zu dieser Person \
      gehören.
      """,
    noStudyUID: """
      Aufnahmen kamen ohne Studiennummer. Die aus einem Ordner und von einer Person liegen hier \
      zusammen; prüfen Sie, ob keine fehlt und alle zu dieser Untersuchung gehören.
      """,
    placeholder: """
      Die Untersuchung oder die Person trägt eine Nummer, die Geräte einsetzen, wenn keine \
      eingegeben wurde. Prüfen Sie, ob alle Aufnahmen zu dieser Person gehören.
      """,
    issuedAgain: """
      Diese Aufnahmen wurden noch einmal ausgegeben. Sie ersetzen dieselben Aufnahmen in einem \
      früheren Ordner mit dieser Kennung, die gültig bleiben. Wenn Sie beide Ordner haben, bewahren \
      Sie beide auf: Der frühere kann Aufnahmen enthalten, die hier fehlen.
      """,
    overCD: "Diese Aufnahmen passen nicht auf eine CD. Nehmen Sie eine DVD oder einen USB-Stick.",
    overDVD: """
      Diese Aufnahmen passen nicht auf eine DVD. Nehmen Sie einen USB-Stick oder eine Blu-ray.
      """,
    overFAT: """
      Mindestens eine Datei ist größer als 4 GB und passt nicht auf einen USB-Stick, der mit FAT32 \
      formatiert ist. Nehmen Sie einen mit exFAT oder NTFS.
      """)

  private static let french = StudyNoteTexts(
    title: "À noter",
    torn: """
      Au moins une image n'est peut-être pas arrivée entière à ce service\u{A0}: regardez les images \
      avant de remettre le dossier et envoyez de nouveau l'examen s'il en manque une partie. Les \
      images envoyées de nouveau arrivent dans un dossier à part et ne remplacent rien.
      """,
    cameAgain: """
      Une image est arrivée une seconde fois, car la première copie n'est peut-être pas entière. \
      Les deux ont été conservées\u{A0}; si elles se trouvent dans deux dossiers, la plus récente fait \
      foi.
      """,
    missing: """
      Il manque encore des images\u{A0}: quand ce dossier a été créé, au moins une autre image de \
      l'examen n'était pas arrivée entière. Ce qui arrive plus tard aura son propre dossier avec \
      le même code.
      """,
    severalPatients: """
      L'examen est arrivé sous plus d'un numéro de patient\u{A0}: ses images se trouvent donc dans \
      plusieurs dossiers aux codes différents. Vérifiez qu'elles appartiennent toutes à ce \
      patient.
      """,
    noStudyUID: """
      Des images sont arrivées sans numéro d'étude. Celles d'un même dossier et d'un même \
      patient ont été réunies\u{A0}: vérifiez qu'il n'en manque aucune et qu'elles appartiennent \
      toutes à cet examen.
      """,
    placeholder: """
      L'étude ou le patient porte un numéro que les appareils inscrivent quand aucun n'a été \
      saisi. Vérifiez que toutes les images appartiennent à ce patient.
      """,
    issuedAgain: """
      Ces images ont été délivrées de nouveau. Elles remplacent les mêmes images d'un dossier \
      antérieur portant ce code, qui restent valables. Si vous avez les deux dossiers, conservez \
      les deux\u{A0}: le premier peut contenir des images qui manquent ici.
      """,
    overCD: "Ces images ne tiennent pas sur un CD. Utilisez un DVD ou une clé USB.",
    overDVD: "Ces images ne tiennent pas sur un DVD. Utilisez une clé USB ou un disque Blu-ray.",
    overFAT: """
      Au moins un fichier dépasse 4 Go, ce qu'une clé USB formatée en FAT32 ne peut pas contenir. \
      Utilisez une clé formatée en exFAT ou NTFS.
      """)
}
