/// The blocks of private elements that known creators have reserved, in each data set that a walk
/// is inside of (PS3.5 section 7.8.1).
struct PrivateBlocks {
  /// The longest name of a creator, with padding; an LO has 64 characters (PS3.5 section 6.2).
  static let longestCreator = 66

  private struct Block: Hashable {
    let depth: Int
    let group: UInt16
    let block: UInt16
  }

  private var elements: [Block: Range<Int>] = [:]
  private var order: [Block] = []

  /// Notes the value of a private creator element.
  mutating func reserve(_ tag: Tag, for creator: [UInt8], depth: Int) {
    let block = Block(depth: depth, group: tag.group, block: tag.element)
    let end = (creator.lastIndex { $0 != 0x20 && $0 != 0 } ?? -1) + 1
    guard let known = PrivateDictionary.elements(of: creator[..<end]) else {
      elements[block] = nil
      return
    }
    if elements.updateValue(known, forKey: block) == nil { order.append(block) }
  }

  /// The VR of a private element, if its creator is known.
  func vr(of tag: Tag, depth: Int) -> VR? {
    guard !elements.isEmpty else { return nil }
    return elements[Block(depth: depth, group: tag.group, block: tag.element >> 8)].flatMap {
      PrivateDictionary.vr(of: tag, among: $0)
    }
  }

  /// Forgets what was reserved in a data set that is left.
  mutating func leave(_ depth: Int) {
    while let last = order.last, last.depth >= depth {
      elements[last] = nil
      order.removeLast()
    }
  }
}
