internal import SecretSharing

extension PageTexts {
  static let german = PageTexts(
    language: "Deutsch",
    title: "Eine Hälfte einer medizinischen Untersuchung",
    summary: """
      Dieser Ordner enthält eine der beiden Hälften der Aufnahmen einer medizinischen \
      Untersuchung. Die Bilder sehen aus wie ein Fernsehbild ohne Empfang: Für sich allein zeigen sie \
      nichts, und wer sie findet, erfährt daraus nichts. Erst zusammen mit der anderen Hälfte, die \
      im Krankenhaus bleibt, lässt sich die Untersuchung unverändert wiederherstellen.
      """,
    colon: ":",
    label: "Kennung",
    images: "Aufnahmen",
    month: "Untersucht im",
    contact: "Kontakt",
    months: [
      "Januar", "Februar", "März", "April", "Mai", "Juni",
      "Juli", "August", "September", "Oktober", "November", "Dezember",
    ],
    thisHalf: "diese Hälfte",
    otherHalf: "andere Hälfte",
    together: "Untersuchung",
    patientTitle: "Für Patientinnen und Patienten",
    patient: [
      """
      Bewahren Sie diesen Ordner auf und geben Sie ihn Ihrer Ärztin oder Ihrem Arzt. Alle Dateien \
      darin gehören zusammen.
      """,
      """
      Lassen Sie die Dateien, wie sie sind. Verkleinern, bearbeiten und konvertieren Sie die \
      Bilder nicht, und verschicken Sie sie nicht als Fotos (JPEG) oder Bildschirmfotos: Dadurch \
      werden sie unbrauchbar. Kopieren und als Dateien verschicken dürfen Sie sie.
      """,
      """
      Verlieren Sie diesen Ordner nicht: Diese Hälfte kann nur neu erstellt werden, solange das \
      Aufnahmegerät oder das Bildarchiv (PACS) des Krankenhauses die Untersuchung noch hat.
      """,
    ],
    doctorTitle: "Für Ärztinnen und Ärzte",
    doctor: [
      """
      Kopieren Sie diesen ganzen Ordner unverändert in den Ordner `reconstruct` eines \
      dicomshare-Dienstes. Auf die Namen der Dateien und Ordner kommt es nicht an.
      """,
      """
      Fordern Sie die andere Hälfte unter Angabe der obigen Kennung beim Krankenhaus an und legen \
      Sie sie ebenfalls dort ab. Gehört der Dienst zu diesem Krankenhaus, holt er sie \
      gegebenenfalls automatisch.
      """,
      """
      Die Untersuchung erscheint im Ordner `reconstructed`, sobald jedes Byte geprüft ist. \
      `STATUS.HTM` in `reconstruct` zeigt, was noch fehlt.
      """,
      """
      Öffnen Sie sie mit einem beliebigen DICOM-Viewer, etwa Weasis, MicroDicom (Windows) oder \
      Horos (Mac). Soll sie in Ihr PACS, importieren Sie dort den Ordner.
      """,
    ],
    supplement: """
      Diese Aufnahmen kamen später als die in einem anderen Ordner mit derselben Kennung. Beide \
      Ordner gehören zusammen.
      """,
    stripes: """
      Manche Bilder sehen aus wie ein langer Streifen: Jedes davon enthält viele Einzelbilder \
      untereinander.
      """,
    banner: ["Hälfte einer Aufnahme. Nicht verändern!", "Für die Arztpraxis."],
    part: { part, count in
      """
      Das ist Teil \(part) von \(count). In der Praxis werden alle \(count) Teile gebraucht, in \
      beliebiger Reihenfolge.
      """
    },
    export: Export(
      title: "Die Archivhälfte einer medizinischen Untersuchung",
      summary: """
        Dieser Ordner enthält die Hälfte einer medizinischen Untersuchung, die im Archiv des \
        Krankenhauses bleibt, das die Untersuchung durchgeführt hat. Für sich allein zeigt sie \
        nichts. Zusammen mit der Patientenhälfte, die dieselbe Kennung hat, lässt sich die \
        Untersuchung unverändert wiederherstellen.
        """,
      stepsTitle: "Für das andere Krankenhaus",
      steps: [
        """
        Wer beide Hälften hat, hat die Untersuchung: Schicken Sie diese Hälfte auf einem anderen \
        Weg als die Patientenhälfte.
        """,
        """
        Legen Sie beide Hälften in den Ordner `reconstruct` Ihres dicomshare-Dienstes, oder \
        benutzen Sie den Befehl `dicomshare reconstruct`. Auf die Namen der Dateien und Ordner \
        kommt es nicht an.
        """,
        """
        Lassen Sie die Dateien unverändert. Bilder, die verkleinert, bearbeitet oder als Fotos \
        (JPEG) gespeichert wurden, sind unbrauchbar.
        """,
      ]),
    status: Status(
      title: "Untersuchungen wiederherstellen", failed: "Probleme",
      waiting: "Die andere Hälfte fehlt", done: "Fertig",
      noProblems: "keine", noneWaiting: "keine", noneDone: "keine",
      stopped: """
        Der Dienst ist angehalten. Nichts geht verloren; er macht weiter, sobald er wieder läuft.
        """,
      empty: "Dieser Ordner ist leer. Legen Sie beide Hälften einer Untersuchung hinein.",
      problems: { count($0, "Problem", "Probleme") },
      imagesWaiting: { count($0, "Aufnahme wartet", "Aufnahmen warten") },
      imagesInWork: { count($0, "Aufnahme in Bearbeitung", "Aufnahmen in Bearbeitung") },
      filesInWork: { count($0, "Datei in Bearbeitung", "Dateien in Bearbeitung") },
      studiesDone: { count($0, "Untersuchung fertig", "Untersuchungen fertig") },
      folder: { $0.map { "Ordner \($0)" } ?? "Ein Ordner" },
      study: { $0.map { "Untersuchung \($0)" } ?? "Eine Untersuchung" },
      file: { role in
        switch role {
        case .patient?: "Eine Patientenhälfte"
        case .archive?: "Eine Archivhälfte"
        case nil: "Eine Datei"
        }
      },
      sheet: "Ein Blatt",
      pair: "Paar",
      imageCount: { count($0, "Aufnahme", "Aufnahmen") },
      sent: { destination, sent, failed in
        "gesendet an \(destination): \(count(sent, "Aufnahme", "Aufnahmen"))"
          + (failed > 0 ? ", nicht gesendet: \(failed)" : "")
      },
      more: { "und \($0) weitere" },
      foot: { keep, seconds in
        """
        Fertige Untersuchungen bleiben \(keep) im Ordner `reconstructed`. Diese Seite wird alle \
        \(seconds) Sekunden aktualisiert.
        """
      },
      viewers: """
        Öffnen Sie sie mit einem beliebigen DICOM-Viewer, etwa Weasis, MicroDicom (Windows) oder \
        Horos (Mac). Sollen sie in Ihr PACS, importieren Sie dort den Ordner.
        """),
    toDo: "Was zu tun ist: ",
    advice: Advice.german,
    inexact: """
      Die Aufnahme wurde im Visual Mode aufgeteilt: Grauwerte können um eine Stufe vom Original \
      abweichen. Alles andere ist unverändert.
      """)
}
