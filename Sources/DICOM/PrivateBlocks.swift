/// The blocks of private elements that creators have reserved, in each data set that a walk is
/// inside of (PS3.5 section 7.8.1).
struct PrivateBlocks {
  /// The longest name of a creator, with padding; an LO has 64 characters (PS3.5 section 6.2).
  static let longestCreator = 66
  /// How many blocks are remembered; real files have a few dozen.
  private static let limit = 4096

  private struct Block: Hashable {
    let depth: Int
    let group: UInt16
    let block: UInt16
  }

  private var creators: [Block: [UInt8]] = [:]
  private var order: [Block] = []

  /// Notes the value of a private creator element.
  mutating func reserve(_ tag: Tag, for creator: [UInt8], depth: Int) {
    let block = Block(depth: depth, group: tag.group, block: tag.element)
    if creators[block] == nil {
      guard order.count < Self.limit else { return }
      order.append(block)
    }
    creators[block] = creator
  }

  /// The VR of a private element, if its creator is known.
  ///
  /// Only this looks at the dictionary, which files that tell their VRs need not wait for.
  func vr(of tag: Tag, depth: Int) -> VR? {
    let block = Block(depth: depth, group: tag.group, block: tag.element >> 8)
    guard let creator = creators[block] else { return nil }
    let end = (creator.lastIndex { $0 != 0x20 && $0 != 0 } ?? -1) + 1
    return PrivateDictionary.elements(of: creator[..<end]).flatMap {
      PrivateDictionary.vr(of: tag, among: $0)
    }
  }

  /// Forgets what was reserved in a data set that is left.
  mutating func leave(_ depth: Int) {
    while let last = order.last, last.depth >= depth {
      creators[last] = nil
      order.removeLast()
    }
  }
}
