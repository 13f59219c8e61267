import DICOM

@testable import SecretSharing

/// Any bytes that can be split come back: the same in Standard Mode, with bit 0 of some pixel words
/// changed in Visual Mode.
func goThereAndBack(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let choice = input.byte()
  let file = input.all()
  do throws(SharingError) {
    let splitter = try Splitter(
      MemorySource(file), path: choice & 2 == 0 ? [] : Array("a/b".utf8),
      mode: choice & 1 == 0 ? .standard : .visual,
      banner: choice & 4 == 0 ? [] : ["BANNER", "7F3A"])
    let (archive, patient) = (MemorySink(), MemorySink())
    let secrets = PairSecrets { buffer in
      for index in buffer.indices { buffer[index] = UInt8(truncatingIfNeeded: 31 &* index + 7) }
    }
    try splitter.write(secrets, archive: archive, patient: patient)
    let (one, other) = (MemorySource(archive.bytes), MemorySource(patient.bytes))
    if choice & 8 != 0 { try splitter.verify(archive: one, patient: other) }
    let pair = try Pair(Share(other), Share(one))
    let sink = MemorySink()
    try pair.restore(to: sink)
    must(choice & 1 == 1 || pair.isExact, "Standard Mode is exact")
    must(sink.bytes.count == file.count, "the length is the same")
    if pair.isExact {
      must(sink.bytes == file, "the bytes are the same")
    } else {
      for index in file.indices where file[index] != sink.bytes[index] {
        let isPixel = splitter.cover.range.contains(index)
        must(isPixel && file[index] ^ sink.bytes[index] == 1, "only bit 0 of pixels differs")
      }
    }
    return 0
  } catch {
    if error == .notDICOM { return -1 }
    fatalError("broken: what can be split comes back: \(error)")
  }
}
