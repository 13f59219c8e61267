/// The extent of a value of undefined length that is no sequence of data sets (PS3.5 section A.4).
struct Fragments {
  /// From the first item's tag to before the Sequence Delimitation Item.
  let range: Range<Int>
  /// The first byte behind the Sequence Delimitation Item.
  let next: Int
  /// Whether the value consists of items of defined length.
  let areItems: Bool
  /// Whether a Sequence Delimitation Item ends it.
  let isDelimited: Bool
  /// How many items there are, the Basic Offset Table among them.
  let count: Int
  /// How many bytes of the last item lie beyond the limit; `Int.max` where no item is.
  let missing: Int

  /// Follows the items from `start` on, and looks for the delimitation where that does not work.
  init(
    _ window: inout ByteWindow, at start: Int, limit: Int, encoding: Encoding
  ) throws(ReadError) {
    let isBigEndian = encoding.isBigEndian
    var position = start
    var count = 0
    var isFilled = true
    while limit - position >= 8 {
      let tag = try window.tag(at: position, bigEndian: isBigEndian)
      let length = try window.uint32(at: position + 4, bigEndian: isBigEndian)
      if tag == .sequenceDelimitation {
        range = start..<position
        next = position + 8
        areItems = true
        isDelimited = true
        self.count = count
        missing = 0
        return
      }
      // Made in its full size, and never filled to the end; or the delimitation is there as zeros.
      if tag.rawValue == 0, length == 0, limit == window.count,
        try window.firstNonZero(from: position) == limit
      {
        isFilled = limit - position <= 16
        break
      }
      guard tag == .item, length != ElementHeader.undefinedLength else {
        areItems = false
        let end = try window.sequenceDelimitation(
          from: position, limit: limit, bigEndian: isBigEndian)
        range = start..<(end ?? limit)
        next = end.map { $0 + 8 } ?? limit
        isDelimited = end != nil
        self.count = count
        missing = .max
        return
      }
      position += 8 + Int(length)
      count += 1
    }
    range = start..<limit
    next = limit
    areItems = true
    isDelimited = false
    self.count = count
    missing = isFilled ? max(0, position - limit) : .max
  }
}
