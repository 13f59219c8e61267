// French puts a space that does not break before a colon: \u{A0}.
extension SheetTexts {
  static let french = SheetTexts(
    summary: """
      Cette feuille est l'une des deux moitiés des images d'un examen médical. À elle seule, elle ne \
      montre rien. Réunie à l'autre moitié, conservée par l'hôpital, elle permet de reconstituer \
      l'examen, exactement tel qu'il était.
      """,
    folder: """
      `SHEET.HTM` (à imprimer) et `SHEET.TXT` (pour un e-mail) contiennent l'une des deux moitiés \
      des images d'un examen médical\u{A0}; un seul de ces fichiers suffit. À elle seule, cette \
      moitié ne montre rien. Réunie à l'autre, conservée par l'hôpital, elle permet de reconstituer \
      l'examen, exactement tel qu'il était.
      """,
    patient: [
      """
      Conservez cette feuille et apportez-la à votre médecin. Gardez-la comme une clé\u{A0}: qui la \
      photographie en a une copie.
      """,
      """
      Ne saisissez jamais les cinq lignes de cette feuille sur un site web, et ne les lisez à personne \
      au téléphone. Vous pouvez les envoyer à votre médecin par e-mail (`SHEET.TXT`).
      """,
      """
      Ne perdez pas cette feuille\u{A0}: cette moitié ne peut être refaite que tant que l'appareil \
      qui a réalisé l'examen, ou l'archive d'images (PACS) de l'hôpital, le conserve encore.
      """,
    ],
    doctor: [
      """
      Demandez l'autre moitié à l'hôpital en indiquant le code, et déposez-la dans le dossier \
      `reconstruct` d'un service dicomshare. Si le service appartient à cet hôpital, il peut la \
      récupérer automatiquement.
      """,
      """
      Déposez-y aussi `SHEET.TXT`, ou un fichier texte avec les cinq lignes de cette feuille, copiées ou \
      saisies\u{A0}: les fautes de frappe sont détectées. Si le service le permet, une photo du code QR \
      imprimé (JPEG ou PNG) suffit.
      """,
      """
      L'examen apparaît dans le dossier `reconstructed` une fois toutes les données vérifiées.
      """,
    ],
    command: """
      Sans service, cette commande suffit\u{A0}: `dicomshare reconstruct --sheet FICHIER --archive \
      DOSSIER --output DOSSIER`.
      """,
    number: "Numéro",
    supplement: """
      Ces images sont arrivées après celles d'une autre feuille portant le même code. Les deux \
      feuilles doivent rester ensemble.
      """,
    copy: """
      Cette moitié se trouve ici en double\u{A0}: sous forme d'images et sur une feuille \
      (`SHEET.HTM` à imprimer, `SHEET.TXT` pour un e-mail). L'une des deux suffit. La feuille se \
      copie facilement\u{A0}: qui la photographie possède cette moitié.
      """,
    part: """
      Une partie de cette moitié se trouve dans les images, l'autre figure sur la feuille \
      (`SHEET.HTM` à imprimer, `SHEET.TXT` pour un e-mail). Le médecin a besoin des deux.
      """)
}
