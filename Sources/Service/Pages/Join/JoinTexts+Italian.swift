extension JoinTexts {
  static let italian = [
    "language": "Italiano", "languages": "Lingua",
    "title": "Vedere un esame medico a partire dalle sue due metà",
    "drop": """
    Trascini qui le due metà dell'esame: i file del paziente e quelli dell'ospedale, in qualsiasi \
    ordine. Cartelle, file ZIP e un intero CD si possono trascinare così come sono.
    """,
    "chooseFiles": "Scegli i file", "chooseFolder": "Scegli una cartella",
    "sheetTitle": "Usare il foglio al posto dei file del paziente",
    "sheetUse": "Usa questo foglio",
    "sheetLabel": """
    Le cinque righe sul foglio del paziente, digitate o incollate. Minuscole, spazi e trattini non \
    contano. Si può trascinare qui anche un file di testo o un'e-mail che contiene il foglio.
    """,
    "sheetTaken": """
    Il foglio {0} è stato riconosciuto. Permette di aprire i file corrispondenti \
    dell'ospedale.
    """,
    "private": """
    Nessun dato lascia questo computer: questa pagina funziona senza rete e non invia nulla. \
    Chiuda il browser quando ha finito.
    """,
    "progress": "Avanzamento", "working": "File letti: {0} su {1}.",
    "nothingJoined": "Da questi file non è stato possibile ricostruire alcuna immagine.",
    "joinedOne": "{0} immagine ricostruita. Tutti i suoi dati sono stati verificati.",
    "joinedMany": "{0} immagini ricostruite. Tutti i loro dati sono stati verificati.",
    "inexactOne": """
    {0} immagine non è esatta: i suoi livelli di grigio possono differire di uno da quelli \
    dell'originale. È stato scelto così al momento della divisione.
    """,
    "inexactMany": """
    {0} immagini non sono esatte: i loro livelli di grigio possono differire di uno da quelli \
    degli originali. È stato scelto così al momento della divisione.
    """,
    "addedOne": """
    {1}: {0} byte si trova dopo la fine dell'immagine. Qualcuno lo ha aggiunto; non significa nulla.
    """,
    "addedMany": """
    {1}: {0} byte si trovano dopo la fine dell'immagine. Qualcuno li ha aggiunti; non significano \
    nulla.
    """,
    "clear": "Ricominciare",
    "saveTitle": "Salvare l'esame", "saveAll": "Salva tutto in un file ZIP",
    "saveFolder": "Salva tutto in una cartella", "saveOne": "Salva l'immagine mostrata",
    "size": "In tutto: {0}", "units": "byte kB MB GB TB",
    "saving": "Salvataggio: {0} di {1}",
    "saved": "Salvato.", "offered": "Il browser lo sta salvando.",
    "saveFailed": """
    Il salvataggio non è riuscito. Verifichi che ci sia spazio sufficiente e che nella cartella si \
    possa scrivere.
    """,
    "problems": "Problemi", "filesOne": "{0} file", "filesMany": "{0} file",
    "andMore": "e ancora {0}",
    "patients": "Attenzione: sono esami di {0} pazienti diversi.", "exam": "L'esame",
    "notForDiagnosis": "Non per uso diagnostico. Questa pagina serve solo per un primo sguardo.",
    "seriesList": "Serie", "seriesNumber": "Serie {0}", "otherFile": "File",
    "imagesOne": "{0} immagine", "imagesMany": "{0} immagini",
    "image": "Immagine", "imageOf": "Immagine {0} di {1}", "frame": "Fotogramma",
    "frameOf": "Fotogramma {0} di {1}", "pictureName": "Immagine mostrata. {0}.",
    "mode": "Trascinando", "modeWindow": "si regolano luminosità e contrasto",
    "modeMove": "si sposta l'immagine", "modeMeasure": "si misura una lunghezza",
    "larger": "Ingrandisci", "smaller": "Riduci", "invert": "Inverti", "reset": "Ripristina",
    "preset": "Finestra", "center": "Luminosità", "width": "Ampiezza del contrasto",
    "wholeRange": "Intera gamma", "ownWindow": "Come impostata",
    "keys": """
    Rotellina o Pag su e Pag giù: altra immagine. Ctrl e rotellina, due dita oppure + e -: zoom. \
    Frecce: come trascinare; Invio: inizio e fine di una linea. 0: ripristina. I: inverti.
    """,
    "length": "{0} mm, non per uso diagnostico",
    "lengthDetector": "{0} mm sul rivelatore, non per uso diagnostico",
    "lengthPixels": "{0} pixel, non per uso diagnostico",
    "hiddenPicture": """
    Questa pagina non mostra immagini di questo tipo. Il file è completo: lo salvi e lo apra con \
    un visualizzatore DICOM.
    """,
    "noPicture": """
    Questo file non contiene immagini. È completo: lo salvi e lo apra con un programma per file \
    DICOM.
    """,
    "report": "Referto", "pdf": "Questo file contiene un documento PDF.",
    "openPDF": "Apri il documento", "savePDF": "Salva il documento",
    "patient": "Paziente", "patientID": "Codice paziente", "born": "Data di nascita",
    "date": "Data dell'esame", "modality": "Modalità", "study": "Descrizione",
    "seriesName": "Serie",
    "foot": """
    Questa pagina fa parte di dicomshare. Verifica le due metà prima di mostrare qualsiasi cosa. \
    Non è un dispositivo medico.
    """,
    "oldBrowser": """
    Questo browser è troppo vecchio per questa pagina o non le permette di funzionare. La apra con \
    una versione attuale di Firefox, Chrome, Edge o Safari.
    """,
    "verdict.waiting-archive": """
    Manca la metà conservata in archivio di queste immagini.
    Che cosa fare: la chieda all'ospedale indicando il codice della pagina INDEX.HTM o del foglio e \
    la trascini qui.
    """,
    "verdict.waiting-patient": """
    Manca la metà del paziente di queste immagini.
    Che cosa fare: trascini qui i file del CD, della chiavetta o dell'e-mail del paziente.
    """,
    "verdict.notThisSheet": """
    Questa immagine non appartiene al foglio. Le immagini arrivate più tardi hanno un foglio \
    proprio.
    Che cosa fare: usi il foglio creato insieme a questa immagine, oppure la metà del paziente.
    """,
    "verdict.tooLarge": """
    È troppo grande per questa pagina.
    Che cosa fare: ricostruisca l'esame con dicomshare.
    """,
    "verdict.damagedZIP": """
    Questo file è danneggiato o non è un file ZIP.
    Che cosa fare: lo copi di nuovo, oppure lo decomprima e trascini qui i file.
    """,
    "verdict.encryptedZIP": """
    Questo file ZIP è protetto da una password.
    Che cosa fare: lo decomprima con la password e trascini qui i file.
    """,
    "verdict.failed": """
    Il browser non ci è riuscito.
    Che cosa fare: ricarichi questa pagina e riprovi, oppure usi un altro browser.
    """,
  ]
}
