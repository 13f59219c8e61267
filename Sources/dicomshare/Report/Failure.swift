/// Exit statuses of the program (sysexits.h).
enum Status: Int32 {
  case badData = 65
  case noInput = 66
  case cannotCreate = 73
  case inputOutput = 74
  case tryAgain = 75
  case noPermission = 77
}

/// Why something could not be done: what is wrong, and what to do about it.
struct Failure: Error, Equatable {
  /// A word for programs; it does not change between versions.
  let code: String
  /// A sentence for people, without capital and full stop.
  let sentence: String
  /// What the process returns when this is its first failure.
  let status: Status

  init(_ code: String, _ status: Status, _ sentence: String) {
    self.code = code
    self.status = status
    self.sentence = sentence
  }
}
