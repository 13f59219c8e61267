extension PageTexts {
  static let italian = PageTexts(
    language: "Italiano",
    title: "Una metà di un esame medico",
    summary: """
      Le immagini in questa cartella sono una metà di quelle di un esame medico. Sembrano rumore: \
      da sole non mostrano nulla, e chi le trova non scopre nulla. Solo insieme all'altra metà, \
      che resta all'ospedale, restituiscono l'esame, esattamente com'era.
      """,
    label: "Codice",
    images: "Immagini",
    thisHalf: "questa metà",
    otherHalf: "la metà dell'ospedale",
    together: "l'esame",
    patientTitle: "Per il paziente",
    patient: [
      "Conservi questa cartella e la porti al suo medico. Tutti i file vanno tenuti insieme.",
      """
      Lasci i file come sono. Non ridimensioni, modifichi o converta le immagini, non le invii \
      come foto (JPEG) o schermate: diventerebbero inutilizzabili. Può invece copiarle e inviarle \
      come file.
      """,
      """
      Non la perda: questa metà può essere rifatta solo finché l'apparecchio che ha eseguito \
      l'esame, o l'archivio di immagini (PACS) dell'ospedale, lo conserva ancora.
      """,
    ],
    doctorTitle: "Per il medico",
    doctor: [
      """
      Copi l'intera cartella, così com'è, nella cartella `reconstruct` di un servizio dicomshare. \
      I nomi di file e cartelle non hanno importanza.
      """,
      """
      Chieda all'ospedale l'altra metà, indicando il codice qui sopra, e metta anche quella nella \
      stessa cartella. Il servizio di quell'ospedale può anche procurarsela da solo.
      """,
      """
      L'esame compare nella cartella `reconstructed` dopo che ogni suo byte è stato verificato. \
      `STATUS.HTM` in `reconstruct` indica che cosa manca ancora.
      """,
      "`sha256sum -c SHA256SUMS` verifica che tutti i file siano arrivati integri.",
    ],
    supplement: """
      Queste immagini sono arrivate dopo quelle di un'altra cartella con lo stesso codice. Le due \
      cartelle vanno tenute insieme.
      """,
    export: Export(
      title: "La metà d'archivio di un esame medico",
      summary: """
        Le immagini in questa cartella sono la metà di un esame medico che resta nell'archivio \
        dell'ospedale che lo ha eseguito. Da sole non mostrano nulla. Insieme alla metà del \
        paziente, che ha lo stesso codice, restituiscono l'esame, esattamente com'era.
        """,
      stepsTitle: "Per l'altro ospedale",
      steps: [
        "Chi ha entrambe le metà ha l'esame: invii questa per una via diversa dall'altra.",
        """
        Metta entrambe le metà nella cartella `reconstruct` del suo servizio dicomshare, o usi il \
        comando `dicomshare reconstruct`. I nomi di file e cartelle non hanno importanza.
        """,
        """
        Lasci i file come sono. Le immagini ridimensionate, modificate o salvate come foto (JPEG) \
        sono inutilizzabili.
        """,
        "`sha256sum -c SHA256SUMS` verifica che tutti i file siano arrivati integri.",
      ]),
    status: Status(
      title: "Ricostruzione", failed: "Problemi", waiting: "In attesa dell'altra metà",
      done: "Fatto", nothing: "nulla"))
}
