internal import SecretSharing

extension PageTexts {
  static let italian = PageTexts(
    language: "Italiano",
    title: "Una metà di un esame medico",
    summary: """
      Questa cartella contiene una delle due metà delle immagini di un esame medico. Le immagini sembrano lo \
      schermo di un televisore senza segnale: da sole non mostrano nulla, e chi le trova non ne \
      ricava nulla. Solo insieme all'altra metà, che resta all'ospedale, permettono di ricostruire \
      l'esame, esattamente com'era.
      """,
    colon: ":",
    label: "Codice",
    images: "Immagini",
    month: "Mese dell'esame",
    contact: "Contatto",
    months: [
      "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
      "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
    ],
    thisHalf: "questa metà",
    otherHalf: "l'altra metà",
    together: "l'esame",
    patientTitle: "Per il paziente",
    patient: [
      "Conservi questa cartella e la porti al suo medico. Tutti i file vanno tenuti insieme.",
      """
      Lasci i file come sono. Non ridimensioni, modifichi o converta le immagini, e non le invii \
      come foto (JPEG) o screenshot: diventerebbero inutilizzabili. Può invece copiarle e inviarle \
      come file.
      """,
      """
      Non perda questa cartella: questa metà può essere rifatta solo finché l'apparecchio che ha \
      eseguito l'esame, o l'archivio di immagini (PACS) dell'ospedale, lo conserva ancora.
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
      stessa cartella. Se il servizio è di quell'ospedale, può recuperarla automaticamente.
      """,
      """
      L'esame compare nella cartella `reconstructed` quando tutti i dati sono stati verificati. \
      `STATUS.HTM` in `reconstruct` indica che cosa manca ancora.
      """,
      """
      Lo apra con un visualizzatore DICOM, per esempio Weasis, MicroDicom (Windows) o Horos (Mac). \
      Per conservarlo nel suo PACS, vi importi la cartella.
      """,
    ],
    supplement: """
      Queste immagini sono arrivate dopo quelle di un'altra cartella con lo stesso codice. Le due \
      cartelle vanno tenute insieme.
      """,
    stripes: """
      Alcune figure sembrano una lunga striscia: ognuna contiene molte immagini, una sotto l'altra.
      """,
    banner: ["Metà di un'immagine medica. Non alterare.", "Per il medico."],
    part: { part, count in
      """
      Questa è la parte \(part) di \(count). Il medico ha bisogno di tutte le \(count) parti, in \
      qualsiasi ordine.
      """
    },
    export: Export(
      title: "La metà conservata in archivio di un esame medico",
      summary: """
        Questa cartella contiene la metà di un esame medico che resta nell'archivio dell'ospedale \
        che lo ha eseguito. Da sola non mostra nulla. Insieme alla metà del paziente, che ha lo \
        stesso codice, permette di ricostruire l'esame, esattamente com'era.
        """,
      stepsTitle: "Per l'altro ospedale",
      steps: [
        """
        Chi ha entrambe le metà ha l'esame: invii questa per un canale diverso da quello \
        dell'altra metà.
        """,
        """
        Metta entrambe le metà nella cartella `reconstruct` del suo servizio dicomshare, o usi il \
        comando `dicomshare reconstruct`. I nomi di file e cartelle non hanno importanza.
        """,
        """
        Lasci i file come sono. Le immagini ridimensionate, modificate o salvate come foto (JPEG) \
        sono inutilizzabili.
        """,
      ]),
    status: Status(
      title: "Ricostruzione", failed: "Problemi", waiting: "In attesa dell'altra metà",
      done: "Completati", noProblems: "nessuno", noneWaiting: "nessuna", noneDone: "nessuno",
      stopped: "Il servizio è fermo. Nulla va perduto: riprenderà quando verrà riavviato.",
      empty: "Questa cartella è vuota. Ci metta entrambe le metà di un esame.",
      problems: { count($0, "problema", "problemi") },
      imagesWaiting: { count($0, "immagine in attesa", "immagini in attesa") },
      imagesInWork: { count($0, "immagine in elaborazione", "immagini in elaborazione") },
      filesInWork: { count($0, "file in elaborazione", "file in elaborazione") },
      studiesDone: { count($0, "esame completato", "esami completati") },
      folder: { $0.map { "Cartella \($0)" } ?? "Una cartella" },
      study: { $0.map { "Esame \($0)" } ?? "Un esame" },
      file: { role in
        switch role {
        case .patient?: "Una metà del paziente"
        case .archive?: "Una metà conservata in archivio"
        case nil: "Un file"
        }
      },
      sheet: "Un foglio",
      pair: "coppia",
      imageCount: { count($0, "immagine", "immagini") },
      sent: { destination, sent, failed in
        "\(sent == 1 ? "inviata" : "inviate") a \(destination): \(count(sent, "immagine", "immagini"))"
          + (failed > 0 ? ", \(failed == 1 ? "non inviata" : "non inviate"): \(failed)" : "")
      },
      more: { $0 == 1 ? "e un altro elemento" : "e altri \($0) elementi" },
      foot: { keep, seconds in
        """
        Gli esami completati restano nella cartella `reconstructed` per \(keep). Questa pagina si \
        aggiorna ogni \(seconds) secondi.
        """
      },
      viewers: """
        Li apra con un visualizzatore DICOM, per esempio Weasis, MicroDicom (Windows) o Horos \
        (Mac). Per conservarli nel suo PACS, vi importi la cartella.
        """),
    toDo: "Che cosa fare: ",
    advice: Advice.italian,
    inexact: """
      L'immagine è stata suddivisa in Visual Mode: i livelli di grigio possono differire di uno \
      dall'originale. Tutto il resto è invariato.
      """)
}
