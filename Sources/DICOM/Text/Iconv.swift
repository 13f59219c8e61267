import Glibc

/// An open conversion from one coding to UTF-8.
final class Iconv {
  private let descriptor: iconv_t

  /// Opens the conversion; `nil` where the C library does not have it.
  init?(_ coding: CharacterCoding) {
    let opened = coding.iconvName.withUTF8Buffer { name in
      iconv_open("UTF-8", UnsafeRawPointer(name.baseAddress)?.assumingMemoryBound(to: CChar.self))
    }
    // iconv_open(3) returns (iconv_t) -1.
    guard let opened, Int(bitPattern: opened) != -1 else { return nil }
    descriptor = opened
  }

  // iconv_close(3) fails only for what was not opened.
  deinit { iconv_close(descriptor) }

  /// Converts bytes and appends the text.
  ///
  /// - Parameters:
  ///   - bytes: text in the coding.
  ///   - output: where the UTF-8 goes.
  ///   - isLenient: puts U+FFFD for what cannot be converted; otherwise conversion ends there.
  /// - Returns: whether all of it could be converted.
  func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], isLenient: Bool
  ) -> Bool {
    // Back to the initial state of the coding.
    iconv(descriptor, nil, nil, nil, nil)
    var isWhole = true
    var piece = [CChar](repeating: 0, count: max(64, bytes.count * 4))
    var input = UnsafeMutableRawPointer(mutating: UnsafeRawPointer(bytes.baseAddress))?
      .assumingMemoryBound(to: CChar.self)
    var left = bytes.count
    while left > 0 {
      let (result, code) = piece.withUnsafeMutableBufferPointer { buffer in
        var next = buffer.baseAddress
        var room = buffer.count
        let result = iconv(descriptor, &input, &left, &next, &room)
        let code = errno
        // windows-1255 holds a letter back for a mark that may follow it. After E2BIG one may.
        if result != -1 || code != E2BIG { iconv(descriptor, nil, nil, &next, &room) }
        output.append(
          contentsOf: buffer[..<(buffer.count - room)].lazy.map { UInt8(bitPattern: $0) })
        return (result, code)
      }
      guard result == -1, code != E2BIG else { continue }
      isWhole = false
      guard isLenient, left > 0 else { return false }
      output += [0xEF, 0xBF, 0xBD]
      input = input.map { $0 + 1 }
      left -= 1
    }
    return isWhole
  }
}
