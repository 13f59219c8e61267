/// What tells exams and patients apart, as UTF-8 text without padding.
public struct Identity: Equatable, Sendable {
  /// (0020,000D) Study Instance UID.
  public var studyInstanceUID: String?
  /// (0010,0020) Patient ID.
  public var patientID: String?
  /// (0010,0021) Issuer of Patient ID.
  public var issuerOfPatientID: String?
  /// (0008,0050) Accession Number.
  public var accessionNumber: String?
}

extension Identity {
  /// Takes the attributes from where they are known to be.
  init(_ dataSet: OutermostDataSet) {
    let text: (UInt32) -> String? = { tag in
      dataSet.text(tag).map { String(decoding: $0, as: UTF8.self) }
    }
    studyInstanceUID = text(0x0020_000D)
    patientID = text(0x0010_0020)
    issuerOfPatientID = text(0x0010_0021)
    accessionNumber = text(0x0008_0050)
  }
}
