internal import Glibc

/// The system's words for an error number: strerror_r(3), which threads may call side by side.
package enum ErrorText {
  /// The words for `code`, or the number where the system has none.
  package static func of(_ code: CInt) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
