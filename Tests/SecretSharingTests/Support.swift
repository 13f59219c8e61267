import DICOM
import Foundation

@testable import SecretSharing

extension Banner {
  /// Words for a patient share, and the study's label if it has one.
  static func text(label: String?) -> [String] {
    ["Half of a medical image. Do not alter it.", "For your doctor."]
      + (label.map { [$0] } ?? [])
  }
}

/// Collects what is written to it.
final class MemorySink: ByteSink {
  var bytes: [UInt8] = []

  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    self.bytes.append(contentsOf: bytes)
  }
}

/// Random bytes that a seed determines, so that tests do not depend on chance.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}

extension PairSecrets {
  init(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    self.init { buffer in
      for index in buffer.indices { buffer[index] = UInt8(truncatingIfNeeded: generator.next()) }
    }
  }
}

/// Both shares of a file, as bytes.
struct Halves {
  var archive: [UInt8]
  var patient: [UInt8]
  var report: SplitReport
  var isExact: Bool

  init(
    _ file: [UInt8], mode: Mode = .standard, seed: UInt64 = 1, path: String = "a/b.dcm",
    banner: [String] = [], walked: DICOMFile? = nil
  ) throws {
    let splitter = try Splitter(
      MemorySource(file), path: Array(path.utf8), mode: mode, banner: banner, walked: walked)
    let archive = MemorySink()
    let patient = MemorySink()
    try splitter.write(PairSecrets(seed: seed), archive: archive, patient: patient)
    try splitter.verify(
      archive: MemorySource(archive.bytes), patient: MemorySource(patient.bytes))
    self.archive = archive.bytes
    self.patient = patient.bytes
    report = splitter.report
    isExact = splitter.isExact
  }
}

/// Restores a file from two shares.
func join(_ one: [UInt8], _ other: [UInt8]) throws -> [UInt8] {
  let sink = MemorySink()
  try Pair(Share(MemorySource(one)), Share(MemorySource(other))).restore(to: sink)
  return sink.bytes
}

/// Whether two files are the same but for bit 0 of the words in their last bytes.
///
/// The last `pixels` bytes are words of so many bits, little endian.
func areAlikeButForBit0(_ one: [UInt8], _ other: [UInt8], pixels: Int, bits: Int) -> Bool {
  let start = one.count - pixels
  return one.count == other.count
    && one.indices.allSatisfy { index in
      let isLow = index >= start && (index - start) % (bits / 8) == 0
      return (one[index] ^ other[index]) & ~(isLow ? 1 : 0) == 0
    }
}

/// A small DICOM file, made here.
struct TestImage {
  var columns = 64
  var rows = 64
  var frames = 1
  var channels = 1
  var bits = 16
  var stored = 12
  var transferSyntax = "1.2.840.10008.1.2.1"
  var photometric: String?
  var patientName = "Muster^Eva"
  var padding: Int?
  var pixels: [UInt8]?
  var isSigned = false
  var extra: [UInt8] = []
  /// Elements behind the pixels.
  var after: [UInt8] = []

  /// A smooth picture with a little noise: what histogram shifting is made for.
  static func smooth(_ count: Int, columns: Int, bits: Int, peak: Int, seed: UInt64 = 7) -> [UInt8]
  {
    var generator = SplitMix(seed: seed)
    return (0..<count).flatMap { index -> [UInt8] in
      let (row, column) = (index / columns, index % columns)
      let value = (row * 3 + column * 5 + Int(generator.next() % 5)) % peak
      return bits == 8 ? [UInt8(value)] : [UInt8(value & 255), UInt8(value >> 8)]
    }
  }

  var pixelBytes: [UInt8] {
    pixels
      ?? Self.smooth(
        columns * rows * frames * channels, columns: columns * channels, bits: bits,
        peak: 1 << min(stored, bits))
  }

  var bytes: [UInt8] {
    var file = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
    var meta = element(0x0002, 0x0010, "UI", padded(transferSyntax, 0))
    meta = element(0x0002, 0x0000, "UL", little(UInt32(meta.count))) + meta
    file += meta
    file += element(0x0008, 0x0016, "UI", padded("1.2.840.10008.5.1.4.1.1.7", 0))
    file += element(0x0010, 0x0010, "PN", padded(patientName, 0x20))
    file += element(0x0020, 0x000D, "UI", padded("2.25.1234567890", 0))
    file += element(0x0028, 0x0002, "US", little(UInt16(channels)))
    let model = photometric ?? (channels == 3 ? "RGB" : "MONOCHROME2")
    file += element(0x0028, 0x0004, "CS", padded(model, 0x20))
    if channels == 3 { file += element(0x0028, 0x0006, "US", little(UInt16(0))) }
    if frames > 1 { file += element(0x0028, 0x0008, "IS", padded(String(frames), 0x20)) }
    file += element(0x0028, 0x0010, "US", little(UInt16(rows)))
    file += element(0x0028, 0x0011, "US", little(UInt16(columns)))
    file += element(0x0028, 0x0100, "US", little(UInt16(bits)))
    file += element(0x0028, 0x0101, "US", little(UInt16(stored)))
    file += element(0x0028, 0x0102, "US", little(UInt16(stored - 1)))
    file += element(0x0028, 0x0103, "US", little(UInt16(isSigned ? 1 : 0)))
    if let padding { file += element(0x0028, 0x0120, "US", little(UInt16(padding))) }
    file += extra
    file += element(0x7FE0, 0x0010, bits == 8 ? "OB" : "OW", pixelBytes)
    file += after
    return file
  }

  private func padded(_ text: String, _ filler: UInt8) -> [UInt8] {
    Array(text.utf8) + (text.utf8.count % 2 == 0 ? [] : [filler])
  }
}

func little(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}

/// An element in explicit VR little endian (PS3.5 section 7.1.2).
func element(_ group: UInt16, _ number: UInt16, _ vr: String, _ value: [UInt8]) -> [UInt8] {
  let isLong = ["OB", "OW", "UN", "SQ", "UT"].contains(vr)
  return little(group) + little(number) + Array(vr.utf8)
    + (isLong ? [0, 0] + little(UInt32(value.count)) : little(UInt16(value.count))) + value
}

/// The files of the corpus, when it lies beside the package.
enum Corpus {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/corpus/files")

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static let files: [String] =
    (FileManager.default.enumerator(atPath: folder.path)?
    .compactMap { $0 as? String } ?? [])
    .filter {
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent($0).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }
}
