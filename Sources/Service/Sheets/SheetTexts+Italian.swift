extension SheetTexts {
  static let italian = SheetTexts(
    summary: """
      Questo foglio è una delle due metà delle immagini di un esame medico. Da solo non mostra \
      nulla. Insieme all'altra metà, che resta all'ospedale, permette di ricostruire l'esame, \
      esattamente com'era.
      """,
    folder: """
      `SHEET.HTM` (da stampare) e `SHEET.TXT` (per un'e-mail) contengono una delle due metà delle \
      immagini di un esame medico; basta uno dei due file. Da sola questa metà non mostra nulla. \
      Insieme all'altra, che resta all'ospedale, permette di ricostruire l'esame, esattamente \
      com'era.
      """,
    patient: [
      """
      Conservi questo foglio e lo porti al suo medico. Lo custodisca come una chiave: chi lo \
      fotografa ne ha una copia.
      """,
      """
      Non digiti mai le cinque righe di questo foglio in un sito web e non le legga a nessuno al \
      telefono. Può invece inviarle al suo medico per e-mail (`SHEET.TXT`).
      """,
      """
      Non perda questo foglio: questa metà può essere rifatta solo finché l'apparecchio che ha \
      eseguito l'esame, o l'archivio di immagini (PACS) dell'ospedale, lo conserva ancora.
      """,
    ],
    doctor: [
      """
      Chieda all'ospedale l'altra metà, indicando il codice, e la metta nella cartella \
      `reconstruct` di un servizio dicomshare. Se il servizio è di quell'ospedale, può recuperarla \
      automaticamente.
      """,
      """
      Metta lì anche `SHEET.TXT`, oppure un file di testo con le cinque righe di questo foglio, copiate o \
      digitate: gli errori di battitura vengono riconosciuti. Se il servizio lo consente, basta una \
      foto del codice QR stampato (JPEG o PNG).
      """,
      """
      L'esame compare nella cartella `reconstructed` quando tutti i dati sono stati verificati.
      """,
    ],
    command: """
      Senza un servizio, basta questo comando: `dicomshare reconstruct --sheet FILE --archive CARTELLA \
      --output CARTELLA`.
      """,
    number: "Numero",
    supplement: """
      Queste immagini sono arrivate dopo quelle di un altro foglio con lo stesso codice. I due fogli \
      vanno tenuti insieme.
      """,
    copy: """
      Questa metà si trova qui due volte: come immagini e su un foglio (`SHEET.HTM` da stampare, \
      `SHEET.TXT` per un'e-mail). Basta uno dei due. Il foglio si copia facilmente: chi lo \
      fotografa ha questa metà.
      """,
    part: """
      Una parte di questa metà sono le immagini, l'altra è sul foglio (`SHEET.HTM` da stampare, \
      `SHEET.TXT` per un'e-mail). Il medico ha bisogno di entrambe.
      """)
}
