// French puts a space that does not break before a colon: \u{A0}.
extension PageTexts {
  static let french = PageTexts(
    language: "Français",
    title: "La moitié d'un examen médical",
    summary: """
      Les images de ce dossier sont une moitié de celles d'un examen médical. Elles ressemblent à \
      du bruit\u{A0}: seules, elles ne montrent rien, et qui les trouve n'apprend rien. C'est \
      seulement avec l'autre moitié, que l'hôpital conserve, qu'elles redonnent l'examen, \
      exactement tel qu'il était.
      """,
    label: "Code",
    images: "Images",
    thisHalf: "cette moitié",
    otherHalf: "la moitié de l'hôpital",
    together: "l'examen",
    patientTitle: "Pour le patient",
    patient: [
      "Conservez ce dossier et apportez-le à votre médecin. Tous ses fichiers vont ensemble.",
      """
      Laissez les fichiers tels quels. Ne redimensionnez, ne modifiez et ne convertissez pas les \
      images, et ne les envoyez pas comme photos (JPEG) ou captures d'écran\u{A0}: elles \
      deviendraient inutilisables. Vous pouvez les copier, et les envoyer comme fichiers.
      """,
      """
      Ne le perdez pas\u{A0}: cette moitié ne peut être refaite que tant que l'appareil qui a \
      fait l'examen, ou l'archive d'images (PACS) de l'hôpital, le possède encore.
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
      endroit. Le service de cet hôpital peut aussi la chercher lui-même.
      """,
      """
      L'examen apparaît dans le dossier `reconstructed` une fois que chacun de ses octets a été \
      vérifié. `STATUS.HTM` dans `reconstruct` indique ce qui manque encore.
      """,
      "`sha256sum -c SHA256SUMS` vérifie que tous les fichiers sont arrivés intacts.",
    ],
    supplement: """
      Ces images sont arrivées après celles d'un autre dossier portant le même code. Les deux \
      dossiers vont ensemble.
      """,
    export: Export(
      title: "La moitié d'archive d'un examen médical",
      summary: """
        Les images de ce dossier sont la moitié d'un examen médical qui reste dans l'archive de \
        l'hôpital qui l'a fait. Seules, elles ne montrent rien. Avec la moitié du patient, qui \
        porte le même code, elles redonnent l'examen, exactement tel qu'il était.
        """,
      stepsTitle: "Pour l'autre hôpital",
      steps: [
        """
        Qui a les deux moitiés a l'examen\u{A0}: envoyez celle-ci par un autre chemin que l'autre.
        """,
        """
        Déposez les deux moitiés dans le dossier `reconstruct` de votre service dicomshare, ou \
        utilisez la commande `dicomshare reconstruct`. Les noms des fichiers et des dossiers \
        n'ont pas d'importance.
        """,
        """
        Laissez les fichiers tels quels. Des images redimensionnées, modifiées ou enregistrées \
        comme photos (JPEG) sont inutilisables.
        """,
        "`sha256sum -c SHA256SUMS` vérifie que tous les fichiers sont arrivés intacts.",
      ]),
    status: Status(
      title: "Reconstruction", failed: "Problèmes", waiting: "En attente de l'autre moitié",
      done: "Terminé", nothing: "rien"))
}
