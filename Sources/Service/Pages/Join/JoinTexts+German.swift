extension JoinTexts {
  static let german = [
    "language": "Deutsch", "languages": "Sprache",
    "title": "Eine Untersuchung aus ihren beiden Hälften ansehen",
    "drop": """
    Ziehen Sie beide Hälften der Untersuchung hierher: die Dateien der Patientin oder des \
    Patienten und die Dateien des Krankenhauses, in beliebiger Reihenfolge. Ordner, ZIP-Dateien \
    und eine ganze CD können Sie so ablegen, wie sie sind.
    """,
    "chooseFiles": "Dateien auswählen", "chooseFolder": "Ordner auswählen",
    "sheetTitle": "Das Blatt statt der Dateien der Patientin oder des Patienten verwenden",
    "sheetUse": "Dieses Blatt verwenden",
    "sheetLabel": """
    Der Code auf dem Blatt der Patientin oder des Patienten, getippt oder eingefügt. \
    Kleinbuchstaben, Leerzeichen und Striche spielen keine Rolle. Auch eine Textdatei oder E-Mail \
    mit dem Blatt können Sie hier ablegen.
    """,
    "sheetTaken": """
    Das Blatt {0} wurde erkannt. Es öffnet die zugehörigen Dateien des Krankenhauses.
    """,
    "private": """
    Keine Daten verlassen diesen Computer: Diese Seite arbeitet ohne Netzwerk und sendet nichts. \
    Schließen Sie den Browser, wenn Sie fertig sind.
    """,
    "progress": "Fortschritt", "working": "Gelesene Dateien: {0} von {1}.",
    "nothingJoined": "Aus diesen Dateien ließ sich keine Aufnahme wiederherstellen.",
    "joinedOne": "{0} Aufnahme wiederhergestellt. Alle Daten wurden geprüft.",
    "joinedMany": "{0} Aufnahmen wiederhergestellt. Alle Daten wurden geprüft.",
    "inexactOne": """
    {0} Aufnahme ist nicht exakt: Ihre Grauwerte können um eins von denen des Originals abweichen. \
    Das wurde beim Aufteilen so gewählt.
    """,
    "inexactMany": """
    {0} Aufnahmen sind nicht exakt: Ihre Grauwerte können um eins von denen der Originale \
    abweichen. Das wurde beim Aufteilen so gewählt.
    """,
    "addedOne": """
    {1}: {0} Byte steht hinter dem Ende des Bildes. Jemand hat es angefügt; es bedeutet nichts.
    """,
    "addedMany": """
    {1}: {0} Bytes stehen hinter dem Ende des Bildes. Jemand hat sie angefügt; sie bedeuten nichts.
    """,
    "clear": "Neu beginnen",
    "saveTitle": "Untersuchung speichern", "saveAll": "Alles als ZIP-Datei speichern",
    "saveFolder": "Alles in einen Ordner speichern", "saveOne": "Gezeigte Aufnahme speichern",
    "size": "Alles zusammen: {0}", "units": "Bytes kB MB GB TB",
    "saving": "Speichern: {0} von {1}",
    "saved": "Gespeichert.", "offered": "Der Browser speichert es.",
    "saveFailed": """
    Das Speichern ist nicht gelungen. Prüfen Sie, ob genug Platz ist und ob in den Ordner \
    geschrieben werden darf.
    """,
    "problems": "Probleme", "filesOne": "{0} Datei", "filesMany": "{0} Dateien",
    "andMore": "und {0} weitere",
    "patients": "Achtung: Das sind Untersuchungen von {0} verschiedenen Personen.",
    "exam": "Die Untersuchung",
    "notForDiagnosis": "Nicht zur Befundung. Diese Seite ist nur für einen ersten Blick.",
    "seriesList": "Serien", "seriesNumber": "Serie {0}", "otherFile": "Datei",
    "imagesOne": "{0} Bild", "imagesMany": "{0} Bilder",
    "image": "Bild", "imageOf": "Bild {0} von {1}", "frame": "Einzelbild",
    "frameOf": "Einzelbild {0} von {1}", "pictureName": "Aufnahme. {0}.",
    "mode": "Ziehen", "modeWindow": "ändert Helligkeit und Kontrast",
    "modeMove": "verschiebt das Bild", "modeMeasure": "misst eine Länge",
    "larger": "Vergrößern", "smaller": "Verkleinern", "invert": "Umkehren",
    "reset": "Zurücksetzen",
    "preset": "Fenster", "center": "Helligkeit", "width": "Kontrastumfang",
    "wholeRange": "Ganzer Bereich", "ownWindow": "Wie eingestellt",
    "keys": """
    Mausrad oder Bild auf und Bild ab: nächstes Bild. Strg und Mausrad, zwei Finger oder + und -: \
    Vergrößerung. Pfeiltasten: wie Ziehen; Eingabetaste: Linie beginnen und beenden. 0: \
    zurücksetzen. I: umkehren.
    """,
    "length": "{0} mm, nicht zur Befundung",
    "lengthDetector": "{0} mm auf dem Detektor, nicht zur Befundung",
    "lengthPixels": "{0} Bildpunkte, nicht zur Befundung",
    "hiddenPicture": """
    Aufnahmen dieser Art zeigt diese Seite nicht. Die Datei ist vollständig: Speichern Sie sie und \
    öffnen Sie sie mit einem DICOM-Viewer.
    """,
    "noPicture": """
    Diese Datei enthält kein Bild. Sie ist vollständig: Speichern Sie sie und öffnen Sie sie mit \
    einem Programm für DICOM-Dateien.
    """,
    "report": "Bericht", "pdf": "Diese Datei enthält ein PDF-Dokument.",
    "openPDF": "Dokument öffnen", "savePDF": "Dokument speichern",
    "patient": "Patient", "patientID": "Patientennummer", "born": "Geburtsdatum",
    "date": "Datum der Untersuchung", "modality": "Modalität", "study": "Beschreibung",
    "seriesName": "Serie",
    "foot": """
    Diese Seite gehört zu dicomshare. Sie prüft beide Hälften, bevor sie etwas zeigt. Sie ist kein \
    Medizinprodukt.
    """,
    "oldBrowser": """
    Dieser Browser ist zu alt für diese Seite oder lässt sie nicht arbeiten. Öffnen Sie sie mit \
    einem aktuellen Firefox, Chrome, Edge oder Safari.
    """,
    "verdict.waiting-archive": """
    Zu diesen Aufnahmen fehlt die Archivhälfte.
    Was zu tun ist: Fordern Sie sie unter Angabe der Kennung auf der Seite INDEX.HTM oder auf dem \
    Blatt beim Krankenhaus an und legen Sie sie hier ab.
    """,
    "verdict.waiting-patient": """
    Zu diesen Aufnahmen fehlt die Patientenhälfte.
    Was zu tun ist: Legen Sie die Dateien der CD, des Sticks oder der E-Mail der Patientin oder des \
    Patienten hier ab.
    """,
    "verdict.notThisSheet": """
    Dieses Bild gehört nicht zu dem Blatt. Später eingetroffene Aufnahmen haben ein eigenes Blatt.
    Was zu tun ist: Verwenden Sie das Blatt, das zu diesem Bild gehört, oder die Patientenhälfte.
    """,
    "verdict.tooLarge": """
    Das ist zu groß für diese Seite.
    Was zu tun ist: Stellen Sie die Untersuchung mit dicomshare wieder her.
    """,
    "verdict.damagedZIP": """
    Diese Datei ist beschädigt oder keine ZIP-Datei.
    Was zu tun ist: Kopieren Sie sie noch einmal, oder entpacken Sie sie und legen Sie die Dateien \
    hier ab.
    """,
    "verdict.encryptedZIP": """
    Diese ZIP-Datei ist durch ein Passwort geschützt.
    Was zu tun ist: Entpacken Sie sie mit dem Passwort und legen Sie die Dateien hier ab.
    """,
    "verdict.failed": """
    Der Browser hat das nicht geschafft.
    Was zu tun ist: Laden Sie diese Seite neu und versuchen Sie es noch einmal, oder nehmen Sie \
    einen anderen Browser.
    """,
  ]
}
