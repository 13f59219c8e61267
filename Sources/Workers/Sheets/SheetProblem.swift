package import SecretSharing

/// Why a file holds no sheet that can be used.
package enum SheetProblem: Error, Equatable, Sendable {
  /// There is none in the text, or one of its lines is mistyped.
  case text(SheetError)
  /// Of a photo.
  case photo(PhotoProblem)
}

extension SheetProblem {
  /// Whether nothing was read from the picture: it may be anything.
  package var isOfPicture: Bool {
    switch self {
    case .photo(.noSheet), .text: false
    case .photo: true
    }
  }

  func write(to writer: inout MessageWriter) {
    let (kind, number): (UInt8, Int) =
      switch self {
      case .text(.noSheet): (1, 0)
      case .text(.header): (2, 0)
      case .text(.label): (3, 0)
      case .text(.code(let line)): (4, line)
      case .text(.newerVersion(let version)): (5, version)
      case .text(.tooMany): (7, 0)
      case .photo(let problem): (6, PhotoProblem.allCases.firstIndex(of: problem) ?? 0)
      }
    writer.append(kind)
    writer.append(number)
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    let (kind, number) = (try reader.byte(), try reader.count())
    switch kind {
    case 1: self = .text(.noSheet)
    case 2: self = .text(.header)
    case 3: self = .text(.label)
    case 4: self = .text(.code(line: number))
    case 5: self = .text(.newerVersion(number))
    case 6 where PhotoProblem.allCases.indices.contains(number):
      self = .photo(PhotoProblem.allCases[number])
    case 7: self = .text(.tooMany)
    default: throw MalformedMessage()
    }
  }
}
