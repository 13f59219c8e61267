package import Spool

/// Files that accompany shares but are not shares.
///
/// This program's own texts and pages, the files of a CD that computers look for, and what operating
/// systems and file managers leave in every folder that they show. None of it is reported, and all
/// of it goes with a dropped folder. Everything else in a folder is taken for a share, and reported
/// if it is none.
package enum Companion {
  /// The ending of the texts that say what is wrong with a file.
  package static let problemSuffix = ".problem.txt"

  /// Whether a file of this name is a companion.
  ///
  /// Names are compared as a CD may show them (ECMA-119, 7.5): in capitals, with a version (`;1`),
  /// with a final dot, or cut to eight characters; and as programs name a second copy: `README (1).TXT`.
  package static func include(_ name: Name) -> Bool {
    if isSystemFile(name) { return true }
    let name = Plain(name)
    return name.hasSuffix(problemSuffix) || name.hasPrefix(sheetPrefix) || isOfMedium(name)
  }

  /// Whether a file is named as one that this program, or the maker of a CD, puts beside images.
  package static func isOfMedium(_ name: Name) -> Bool { isOfMedium(Plain(name)) }

  private static func isOfMedium(_ name: Plain) -> Bool {
    files.contains(name.text) || name.isShort(of: "sha256sums")
  }

  /// Whether a file is named as a sheet is: `SHEET.TXT`, `SHEET.HTM`.
  package static func isSheet(_ name: Name) -> Bool {
    let name = Plain(name)
    return name.hasPrefix(sheetPrefix) && !name.hasSuffix(problemSuffix)
  }

  /// Whether a file is named as the text that comes with shares: `README.TXT`.
  package static func isReadme(_ name: Name) -> Bool { Plain(name).text == "readme.txt" }

  private static let sheetPrefix = "sheet."

  /// Whether a command that looks for shares passes over an entry of a folder.
  ///
  /// Also what is hidden: nobody sees it, so nobody means it.
  package static func isLeftAlone(_ name: Name, _ kind: FileKind) -> Bool {
    name.isHidden || (kind == .folder ? includesFolder(name) : include(name))
  }

  /// Whether a file of a folder is a companion, or lies in a folder that is one.
  package static func include(_ path: RelativePath) -> Bool {
    path.last.map(include) == true || path.names.dropLast().contains(where: includesFolder)
  }

  /// Whether a folder of this name holds nothing but what a system keeps for itself.
  package static func includesFolder(_ name: Name) -> Bool {
    folders.contains(Plain(name).text) || name.hasPrefix(".Trash-")
  }

  /// The file of which iCloud leaves `.NAME.icloud` while it is not downloaded; nil for other names.
  package static func placeholder(_ name: Name) -> Name? {
    let ending = ".icloud"
    guard name.isHidden, name.hasSuffix(ending) else { return nil }
    return Name(name.bytes.dropFirst().dropLast(ending.utf8.count))
  }

  /// Whether operating systems and file managers leave files of this name everywhere.
  package static func isSystemFile(_ name: Name) -> Bool {
    // `._NAME`: AppleDouble (RFC 1740), what macOS keeps of NAME where a file system keeps nothing
    // but bytes.
    name.hasPrefix("._") || systemFiles.contains(Plain(name).text)
  }

  /// What this program writes, and what lies at the top of a CD.
  package static let files: Set<String> = [
    "readme.txt", "index.htm", "join.htm", "status.htm", "part.txt", "sha256sums", "sha256sums.txt",
    "dicomdir",
    "autorun.inf",
  ]
  /// What operating systems and file managers leave.
  package static let systemFiles: Set<String> = [
    "thumbs.db", "ehthumbs.db", "desktop.ini", "indexervolumeguid", "wpsettings.dat",
    ".ds_store", ".apdisk", ".volumeicon.icns", ".localized", ".directory", "icon\r", ".stignore",
  ]
  /// Folders that hold nothing but what a system keeps for itself.
  package static let folders: Set<String> = [
    "@eadir", "#recycle", "system volume information", "$recycle.bin", "recycler", "lost+found",
    ".stfolder", ".stversions", ".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems",
    ".documentrevisions-v100",
  ]

  /// A name without what may differ between file systems.
  private struct Plain {
    let text: String

    init(_ name: Name) {
      var bytes = (Companion.placeholder(name) ?? name).bytes[...]
      if let mark = bytes.lastIndex(of: UInt8(ascii: ";")),
        !bytes[(mark + 1)...].isEmpty, bytes[(mark + 1)...].allSatisfy(Self.isDigit)
      {
        bytes = bytes[..<mark]
      }
      if bytes.last == UInt8(ascii: ".") { bytes = bytes.dropLast() }
      let folded = bytes.map(Self.folded)
      let stem = folded.lastIndex(of: UInt8(ascii: ".")) ?? folded.endIndex
      let first = Self.withoutMarkBefore(folded[..<stem])
      text = String(decoding: Self.withoutMark(first) + folded[stem...], as: UTF8.self)
    }

    /// What programs put behind the name of a second copy, in small letters: Windows, macOS, Linux.
    private static let marks = ["copy", "kopie", "copie", "copia"].map { Array($0.utf8) }

    /// Without what web drives put before it: `Copy of `, `Kopie von `.
    private static func withoutMarkBefore(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let mark = zip(marks, ["of", "von", "de", "di"]).map { $0 + Array(" \($1) ".utf8) }
        .first { stem.starts(with: $0) }
      return stem.dropFirst(mark?.count ?? 0)
    }

    /// Without the mark in brackets: ` (copy)`, ` (Copy 2)`, ` (another copy)`, ` (1. Kopie)`.
    private static func withoutMarkInBrackets(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
      guard stem.last == UInt8(ascii: ")"), let start = stem.lastIndex(of: UInt8(ascii: "("))
      else { return nil }
      let words = stem[(start + 1)...].dropLast().split(separator: 0x20)
      let name = withoutSeparators(stem[..<start])
      return words.count <= 2 && words.contains { marks.contains(Array($0)) } && !name.isEmpty
        ? name : nil
    }

    /// A name without its ending and without the mark of a copy: a word, a number, or both.
    private static func withoutMark(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      if let name = withoutMarkInBrackets(stem) { return name }
      let number = withoutNumber(stem)
      guard let mark = marks.first(where: { number.suffix($0.count).elementsEqual($0) }) else {
        return number
      }
      let rest = number.dropLast(mark.count)
      let name = withoutSeparators(rest)
      return name.isEmpty || name.count == rest.count ? number : name
    }

    /// Without ` (1)`, `(1)`, ` 1`, `-1` or `_1`.
    private static func withoutNumber(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let isInBrackets = stem.last == UInt8(ascii: ")")
      let inner = isInBrackets ? stem.dropLast() : stem
      let digits = inner.reversed().prefix(while: isDigit).count
      let rest = inner.dropLast(digits)
      guard (1...3).contains(digits), !isInBrackets || rest.last == UInt8(ascii: "(") else {
        return stem
      }
      let name = withoutSeparators(isInBrackets ? rest.dropLast() : rest)
      let isApart = isInBrackets || name.count < rest.count
      return name.isEmpty || !isApart ? stem : name
    }

    private static func withoutSeparators(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      text.dropLast(text.reversed().prefix { [0x20, 0x2D, 0x5F].contains($0) }.count)
    }

    func hasPrefix(_ prefix: String) -> Bool { text.utf8.starts(with: prefix.utf8) }

    func hasSuffix(_ suffix: String) -> Bool {
      text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// Whether this is what is left of a longer name where names have eight characters: the first
    /// eight of ECMA-119, or the first six, a tilde and a digit of FAT.
    func isShort(of name: String) -> Bool {
      text.utf8.elementsEqual(name.utf8.prefix(8))
        || text.utf8.count == 8 && text.utf8.starts(with: Array(name.utf8.prefix(6)) + [0x7E])
          && text.utf8.last.map(Self.isDigit) == true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func folded(_ byte: UInt8) -> UInt8 {
      (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
    }
  }
}
