// Links to files, which nobody follows, what iCloud leaves of files, and closed folders. One link is spoken of as the file at hand.
extension Advice {
  /// What is said of links in English.
  static func englishLinks(_ count: Int) -> Advice {
    Advice(
      what: count == 1
        ? "This is a link to a file, and links are not opened."
        : "\(count) links to files lie here, and links are not opened.",
      toDo: "put copies of the files here, not links.")
  }

  /// What is said of links in German.
  static func germanLinks(_ count: Int) -> Advice {
    Advice(
      what: count == 1
        ? "Das ist eine Verknüpfung mit einer Datei, und Verknüpfungen werden nicht geöffnet."
        : "Hier liegen \(count) Verknüpfungen mit Dateien, und Verknüpfungen werden nicht geöffnet.",
      toDo: "Legen Sie Kopien der Dateien hier ab, keine Verknüpfungen.")
  }

  /// What is said of links in French.
  static func frenchLinks(_ count: Int) -> Advice {
    Advice(
      what: count == 1
        ? "Ceci est un lien vers un fichier, et les liens ne sont pas ouverts."
        : "\(count) liens vers des fichiers se trouvent ici, et les liens ne sont pas ouverts.",
      toDo: "déposez ici des copies des fichiers, pas des liens.")
  }

  /// What is said of links in Italian.
  static func italianLinks(_ count: Int) -> Advice {
    Advice(
      what: count == 1
        ? "Questo è un collegamento a un file, e i collegamenti non vengono aperti."
        : "Qui ci sono \(count) collegamenti a file, e i collegamenti non vengono aperti.",
      toDo: "metta qui delle copie dei file, non dei collegamenti.")
  }

  static let englishPlaceholder = Advice(
    what: "This is a placeholder: the file itself is still in iCloud.",
    toDo: "download it in the Finder (Download Now), and copy the file itself here.")

  static let germanPlaceholder = Advice(
    what: "Das ist nur ein Platzhalter: Die Datei selbst liegt noch in iCloud.",
    toDo: """
      Laden Sie sie im Finder herunter („Jetzt laden“) und kopieren Sie die Datei selbst hierher.
      """)

  static let frenchPlaceholder = Advice(
    what: "Ceci n'est qu'un substitut\u{A0}: le fichier lui-même est encore dans iCloud.",
    toDo: """
      téléchargez-le dans le Finder («\u{A0}Télécharger maintenant\u{A0}»), puis copiez ici le fichier \
      lui-même.
      """)

  static let italianPlaceholder = Advice(
    what: "Questo è solo un segnaposto: il file vero e proprio è ancora in iCloud.",
    toDo: "lo scarichi nel Finder (Scarica ora) e copi qui il file vero e proprio.")

  /// What is said of folders that cannot be entered in English.
  static func englishClosedFolders(_ count: Int) -> Advice {
    Advice(
      what:
        "The service may not enter \(count == 1 ? "a folder" : "\(count) folders"), and does not know what lies there.",
      toDo: """
        copy the files again, so that the service may read them, or ask the \
        administrator.
        """)
  }

  /// What is said of folders that cannot be entered in German.
  static func germanClosedFolders(_ count: Int) -> Advice {
    Advice(
      what: count == 1
        ? "Der Dienst darf einen Ordner nicht öffnen und weiß nicht, was darin liegt."
        : "Der Dienst darf \(count) Ordner nicht öffnen und weiß nicht, was darin liegt.",
      toDo: """
        Kopieren Sie die Dateien noch einmal, sodass der Dienst sie lesen darf, oder \
        wenden Sie sich an die IT-Abteilung.
        """)
  }

  /// What is said of folders that cannot be entered in French.
  static func frenchClosedFolders(_ count: Int) -> Advice {
    Advice(
      what: count == 1
        ? "Le service ne peut pas ouvrir un dossier et ignore ce qu'il contient."
        : "Le service ne peut pas ouvrir \(count) dossiers et ignore ce qu'ils contiennent.",
      toDo: """
        copiez de nouveau les fichiers, de sorte que le service puisse les lire, ou \
        prévenez l'administrateur.
        """)
  }

  /// What is said of folders that cannot be entered in Italian.
  static func italianClosedFolders(_ count: Int) -> Advice {
    Advice(
      what: count == 1
        ? "Il servizio non può aprire una cartella e non sa che cosa contiene."
        : "Il servizio non può aprire \(count) cartelle e non sa che cosa contengono.",
      toDo: """
        copi di nuovo i file, in modo che il servizio possa leggerli, o informi \
        l'amministratore.
        """)
  }
}
