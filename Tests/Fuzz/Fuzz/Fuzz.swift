import Glibc

/// What libFuzzer calls for each input; the environment names the entry (see Tests/Fuzz/run).
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt { entry(bytes, count) }

private typealias Entry = @Sendable (UnsafePointer<UInt8>?, Int) -> CInt

private let entries: [String: Entry] = [
  "dicom": walkDICOM,
  "shares": readShares,
  "payload": extractPayload,
  "configuration": readConfiguration,
  "roundtrip": goThereAndBack,
  "image": describeImage,
  "sparse": openSparse,
  "notes": readNotes,
  "paths": restorePath,
  "messages": readMessages,
  "lookup": lookUp,
  "sealed": openSealed,
  "mail": openMail,
  "sheets": readSheets,
]

private let entry: Entry = {
  guard let entry = getenv("DICOMSHARE_FUZZ").flatMap({ entries[String(cString: $0)] }) else {
    print("DICOMSHARE_FUZZ must be one of \(entries.keys.sorted().joined(separator: ", "))")
    exit(64)
  }
  return entry
}()
