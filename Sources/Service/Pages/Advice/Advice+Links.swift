// Links to files, which nobody follows. One is spoken of as the file at hand.
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
}
