internal import ArgumentParser

/// A path as the operating system knows it: bytes, in any encoding or none.
struct Path: Hashable, Sendable {
  /// The bytes, without a final zero.
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// What follows the last slash, with slashes at the end left out of account; `.` and `..` too.
  var name: [UInt8] {
    let end = (bytes.lastIndex { $0 != Self.slash }).map { $0 + 1 } ?? 0
    let start = (bytes[..<end].lastIndex(of: Self.slash)).map { $0 + 1 } ?? 0
    return Array(bytes[start..<end])
  }

  /// The path of `name` below this folder.
  static func / (folder: Path, name: [UInt8]) -> Path {
    if folder.bytes.isEmpty { return Path(name) }
    return Path(folder.bytes + (folder.bytes.last == slash ? [] : [slash]) + name)
  }

  /// The path of `name` below this folder.
  static func / (folder: Path, name: String) -> Path { folder / Array(name.utf8) }

  /// The path in a form that a terminal can show: without control characters.
  var shown: String { printable(bytes) }

  static let slash = UInt8(ascii: "/")
}

extension Path {
  /// Standard input or output, by Unix custom.
  static let stream = Path("-")

  /// Takes an argument for a file or a folder.
  ///
  /// - Throws: a sentence for people when it is empty, or stands for standard input or output.
  static func file(_ argument: String) throws -> Path {
    let path = try fileOrStream(argument)
    guard path != stream else {
      throw ValidationError(
        "Standard input and output cannot be used here; name a file or a folder. One that is called "
          + "- is named ./-.")
    }
    return path
  }

  /// Takes an argument for a file, or for standard input or output.
  static func fileOrStream(_ argument: String) throws -> Path {
    guard !argument.isEmpty else { throw ValidationError("Name a file or a folder.") }
    return Path(argument: argument)
  }

  /// Takes an argument for a file or a folder that the service knows, too: by a text.
  static func text(_ argument: String) throws -> String {
    let path = try file(argument)
    guard let text = String(validating: path.bytes, as: UTF8.self) else {
      throw ValidationError("The service knows paths in UTF-8 alone; name one.")
    }
    return text
  }

  /// Takes an argument for a number or a word that is looked for.
  static func word(_ argument: String) throws -> String {
    guard let text = String(validating: Path(argument: argument).bytes, as: UTF8.self) else {
      throw ValidationError("This is not in UTF-8; type it in a terminal that uses UTF-8.")
    }
    return text
  }

  /// Takes back the bytes that ``commandLine()`` escaped.
  init(argument: String) {
    var bytes: [UInt8] = []
    for scalar in argument.unicodeScalars {
      if let byte = UInt8(exactly: Int(scalar.value) - Int(Self.firstEscape)) {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
    }
    self.init(bytes)
  }

  /// The arguments of the process, names that are not UTF-8 included.
  ///
  /// The argument parser works on strings. A byte of an argument that is not UTF-8 (or that looks
  /// like an escape) is carried through it as one of the last 256 scalars, which are private use.
  static func commandLine() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { argument in
        escaped(Array(UnsafeRawBufferPointer(start: argument, count: length(argument))))
      }
    }
  }

  private static func length(_ text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value >= firstEscape })
    {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let value = byte < 0x80 ? UInt32(byte) : firstEscape + UInt32(byte)
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  private static let firstEscape: UInt32 = 0x10FF00
}

/// Text that comes from outside, made fit for a terminal: what is no printable character of
/// UTF-8 is written as `\xNN`.
func printable(_ bytes: [UInt8]) -> String {
  var shown = ""
  var rest = bytes[...]
  while let first = rest.first {
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let piece = Array(rest.prefix(length))
    if let text = String(validating: piece, as: UTF8.self), isPrintable(text) {
      shown += text
      rest = rest.dropFirst(piece.count)
    } else {
      let digits = String(first, radix: 16)
      shown += first < 16 ? "\\x0\(digits)" : "\\x\(digits)"
      rest = rest.dropFirst()
    }
  }
  return shown
}

private func isPrintable(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return false
    default:
      return true
    }
  }
}
