internal import Spool

/// The plain DICOM JSON Model (PS3.18, Annex F) out of the paper's object.
enum MetadataModel {
  private static let head = Array("{\"dataset_json\":".utf8)
  /// A reference that leads into the file itself, without its name.
  private static let reference = Array("\"BulkDataURI\":\"?".utf8)
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// The data set's object, whose references name the file that lies beside it.
  ///
  /// Nothing is parsed: the paper's object was made by `DICOMFile.metadata(_:)`, minified.
  ///
  /// - Parameters:
  ///   - paper: the paper's object.
  ///   - file: the restored file's name.
  /// - Returns: the object; nil when the paper's is not of that form.
  static func bytes(of paper: [UInt8], beside file: Name) -> [UInt8]? {
    guard paper.starts(with: head), let end = end(paper, from: head.count) else { return nil }
    let object = paper[head.count..<end]
    let name = percentEncoded(file)
    var model: [UInt8] = []
    model.reserveCapacity(object.count)
    var at = object.startIndex
    while at < object.endIndex {
      // Within a string each quotation mark has a backslash before it, so this is a key.
      if object[at] == quote, object[at...].starts(with: reference) {
        model += reference.dropLast()
        model += name
        at += reference.count - 1
      } else {
        model.append(object[at])
        at += 1
      }
    }
    return model
  }

  /// Where the value ends that begins at `start`.
  private static func end(_ json: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var isString = false
    var at = start
    while at < json.count {
      let byte = json[at]
      if isString {
        if byte == backslash { at += 1 } else if byte == quote { isString = false }
      } else if byte == quote {
        isString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
      }
      at += 1
      if depth == 0 { return at }
    }
    return nil
  }

  /// A name as a URI has it (RFC 3986, 2.3).
  private static func percentEncoded(_ name: Name) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return name.bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: [byte]
      default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }
}
