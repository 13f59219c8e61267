internal import Configuration
internal import DICOM
internal import SecretSharing

/// What JOIN.HTM says of shares that are refused: the sentences of the problem texts, by the words
/// of the format page.
enum JoinVerdicts {
  /// Numbers that stand for what the script puts in their place.
  private static let length = 987_654_321
  private static let version = 987_654_322
  private static let photo = ForeignKind.gif

  private static let causes: [(word: String, error: SharingError)] = [
    ("notPNG", .notPNG(.unknown)), ("notPNG-empty", .notPNG(.empty)),
    ("notPNG-mangled", .notPNG(.mangledPNG)), ("notPNG-photo", .notPNG(photo)),
    ("notPNG-pdf", .notPNG(.pdf)), ("notPNG-dicom", .notPNG(.dicom)),
    ("notPNG-packed", .notPNG(.compressed)), ("notPNG-html", .notPNG(.html)),
    ("notPNG-mail", .notPNG(.mail)), ("notPNG-encrypted", .notPNG(.encrypted)),
    ("notPNG-shortcut", .notPNG(.shortcut)), ("notPNG-winmail", .notPNG(.winmail)),
    ("notPNG-part", .notPNG(.zipPart)), ("truncated", .truncated(have: length, expected: 0)),
    ("damagedPNG", .damagedPNG), ("noShareHeader", .noShareHeader),
    ("savedWithEightBits", .savedWithEightBits),
    ("geometryMismatch", .geometryMismatch), ("newerVersion", .newerVersion(version)),
    ("altered-archive", .altered(.archive)), ("altered-patient", .altered(.patient)),
    ("alteredOrUnrelated", .alteredOrUnrelated), ("differentPairs", .differentPairs),
    ("sameHalfTwice-archive", .sameHalfTwice(.archive)),
    ("sameHalfTwice-patient", .sameHalfTwice(.patient)), ("malformedPayload", .malformedPayload),
    ("digestMismatch", .digestMismatch), ("unreadable", .unreadable(ReadError(code: 0))),
  ]

  private static let sheets: [(word: String, cause: SheetCause)] = [
    ("noSheet", .text(.noSheet)), ("sheet-header", .text(.header)), ("sheet-label", .text(.label)),
    ("sheet-code-1", .text(.code(line: 1))), ("sheet-code-2", .text(.code(line: 2))),
    ("sheet-code-3", .text(.code(line: 3))), ("newerSheet", .text(.newerVersion(version))),
  ]

  /// The sentences in a language, as `verdict.WORD`; the second line says what to do.
  static func texts(in language: Configuration.Language) -> [String: String] {
    var texts: [String: String] = [:]
    let all =
      causes.map { ($0.word, ProblemCause.share($0.error)) }
      + sheets.map { ($0.word, ProblemCause.sheet($0.cause)) }
      + [("notPNG-placeholder", ProblemCause.placeholder)]
    for (word, cause) in all {
      let words = PageTexts.of(language)
      let advice = words.advice(cause)
      texts["verdict.\(word)"] = (advice.what + (advice.toDo.map { "\n" + words.toDo + $0 } ?? ""))
        .replacing("\(length)", with: "{0}").replacing("\(version)", with: "{0}")
        .replacing(" \(photo.pictureName)", with: " {0}")
    }
    return texts
  }
}
