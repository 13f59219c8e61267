internal import Configuration

/// What the pages beside the shares say of JOIN.HTM.
///
/// Words between backticks are names of files.
enum JoinHint {
  static func text(_ language: Configuration.Language) -> String {
    switch language {
    case .english:
      """
      To see the exam without any installation, get the other half from the hospital, open `JOIN.HTM` in a \
      browser, and drop both halves there. Nothing leaves the computer.
      """
    case .german:
      """
      Um die Untersuchung ohne jede Installation anzusehen, besorgen Sie sich vom Krankenhaus die \
      andere Hälfte, öffnen Sie `JOIN.HTM` in einem Browser und legen Sie dort beide Hälften ab. Keine Daten \
      verlassen den Computer.
      """
    case .french:
      """
      Pour voir l'examen sans rien installer, demandez l'autre moitié à l'hôpital, ouvrez \
      `JOIN.HTM` dans un navigateur et déposez-y les deux moitiés. Aucune donnée ne quitte \
      l'ordinateur.
      """
    case .italian:
      """
      Per vedere l'esame senza installare nulla, chieda l'altra metà all'ospedale, apra `JOIN.HTM` \
      in un browser e vi trascini le due metà. Nessun dato lascia il \
      computer.
      """
    }
  }

  /// What is said to another hospital.
  static func exportText(_ language: Configuration.Language) -> String {
    switch language {
    case .english:
      """
      Without dicomshare: open `JOIN.HTM` in a browser and drop both halves there. The exam can be \
      seen and saved then; nothing leaves the computer.
      """
    case .german:
      """
      Ohne dicomshare: Öffnen Sie `JOIN.HTM` in einem Browser und legen Sie dort beide Hälften ab. \
      Die Untersuchung lässt sich dann ansehen und speichern; keine Daten \
      verlassen den Computer.
      """
    case .french:
      """
      Sans dicomshare\u{A0}: ouvrez `JOIN.HTM` dans un navigateur et déposez-y les deux moitiés. \
      L'examen peut alors être vu et enregistré\u{A0}; aucune donnée ne \
      quitte l'ordinateur.
      """
    case .italian:
      """
      Senza dicomshare: apra `JOIN.HTM` in un browser e vi trascini le due metà. L'esame si può \
      allora vedere e salvare; nessun dato lascia il computer.
      """
    }
  }

  /// What a sheet says to a doctor without a service: the page comes with the other half.
  static func sheetText(_ language: Configuration.Language) -> String {
    switch language {
    case .english:
      """
      Without a service: open `JOIN.HTM`, which comes with the other half, in a browser, drop that \
      half there, and enter the five lines of this sheet.
      """
    case .german:
      """
      Ohne Dienst: Öffnen Sie `JOIN.HTM` (kommt mit der anderen Hälfte) in einem Browser, legen Sie \
      diese dort ab und geben Sie die fünf Zeilen ein.
      """
    case .french:
      """
      Sans service\u{A0}: ouvrez `JOIN.HTM` (jointe à l'autre moitié) dans un navigateur, déposez-y \
      celle-ci et saisissez les cinq lignes.
      """
    case .italian:
      """
      Senza un servizio: apra `JOIN.HTM` (arriva con l'altra metà) in un browser, vi trascini quella \
      metà e digiti le cinque righe.
      """
    }
  }

  /// The text, the name of the file leading there.
  static func html(_ language: Configuration.Language) -> String {
    let name = JoinPage.name
    return HTML.inline(text(language)).replacing(
      HTML.inline("`\(name)`"), with: "<a href=\"\(name)\">\(name)</a>")
  }
}
