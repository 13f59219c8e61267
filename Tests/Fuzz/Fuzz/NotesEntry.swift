import ShareStorage
import Spool

@testable import Service

/// Any bytes where the service keeps its notes: read as what they say, or refused.
///
/// Nobody else may write them, but a medium may lose their bytes.
func readNotes(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let choice = input.byte() % 8
  let note = input.all()
  let text = String(decoding: note, as: UTF8.self)
  switch choice {
  case 0:
    guard let intent = Intent(note) else { break }
    must(Intent(intent.serialized) == intent, "an intent reads as it was written")
  case 1:
    for line in note.split(separator: 0x0A) { _ = PairIndex.parse(line) }
  case 2:
    for isOlder in [false, true] {
      guard let place = PairPlace(note, isOlder: isOlder) else { continue }
      must(PairPlace(place.bytes, isOlder: isOlder) == place, "a place reads as it was written")
    }
  case 3:
    let proofs = [Claim.Proof(older: text), Name(note).flatMap(Claim.Proof.init)].compactMap { $0 }
    for proof in proofs {
      for now in [0, 1_800_000_000, Int.max] { _ = proof.isSettled(now) }
      must(Claim.Proof(proof.name(of: "A")) == proof, "a proof reads as it was written")
    }
  case 4:
    for (_, count) in CrashGuard.marks(note) {
      must((1...CrashGuard.limit).contains(count), "runs are counted to their limit")
    }
  case 5:
    for entry in UsedShares.entries(note) {
      let again = UsedShares.entries(entry.serialized)
      must(again.count == 1 && again.first == entry, "an entry reads as it was written")
    }
  case 6:
    let status = DaemonStatus(json: text, handedOverAfter: .seconds(3600))
    _ = (status.isFresh, status.problems, status.lines)
  default:
    guard let code = StudyCode(text) else { break }
    must(StudyCode(code.text) == code, "a label reads as it was written")
  }
  return 0
}

/// Any path out of a share: one that can do no harm.
func restorePath(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let number = input.byte()
  let path = RestoredPath.sanitized(input.all())
  must(!path.names.isEmpty && path.names.count <= RestoredPath.deepest, "it has some names")
  for name in path.names { mustBeHarmless(name.bytes) }
  guard let last = path.last else { return 0 }
  mustBeHarmless(RestoredPath.numbered(last, number + 1).bytes)
  mustBeHarmless(RestoredPath.beside(last, suffix: ".json").bytes)
  return 0
}

private func mustBeHarmless(_ name: [UInt8]) {
  must((1...RestoredPath.longestName).contains(name.count), "file systems take it")
  must(!name.contains { $0 < 0x20 || $0 == 0x2F || $0 == 0x5C || $0 == 0x7F }, "no control, no way")
  must(name.first != 0x2E, "it hides nothing")
}
