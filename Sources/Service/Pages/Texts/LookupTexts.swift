internal import Configuration

/// What answers in `lookup` say in one language.
struct LookupTexts: Sendable {
  /// There is no such exam.
  let none: String
  /// Names of the days on which images came, of what is still arriving, of what lies in `outgoing`,
  /// and of when it was handed over.
  let days: String
  let arriving: String
  let outgoing: String
  let handedOver: String
  /// Since when images arrive, and how many have.
  let since: @Sendable (String, String) -> String
  /// Nothing lies in `outgoing`, and it is not known that it was handed over.
  let gone: String

  /// The texts of a language.
  static func of(_ language: Configuration.Language) -> LookupTexts {
    switch language {
    case .english: english
    case .italian: italian
    case .german: german
    case .french: french
    }
  }

  private static let english = LookupTexts(
    none: """
      No exam with this accession number has arrived here. Check the number. If the exam was taken \
      just now, leave the question where it is: for ten minutes this answer changes as soon as the \
      exam arrives. After that, ask again.
      """,
    days: "Arrived on", arriving: "Arriving", outgoing: "In outgoing", handedOver: "Handed over on",
    since: { "since \($0), \($1) so far; the folder appears once the exam is complete" },
    gone: "no longer; the folder was removed")

  private static let italian = LookupTexts(
    none: """
      Qui non è arrivato nessun esame con questo numero di accettazione. Controlli il numero. Se \
      l'esame è appena stato eseguito, lasci la domanda dov'è: per dieci minuti questa risposta cambia \
      non appena l'esame arriva. Dopo, ripeta la domanda.
      """,
    days: "Data di arrivo", arriving: "In arrivo", outgoing: "In outgoing",
    handedOver: "Consegnato il",
    since: { "dal \($0), finora \($1); la cartella compare quando l'esame è completo" },
    gone: "non più; la cartella è stata rimossa")

  private static let german = LookupTexts(
    none: """
      Eine Untersuchung mit dieser Auftragsnummer ist hier nicht angekommen. Prüfen Sie die Nummer. \
      Wurde die Untersuchung gerade erst durchgeführt, lassen Sie die Frage liegen: Zehn Minuten \
      lang ändert sich diese Antwort, sobald die Untersuchung ankommt. Fragen Sie danach erneut.
      """,
    days: "Angekommen am", arriving: "Kommt gerade an", outgoing: "In outgoing",
    handedOver: "Ausgehändigt am",
    since: {
      "seit \($0), bisher \($1); der Ordner erscheint, sobald die Untersuchung vollständig ist"
    },
    gone: "nicht mehr; der Ordner wurde entfernt")

  private static let french = LookupTexts(
    none: """
      Aucun examen portant ce numéro d'accession n'est arrivé ici. Vérifiez le numéro. Si l'examen vient \
      d'être réalisé, laissez la question en place\u{A0}: pendant dix minutes, cette réponse change dès que \
      l'examen arrive. Ensuite, posez de nouveau la question.
      """,
    days: "Arrivé le", arriving: "En cours d'arrivée", outgoing: "Dans outgoing",
    handedOver: "Remis le",
    since: {
      "depuis le \($0), \($1) pour l'instant\u{A0}; le dossier apparaît une fois l'examen complet"
    },
    gone: "plus maintenant\u{A0}; le dossier a été supprimé")
}
