@testable import Configuration
import DICOM
import SecretSharing
import Testing
import Workers

@testable import Service
@testable import Workers

@Suite struct ProblemTextTests {
  /// Every case of the library's error; a new one does not compile in `number(of:)` below.
  static let errors: [SharingError] =
    [
      .notDICOM, .sourceChanged, .unreadable(ReadError(code: 5)), .unwritable(28),
      .truncated(have: 10, expected: 99), .truncated(have: 10, expected: 0), .damagedPNG,
      .noShareHeader, .geometryMismatch, .newerVersion(2), .sameHalfTwice(.archive),
      .sameHalfTwice(.patient), .differentPairs, .altered(.archive), .altered(.patient),
      .alteredOrUnrelated, .malformedPayload, .digestMismatch, .savedWithEightBits,
    ] + ForeignKind.allCases.map { .notPNG($0) }

  private static func number(of error: SharingError) -> Int {
    switch error {
    case .notDICOM: 0
    case .sourceChanged: 1
    case .unreadable: 2
    case .unwritable: 3
    case .notPNG: 4
    case .truncated: 5
    case .damagedPNG: 6
    case .noShareHeader: 7
    case .geometryMismatch: 8
    case .newerVersion: 9
    case .sameHalfTwice: 10
    case .differentPairs: 11
    case .altered: 12
    case .alteredOrUnrelated: 13
    case .malformedPayload: 14
    case .digestMismatch: 15
    case .savedWithEightBits: 16
    }
  }

  static let packages: [Problem.Cause] = [PackageFormat.zip, .iso, .mail].flatMap { format in
    [PackageError.damaged, .encrypted, .tooLarge, .noShares, .noReader].map {
      .package(format, $0)
    }
  }

  static let sheets: [SheetCause] =
    [
      .text(.noSheet), .text(.header), .text(.label), .text(.code(line: 1)), .text(.code(line: 3)),
      .text(.newerVersion(2)),
      .archiveMissing(isLookedUp: true), .archiveMissing(isLookedUp: false),
      .strangers, .notThisSheet, .incomplete(restored: 211, failed: 1, .altered(.archive)),
      .delayed,
    ] + PhotoProblem.allCases.map { .photo($0) }
    + ForeignKind.allCases.filter(\.isPhoto).map { .photoFormat($0) }

  static var causes: [Problem.Cause] {
    errors.map { .share($0) } + packages + sheets.map { .sheet($0) } + [
      .waiting(.archive), .waiting(.patient), .links(1), .links(3), .placeholder,
      .closedFolders(2), .leftNames(1), .leftNames(3),
      .folder(DropCounts(reconstructed: 212, lonePatients: 2)),
      .folder(DropCounts(loneArchives: 1, failed: 1)), .folder(DropCounts()),
      .folder(DropCounts(failed: 2, noHalves: 2)),
      .folder(DropCounts(reconstructed: 2, failed: 1, noHalves: 1)),
      .folder(DropCounts(reconstructed: 3, lonePatients: 1, loneArchives: 1, isReadOnly: true)),
    ]
  }

  /// In BMP or TIFF every sample may be there: it is not read, and not called lost.
  @Test(arguments: Configuration.Language.allCases)
  func aPictureOfAnotherFormatIsNotCalledLost(language: Configuration.Language) {
    for cause in [Problem.Cause.share(.notPNG(.tiff)), .sheet(.photoFormat(.bmp))] {
      let advice = PageTexts.of(language).advice(cause)
      for word in ["lost", "verloren", "perdu"] {
        #expect(!(advice.what + (advice.toDo ?? "")).contains(word), "\(advice)")
      }
    }
  }

  @Test func everyErrorOfTheLibraryIsHere() {
    #expect(Set(Self.errors.map(Self.number)) == Set(0...16))
  }

  @Test(arguments: Configuration.Language.allCases)
  func everyTextSaysWhatIsWrongAndWhatToDo(language: Configuration.Language) {
    for cause in Self.causes {
      let advice = PageTexts.of(language).advice(cause)
      #expect(advice.what.count > 15 && advice.what.hasSuffix("."), "\(cause)")
      let toDo = advice.toDo ?? ""
      #expect(toDo.count > 15 && toDo.hasSuffix("."), "\(cause)")
      for text in [advice.what, toDo, advice.more ?? "."] {
        #expect(text.hasSuffix("."), "\(text)")
        #expect(!text.contains("  ") && !text.contains("\n"), "\(text)")
        // French has a space before these, and the others have none.
        let wrong = language == .french ? /[^\u{A0}][:;!?](?:\s|$)/ : /\s[:;!?]/
        #expect(text.firstMatch(of: wrong) == nil, "\(text)")
      }
    }
  }

  @Test func everyTextFitsAScreenOfOldMachines() {
    for cause in Self.causes {
      let bytes = ProblemText(cause: cause, languages: [.english]).bytes
      #expect(bytes.allSatisfy { $0 < 0x80 }, "every machine can show it")
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("What to do: "))
      #expect(text.split(separator: "\r\n").allSatisfy { $0.count <= 72 && !$0.hasSuffix(" ") })
    }
  }

  @Test func aTextHasAllLanguagesOfTheSiteAndSaysWhomToAsk() throws {
    let text = String(
      decoding: ProblemText(
        cause: .waiting(.patient), languages: [.german, .english],
        contact: ["Radiologie", "+49 30 0100"]
      ).bytes, as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}Dieses Bild ist die Patientenhälfte"))
    #expect(text.contains("What to do: put the archive's half"))
    #expect(text.contains("Kontakt:  Radiologie\r\n          +49 30 0100\r\n"))
  }

  /// A CD with a viewer, documents and an index, and without any picture.
  @Test(arguments: [
    (Configuration.Language.english, "There is no half of a medical image in this folder."),
    (.german, "Dieser Ordner enthält keine Hälfte einer medizinischen Aufnahme."),
    (.french, "Ce dossier ne contient aucune moitié d'image médicale."),
    (.italian, "Questa cartella non contiene alcuna metà di un'immagine medica."),
  ]) func aFolderWithoutAnyHalfIsCalledThat(language: Configuration.Language, what: String) {
    let texts = PageTexts.of(language)
    for counts in [DropCounts(), DropCounts(failed: 2, noHalves: 2)] {
      #expect(texts.advice(.folder(counts)).what == what)
    }
    for counts in [
      DropCounts(failed: 2, noHalves: 1), DropCounts(lonePatients: 1, failed: 2, noHalves: 2),
      DropCounts(isReadOnly: true),
    ] {
      #expect(texts.advice(.folder(counts)).what != what)
    }
  }

  /// A mail with the sheet as a PDF document.
  @Test(arguments: [
    (
      Configuration.Language.english, "If there is a sheet in this file,",
      "If there is a sheet in this folder,"
    ),
    (.german, "Falls in dieser Datei ein Blatt ist,", "Falls in diesem Ordner ein Blatt ist,"),
    (.french, "Si ce fichier contient une feuille,", "Si ce dossier contient une feuille,"),
    (.italian, "Se questo file contiene un foglio,", "Se questa cartella contiene un foglio,"),
  ])
  func whereNoHalfIsASheetMayBe(language: Configuration.Language, inFile: String, inFolder: String)
  {
    let texts = PageTexts.of(language)
    // Also of a disc image, which is no masculine in French.
    for format in [PackageFormat.mail, .zip, .iso] {
      #expect(texts.advice(.package(format, .noShares)).toDo?.contains(" " + inFile) == true)
    }
    #expect(texts.advice(.folder(DropCounts())).toDo?.contains(" " + inFolder) == true)
  }

  /// The logo of a mail is no image that failed.
  @Test(arguments: [
    (
      Configuration.Language.english, "2 of 3 images reconstructed, 1 failed.",
      "2 of 2 images reconstructed. 20 other files cannot be used as halves of images."
    ),
    (
      .german, "2 von 3 Aufnahmen wiederhergestellt, 1 fehlgeschlagen.",
      "2 von 2 Aufnahmen wiederhergestellt. "
        + "20 andere Dateien sind nicht als Hälften von Aufnahmen verwendbar."
    ),
    (
      .french, "Images reconstituées\u{A0}: 2 sur 3, 1 en échec.",
      "Images reconstituées\u{A0}: 2 sur 2. "
        + "20 autres fichiers ne sont pas utilisables comme moitiés d'images."
    ),
    (
      .italian, "Immagini ricostruite: 2 su 3, 1 fallita.",
      "Immagini ricostruite: 2 su 2. Altri 20 file non sono utilizzabili come metà di immagini."
    ),
  ])
  func whatIsNoHalfDoesNotCountAsAnImage(
    language: Configuration.Language, failed: String, others: String
  ) {
    let texts = PageTexts.of(language)
    #expect(texts.advice(.folder(DropCounts(reconstructed: 2, failed: 1))).what == failed)
    let all = texts.advice(.folder(DropCounts(reconstructed: 2, failed: 20, noHalves: 20)))
    #expect(all.what == others)
    #expect(all.toDo?.contains("reconstructed") == true)
    #expect(all.more == nil)
    let some = texts.advice(.folder(DropCounts(reconstructed: 2, failed: 21, noHalves: 20)))
    #expect(some.what.hasPrefix(failed))
    #expect(some.toDo?.contains("STATUS.HTM") == true)
    let counts = DropCounts(reconstructed: 2, failed: 21, noHalves: 20)
    let onPage = texts.advice(.folder(counts.onPage))
    #expect(onPage.toDo?.contains("STATUS.HTM") == false, "the page need not point to itself")
    #expect(onPage.toDo?.contains(ProblemText.suffix) == true)
  }

  /// A scan of the sheet is a PDF document, as a rule.
  @Test(arguments: [
    (Configuration.Language.english, "sheet"), (.german, "Blatt"), (.french, "feuille"),
    (.italian, "foglio"),
  ]) func whatMayHoldASheetIsTold(language: Configuration.Language, sheet: String) {
    let missing = PageTexts.of(language).advice(.waiting(.archive))
    #expect(missing.toDo?.contains(sheet) == true, "the patient may have one")
    for kind in [ForeignKind.pdf, .compoundFile, .unknown] {
      let advice = PageTexts.of(language).advice(.share(.notPNG(kind)))
      #expect(advice.toDo?.contains(sheet) == true, "\(kind)")
    }
    // A screenshot is a picture like any other.
    let picture = PageTexts.of(language).advice(.share(.noShareHeader))
    #expect(picture.toDo?.contains(sheet) == true, "a screenshot of one")
  }

  /// A mail has a logo, and what is in its folder then looks as if an image were missing.
  @Test(arguments: Configuration.Language.allCases)
  func anotherPictureIsNotNeeded(language: Configuration.Language) {
    let logo = [
      Configuration.Language.english: Advice.englishOtherPicture,
      .german: Advice.germanOtherPicture,
      .french: Advice.frenchOtherPicture, .italian: Advice.italianOtherPicture,
    ][language]
    for cause in [
      ProblemCause.share(.noShareHeader), .share(.notPNG(.jpeg)), .sheet(.photo(.noCode)),
    ] {
      let toDo = PageTexts.of(language).advice(cause).toDo
      #expect(toDo?.hasSuffix(logo ?? "none") == true, "\(cause)")
    }
    let resized = PageTexts.of(language).advice(.share(.geometryMismatch))
    #expect(resized.toDo?.contains(logo ?? "none") == false, "that one was a half")
  }

  @Test func theAlteredHalfIsNamed() {
    let text = { (error: SharingError) in Advice.english(.share(error)).what }
    #expect(text(.altered(.archive)).contains("the archive's half was altered"))
    #expect(text(.altered(.patient)).contains("the patient's half was altered"))
    #expect(text(.sameHalfTwice(.patient)).contains("Both files are the patient's"))
    #expect(text(.differentPairs).contains("different"))
  }

  @Test func aFolderIsCountedInOneSentence() {
    let text = { (counts: DropCounts) in Advice.english(.folder(counts)) }
    let advice = text(DropCounts(reconstructed: 212, lonePatients: 2))
    #expect(advice.what == "212 of 214 images reconstructed, 2 waiting.")
    #expect(text(DropCounts(failed: 1)).what == "0 of 1 image reconstructed, 1 failed.")
    #expect(advice.toDo?.hasPrefix("put the archive's half of these images") == true)
  }

  @Test func severalThingsToDoAreSentences() {
    let advice = Advice.english(.folder(DropCounts(lonePatients: 1, loneArchives: 1, failed: 1)))
    // "This image" would not say which.
    #expect(advice.toDo?.hasPrefix("put the archive's half of 1 image into") == true)
    #expect(advice.toDo?.contains(". Put the patient's half of 1 image into") == true)
    #expect(advice.toDo?.contains(". Read the texts") == true)
  }
}
