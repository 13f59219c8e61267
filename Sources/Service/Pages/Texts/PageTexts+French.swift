internal import SecretSharing

// French puts a space that does not break before a colon: \u{A0}.
extension PageTexts {
  static let french = PageTexts(
    language: "Français",
    title: "La moitié d'un examen médical",
    summary: """
      Ce dossier contient l'une des deux moitiés des images d'un examen médical. Ces images \
      ressemblent à un écran brouillé\u{A0}: seules, elles ne montrent rien, et qui les trouve n'en \
      apprend rien. Ce n'est qu'avec l'autre moitié, conservée par l'hôpital, que l'examen peut \
      être reconstitué, exactement tel qu'il était.
      """,
    colon: "\u{A0}:",
    label: "Code",
    images: "Images",
    month: "Mois de l'examen",
    contact: "Contact",
    months: [
      "janvier", "février", "mars", "avril", "mai", "juin",
      "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ],
    thisHalf: "cette moitié",
    otherHalf: "l'autre moitié",
    together: "l'examen",
    patientTitle: "Pour le patient",
    patient: [
      """
      Conservez ce dossier et apportez-le à votre médecin. Tous ses fichiers doivent rester \
      ensemble.
      """,
      """
      Laissez les fichiers tels quels. Ne redimensionnez pas, ne modifiez pas et ne convertissez \
      pas les images, et ne les envoyez pas sous forme de photos (JPEG) ou de captures \
      d'écran\u{A0}: elles deviendraient inutilisables. Vous pouvez les copier, et les envoyer \
      comme fichiers.
      """,
      """
      Ne perdez pas ce dossier\u{A0}: cette moitié ne peut être refaite que tant que l'appareil \
      qui a réalisé l'examen, ou l'archive d'images (PACS) de l'hôpital, le conserve encore.
      """,
    ],
    doctorTitle: "Pour le médecin",
    doctor: [
      """
      Copiez ce dossier entier, tel quel, dans le dossier `reconstruct` d'un service dicomshare. \
      Les noms des fichiers et des dossiers n'ont pas d'importance.
      """,
      """
      Demandez l'autre moitié à l'hôpital en indiquant le code ci-dessus, et déposez-la au même \
      endroit. Si le service appartient à cet hôpital, il peut la récupérer automatiquement.
      """,
      """
      L'examen apparaît dans le dossier `reconstructed` une fois toutes les données vérifiées. \
      `STATUS.HTM` dans `reconstruct` indique ce qui manque encore.
      """,
      """
      Ouvrez-le avec une visionneuse DICOM, par exemple Weasis, MicroDicom (Windows) ou Horos \
      (Mac). Pour le conserver dans votre PACS, importez-y le dossier.
      """,
    ],
    supplement: """
      Ces images sont arrivées après celles d'un autre dossier portant le même code. Les deux \
      dossiers doivent rester ensemble.
      """,
    stripes: """
      Certaines images ressemblent à une longue bande\u{A0}: chacune contient de nombreuses vues, les \
      unes sous les autres.
      """,
    banner: ["Moitié d'image médicale. Ne pas modifier.", "Pour le médecin."],
    part: { part, count in
      """
      Ceci est la partie \(part) sur \(count). Le médecin a besoin des \(count) parties, dans \
      n'importe quel ordre.
      """
    },
    export: Export(
      title: "La moitié archivée d'un examen médical",
      summary: """
        Ce dossier contient la moitié d'un examen médical qui reste dans l'archive de l'hôpital \
        qui l'a réalisé. Seule, elle ne montre rien. Avec la moitié du patient, qui porte le même \
        code, elle permet de reconstituer l'examen, exactement tel qu'il était.
        """,
      stepsTitle: "Pour l'autre hôpital",
      steps: [
        """
        Qui a les deux moitiés a l'examen\u{A0}: envoyez celle-ci par une autre voie que celle \
        du patient.
        """,
        """
        Déposez les deux moitiés dans le dossier `reconstruct` de votre service dicomshare, ou \
        utilisez la commande `dicomshare reconstruct`. Les noms des fichiers et des dossiers \
        n'ont pas d'importance.
        """,
        """
        Laissez les fichiers tels quels. Des images redimensionnées, modifiées ou enregistrées \
        sous forme de photos (JPEG) sont inutilisables.
        """,
      ]),
    status: Status(
      title: "Reconstitution", failed: "Problèmes", waiting: "En attente de l'autre moitié",
      done: "Terminés", noProblems: "aucun", noneWaiting: "aucune", noneDone: "aucun",
      stopped: """
        Le service est arrêté. Rien n'est perdu\u{A0}: il reprendra dès qu'il sera redémarré.
        """,
      empty: "Ce dossier est vide. Déposez-y les deux moitiés d'un examen.",
      problems: { count($0, "problème", "problèmes") },
      imagesWaiting: { count($0, "image en attente", "images en attente") },
      imagesInWork: { count($0, "image en cours", "images en cours") },
      filesInWork: { count($0, "fichier en cours", "fichiers en cours") },
      studiesDone: { count($0, "examen terminé", "examens terminés") },
      folder: { $0.map { "Dossier \($0)" } ?? "Un dossier" },
      study: { $0.map { "Examen \($0)" } ?? "Un examen" },
      file: { role in
        switch role {
        case .patient?: "Une moitié du patient"
        case .archive?: "Une moitié archivée"
        case nil: "Un fichier"
        }
      },
      sheet: "Une feuille",
      pair: "paire",
      imageCount: { count($0, "image", "images") },
      sent: { destination, sent, failed in
        "\(sent == 1 ? "envoyée" : "envoyées") à \(destination)\u{A0}: \(count(sent, "image", "images"))"
          + (failed > 0 ? ", \(failed == 1 ? "non envoyée" : "non envoyées")\u{A0}: \(failed)" : "")
      },
      more: { $0 == 1 ? "et un autre" : "et \($0) autres" },
      foot: { keep, seconds in
        """
        Les examens terminés restent \(keep) dans le dossier `reconstructed`. Cette page \
        s'actualise toutes les \(seconds) secondes.
        """
      },
      viewers: """
        Ouvrez-les avec une visionneuse DICOM, par exemple Weasis, MicroDicom (Windows) ou Horos \
        (Mac). Pour les conserver dans votre PACS, importez-y le dossier.
        """),
    toDo: "Que faire\u{A0}: ",
    advice: Advice.french,
    inexact: """
      L'image a été divisée en mode visuel (Visual Mode)\u{A0}: les niveaux de gris peuvent \
      différer d'une unité de l'original. Tout le reste est inchangé.
      """)
}
