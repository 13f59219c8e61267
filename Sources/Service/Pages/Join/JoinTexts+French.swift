// French puts a space that does not break before a colon: \u{A0}.
extension JoinTexts {
  static let french = [
    "language": "Français", "languages": "Langue",
    "title": "Voir un examen médical à partir de ses deux moitiés",
    "drop": """
    Déposez ici les deux moitiés de l'examen\u{A0}: les fichiers du patient et ceux de l'hôpital, \
    dans n'importe quel ordre. Dossiers, fichiers ZIP ou CD entier peuvent être déposés tels quels.
    """,
    "chooseFiles": "Choisir des fichiers", "chooseFolder": "Choisir un dossier",
    "sheetTitle": "Utiliser la feuille à la place des fichiers du patient",
    "sheetUse": "Utiliser cette feuille",
    "sheetLabel": """
    Les cinq lignes de la feuille du patient, saisies ou collées. Les minuscules, les espaces et \
    les tirets ne changent rien. Un fichier texte ou un message contenant la feuille peut aussi être déposé.
    """,
    "sheetTaken": """
    La feuille {0} a été reconnue. Elle ouvre les fichiers de l'hôpital qui lui correspondent.
    """,
    "private": """
    Aucune donnée ne quitte cet ordinateur\u{A0}: cette page fonctionne sans réseau et n'envoie rien. \
    Fermez le navigateur quand vous avez terminé.
    """,
    "progress": "Progression", "working": "Fichiers lus\u{A0}: {0} sur {1}.",
    "nothingJoined": "Aucune image n'a pu être reconstituée à partir de ces fichiers.",
    "joinedOne": "{0} image reconstituée. Toutes ses données ont été vérifiées.",
    "joinedMany": "{0} images reconstituées. Toutes leurs données ont été vérifiées.",
    "inexactOne": """
    {0} image n'est pas exacte\u{A0}: ses niveaux de gris peuvent différer d'une unité de ceux de \
    l'original. Ce choix a été fait lors de la division.
    """,
    "inexactMany": """
    {0} images ne sont pas exactes\u{A0}: leurs niveaux de gris peuvent différer d'une unité de \
    ceux des originaux. Ce choix a été fait lors de la division.
    """,
    "addedOne": """
    {1}\u{A0}: {0} octet se trouve après la fin de l'image. Quelqu'un l'a ajouté\u{A0}; il ne veut \
    rien dire.
    """,
    "addedMany": """
    {1}\u{A0}: {0} octets se trouvent après la fin de l'image. Quelqu'un les a ajoutés\u{A0}; ils ne \
    veulent rien dire.
    """,
    "clear": "Recommencer",
    "saveTitle": "Enregistrer l'examen", "saveAll": "Tout enregistrer dans un fichier ZIP",
    "saveFolder": "Tout enregistrer dans un dossier", "saveOne": "Enregistrer l'image affichée",
    "size": "En tout\u{A0}: {0}", "saving": "Enregistrement\u{A0}: {0} sur {1}",
    "saved": "Enregistré.", "offered": "Le navigateur l'enregistre.", "units": "octets ko Mo Go To",
    "saveFailed": """
    L'enregistrement a échoué. Vérifiez qu'il reste assez de place et que le dossier est accessible \
    en écriture.
    """,
    "problems": "Problèmes", "filesOne": "{0} fichier", "filesMany": "{0} fichiers",
    "andMore": "et encore {0}",
    "patients": "Attention\u{A0}: ce sont des examens de {0} patients différents.",
    "exam": "L'examen",
    "notForDiagnosis": """
    Ne pas utiliser pour le diagnostic. Cette page ne sert qu'à un premier coup d'œil.
    """,
    "seriesList": "Séries", "seriesNumber": "Série {0}", "otherFile": "Fichier",
    "imagesOne": "{0} image", "imagesMany": "{0} images",
    "image": "Image", "imageOf": "Image {0} sur {1}", "frame": "Vue",
    "frameOf": "Vue {0} sur {1}", "pictureName": "Image affichée. {0}.",
    "mode": "Glisser", "modeWindow": "règle la luminosité et le contraste",
    "modeMove": "déplace l'image", "modeMeasure": "mesure une longueur",
    "larger": "Agrandir", "smaller": "Réduire", "invert": "Inverser", "reset": "Réinitialiser",
    "preset": "Fenêtre", "center": "Luminosité", "width": "Étendue du contraste",
    "wholeRange": "Toute l'étendue", "ownWindow": "Réglage manuel",
    "keys": """
    Molette ou Page précédente et Page suivante\u{A0}: autre image. Ctrl et molette, deux doigts, \
    ou + et -\u{A0}: zoom. Flèches\u{A0}: comme glisser\u{A0}; Entrée\u{A0}: début et fin d'une \
    ligne. 0\u{A0}: réinitialiser. I\u{A0}: inverser.
    """,
    "length": "{0} mm, pas pour le diagnostic",
    "lengthDetector": "{0} mm sur le détecteur, pas pour le diagnostic",
    "lengthPixels": "{0} pixels, pas pour le diagnostic",
    "hiddenPicture": """
    Cette page n'affiche pas les images de ce type. Le fichier est complet\u{A0}: enregistrez-le et \
    ouvrez-le avec une visionneuse DICOM.
    """,
    "noPicture": """
    Ce fichier ne contient pas d'image. Il est complet\u{A0}: enregistrez-le et ouvrez-le avec un \
    programme pour fichiers DICOM.
    """,
    "report": "Compte rendu", "pdf": "Ce fichier contient un document PDF.",
    "openPDF": "Ouvrir le document", "savePDF": "Enregistrer le document",
    "patient": "Patient", "patientID": "Numéro de patient", "born": "Date de naissance",
    "date": "Date de l'examen", "modality": "Modalité", "study": "Description",
    "seriesName": "Série",
    "foot": """
    Cette page fait partie de dicomshare. Elle vérifie les deux moitiés avant d'afficher quoi que \
    ce soit. Ce n'est pas un dispositif médical.
    """,
    "oldBrowser": """
    Ce navigateur est trop ancien pour cette page, ou l'empêche de fonctionner. Ouvrez-la avec une \
    version récente de Firefox, Chrome, Edge ou Safari.
    """,
    "verdict.waiting-archive": """
    Il manque la moitié archivée de ces images.
    Que faire\u{A0}: demandez-la à l'hôpital en indiquant le code de la page INDEX.HTM ou de la \
    feuille, puis déposez-la ici.
    """,
    "verdict.waiting-patient": """
    Il manque la moitié du patient de ces images.
    Que faire\u{A0}: déposez ici les fichiers du CD, de la clé ou de l'e-mail du patient.
    """,
    "verdict.notThisSheet": """
    Cette image ne correspond pas à la feuille. Les images arrivées plus tard ont leur propre \
    feuille.
    Que faire\u{A0}: utilisez la feuille faite avec cette image, ou la moitié du patient.
    """,
    "verdict.tooLarge": """
    C'est trop volumineux pour cette page.
    Que faire\u{A0}: reconstituez l'examen avec dicomshare.
    """,
    "verdict.damagedZIP": """
    Ce fichier est endommagé, ou n'est pas un fichier ZIP.
    Que faire\u{A0}: copiez-le de nouveau, ou décompressez-le et déposez les fichiers ici.
    """,
    "verdict.encryptedZIP": """
    Ce fichier ZIP est protégé par un mot de passe.
    Que faire\u{A0}: décompressez-le avec le mot de passe et déposez les fichiers ici.
    """,
    "verdict.failed": """
    Le navigateur n'y est pas parvenu.
    Que faire\u{A0}: rechargez cette page et réessayez, ou essayez un autre navigateur.
    """,
  ]
}
