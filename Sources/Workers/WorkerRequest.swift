internal import SecretSharing

/// What a worker is asked to do with the files that come with the request.
enum WorkerRequest: Equatable, Sendable {
  /// Files: a source. The worker keeps it, and what it finds, until another source comes, or it is to
  /// let go.
  ///
  /// - Parameter isHeld: whether a small source is worth being kept in memory.
  case examine(isHeld: Bool)
  /// SHA-256 of the source that was examined.
  case digest
  /// Plans the split of the source that was examined.
  case plan(path: [UInt8], Mode, banner: [String])
  /// Files: an archive share and a patient share, both empty. Writes, reads back and proves the
  /// pair that was planned; then lets go of the source.
  case write
  /// Files: likewise. Plans and writes in one go.
  case split(path: [UInt8], Mode)
  /// Files: an empty archive share, and perhaps a patient share. Likewise, of a pair whose patient
  /// share a sheet stands for.
  case writeDrawn(DrawnPair)
  /// Files: a source and the two shares of a pair. Whether the pair gives the source back, as
  /// exactly as a new one would: a lossy pair counts if `mayBeLossy`.
  case compare(mayBeLossy: Bool)
  /// Files: a source and the archive share of a pair with a sheet. Likewise.
  case compareDrawn(DrawnPair, mayBeLossy: Bool)
  /// Files: a share. What it says of itself; if `isWhole`, all of it is read and checked.
  case inspect(isWhole: Bool)
  /// Files: the two shares of a pair in any order, and where the restored file goes and its JSON
  /// object, both optional. Checks tags and digest.
  case restore
  /// Files: the archive share of a pair with a sheet, and both where restored files go, optional.
  case restoreDrawn(DrawnPair)
  /// Files: the archive share of a pair with a sheet, and an empty patient share.
  case expand(DrawnPair)
  /// Files: a source. Measures what splitting does to it.
  case evaluate(Mode)
  /// Files: a package that lies in so many others, which are open; those that were open deeper are
  /// left.
  case openPackage(PackageFormat, depth: Int)
  /// Goes to the next file in the package that was opened last; at its end it is left.
  case nextInPackage
  /// The next piece of that file.
  case readPackage
  /// Lets go of the source that was examined, and of all packages: nothing stays open.
  case letGo
  /// Files: a text, a mail or a photo. The sheet that is in it.
  case readSheets(SheetForm)

  /// How many files come with the request.
  var fileCounts: ClosedRange<Int> {
    switch self {
    case .examine, .inspect, .evaluate, .openPackage, .readSheets: 1...1
    case .digest, .plan, .nextInPackage, .readPackage, .letGo: 0...0
    case .write, .split, .expand, .compareDrawn: 2...2
    case .writeDrawn: 1...2
    case .restoreDrawn: 1...3
    case .compare: 3...3
    case .restore: 2...4
    }
  }

  var encoded: [UInt8] {
    var writer = MessageWriter()
    switch self {
    case .examine(let isHeld):
      writer.append(UInt8(1))
      writer.append(isHeld)
    case .digest: writer.append(UInt8(2))
    case .plan(let path, let mode, let banner):
      writer.append(UInt8(3))
      writer.append(path)
      writer.append(mode == .visual)
      writer.append(banner)
    case .write: writer.append(UInt8(4))
    case .compare(let mayBeLossy):
      writer.append(UInt8(5))
      writer.append(mayBeLossy)
    case .inspect(let isWhole):
      writer.append(UInt8(6))
      writer.append(isWhole)
    case .restore: writer.append(UInt8(7))
    case .evaluate(let mode):
      writer.append(UInt8(8))
      writer.append(mode == .visual)
    case .writeDrawn(let pair):
      writer.append(UInt8(9))
      pair.write(to: &writer)
    case .restoreDrawn(let pair):
      writer.append(UInt8(10))
      pair.write(to: &writer)
    case .expand(let pair):
      writer.append(UInt8(11))
      pair.write(to: &writer)
    case .compareDrawn(let pair, let mayBeLossy):
      writer.append(UInt8(12))
      pair.write(to: &writer)
      writer.append(mayBeLossy)
    case .openPackage(let format, let depth):
      writer.append(UInt8(13))
      writer.append(format.rawValue)
      writer.append(depth)
    case .nextInPackage: writer.append(UInt8(14))
    case .readPackage: writer.append(UInt8(15))
    case .letGo: writer.append(UInt8(16))
    case .readSheets(let form):
      writer.append(UInt8(17))
      writer.append(form.rawValue)
    case .split(let path, let mode):
      writer.append(UInt8(18))
      writer.append(path)
      writer.append(mode == .visual)
    }
    return writer.bytes
  }

  init(_ bytes: [UInt8]) throws(MalformedMessage) {
    var reader = MessageReader(bytes)
    switch try reader.byte() {
    case 1: self = .examine(isHeld: try reader.flag())
    case 2: self = .digest
    case 3:
      self = .plan(
        path: try reader.array(), try reader.flag() ? .visual : .standard,
        banner: try reader.texts())
    case 4: self = .write
    case 5: self = .compare(mayBeLossy: try reader.flag())
    case 6: self = .inspect(isWhole: try reader.flag())
    case 7: self = .restore
    case 8: self = .evaluate(try reader.flag() ? .visual : .standard)
    case 9: self = .writeDrawn(try DrawnPair(&reader))
    case 10: self = .restoreDrawn(try DrawnPair(&reader))
    case 11: self = .expand(try DrawnPair(&reader))
    case 12: self = .compareDrawn(try DrawnPair(&reader), mayBeLossy: try reader.flag())
    case 13:
      guard let format = PackageFormat(rawValue: try reader.text()) else {
        throw MalformedMessage()
      }
      self = .openPackage(format, depth: try reader.number())
    case 14: self = .nextInPackage
    case 15: self = .readPackage
    case 16: self = .letGo
    case 17:
      guard let form = SheetForm(rawValue: try reader.byte()) else { throw MalformedMessage() }
      self = .readSheets(form)
    case 18:
      self = .split(path: try reader.array(), try reader.flag() ? .visual : .standard)
    default: throw MalformedMessage()
    }
    try reader.finish()
  }
}
