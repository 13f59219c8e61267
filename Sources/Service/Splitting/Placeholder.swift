internal import DICOM

/// Identifiers that programs fill in when there are none.
enum Placeholder {
  /// Whether a study or a patient is called by one.
  static func isAny(_ identity: Identity) -> Bool {
    identity.studyInstanceUID.map(studies.contains) == true
      || identity.patientID.map(isPatient) == true
  }

  private static func isPatient(_ text: String) -> Bool {
    let plain = text.uppercased().filter { $0.isLetter || $0.isNumber }
    // Nothing but signs.
    guard let first = plain.first else { return !text.isEmpty }
    let isRepeated = plain.count >= 3 && plain.allSatisfy { $0 == first } && "0X9".contains(first)
    return isRepeated || patients.contains(plain)
  }

  private static let studies: Set<String> = [
    "0", "1", "0.0", "1.1", "1.2", "1.2.3.4", "1.2.3.4.5", "1.2.3.4.5.6", "1.2.3.4.5.6.7",
    "1.2.3.4.5.6.7.8", "1.2.3.4.5.6.7.8.9", "1.1.1.1", "0.0.0.0",
  ]
  private static let patients: Set<String> = [
    "0", "00", "1234", "12345", "123456", "1234567", "12345678", "123456789", "UNKNOWN",
    "ANONYMOUS", "ANONYMIZED", "ANONYMISED", "ANON", "NONE", "NULL", "NOID", "TEST", "PATIENT",
    "PATIENTID", "UNDEFINED", "UNBEKANNT", "SCONOSCIUTO", "INCONNU", "ANONIMO", "ANONYME",
  ]
}
