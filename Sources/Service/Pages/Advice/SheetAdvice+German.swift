internal import SecretSharing
internal import Workers

extension Advice {
  /// What is said of sheets in German.
  static func germanSheet(_ cause: SheetCause) -> Advice {
    switch cause {
    case .text(.noSheet):
      Advice(
        what: "In dieser Datei steht kein Blatt.",
        toDo: """
          Legen Sie den Text des Blattes hier ab: Er beginnt mit DCMSHARE-SHEET 1, darauf folgen \
          eine Zeile mit der Kennung und drei Zeilen mit dem Code.
          """)
    case .text(.header): tippfehler("der ersten Zeile des Blattes, DCMSHARE-SHEET 1,")
    case .text(.label): tippfehler("der zweiten Zeile des Blattes, der Kennung,")
    case .text(.code(let line)):
      tippfehler(
        "der \(["ersten", "zweiten", "dritten"][min(max(line, 1), 3) - 1]) der drei Code-Zeilen")
    case .text(.newerVersion(let version)):
      Advice(
        what: """
          Dieses Blatt wurde mit einer neueren Version von dicomshare erstellt (Format \(version)).
          """, toDo: "Lassen Sie dicomshare aktualisieren.")
    case .text(.tooMany):
      Advice(
        what: "In dieser Datei stehen mehr als \(SheetSearch.maximumSheets) Blätter.",
        toDo: "Legen Sie die nicht gelesenen in einer eigenen Datei hier ab.")
    case .oneOfSeveral(let mistake): einesVonMehreren(mistake)
    case .photo(let problem): foto(problem)
    case .photoFormat(let kind):
      Advice(
        what: """
          Diese Datei ist ein \(kind.pictureName)-Bild. Das Foto eines Blattes wird als JPEG gelesen.
          """,
        toDo: """
          Falls es das Foto eines Blattes ist, speichern Sie es als JPEG (iPhone: Einstellungen, \
          Kamera, Formate, Maximale Kompatibilität), oder legen Sie eine Textdatei mit den Zeilen \
          des Blattes hier ab. Falls es eine in diesem Format gespeicherte Hälfte ist, ist sie nicht \
          verwendbar: Bitten Sie um die ursprüngliche PNG-Datei.
          """)
    case .archiveMissing(let isLookedUp):
      Advice(
        what: isLookedUp
          ? """
          Dieses Blatt steht für die Patientenhälfte. Die Archivhälfte liegt nicht in diesem Archiv.
          """
          : "Dieses Blatt steht für die Patientenhälfte. Die Archivhälfte fehlt noch.",
        toDo: """
          Legen Sie auch die Archivhälfte in den Ordner „reconstruct“. Fordern Sie sie unter Angabe \
          der Kennung auf dem Blatt bei dem Krankenhaus an, das die Untersuchung durchgeführt hat.
          """,
        more: """
          Dieser Text verschwindet, sobald eine Aufnahme dieses Blattes wiederhergestellt ist.
          """)
    case .strangers:
      Advice(
        what: """
          Dieses Blatt steht für die Patientenhälfte. Die Archivhälften, die hier warten, gehören \
          nicht zu diesem Blatt. Später eingetroffene Aufnahmen haben ein eigenes Blatt, ebenso \
          jede erneute Ausgabe einer Untersuchung.
          """,
        toDo: """
          Legen Sie auch die Archivhälfte hier ab, die zu diesem Blatt gehört. Fordern Sie sie unter \
          Angabe der Kennung auf dem Blatt bei dem Krankenhaus an, das die Untersuchung \
          durchgeführt hat. Geht es um die Aufnahmen, die hier warten, legen Sie deren Blatt hier ab.
          """)
    case .notThisSheet:
      Advice(
        what: """
          Dieses Bild ist die Archivhälfte einer medizinischen Aufnahme und gehört nicht zu dem \
          Blatt, das hier liegt. Später eingetroffene Aufnahmen haben ein eigenes Blatt, ebenso \
          jede erneute Ausgabe einer Untersuchung.
          """,
        toDo: """
          Legen Sie die Patientenhälfte dieser Aufnahme hier ab, oder das Blatt, das zu ihr gehört.
          """)
    case .incomplete(let restored, let failed, let error):
      Advice(
        what: """
          \(restored) von \(restored + failed) \
          \(restored + failed == 1 ? "Aufnahme" : "Aufnahmen") dieses Blattes wiederhergestellt, \
          \(failed) fehlgeschlagen. Zur ersten davon: \(Advice.german(.share(error)).what)
          """,
        toDo: "Wenden Sie sich an die IT-Abteilung, und lassen Sie das Blatt hier liegen.")
    case .delayed:
      Advice(
        what: """
          Aufnahmen dieses Blattes können zurzeit nicht wiederhergestellt werden: Etwas lässt sich \
          nicht lesen oder nicht schreiben. Es wird immer wieder versucht.
          """,
        toDo: "Wenden Sie sich an die IT-Abteilung, und lassen Sie das Blatt hier liegen.")
    }
  }

  private static func einesVonMehreren(_ mistake: SheetMistake) -> Advice {
    let place = mistake.line.map { " (Zeile \($0) des Textes)" } ?? ""
    let advice = germanSheet(.text(mistake.error))
    return Advice(
      what: "In dieser Datei stehen mehrere Blätter. Eines ist unbrauchbar\(place): \(advice.what)",
      toDo: advice.toDo,
      more: """
        Die anderen werden verwendet. Die Datei bleibt hier liegen, bis sie berichtigt oder \
        weggenommen ist.
        """)
  }

  private static func tippfehler(_ line: String) -> Advice {
    Advice(
      what: "In \(line) ist ein Tippfehler.",
      toDo: "Vergleichen Sie die Zeile mit dem Blatt, und berichtigen Sie diesen Text.",
      more: "Kleinbuchstaben, Leerzeichen und Zeilenumbrüche spielen keine Rolle.")
  }

  private static func foto(_ problem: PhotoProblem) -> Advice {
    let type = "legen Sie eine Textdatei mit den Zeilen des Blattes hier ab."
    return switch problem {
    case .unreadable:
      Advice(
        what: "Dieses Foto ist beschädigt oder kann hier nicht gelesen werden.",
        toDo: "Machen Sie ein neues Foto, oder \(type)")
    case .tooLarge:
      Advice(
        what: "Dieses Bild ist größer, als das Foto eines Blattes ist.",
        toDo: "Fotografieren Sie nur den QR-Code, oder \(type)")
    case .noCode:
      Advice(
        what: """
          In diesem Foto ist kein QR-Code zu lesen. Falls es die Hälfte einer medizinischen \
          Aufnahme ist, die als Foto gespeichert wurde, ist ihr Inhalt verloren.
          """,
        toDo: """
          Fotografieren Sie das Blatt noch einmal: nah, von oben, bei gutem Licht und mit dem \
          ganzen QR-Code im Bild. Oder \(type) Falls es eine Hälfte ist, bitten Sie um die \
          ursprüngliche PNG-Datei. \(germanOtherPicture)
          """)
    case .noSheet:
      Advice(
        what: "Der QR-Code in diesem Foto ist nicht der eines Blattes.",
        toDo: "Fotografieren Sie den QR-Code auf dem Blatt, oder \(type)")
    case .noReader:
      Advice(
        what: "Fotos von Blättern können hier nicht gelesen werden.",
        toDo: "Legen Sie eine Textdatei mit den Zeilen des Blattes hier ab.")
    }
  }
}
