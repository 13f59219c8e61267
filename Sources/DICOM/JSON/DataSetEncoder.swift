/// Writes a data set as an object of the DICOM JSON Model (PS3.18 Annex F).
struct DataSetEncoder {
  /// Binary values longer than this are told by place and length only.
  static let inlineLimit = 1024
  /// Values of other VRs are, too, from here on.
  static let textLimit = 1 << 20
  /// Once this much has been written, so are all but the shortest values.
  static let sizeLimit = 32 << 20
  /// Nothing is added to an object of this size.
  static let hardLimit = 64 << 20
  private let limit: Int
  private static let shortLimit = 256

  /// What holds in one item of a sequence, or in the outermost data set.
  struct Level {
    var set: SpecificCharacterSet
    /// Pixel Representation, of this data set or the nearest around it.
    var isSigned: Bool?
    /// The first value of LUT Descriptor.
    var lutEntries: Int?
    var isEmpty = true
    var sequence = SequenceState.none
  }

  enum SequenceState {
    case none
    case empty
    case hasItems
  }

  private var window: ByteWindow
  var writer: JSONWriter
  var decoder = TextDecoder()
  var levels: [Level]
  /// Whether places are counted in the inflated data set.
  private let isInflated: Bool
  /// Whether something was left out.
  private(set) var isAbridged = false
  /// What is wrong with values.
  private(set) var irregularities = Irregularities()
  var text: [UInt8] = []

  /// Prepares to append an object to what `writer` holds.
  init(
    _ window: ByteWindow, isInflated: Bool, to writer: JSONWriter, limit: Int = Self.hardLimit
  ) {
    self.window = window
    self.writer = writer
    self.isInflated = isInflated
    self.limit = limit
    levels = [Level(set: .absent)]
  }

  /// Writes the object.
  mutating func encode(_ records: [ElementRecord]) throws(ReadError) {
    let signs = try signs(records)
    levels[0].isSigned = signs[Self.outermost]
    writer.raw(0x7B)
    for (index, record) in records.enumerated() {
      // A group length says nothing that the elements do not (PS3.18 section F.2.2).
      if record.isGroupLength { continue }
      guard writer.count < limit else {
        isAbridged = true
        break
      }
      leave(to: Int(record.depth))
      switch record.kind {
      case .item: beginItem(isSigned: signs[index])
      case .sequence:
        closeSequence()
        beginElement(record.tag, .SQ)
        levels[levels.count - 1].sequence = .empty
      case .element:
        closeSequence()
        try element(record)
      }
    }
    leave(to: 0)
    closeSequence()
    writer.raw(0x7D)
  }

  // MARK: - Structure

  /// Closes the items that are deeper than the next record.
  private mutating func leave(to depth: Int) {
    while levels.count - 1 > depth {
      closeSequence()
      writer.raw(0x7D)
      levels.removeLast()
    }
  }

  private mutating func closeSequence() {
    switch levels[levels.count - 1].sequence {
    case .none: return
    case .empty: writer.raw(0x7D)
    case .hasItems: writer.raw("]}")
    }
    levels[levels.count - 1].sequence = .none
  }

  private mutating func beginItem(isSigned: Bool?) {
    let outer = levels[levels.count - 1]
    if outer.sequence == .hasItems { writer.raw(0x2C) } else { writer.raw(",\"Value\":[") }
    levels[levels.count - 1].sequence = .hasItems
    levels.append(Level(set: outer.set, isSigned: isSigned ?? outer.isSigned))
    writer.raw(0x7B)
  }

  private mutating func beginElement(_ tag: Tag, _ vr: VR) {
    if !levels[levels.count - 1].isEmpty { writer.raw(0x2C) }
    levels[levels.count - 1].isEmpty = false
    writer.tag(tag)
    writer.raw(":{\"vr\":\"")
    writer.raw(UInt8(vr.rawValue >> 8))
    writer.raw(UInt8(vr.rawValue & 0xFF))
    writer.raw(0x22)
  }

  // MARK: - Values

  private mutating func element(_ record: ElementRecord) throws(ReadError) {
    var vr = definite(record)
    let length = Int(record.length)
    // A number of another length is not expressible: PS3.18 has no place for it but as bytes.
    if let size = vr.numberSize, length % size != 0 { vr = .OB }
    // Readers take a known element in UN for what the standard says, and this one is not that.
    if vr == .UN, StandardDictionary.vr(of: record.tag) != nil { vr = .OB }
    let limit =
      vr.isBytes
      ? Self.inlineLimit : writer.count < Self.sizeLimit ? Self.textLimit : Self.shortLimit
    guard length <= limit else {
      beginElement(record.tag, vr)
      writer.raw(",\"BulkDataURI\":\"?")
      if isInflated { writer.raw("inflated-") }
      writer.raw("offset=")
      writer.number(UInt64(record.offset))
      writer.raw("&length=")
      writer.number(UInt64(length))
      writer.raw("\"}")
      return
    }
    let value = try window.copy(length, at: record.offset)
    notice(record, vr, value)
    if vr.isBytes {
      beginElement(record.tag, vr)
      if !value.isEmpty {
        writer.raw(",\"InlineBinary\":")
        writer.base64(record.isBigEndian ? Self.littleEndian(value, vr) : value)
      }
    } else if vr.numberSize != nil {
      beginElement(record.tag, vr)
      numbers(value, vr, record)
    } else {
      prepareText(value, vr)
      if !decoder.isFaithful { irregularities.note(.undecodedText, at: record.offset) }
      beginElement(record.tag, (vr == .DS || vr == .IS) && !isReadable(vr) ? .LO : vr)
      textValues(vr)
    }
    writer.raw(0x7D)
  }

  /// The VR where PS3.6 leaves a choice, made as in PS3.5 section A.1 and in pydicom.
  private func definite(_ record: ElementRecord) -> VR {
    let level = levels[levels.count - 1]
    switch record.vr {
    case .signedOrUnsigned: return level.isSigned == true ? .SS : .US
    case .shortOrWord: return level.lutEntries == 1 ? .US : .OW
    case .byteOrWord, .shortOrSignedOrWord: return .OW
    // What claims to be a sequence but is not recorded as one is bytes.
    case .SQ: return .UN
    default: return record.vr
    }
  }

  /// Stands for the outermost data set, where an item is told by its record.
  private static let outermost = -1

  /// What Pixel Representation says in each data set that has one, by the index of the item's record.
  ///
  /// Numbers may depend on it in elements that stand before it.
  private mutating func signs(_ records: [ElementRecord]) throws(ReadError) -> [Int: Bool] {
    var signs: [Int: Bool] = [:]
    // The data sets around the next record, the outermost one first.
    var dataSets = [Self.outermost]
    for (index, record) in records.enumerated() {
      let depth = Int(record.depth)
      if dataSets.count > depth + 1 { dataSets.removeSubrange((depth + 1)...) }
      if record.kind == .item {
        dataSets.append(index)
      } else if record.tag == .pixelRepresentation, record.vr == .US, record.length == 2 {
        signs[dataSets[depth]] = try window.copy(2, at: record.offset) != [0, 0]
      }
    }
    return signs
  }

  /// Keeps what later values depend on.
  private mutating func notice(_ record: ElementRecord, _ vr: VR, _ value: [UInt8]) {
    let last = levels.count - 1
    switch record.tag {
    case .specificCharacterSet: levels[last].set = SpecificCharacterSet(value)
    case .lutDescriptor where value.count >= 2:
      levels[last].lutEntries =
        Int(record.isBigEndian ? value[0] : value[1]) << 8
        | Int(record.isBigEndian ? value[1] : value[0])
    default: break
    }
  }

  /// The words of a value in the order of the other syntaxes: the object does not tell its own, and who
  /// reads it takes it for little endian.
  private static func littleEndian(_ value: [UInt8], _ vr: VR) -> [UInt8] {
    let size = vr.wordSize
    guard size > 1, value.count % size == 0 else { return value }
    return value.indices.map { value[$0 - $0 % size + size - 1 - $0 % size] }
  }

  private mutating func numbers(_ value: [UInt8], _ vr: VR, _ record: ElementRecord) {
    guard let size = vr.numberSize, !value.isEmpty else { return }
    writer.raw(",\"Value\":[")
    for start in stride(from: 0, to: value.count - size + 1, by: size) {
      if start > 0 { writer.raw(0x2C) }
      var bits: UInt64 = 0
      for index in 0..<size {
        bits = bits << 8 | UInt64(value[start + (record.isBigEndian ? index : size - 1 - index)])
      }
      switch vr {
      case .US, .UL: writer.number(bits)
      case .SS:
        let number = Int64(Int16(truncatingIfNeeded: bits))
        // The number of entries in a LUT Descriptor has no sign, whatever its VR (PS3.3 C.11.1.1).
        writer.number(
          start == 0 && record.tag.isLUTDescriptor && number < 0 ? number + 65536 : number)
      case .SL: writer.number(Int64(Int32(truncatingIfNeeded: bits)))
      case .FL: writer.number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
      case .FD: writer.number(Double(bitPattern: bits))
      case .AT: attribute(bits, isBigEndian: record.isBigEndian)
      // PS3.18 section F.2.3: a string where a number could lose its last digits.
      case .UV where bits > 1 << 53:
        writer.raw(0x22)
        writer.number(bits)
        writer.raw(0x22)
      case .UV: writer.number(bits)
      default:
        let number = Int64(bitPattern: bits)
        let isLong = number.magnitude > 1 << 53
        if isLong { writer.raw(0x22) }
        writer.number(number)
        if isLong { writer.raw(0x22) }
      }
    }
    writer.raw(0x5D)
  }

  /// Writes a tag that was read as one number of 32 bits.
  private mutating func attribute(_ bits: UInt64, isBigEndian: Bool) {
    let value = UInt32(truncatingIfNeeded: bits)
    writer.tag(Tag(isBigEndian ? value : value << 16 | value >> 16))
  }
}
