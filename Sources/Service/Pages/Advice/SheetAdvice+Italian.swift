internal import SecretSharing
internal import Workers

extension Advice {
  /// What is said of sheets in Italian.
  static func italianSheet(_ cause: SheetCause) -> Advice {
    switch cause {
    case .text(.noSheet):
      Advice(
        what: "In questo file non c'è alcun foglio.",
        toDo: """
          metta qui il testo del foglio: comincia con DCMSHARE-SHEET 1, seguono una riga con il \
          codice dell'esame e tre righe di chiave.
          """)
    case .text(.header): errore("la prima riga del foglio, DCMSHARE-SHEET 1")
    case .text(.label): errore("la seconda riga del foglio, il codice dell'esame")
    case .text(.code(let line)):
      errore(
        "la \(["prima", "seconda", "terza"][min(max(line, 1), 3) - 1]) delle tre righe di chiave")
    case .text(.newerVersion(let version)):
      Advice(
        what: """
          Questo foglio è stato creato da una versione più recente di dicomshare (formato \
          \(version)).
          """, toDo: "faccia aggiornare dicomshare.")
    case .text(.tooMany):
      Advice(
        what: "In questo file ci sono più di \(SheetSearch.maximumSheets) fogli.",
        toDo: "metta qui quelli non letti in un file a parte.")
    case .oneOfSeveral(let mistake): unoDiTanti(mistake)
    case .photo(let problem): foto(problem)
    case .photoFormat(let kind):
      Advice(
        what: """
          Questo file è un'immagine \(kind.pictureName). La foto di un foglio viene letta come JPEG.
          """,
        toDo: """
          se è la foto di un foglio, la salvi come JPEG (iPhone: Impostazioni, Fotocamera, Formati, \
          Più compatibile) oppure metta qui un file di testo con le righe del foglio. Se è una metà \
          salvata in questo formato, non è utilizzabile: chieda il file PNG originale.
          """)
    case .archiveMissing(let isLookedUp):
      Advice(
        what: isLookedUp
          ? """
          Questo foglio sostituisce la metà del paziente. La metà conservata in archivio non si \
          trova in questo archivio.
          """
          : """
          Questo foglio sostituisce la metà del paziente. Manca ancora la metà conservata in \
          archivio.
          """,
        toDo: """
          metta anche la metà conservata in archivio nella cartella "reconstruct". La invia \
          l'ospedale che ha eseguito l'esame: la richieda indicando il codice sul foglio.
          """,
        more: "Questo testo scompare quando un'immagine di questo foglio è stata ricostruita.")
    case .strangers:
      Advice(
        what: """
          Questo foglio sostituisce la metà del paziente. Le metà conservate in archivio in attesa \
          qui non corrispondono a questo foglio. Le immagini arrivate in seguito hanno un foglio \
          proprio, e così ogni nuovo rilascio di un esame.
          """,
        toDo: """
          metta qui anche la metà conservata in archivio che corrisponde a questo foglio. La invia \
          l'ospedale che ha eseguito l'esame: la richieda indicando il codice sul foglio. Se le \
          servono le immagini in attesa qui, metta qui il loro foglio.
          """)
    case .notThisSheet:
      Advice(
        what: """
          Questa è la metà conservata in archivio di un'immagine medica e non corrisponde al \
          foglio presente qui. Le immagini arrivate in seguito hanno un foglio proprio, e così ogni nuovo rilascio \
          di un esame.
          """,
        toDo: "metta qui la metà del paziente di questa immagine, o il foglio che la accompagna.")
    case .incomplete(let restored, let failed, let error):
      Advice(
        what: """
          Immagini di questo foglio ricostruite: \(restored) su \(restored + failed), \
          \(failed) \(failed == 1 ? "non riuscita" : "non riuscite"). Sulla prima di queste: \(Advice.italian(.share(error)).what)
          """, toDo: "informi l'amministratore e lasci qui il foglio.")
    case .delayed:
      Advice(
        what: """
          Al momento non è possibile ricostruire immagini di questo foglio: qualcosa non si può \
          leggere o scrivere. Il tentativo viene ripetuto di continuo.
          """, toDo: "informi l'amministratore e lasci qui il foglio.")
    }
  }

  private static func unoDiTanti(_ mistake: SheetMistake) -> Advice {
    let place = mistake.line.map { " (riga \($0) del testo)" } ?? ""
    let advice = italianSheet(.text(mistake.error))
    return Advice(
      what: "In questo file ci sono più fogli. Uno è inutilizzabile\(place): \(advice.what)",
      toDo: advice.toDo,
      more: "Gli altri vengono usati. Il file resta qui finché non viene corretto o tolto.")
  }

  private static func errore(_ line: String) -> Advice {
    Advice(
      what: "C'è un errore di battitura: \(line).",
      toDo: "confronti la riga con il foglio e corregga questo testo.",
      more: "Lettere minuscole, spazi e interruzioni di riga non contano.")
  }

  private static func foto(_ problem: PhotoProblem) -> Advice {
    let type = "metta qui un file di testo con le righe del foglio."
    return switch problem {
    case .unreadable:
      Advice(
        what: "Questa foto è danneggiata, o qui non si può leggere.",
        toDo: "ne scatti un'altra, oppure \(type)")
    case .tooLarge:
      Advice(
        what: "Questa immagine è più grande della foto di un foglio.",
        toDo: "scatti una foto del solo codice QR, oppure \(type)")
    case .noCode:
      Advice(
        what: """
          In questa foto non si riesce a leggere alcun codice QR. Se è la metà di un'immagine \
          medica salvata come foto, il suo contenuto è perduto.
          """,
        toDo: """
          fotografi di nuovo il foglio: da vicino, dall'alto, con buona luce e con il codice QR per \
          intero. Oppure \(type) Se è una metà, chieda il file PNG originale. \(italianOtherPicture)
          """)
    case .noSheet:
      Advice(
        what: "Il codice QR in questa foto non è quello di un foglio.",
        toDo: "fotografi il codice QR sul foglio, oppure \(type)")
    case .noReader: Advice(what: "Qui non si possono leggere foto di fogli.", toDo: type)
    }
  }
}
