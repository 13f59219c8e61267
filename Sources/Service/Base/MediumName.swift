internal import Configuration
internal import Spool

/// What the ZIP files and the ISO image of a study's folder are called, and back.
///
/// `7F3A-91BC-22DE.ZIP`, or `7F3A-91BC-22DE_1of3.ZIP` of several; `7F3A-91BC-22DE.ISO`. Names of
/// folders end neither like this nor hold a dot.
enum MediumName {
  /// The name of one file.
  ///
  /// - Parameters:
  ///   - folder: the study's folder in `outgoing`, or its label.
  ///   - medium: what kind of file.
  ///   - part: which of `count` files, from 1.
  ///   - count: how many there are.
  /// - Returns: a name in the folder's own folder.
  static func file(_ folder: Name, _ medium: Configuration.Medium, part: Int, of count: Int)
    -> Name
  {
    stem(folder, part: part, of: count) + suffix(medium)
  }

  /// The name without what says which kind of file it is.
  static func stem(_ folder: Name, part: Int, of count: Int) -> Name {
    count == 1 ? folder : folder + "_\(part)of\(count)"
  }

  /// The ending that says what kind of file it is.
  static func suffix(_ medium: Configuration.Medium) -> String {
    "." + medium.rawValue.uppercased()
  }

  /// The folder that a file was made from; nil for any other name.
  static func folder(of file: Name) -> Name? {
    // Asked of every entry in `outgoing`.
    for suffix in suffixes where file.bytes.ends(with: suffix.utf8) {
      let stem = file.bytes.dropLast(suffix.utf8.count)
      return Name(withoutPart(stem))
    }
    return nil
  }

  private static let suffixes = [suffix(.zip), suffix(.iso)]

  private static func withoutPart(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let mark = stem.lastIndex(of: UInt8(ascii: "_")) else { return stem }
    return isPart(stem[(mark + 1)...]) ? stem[..<mark] : stem
  }

  /// Whether it says which part of how many something is: `1of3`.
  static func isPart(_ text: ArraySlice<UInt8>) -> Bool {
    let number = text.prefix { $0 != UInt8(ascii: "o") }
    let rest = text[number.endIndex...]
    return isNumber(number) && rest.starts(with: "of".utf8) && isNumber(rest.dropFirst(2))
  }

  /// Whether it is a number as it stands in names: up to five digits.
  static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    (1...5).contains(text.count) && text.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: some Collection<UInt8>) -> Bool {
    self.suffix(suffix.count).elementsEqual(suffix)
  }
}
