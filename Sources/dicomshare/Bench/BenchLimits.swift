internal import Cryptography
internal import Glibc
internal import Spool

/// What this machine can do with as many bytes, whoever programs it.
struct BenchLimits {
  let files: [Input]
  let folder: BenchFolder

  private var byteCount: Int { files.reduce(0) { $0 + $1.size } }

  /// What is measured.
  func candidates() -> [Candidate] {
    [
      Candidate(name: "memcpy", kind: .limit) { () throws(Failure) in try copy() },
      Candidate(name: "AES-256-CTR", kind: .limit) { () throws(Failure) in try encrypt() },
      Candidate(name: "write twice + fsync", kind: .limit) { () throws(Failure) in try write() },
    ]
  }

  /// Copies as many bytes from one place to another, both beyond the caches.
  private func copy() throws(Failure) -> Cost {
    let size = 32 << 20
    // Memory of its own, which goes back to the system, so that it does not count for others.
    let memory = mmap(nil, 2 * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else {
      throw Failure(writing: errno)
    }
    defer { munmap(memory, 2 * size) }
    memset(memory, 1, 2 * size)
    return Cost.of {
      for piece in stride(from: 0, to: byteCount, by: size) {
        memcpy(memory + size, memory, min(size, byteCount - piece))
      }
    }
  }

  private func encrypt() throws(Failure) -> Cost {
    let key: Secret
    do throws(SystemCallError) {
      key = try Secret(count: Keystream.keyByteCount) { buffer throws(SystemCallError) in
        try SystemRandom.fill(buffer)
      }
    } catch {
      throw Failure(reading: error.code)
    }
    let keystream = Keystream(key: key)
    let size = 256 << 10
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    defer { room.deallocate() }
    return Cost.of {
      for piece in stride(from: 0, to: byteCount, by: size) {
        keystream.fill(
          UnsafeMutableRawBufferPointer(rebasing: room.prefix(min(size, byteCount - piece))))
      }
    }
  }

  /// Writes two files of each file's length, on their way to the medium at once, and waits for all.
  private func write() throws(Failure) -> Cost {
    let output = try folder.emptyFolder("limit")
    let piece = [UInt8](repeating: 0x5A, count: 1 << 20)
    do throws(SystemCallError) {
      return try Cost.of { () throws(SystemCallError) in
        for batch in Batch.batches(files, size: \.size) {
          var written: [PendingFile] = []
          for size in batch.flatMap({ [$0.size, $0.size] }) {
            let file = try PendingFile(in: output)
            for start in stride(from: 0, to: size, by: piece.count) {
              try piece.withUnsafeBufferPointer { piece throws(SystemCallError) in
                let part = piece.prefix(min(piece.count, size - start))
                try file.file.write(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: part)))
              }
              file.file.startWriteback(from: start, count: piece.count)
            }
            written.append(file)
          }
          for file in written { try file.sync() }
        }
      }
    } catch {
      throw Failure(writing: error)
    }
  }
}
