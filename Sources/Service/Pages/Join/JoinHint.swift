internal import Configuration

/// What the pages beside the shares say of JOIN.HTM.
///
/// Words between backticks are names of files.
enum JoinHint {
  static func text(_ language: Configuration.Language) -> String {
    switch language {
    case .english:
      """
      To see the exam without any installation, bring the hospital's half, open `JOIN.HTM` in a \
      browser, and drop both halves there. Nothing leaves the computer.
      """
    case .german:
      """
      Um die Untersuchung ohne jede Installation anzusehen, holen Sie die Hälfte des Krankenhauses, \
      öffnen Sie `JOIN.HTM` in einem Browser und legen Sie dort beide Hälften ab. Nichts verlässt \
      den Computer.
      """
    case .french:
      """
      Pour voir l'examen sans rien installer, munissez-vous de la moitié de l'hôpital, ouvrez \
      `JOIN.HTM` dans un navigateur et déposez-y les deux moitiés. Rien ne quitte l'ordinateur.
      """
    case .italian:
      """
      Per vedere l'esame senza installare nulla, si procuri la metà dell'ospedale, apra `JOIN.HTM` \
      in un browser e vi trascini le due metà. Nulla lascia il computer.
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
      Die Untersuchung lässt sich dann ansehen und speichern; nichts verlässt den Computer.
      """
    case .french:
      """
      Sans dicomshare\u{A0}: ouvrez `JOIN.HTM` dans un navigateur et déposez-y les deux moitiés. \
      L'examen peut alors être vu et enregistré\u{A0}; rien ne quitte l'ordinateur.
      """
    case .italian:
      """
      Senza dicomshare: apra `JOIN.HTM` in un browser e vi trascini le due metà. L'esame si può \
      allora vedere e salvare; nulla lascia il computer.
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
