internal import CLinux

/// Lets the process keep what it frees, to use it again.
///
/// Every file takes the same few buffers of up to a MiB. glibc gives memory of that size back to
/// the system at once, and each new buffer costs a page fault for every 4 KiB: half the time of a
/// series of small files was spent there. All threads use the same two pools: otherwise each of
/// many would keep buffers that it seldom needs.
package enum FreedMemory {
  /// Keeps up to 64 MiB from now on; to be called before there are other threads.
  package static func keep() {
    // A hint only: without it all goes on as before, slower.
    _ = clinux_keep_freed_memory(64 << 20)
  }
}
