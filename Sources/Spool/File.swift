internal import CLinux
internal import Glibc
internal import Synchronization

/// An open file; closed when its last holder lets go of it.
package final class File: Sendable {
  /// The descriptor.
  package let descriptor: CInt

  private let isClosed = Atomic(false)

  init(descriptor: CInt) { self.descriptor = descriptor }

  /// Takes over a descriptor that came from another process, or goes to one.
  package init(adopting descriptor: CInt) { self.descriptor = descriptor }

  /// A file that is in memory alone (memfd_create(2)); `name` is for people who look at processes.
  package convenience init(inMemory name: String) throws(SystemCallError) {
    self.init(descriptor: try check("memfd_create") { clinux_open_in_memory(name) })
  }

  deinit {
    // What was written is fsynced before it counts, so that close has nothing left to report.
    if !isClosed.load(ordering: .relaxed) { Glibc.close(descriptor) }
  }

  /// Closes the file before its last holder lets go of it; nobody may use it any more.
  ///
  /// - Throws: EIO, ENOSPC or EDQUOT when what FUSE or NFS held back could not be written.
  package func close() throws(SystemCallError) {
    guard !isClosed.exchange(true, ordering: .relaxed) else { return }
    // Not again when a signal interrupted it: the descriptor is gone all the same, close(2).
    if Glibc.close(descriptor) != 0, errno != EINTR {
      throw SystemCallError(call: "close", code: errno)
    }
  }

  /// What the system says of the file now.
  package func status() throws(SystemCallError) -> FileStatus {
    var status = stat()
    try check("fstat") { clinux_status(descriptor, &status) }
    return FileStatus(status)
  }

  /// Reads at a place until the buffer is full or the file ends.
  ///
  /// - Returns: how many bytes were read; fewer than asked for only at the end of the file.
  package func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemCallError) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = try check("pread") {
        pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Sets the permission bits, whatever the umask says.
  package func setMode(_ mode: UInt32) throws(SystemCallError) {
    try check("fchmod") { fchmod(descriptor, mode_t(mode)) }
  }

  /// The content of a small file; of one longer than `limit` bytes, the beginning.
  package func contents(limit: Int) throws(SystemCallError) -> [UInt8] {
    let count = min(try status().size, limit)
    var failure: SystemCallError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      do throws(SystemCallError) {
        read = try self.read(at: 0, into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Appends all bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(SystemCallError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = try check("write") { Glibc.write(descriptor, piece.baseAddress, piece.count) }
      rest = rest.dropFirst(count)
    }
  }

  /// Appends all bytes of an array.
  package func write(_ bytes: [UInt8]) throws(SystemCallError) {
    try bytes.withUnsafeBufferPointer { buffer throws(SystemCallError) in
      try write(UnsafeRawBufferPointer(buffer))
    }
  }

  /// Writes all bytes at a place.
  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemCallError) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      done += try check("pwrite") {
        pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      }
    }
  }

  /// Writes all bytes of an array at a place.
  package func write(_ bytes: [UInt8], at offset: Int) throws(SystemCallError) {
    try bytes.withUnsafeBufferPointer { buffer throws(SystemCallError) in
      try write(UnsafeRawBufferPointer(buffer), at: offset)
    }
  }

  /// Preallocates `count` bytes from the beginning; the length stays as it is.
  ///
  /// To write into room that was taken at once costs a fifth less, and what is written lies
  /// together.
  ///
  /// - Throws: ENOSPC or EDQUOT when there is not that much room, before anything was written.
  package func reserve(_ count: Int) throws(SystemCallError) {
    do throws(SystemCallError) {
      try check("fallocate") { clinux_reserve(descriptor, Int64(count)) }
    } catch {
      // Not every file system can, and each has its own way to say so; a lack of room counts.
      guard [ENOSPC, EDQUOT, EFBIG].contains(error.code) else { return }
      throw error
    }
  }

  /// Whether there is a place before the end that nothing was ever written to (lseek(2), SEEK_HOLE).
  ///
  /// False where the file system cannot tell.
  package func hasHole() throws(SystemCallError) -> Bool {
    let size = try status().size
    let hole = clinux_next_hole(descriptor, 0)
    return hole >= 0 && hole < Int64(size)
  }

  /// The next bytes, at an offset or behind it, that something was written to (lseek(2), SEEK_DATA);
  /// nil when only a hole follows, or nothing.
  ///
  /// All that follows where the file system cannot tell.
  package func nextData(from offset: Int) throws(SystemCallError) -> Range<Int>? {
    let size = try status().size
    guard offset < size else { return nil }
    let start = clinux_next_data(descriptor, Int64(offset))
    guard start >= 0 else { return errno == ENXIO ? nil : offset..<size }
    let end = clinux_next_hole(descriptor, start)
    return Int(start)..<(end > start ? Int(end) : max(size, Int(start) + 1))
  }

  /// Returns once content and length are on stable storage.
  package func sync() throws(SystemCallError) { try check("fsync") { fsync(descriptor) } }

  /// Closes a copy of the descriptor, which has FUSE and NFS write out what they hold back (close(2)).
  ///
  /// - Throws: EIO, ENOSPC or EDQUOT when that failed.
  package func closeCopy() throws(SystemCallError) {
    let copy = try check("fcntl") { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
    try File(descriptor: copy).close()
  }

  /// Begins to write a range back, so that a later ``sync()`` has less to wait for.
  package func startWriteback(from offset: Int, count: Int) {
    // A hint only: file systems that do not know it say so, and fsync does all the work.
    _ = clinux_start_writeback(descriptor, Int64(offset), Int64(count))
  }

  /// Takes what is on the medium already out of the page cache, because nobody will soon read it.
  package func forgetContent() {
    // Advice only: a later read takes it from the medium.
    _ = posix_fadvise(descriptor, 0, 0, CInt(POSIX_FADV_DONTNEED))
  }

  /// What asking for a read lease told (fcntl(2), F_SETLEASE).
  package enum Lease: Sendable {
    /// No process of this host has the file open for writing.
    case granted
    /// Somebody has.
    case refused
    /// This file system knows no leases, or the file is another user's and CAP_LEASE is missing.
    case unavailable
  }

  /// Asks for a read lease, and gives it back at once.
  ///
  /// A process that opens the file for writing in between waits for that moment, and this process
  /// gets SIGIO, which it must ignore.
  package func probeLease() -> Lease {
    if clinux_set_lease(descriptor, CInt(F_RDLCK)) == 0 {
      // Cannot fail for a lease that is held; and if it did, the close gives it back.
      _ = clinux_set_lease(descriptor, CInt(F_UNLCK))
      return .granted
    }
    return errno == EAGAIN ? .refused : .unavailable
  }

  /// Waits for the exclusive flock(2) of this file, which it has until it is closed.
  ///
  /// Hosts that share a file system append one after the other only under a lock, open(2); where there
  /// are no locks, there is no other host.
  ///
  /// - Returns: false where the file system has no locks.
  /// - Throws: why it cannot be had where there are locks.
  @discardableResult
  package func lock() throws(SystemCallError) -> Bool {
    try Self.locked { flock(descriptor, LOCK_EX) }
  }

  /// Whether a call that locks a file did so; false where the file system has no locks.
  static func locked(_ body: () -> CInt) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      try check("flock", body)
      return true
    } catch {
      guard [EOPNOTSUPP, ENOSYS, ENOLCK].contains(error.code) else { throw error }
      return false
    }
  }

  /// Whether another process holds the exclusive flock(2) of this file; takes it otherwise.
  ///
  /// - Returns: true when this process holds the lock now, until the file is closed.
  package func tryLock() throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      try check("flock") { flock(descriptor, LOCK_EX | LOCK_NB) }
      return true
    } catch {
      if error.code == EWOULDBLOCK { return false }
      throw error
    }
  }
}

extension [UInt8] {
  /// `withUnsafeMutableBytes` that keeps the type of the error.
  mutating func withUnsafeMutableBytes<R, E: Error>(
    typed: E.Type, _ body: (UnsafeMutableRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try withUnsafeMutableBufferPointer { buffer throws(E) in
      try body(UnsafeMutableRawBufferPointer(buffer))
    }
  }
}
