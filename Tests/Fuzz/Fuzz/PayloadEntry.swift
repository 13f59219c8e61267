import Cryptography
import DICOM

@testable import SecretSharing

/// Any stego image, parameters and payload behind right tags: extracted and restored, or refused.
///
/// Such a pair comes from whoever holds both halves, or from a broken program.
func extractPayload(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let choice = input.byte()
  var geometry = Geometry(
    width: 1 + input.byte(), height: 0, bits: choice & 1 == 0 ? 8 : 16,
    channels: choice & 2 == 0 ? 1 : 3)
  var parameters = input.take(32)
  parameters += [UInt8](repeating: 0, count: 32 - parameters.count)
  let imageBytes = input.word()
  let image = input.take(imageBytes)
  var spill = input.all()
  if choice & 4 != 0 {
    // The input is what lies behind deflate, and the parameters say where.
    spill = deflate(spill)
    if choice & 8 != 0 {
      let rows = spill.count.dividedRoundingUp(by: geometry.rowBytes)
      parameters =
        StegoParameters(method: .none, payloadBytes: spill.count, spillRows: rows).bytes
    }
  }
  let rowBytes = geometry.rowBytes
  let rows = [image, spill].flatMap { part in
    part
      + [UInt8](
        repeating: 0, count: part.count.dividedRoundingUp(by: rowBytes) * rowBytes - part.count)
  }
  geometry.height = rows.count / rowBytes + geometry.trailerRows
  do throws(SharingError) {
    let (archive, patient) = (MemorySink(), MemorySink())
    let secrets = PairSecrets { $0.initializeMemory(as: UInt8.self, repeating: 7) }
    let zeros = [UInt8](repeating: 0, count: rows.count)
    try write(.archive, rows, parameters, geometry, secrets, to: archive)
    try write(.patient, zeros, [UInt8](repeating: 0, count: 32), geometry, secrets, to: patient)
    let pair = try Pair(
      Share(MemorySource(archive.bytes)), Share(MemorySource(patient.bytes)))
    var count = 0
    if choice & 16 == 0 {
      let sink = MemorySink()
      try pair.restore(to: sink, json: MemorySink())
      count = sink.bytes.count
    } else {
      // Without a digest that no mutation would meet.
      count = try pair.prove(to: IgnoringSink())
    }
    must(count == pair.count, "the length is the one that was said")
  } catch {
    must(
      error == .malformedPayload || error == .digestMismatch,
      "right tags are right, and the rest is named")
  }
  return 0
}

private func write(
  _ role: Role, _ rows: [UInt8], _ parameters: [UInt8], _ geometry: Geometry,
  _ secrets: PairSecrets, to sink: MemorySink
) throws(SharingError) {
  let writer = try ShareWriter(role, sink, geometry, banner: nil, secrets)
  try rows.withUnsafeBufferPointer { rows throws(SharingError) in
    try writer.write(rows: UnsafeRawBufferPointer(rows))
  }
  try writer.finish(parameters: parameters)
}

/// Takes a restored file of which only the length counts.
private struct IgnoringSink: PlacedSink {
  func reserve(_: Int) throws(SharingError) {}
  func write(_: UnsafeRawBufferPointer, at _: Int) throws(SharingError) {}
}
