extension SheetTexts {
  static let german = SheetTexts(
    summary: """
      Dieses Blatt ist eine der beiden Hälften der Aufnahmen einer medizinischen Untersuchung. Für \
      sich allein zeigt es nichts. Erst zusammen mit der anderen Hälfte, die im Krankenhaus bleibt, \
      lässt sich die Untersuchung unverändert wiederherstellen.
      """,
    folder: """
      `SHEET.HTM` (zum Ausdrucken) und `SHEET.TXT` (für eine E-Mail) sind eine der beiden Hälften \
      der Aufnahmen einer medizinischen Untersuchung; eine der beiden Dateien genügt. Für sich \
      allein zeigt diese Hälfte nichts. Erst zusammen mit der anderen, die im Krankenhaus bleibt, \
      lässt sich die Untersuchung unverändert wiederherstellen.
      """,
    patient: [
      """
      Bewahren Sie dieses Blatt auf und geben Sie es Ihrer Ärztin oder Ihrem Arzt. Hüten Sie es wie \
      einen Schlüssel: Wer es fotografiert, hat eine Kopie.
      """,
      """
      Geben Sie die fünf Zeilen dieses Blattes niemals auf einer Website ein, und lesen Sie sie \
      niemandem am Telefon vor. Per E-Mail dürfen Sie sie Ihrer Arztpraxis schicken (`SHEET.TXT`).
      """,
      """
      Verlieren Sie dieses Blatt nicht: Diese Hälfte kann nur neu erstellt werden, solange das \
      Aufnahmegerät oder das Bildarchiv (PACS) des Krankenhauses die Untersuchung noch hat.
      """,
    ],
    doctor: [
      """
      Fordern Sie die andere Hälfte unter Angabe der Kennung beim Krankenhaus an und legen Sie sie \
      in den Ordner `reconstruct` eines dicomshare-Dienstes. Gehört der Dienst zu diesem \
      Krankenhaus, holt er sie gegebenenfalls automatisch.
      """,
      """
      Legen Sie `SHEET.TXT` dazu oder eine Textdatei mit den fünf Zeilen dieses Blattes, kopiert oder \
      abgetippt: Tippfehler werden erkannt. Lässt der Dienst es zu, genügt ein Foto des gedruckten \
      QR-Codes (JPEG oder PNG).
      """,
      """
      Die Untersuchung erscheint im Ordner `reconstructed`, sobald jedes Byte geprüft ist.
      """,
    ],
    command: """
      Ohne Dienst geht es mit diesem Befehl: `dicomshare reconstruct --sheet DATEI --archive ORDNER \
      --output ORDNER`.
      """,
    number: "Nummer",
    supplement: """
      Diese Aufnahmen kamen später als die eines anderen Blattes mit derselben Kennung. Beide \
      Blätter gehören zusammen.
      """,
    copy: """
      Diese Hälfte liegt hier zweimal: als Bilder und auf einem Blatt (`SHEET.HTM` zum Ausdrucken, \
      `SHEET.TXT` für eine E-Mail). Eines von beiden genügt. Das Blatt ist leicht zu kopieren: Wer \
      es fotografiert, hat diese Hälfte.
      """,
    part: """
      Ein Teil dieser Hälfte sind die Bilder, der andere steht auf dem Blatt (`SHEET.HTM` zum \
      Ausdrucken, `SHEET.TXT` für eine E-Mail). In der Praxis wird beides gebraucht.
      """)
}
