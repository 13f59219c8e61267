/// The value of Specific Character Set (0008,0005): the codings that text can be in.
struct SpecificCharacterSet: Sendable, Equatable {
  /// The first one is in force where no escape sequence has named another.
  let codings: [CharacterCoding]
  /// Whether some term is not known.
  let hasUnknown: Bool

  /// What holds where the attribute is absent.
  static let absent = SpecificCharacterSet(codings: [.latin1], hasUnknown: false)

  var first: CharacterCoding { codings.first ?? .latin1 }

  private init(codings: [CharacterCoding], hasUnknown: Bool) {
    self.codings = codings
    self.hasUnknown = hasUnknown
  }

  /// Reads the attribute's value; terms that are not known count as the default repertoire.
  ///
  /// Each coding is kept once, and no more is read than the longest value that has a meaning: every
  /// escape sequence of a text is looked up here.
  init(_ value: some Collection<UInt8>) {
    let text = String(decoding: value.prefix(OutermostDataSet.longestValue), as: UTF8.self)
    let terms = text.split(separator: "\\", omittingEmptySubsequences: false).map { term in
      CharacterCoding(term: String(term.filter { $0 != "\0" }))
    }
    hasUnknown = terms.contains(nil)
    var codings: [CharacterCoding] = []
    for term in terms where !codings.contains(term ?? .latin1) { codings.append(term ?? .latin1) }
    if let first = codings.first, codings.count > 1 {
      codings = first.standsAlone ? [first] : codings.filter { !$0.standsAlone }
    }
    self.codings = codings
  }
}
