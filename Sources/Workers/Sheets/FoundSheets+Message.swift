internal import SecretSharing

extension FoundSheets {
  func write(to writer: inout MessageWriter) {
    writer.append(UInt8(clamping: sheets.count))
    for sheet in sheets.prefix(Int(UInt8.max)) { sheet.write(to: &writer) }
    writer.append(mistake != nil)
    guard let mistake else { return }
    SheetProblem.text(mistake.error).write(to: &writer)
    writer.append(mistake.line ?? 0)
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    let count = try reader.byte()
    guard count > 0 else { throw MalformedMessage() }
    var sheets: [Sheet] = []
    for _ in 0..<count { sheets.append(try Sheet(&reader)) }
    guard try reader.flag() else {
      self.init(sheets)
      return
    }
    guard case .text(let error) = try SheetProblem(&reader) else { throw MalformedMessage() }
    let line = try reader.count()
    self.init(sheets, mistake: SheetMistake(error, line: line > 0 ? line : nil))
  }
}
