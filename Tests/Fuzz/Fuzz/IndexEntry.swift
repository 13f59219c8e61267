import Cryptography
import SecretSharing
import Spool

@testable import Service

/// Any name that a clerk asks for: what is looked up under it has names that do no harm.
func lookUp(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  guard let name = Name(input.all()) else { return -1 }
  let values = Lookup.values(name)
  must(values.count <= 36, "few values are looked up")
  for value in values {
    let entry = names.indexEntry(kind: "accession", value: value, number: values.count)
    must(entry.bytes.count == length, "an entry's name tells nothing of the value")
    guard let spelled = FolderTitle.spelled(value) else { continue }
    must(FolderTitle.spelled(spelled) == spelled, "a folder is asked for by its own name")
    must((1...42).contains(spelled.utf8.count), "it fits on a CD")
    must(!spelled.hasPrefix("-") && Name(spelled)?.isHidden == false, "it is a plain name")
  }
  return 0
}

private let names = KeyedNames(siteKey: Secret([UInt8](repeating: 1, count: 32)))
private let length = names.indexEntry(kind: "accession", value: "", number: 0).bytes.count

/// Any record where a sealed one should be, or a sealed one of which something was changed: it opens
/// as what was sealed there, or not at all.
func openSealed(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let choice = input.byte()
  let seal = IndexSeal(key: names.indexKey)
  guard let pair = PairID(input.take(16)) else { return -1 }
  let kind: Name = "accession"
  let (one, other) = (
    IndexSeal.Place.pair(pair), IndexSeal.Place.value(kind: kind, hexadecimal: "00")
  )
  if choice & 1 == 0 {
    let record = input.all()
    must(seal.open(record, at: one) == nil, "nobody else seals")
    must(seal.openOlder(record) == nil, "nobody else seals")
    return 0
  }
  let (at, change) = (input.word(), UInt8(input.byte()))
  let message = input.all()
  guard var record = try? seal.seal(message, at: one) else { return -1 }
  must(seal.open(record, at: one) == message, "what was sealed opens")
  must(seal.open(record, at: other) == nil, "no record stands for another")
  must(seal.openOlder(record) == nil, "nor for one of the older form")
  record[at % record.count] ^= change
  must((seal.open(record, at: one) == message) == (change == 0), "what was changed does not open")
  record.removeLast()
  must(seal.open(record, at: one) == nil, "nor what was cut off")
  return 0
}
