import Cryptography
import DICOM

@testable import SecretSharing

/// Any two files: opened, checked and joined, or refused.
///
/// The first byte says whether the CRCs of the chunks are made right, so that changes reach what
/// lies behind them; the next two how long the first file is.
func readShares(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let mends = input.byte() & 1 == 1
  let length = input.word()
  var files = [input.take(length), input.all()]
  if mends { files = files.map(withRightChecksums) }
  let shares = files.compactMap { file -> Share? in
    do throws(SharingError) {
      let share = try Share(MemorySource(file))
      do throws(SharingError) { try share.verify() } catch { mustBeAVerdict(error) }
      return share
    } catch {
      mustBeAVerdict(error)
      return nil
    }
  }
  guard shares.count == 2 else { return 0 }
  do throws(SharingError) {
    let sink = MemorySink()
    let pair = try Pair(shares[0], shares[1])
    try pair.restore(to: sink, json: MemorySink())
    must(sink.bytes.count == pair.count, "the length is the one that was said")
    must(!pair.isExact || SHA256.digest(sink.bytes) == pair.digest, "the digest is right")
  } catch {
    mustBeAVerdict(error)
  }
  return 0
}

/// What may be said of bytes that lie in memory.
func mustBeAVerdict(_ error: SharingError) {
  switch error {
  case .notDICOM, .sourceChanged, .unreadable, .unwritable:
    fatalError("broken: a file in memory is read as it is: \(error)")
  default: break
  }
}

/// The file with the CRC of every chunk made right, as far as there are chunks.
private func withRightChecksums(_ file: [UInt8]) -> [UInt8] {
  var file = file
  var at = 8
  while at + 12 <= file.count {
    let length = file[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
    guard length <= file.count - at - 12 else { break }
    let crc = file[at + 4..<at + 8 + length].withUnsafeBytes { StoredPNG.crc($0) }
    file.replaceSubrange(at + 8 + length..<at + 12 + length, with: crc.bigEndianBytes)
    at += 12 + length
  }
  return file
}
