/// A sequence or an item that a walk is inside of.
struct Container {
  /// Where it ends by its own length; `Int.max` if undefined.
  let end: Int
  /// Where the innermost sequence of defined length ends, or the file: nothing can go beyond.
  let limit: Int
  let encoding: Encoding
  let isSequence: Bool

  var hasUndefinedLength: Bool { end == .max }
}
