internal import SecretSharing

/// What stands on the patient's side of a pair.
enum PatientSide {
  /// A share in a file.
  case file(FoundShare)
  /// What a sheet tells of the pair.
  case sheet(DrawnPair)

  /// The share, if it lies in a file.
  var share: FoundShare? {
    if case .file(let share) = self { share } else { nil }
  }
}

extension ShareGroup {
  /// All that may complete an archive share: files first, then the sheet.
  var patientSides: [PatientSide] {
    patient.map(PatientSide.file) + (drawn.map { [.sheet($0)] } ?? [])
  }
}
