/// Where each of several instances begins in a folder: far from the others.
///
/// So they do not race for the same files, and what one of them has taken is not there any more when
/// another gets to it.
struct Turn: Equatable {
  /// The place of this instance among all of them.
  var rank = 0
  /// How many there are.
  var count = 1

  /// All that lies in a folder, from this instance's beginning on.
  func order<Element>(_ all: [Element]) -> [Element] {
    guard rank > 0 else { return all }
    let start = all.count * rank / count
    return Array(all[start...] + all[..<start])
  }
}
