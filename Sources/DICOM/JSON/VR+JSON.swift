extension VR {
  /// Whether the value is bytes to JSON: `InlineBinary` (PS3.18 section F.2.7).
  var isBytes: Bool {
    switch self {
    case .OB, .OD, .OF, .OL, .OV, .OW, .UN, .SQ: true
    default: false
    }
  }

  /// The number of bytes of one word of a value that is bytes to JSON (PS3.5 section 7.3).
  var wordSize: Int {
    switch self {
    case .OW: 2
    case .OF, .OL: 4
    case .OD, .OV: 8
    default: 1
    }
  }

  /// The number of bytes of one number, if the value consists of binary numbers.
  var numberSize: Int? {
    switch self {
    case .US, .SS: 2
    case .UL, .SL, .FL, .AT: 4
    case .FD, .SV, .UV: 8
    default: nil
    }
  }

  /// Whether the value is in the character set that Specific Character Set names (PS3.5 6.1.2.3).
  var hasCharacterSet: Bool {
    switch self {
    case .LO, .LT, .PN, .SH, .ST, .UC, .UT: true
    default: false
    }
  }

  /// Whether a backslash separates values.
  var hasSeveralValues: Bool {
    switch self {
    case .LT, .ST, .UT, .UR: false
    default: true
    }
  }
}

extension Tag {
  /// (0028,1101...1103) and (0028,3002): the descriptors of lookup tables.
  var isLUTDescriptor: Bool {
    (0x0028_1101...0x0028_1103).contains(rawValue) || self == .lutDescriptor
  }
}
