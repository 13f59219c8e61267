/// One line of what a walk found, in file order: 24 bytes for each data element, item or sequence.
///
/// The nesting is told by ``depth``: an element in the outermost data set has depth 0, the items of
/// a sequence have the sequence's depth, and the elements in an item one more.
struct ElementRecord: Sendable {
  enum Kind: UInt8, Sendable {
    case element
    case sequence
    case item
  }

  /// Where the value begins, in bytes from the beginning of the file or the inflated data set.
  let offset: Int
  /// The value's length, clipped to what there is; 0 for sequences and items.
  let length: UInt32
  let tag: Tag
  /// The VR: of the file if explicit, else of the dictionary; `UN` if unknown.
  let vr: VR
  let kind: Kind
  let depth: UInt8
  let isBigEndian: Bool
  /// Whether the VR comes from the dictionary, because the file does not tell it.
  let isImplicit: Bool

  /// Whether this is the length of a group (PS3.5 section 7.2), and not something else in its place.
  var isGroupLength: Bool {
    tag.element == 0 && kind == .element && length == 4 && (vr == .UL || isImplicit)
  }
}
