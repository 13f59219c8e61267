// Files of a dropped folder that are no halves, such as the logos of mails, or no longer, behind what is
// said of the images.
extension Advice {
  static let englishTakeExam =
    "take the exam from the folder \"reconstructed\", and delete this folder if nobody needs it."

  static let germanTakeExam = """
    Entnehmen Sie die Untersuchung dem Ordner „reconstructed“, und löschen Sie diesen Ordner, wenn ihn \
    niemand mehr braucht.
    """

  static let frenchTakeExam = """
    prenez l'examen dans le dossier «\u{A0}reconstructed\u{A0}», et supprimez ce dossier-ci si personne \
    n'en a besoin.
    """

  static let italianTakeExam = """
    prenda l'esame dalla cartella "reconstructed" ed elimini questa cartella se non serve a nessuno.
    """

  static func englishOthers(_ count: Int) -> String {
    switch count {
    case 0: ""
    case 1: " 1 other file cannot be used as half of an image."
    default: " \(count) other files cannot be used as halves of images."
    }
  }

  static func germanOthers(_ count: Int) -> String {
    switch count {
    case 0: ""
    case 1: " 1 andere Datei ist nicht als Hälfte einer Aufnahme verwendbar."
    default: " \(count) andere Dateien sind nicht als Hälften von Aufnahmen verwendbar."
    }
  }

  static func frenchOthers(_ count: Int) -> String {
    switch count {
    case 0: ""
    case 1: " 1 autre fichier n'est pas utilisable comme moitié d'image."
    default: " \(count) autres fichiers ne sont pas utilisables comme moitiés d'images."
    }
  }

  static func italianOthers(_ count: Int) -> String {
    switch count {
    case 0: ""
    case 1: " 1 altro file non è utilizzabile come metà di un'immagine."
    default: " Altri \(count) file non sono utilizzabili come metà di immagini."
    }
  }
}
