internal import Spool

/// Names of the parts into which programs cut a ZIP file.
///
/// 7-Zip writes `exam.zip.001`, `exam.zip.002`; others `exam.z01` and, at last, `exam.zip` (APPNOTE.TXT,
/// 8.5). Most of them begin with nothing that tells.
enum PartName {
  /// Whether a file of this name is such a part.
  static func include(_ name: Name) -> Bool {
    guard let text = name.text?.lowercased(), let dot = text.lastIndex(of: ".") else {
      return false
    }
    let ending = text[text.index(after: dot)...]
    if ending.first == "z" { return ending.count == 3 && ending.dropFirst().allSatisfy(isDigit) }
    return ending.count == 3 && ending.allSatisfy(isDigit) && text[..<dot].hasSuffix(".zip")
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
