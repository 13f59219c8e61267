/// What tells exams and patients apart, and when the exam was taken, as UTF-8 text without padding.
public struct Identity: Equatable, Sendable {
  /// (0020,000D) Study Instance UID.
  public var studyInstanceUID: String?
  /// (0010,0020) Patient ID.
  public var patientID: String?
  /// (0010,0021) Issuer of Patient ID.
  public var issuerOfPatientID: String?
  /// (0008,0050) Accession Number.
  public var accessionNumber: String?
  /// (0008,0018) SOP Instance UID.
  public var instanceUID: String?
  /// (0008,0020) Study Date, as it stands there.
  public var studyDate: String?
}

extension Identity {
  /// Of nobody.
  package static var nobody: Identity { Identity() }

  /// Takes the attributes from where they are known to be.
  init(_ dataSet: OutermostDataSet) {
    var decoder = TextDecoder()
    studyInstanceUID = dataSet.decodedText(0x0020_000D, &decoder)
    patientID = dataSet.decodedText(0x0010_0020, &decoder)
    issuerOfPatientID = dataSet.decodedText(0x0010_0021, &decoder)
    accessionNumber = dataSet.decodedText(0x0008_0050, &decoder)
    instanceUID = dataSet.decodedText(0x0008_0018, &decoder)
    studyDate = dataSet.decodedText(0x0008_0020, &decoder)
  }
}
