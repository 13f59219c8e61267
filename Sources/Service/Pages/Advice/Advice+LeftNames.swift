// Files that are left alone for their names: nobody else tells the doctor, to whom they are there.
extension Advice {
  /// What is said of names that are left alone in English.
  static func englishLeftNames(_ count: Int) -> Advice {
    Advice(
      what: """
        \(count == 1 ? "A file or folder has a name" : "\(count) files or folders have names") that \
        \(count == 1 ? "begins" : "begin") with a dot, or as unfinished files have, such as those that \
        end in ".part", ".tmp" or "~": nobody looks into \(count == 1 ? "it" : "them").
        """,
      toDo: """
        if all of it was copied, give it another name, which ends in ".PNG" if it is a picture; \
        otherwise copy it again.
        """)
  }

  /// What is said of names that are left alone in German.
  static func germanLeftNames(_ count: Int) -> Advice {
    Advice(
      what: """
        \(count == 1 ? "Eine Datei oder ein Ordner hat einen Namen, der" : "\(count) Dateien oder Ordner haben Namen, die") \
        mit einem Punkt \(count == 1 ? "beginnt" : "beginnen"), oder einen wie unfertige Dateien, etwa \
        solche auf „.part“, „.tmp“ oder „~“: Niemand sieht hinein.
        """,
      toDo: """
        Wurde alles kopiert, geben Sie einen anderen Namen, der bei einem Bild auf „.PNG“ endet; \
        andernfalls kopieren Sie noch einmal.
        """)
  }

  /// What is said of names that are left alone in French.
  static func frenchLeftNames(_ count: Int) -> Advice {
    Advice(
      what: """
        \(count == 1 ? "Un fichier ou dossier a un nom qui commence" : "\(count) fichiers ou dossiers ont des noms qui commencent") \
        par un point, ou comme en ont les fichiers inachevés, par exemple ceux qui se terminent par \
        «\u{A0}.part\u{A0}», «\u{A0}.tmp\u{A0}» ou «\u{A0}~\u{A0}»\u{A0}: ils ne sont pas ouverts.
        """,
      toDo: """
        si tout a été copié, donnez un autre nom, qui se termine par «\u{A0}.PNG\u{A0}» pour une \
        image\u{A0}; sinon, copiez de nouveau.
        """)
  }

  /// What is said of names that are left alone in Italian.
  static func italianLeftNames(_ count: Int) -> Advice {
    Advice(
      what: """
        \(count == 1 ? "Un file o una cartella ha un nome che inizia" : "\(count) file o cartelle hanno nomi che iniziano") \
        con un punto, o come quelli dei file non finiti, per esempio con ".part", ".tmp" o "~" alla \
        fine: nessuno ne guarda il contenuto.
        """,
      toDo: """
        se tutto è stato copiato, dia un altro nome, che per un'immagine finisca in ".PNG"; \
        altrimenti copi di nuovo.
        """)
  }
}
