internal import DICOM
internal import SecretSharing

/// How an error travels: a number for the case, and two for what it holds.
extension SharingError {
  func write(to writer: inout MessageWriter) {
    let (kind, first, second) = fields
    writer.append(kind)
    writer.append(first)
    writer.append(second)
  }

  private var fields: (UInt8, Int, Int) {
    switch self {
    case .notDICOM: (1, 0, 0)
    case .sourceChanged: (2, 0, 0)
    case .unreadable(let error): (3, Int(error.code), 0)
    case .unwritable(let code): (4, Int(code), 0)
    case .notPNG(let kind): (5, ForeignKind.allCases.firstIndex(of: kind) ?? 0, 0)
    case .truncated(let have, let expected): (6, have, expected)
    case .damagedPNG: (7, 0, 0)
    case .noShareHeader: (8, 0, 0)
    case .geometryMismatch: (9, 0, 0)
    case .newerVersion(let version): (10, version, 0)
    case .sameHalfTwice(let role): (11, Int(role.rawValue), 0)
    case .differentPairs: (12, 0, 0)
    case .altered(let role): (13, Int(role.rawValue), 0)
    case .alteredOrUnrelated: (14, 0, 0)
    case .malformedPayload: (15, 0, 0)
    case .digestMismatch: (16, 0, 0)
    case .savedWithEightBits: (17, 0, 0)
    }
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    let (kind, first, second) = (try reader.byte(), try reader.number(), try reader.number())
    guard let error = Self.error(kind, first, second) else { throw MalformedMessage() }
    self = error
  }

  private static func isCount(_ number: Int) -> Bool {
    (0...MessageReader.mostBytes).contains(number)
  }

  private static func error(_ kind: UInt8, _ first: Int, _ second: Int) -> SharingError? {
    let code = CInt(clamping: first)
    let role = UInt8(exactly: first).flatMap(Role.init(rawValue:))
    switch kind {
    case 1: return .notDICOM
    case 2: return .sourceChanged
    case 3: return .unreadable(ReadError(code: code))
    case 4: return .unwritable(code)
    case 5:
      return ForeignKind.allCases.indices.contains(first)
        ? .notPNG(ForeignKind.allCases[first]) : nil
    case 6 where isCount(first) && second >= 0: return .truncated(have: first, expected: second)
    case 7: return .damagedPNG
    case 8: return .noShareHeader
    case 9: return .geometryMismatch
    case 10 where isCount(first): return .newerVersion(first)
    case 11: return role.map(SharingError.sameHalfTwice)
    case 12: return .differentPairs
    case 13: return role.map(SharingError.altered)
    case 14: return .alteredOrUnrelated
    case 15: return .malformedPayload
    case 16: return .digestMismatch
    case 17: return .savedWithEightBits
    default: return nil
    }
  }
}
