/// A value representation (PS3.5 section 6.2), or one of the choices that PS3.6 leaves open.
///
/// The raw value is the two letters as they stand in a file, the first one in the upper byte.
enum VR: UInt16, Sendable {
  case AE = 0x4145
  case AS = 0x4153
  case AT = 0x4154
  case CS = 0x4353
  case DA = 0x4441
  case DS = 0x4453
  case DT = 0x4454
  case FD = 0x4644
  case FL = 0x464C
  case IS = 0x4953
  case LO = 0x4C4F
  case LT = 0x4C54
  case OB = 0x4F42
  case OD = 0x4F44
  case OF = 0x4F46
  case OL = 0x4F4C
  case OV = 0x4F56
  case OW = 0x4F57
  case PN = 0x504E
  case SH = 0x5348
  case SL = 0x534C
  case SQ = 0x5351
  case SS = 0x5353
  case ST = 0x5354
  case SV = 0x5356
  case TM = 0x544D
  case UC = 0x5543
  case UI = 0x5549
  case UL = 0x554C
  case UN = 0x554E
  case UR = 0x5552
  case US = 0x5553
  case UT = 0x5554
  case UV = 0x5556

  /// "OB or OW" in PS3.6; never in a file.
  case byteOrWord = 0x6F78  // ox
  /// "US or SS" in PS3.6, by Pixel Representation; never in a file.
  case signedOrUnsigned = 0x7873  // xs
  /// "US or OW" in PS3.6, for LUT Data; never in a file.
  case shortOrWord = 0x6C74  // lt
  /// "US or SS or OW" in PS3.6; never in a file.
  case shortOrSignedOrWord = 0x786F  // xo

  /// The VR that two bytes of a file name, if they name one.
  init?(inFile rawValue: UInt16) {
    // The lower-case codes are our own.
    guard rawValue & 0x2020 == 0 else { return nil }
    self.init(rawValue: rawValue)
  }

  /// Whether the length has 32 bits after two reserved bytes (PS3.5 section 7.1.2).
  var hasLongLength: Bool {
    switch self {
    case .OB, .OD, .OF, .OL, .OV, .OW, .SQ, .SV, .UC, .UN, .UR, .UT, .UV: true
    default: false
    }
  }

  /// Whether the value is a string of characters.
  var isText: Bool {
    switch self {
    case .AE, .AS, .CS, .DA, .DS, .DT, .IS, .LO, .LT, .PN, .SH, .ST, .TM, .UC, .UI, .UR, .UT: true
    default: false
    }
  }
}
