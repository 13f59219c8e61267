import Spool

@testable import Workers

/// Any mail: what a worker hands out of it ends, comes in pieces of the right length, and is no more
/// than the mail can hold.
func openMail(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let mail = input.all()
  guard let file = try? temporaryFolder.createUnnamedFile(mode: 0o600),
    (try? file.write(mail)) != nil
  else { return -1 }
  let bench = Workbench(Progress {})
  var total = 0
  var reply = bench.reply(to: .openPackage(.mail, depth: 0), [file])
  guard case .done = reply else { return 0 }
  while true {
    reply = bench.reply(to: .nextInPackage, [])
    guard case .packaged(let found?) = reply else { break }
    must(found.name.count <= 255, "file systems take the name")
    var length = PackagedFile.pieceByteCount
    while length == PackagedFile.pieceByteCount {
      guard case .piece(let piece) = bench.reply(to: .readPackage, []) else { return 0 }
      length = piece.count
      must(length <= PackagedFile.pieceByteCount, "a piece has its length")
      total += length
    }
    must(total <= 9 * mail.count, "base64 gets no longer, and rich text grows that much at most")
  }
  return 0
}

/// Where files without names are made.
let temporaryFolder: Folder = {
  guard let folder = try? Folder(path: "/tmp") else { fatalError("broken: there is no /tmp") }
  return folder
}()
