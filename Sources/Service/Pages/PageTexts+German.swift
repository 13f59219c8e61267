extension PageTexts {
  static let german = PageTexts(
    language: "Deutsch",
    title: "Eine Hälfte einer medizinischen Untersuchung",
    summary: """
      Die Bilder in diesem Ordner sind die eine Hälfte der Aufnahmen einer medizinischen \
      Untersuchung. Sie sehen aus wie Rauschen: Für sich allein zeigen sie nichts, und wer sie \
      findet, erfährt nichts. Erst zusammen mit der anderen Hälfte, die im Krankenhaus bleibt, \
      ergeben sie wieder die Untersuchung, genau wie sie war.
      """,
    label: "Kennung",
    images: "Aufnahmen",
    thisHalf: "diese Hälfte",
    otherHalf: "andere Hälfte",
    together: "die Aufnahme",
    patientTitle: "Für die Patientin oder den Patienten",
    patient: [
      """
      Bewahren Sie diesen Ordner auf und bringen Sie ihn Ihrer Ärztin oder Ihrem Arzt. Alle \
      Dateien darin gehören zusammen.
      """,
      """
      Lassen Sie die Dateien, wie sie sind. Verkleinern, bearbeiten und konvertieren Sie die \
      Bilder nicht, und verschicken Sie sie nicht als Fotos (JPEG) oder Bildschirmfotos: Dadurch \
      werden sie unbrauchbar. Kopieren und als Dateien verschicken dürfen Sie sie.
      """,
      """
      Verlieren Sie sie nicht: Diese Hälfte kann nur neu erstellt werden, solange das \
      Aufnahmegerät oder das Bildarchiv (PACS) des Krankenhauses die Untersuchung noch hat.
      """,
    ],
    doctorTitle: "Für die Ärztin oder den Arzt",
    doctor: [
      """
      Kopieren Sie diesen ganzen Ordner unverändert in den Ordner `reconstruct` eines \
      dicomshare-Dienstes. Auf die Namen der Dateien und Ordner kommt es nicht an.
      """,
      """
      Erbitten Sie vom Krankenhaus die andere Hälfte, mit der Kennung oben, und legen Sie sie \
      ebenfalls dort ab. Der Dienst dieses Krankenhauses holt sie unter Umständen selbst.
      """,
      """
      Die Untersuchung erscheint im Ordner `reconstructed`, sobald jedes Byte geprüft ist. \
      `STATUS.HTM` in `reconstruct` zeigt, was noch fehlt.
      """,
      "`sha256sum -c SHA256SUMS` prüft, ob alle Dateien unversehrt angekommen sind.",
    ],
    supplement: """
      Diese Aufnahmen kamen später als die in einem anderen Ordner mit derselben Kennung. Beide \
      Ordner gehören zusammen.
      """,
    export: Export(
      title: "Die Archivhälfte einer medizinischen Untersuchung",
      summary: """
        Die Bilder in diesem Ordner sind die Hälfte einer medizinischen Untersuchung, die im \
        Archiv des Krankenhauses bleibt, das sie gemacht hat. Für sich allein zeigen sie nichts. \
        Zusammen mit der Hälfte der Patientin oder des Patienten, die dieselbe Kennung hat, \
        ergeben sie wieder die Untersuchung, genau wie sie war.
        """,
      stepsTitle: "Für das andere Krankenhaus",
      steps: [
        """
        Wer beide Hälften hat, hat die Untersuchung: Schicken Sie diese auf einem anderen Weg als \
        die andere.
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
        "`sha256sum -c SHA256SUMS` prüft, ob alle Dateien unversehrt angekommen sind.",
      ]),
    status: Status(
      title: "Zusammensetzen", failed: "Probleme", waiting: "Warten auf die andere Hälfte",
      done: "Fertig", nothing: "nichts"))
}
