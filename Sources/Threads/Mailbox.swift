internal import CLinux
internal import Glibc
package import Spool

/// Values that threads leave for the control thread, with a descriptor that becomes readable.
package final class Mailbox<Letter: Sendable>: Sendable {
  private let letters = Guarded<[Letter]>([])
  private let readEnd: CInt
  private let writeEnd: CInt

  /// Readable when there are letters; to be polled.
  package var descriptor: CInt { readEnd }

  /// Makes an empty one.
  ///
  /// - Throws: EMFILE, ENFILE.
  package init() throws(SystemCallError) {
    var ends: [CInt] = [-1, -1]
    guard clinux_pipe(&ends, 0) == 0 else { throw SystemCallError(call: "pipe", code: errno) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Leaves a letter.
  package func post(_ letter: Letter) {
    let isFirst = letters.withLock { letters in
      letters.append(letter)
      return letters.count == 1
    }
    // The reader that takes the first takes the others with it.
    guard isFirst else { return }
    var byte: UInt8 = 1
    // A full pipe is readable, which is all that is wanted.
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes all letters.
  package func take() -> [Letter] {
    // Before the letters: a byte that comes later is for letters that came later.
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readEnd, &bytes, bytes.count) == bytes.count {}
    return letters.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }
}
