/// The C library's converters of coded character sets, each a file that is loaded when it is needed.
public enum Converters {
  /// Loads all of them for the life of the process.
  ///
  /// A process that gives up the right to open files calls this before: what cannot be loaded later
  /// is read as Latin-1, with a warning. Takes 1.4 ms.
  public static func load() {
    for coding in CharacterCoding.allCases {
      // Never released: the C library may unload what nobody has open.
      if let converter = Iconv(coding) { _ = Unmanaged.passRetained(converter) }
    }
  }
}
