import DICOM

@testable import SecretSharing

/// Long sources of which little is there: walked and opened in memory that does not grow with what
/// they say, or refused.
func openSparse(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let choice = input.byte()
  var source = SparseSource()
  if choice & 1 == 0 {
    // A share as this program writes it, seen from both ends.
    let geometry = Geometry(
      width: 1 + input.word() * (choice & 8 == 0 ? 1 : 1 << 14), height: 1 + input.word(),
      bits: choice & 2 == 0 ? 8 : 16, channels: choice & 4 == 0 ? 1 : 3)
    let header = StoredPNG.header(geometry)
    let layout = StoredPNG(geometry: geometry, dataOffset: header.count)
    source.count = layout.fileBytes
    source.pieces = [
      (0, header + layout.framing(ofBlock: 0)),
      (layout.fileBytes - StoredPNG.end.count, StoredPNG.end),
    ]
  } else {
    source.count = input.word() << 10 | input.word()
  }
  while let length = input.next() {
    let place = (input.word() << 16 | input.word()) % max(1, source.count)
    source.pieces.append((choice & 16 == 0 ? place : source.count - place, input.take(length)))
  }
  // Zeros are followed to their end.
  if source.count <= 1 << 26 {
    do throws(DICOMError) {
      let file = try DICOMFile(source)
      must(Cover(file).range.upperBound <= source.count, "it lies in the file")
    } catch {
      must(error == .notDICOM, "memory can be read")
    }
  }
  // Beyond that a source is called unreadable.
  guard source.count <= 1 << 48 else { return 0 }
  do throws(SharingError) {
    let share = try Share(source)
    do throws(SharingError) { try share.verify() } catch { mustBeAVerdict(error) }
  } catch {
    mustBeAVerdict(error)
  }
  if source.count <= 1 << 26 { must(source.largestRead <= 1 << 20, "it is read in pieces") }
  return 0
}

/// Some pieces, and zeros around them.
private struct SparseSource: ByteSource {
  private final class Reads: @unchecked Sendable {
    var largest = 0
  }

  var count = 0
  var pieces: [(at: Int, bytes: [UInt8])] = []
  private let reads = Reads()

  var largestRead: Int { reads.largest }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
    must(offset >= 0 && buffer.count <= count - offset, "what is read lies in the source")
    reads.largest = max(reads.largest, buffer.count)
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    for piece in pieces {
      let from = max(offset, piece.at)
      let to = min(offset + buffer.count, piece.at + piece.bytes.count)
      guard from < to else { continue }
      UnsafeMutableRawBufferPointer(rebasing: buffer[(from - offset)..<(to - offset)])
        .copyBytes(from: piece.bytes[(from - piece.at)..<(to - piece.at)])
    }
  }
}
