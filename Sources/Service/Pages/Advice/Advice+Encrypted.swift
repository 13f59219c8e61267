// What only its receiver can open, and mails with something in them that takes a password.
extension Advice {
  static let englishEncrypted = Advice(
    what: "This mail or file is encrypted (S/MIME or PGP).",
    toDo: """
      open it in the mail program of the person it was sent to, save the attachments, and put those \
      here.
      """)

  static let englishEncryptedMail = Advice(
    what: "This mail is encrypted, or a file attached to it is protected by a password.",
    toDo: """
      save the attachments in the mail program of the person it was sent to, unpack what has a \
      password, and put the files here.
      """)

  static let germanEncrypted = Advice(
    what: "Diese E-Mail oder Datei ist verschlüsselt (S/MIME oder PGP).",
    toDo: """
      Öffnen Sie sie im E-Mail-Programm der Person, an die sie geschickt wurde, speichern Sie die \
      Anhänge und legen Sie diese hier ab.
      """)

  static let germanEncryptedMail = Advice(
    what: """
      Diese E-Mail ist verschlüsselt, oder eine angehängte Datei ist mit einem Passwort geschützt.
      """,
    toDo: """
      Speichern Sie die Anhänge im E-Mail-Programm der Person, an die sie geschickt wurde, entpacken \
      Sie, was ein Passwort hat, und legen Sie die Dateien hier ab.
      """)

  static let frenchEncrypted = Advice(
    what: "Cet e-mail ou ce fichier est chiffré (S/MIME ou PGP).",
    toDo: """
      ouvrez-le dans le logiciel de messagerie de son destinataire, enregistrez les pièces jointes et \
      déposez-les ici.
      """)

  static let frenchEncryptedMail = Advice(
    what: "Cet e-mail est chiffré, ou un fichier joint est protégé par un mot de passe.",
    toDo: """
      enregistrez les pièces jointes dans le logiciel de messagerie du destinataire, décompressez ce \
      qui a un mot de passe et déposez les fichiers ici.
      """)

  static let italianEncrypted = Advice(
    what: "Questa e-mail o questo file è cifrato (S/MIME o PGP).",
    toDo: """
      lo apra nel programma di posta della persona a cui è stato inviato, salvi gli allegati e li \
      metta qui.
      """)

  static let italianEncryptedMail = Advice(
    what: "Questa e-mail è cifrata, o un file allegato è protetto da una password.",
    toDo: """
      salvi gli allegati nel programma di posta del destinatario, estragga il contenuto di ciò che ha \
      una password e metta qui i file.
      """)
}
