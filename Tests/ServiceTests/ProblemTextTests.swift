import DICOM
import SecretSharing
import Testing

@testable import Service

@Suite struct ProblemTextTests {
  /// Every case of the library's error; a new one does not compile in `number(of:)` below.
  static let errors: [SharingError] = [
    .notDICOM, .sourceChanged, .unreadable(ReadError(code: 5)), .unwritable(28), .notPNG,
    .truncated(have: 10, expected: 99), .truncated(have: 10, expected: 0), .damagedPNG,
    .noShareHeader, .geometryMismatch, .newerVersion(2), .sameHalfTwice(.archive),
    .sameHalfTwice(.patient), .differentPairs, .altered(.archive), .altered(.patient),
    .alteredOrUnrelated, .malformedPayload, .digestMismatch,
  ]

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
    }
  }

  static var causes: [Problem.Cause] {
    errors.map { .share($0) } + [
      .waiting(.archive), .waiting(.patient),
      .folder(DropCounts(reconstructed: 212, lonePatients: 2)),
      .folder(DropCounts(loneArchives: 1, failed: 1)),
      .folder(DropCounts(reconstructed: 3, isReadOnly: true)),
    ]
  }

  @Test func everyErrorOfTheLibraryIsHere() {
    #expect(Set(Self.errors.map(Self.number)) == Set(0...15))
  }

  @Test func everyTextSaysWhatIsWrongAndWhatToDo() {
    for cause in Self.causes {
      let lines = cause.text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0].count > 15, "\(cause)")
      #expect(lines.contains { $0.contains("What to do: ") }, "\(cause)")
      #expect(lines.allSatisfy { $0.count <= 100 && !$0.hasSuffix(" ") }, "\(cause)")
      #expect(cause.text.allSatisfy { $0.isASCII }, "every machine can show it")
    }
  }

  @Test func theAlteredHalfIsNamed() {
    #expect(Problem.Cause.share(.altered(.archive)).text.contains("the archive's half was altered"))
    #expect(Problem.Cause.share(.altered(.patient)).text.contains("the patient's half was altered"))
    #expect(
      Problem.Cause.share(.sameHalfTwice(.patient)).text.contains("Both files are the patient's"))
    #expect(Problem.Cause.share(.differentPairs).text.contains("different"))
  }

  @Test func aFolderIsCountedInOneSentence() {
    let counts = DropCounts(reconstructed: 212, lonePatients: 2)
    #expect(counts.sentence == "212 of 214 images reconstructed, 2 waiting")
    #expect(DropCounts(failed: 1).sentence == "0 of 1 image reconstructed, 1 failed")
    #expect(Problem.Cause.folder(counts).text.contains("put the archive's half"))
    #expect(DropCounts.reconstructed(in: Problem.Cause.folder(counts).text) == 212)
    #expect(DropCounts.reconstructed(in: "This picture is damaged.") == nil)
  }
}
