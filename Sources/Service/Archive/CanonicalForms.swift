// The standard library composes and decomposes for its own comparisons, and says how under this name.
@_spi(_Unicode) import Swift

/// The ways in which one text may be written (Unicode Standard Annex 15).
///
/// `é` is one character, or an `e` with an accent. They look alike, and macOS has another one in the
/// names of files than a modality in an image. Nothing more is alike here: `ﬁ` is not `fi`, and `１` is
/// not `1`.
enum CanonicalForms {
  /// The form of which each text has one: composed (NFC).
  static func composed(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : Self.text(text._nfc)
  }

  /// A text as it is given, composed and decomposed, each once.
  static func all(_ text: String) -> [String] {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return [text] }
    return distinct([text, composed(text), Self.text(text._nfd)])
  }

  /// Each text once, as bytes: for `==` all forms of a text are the same.
  static func distinct(_ texts: [String]) -> [String] {
    texts.indices.filter { index in
      !texts[..<index].contains { $0.utf8.elementsEqual(texts[index].utf8) }
    }.map { texts[$0] }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
