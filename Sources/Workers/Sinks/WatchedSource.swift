internal import DICOM

/// A source whose reads are progress.
struct WatchedSource: ByteSource {
  let source: any ByteSource
  let progress: Progress

  var count: Int { source.count }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
    try source.read(at: offset, into: buffer)
    progress.note()
  }

  func lend(_ range: Range<Int>, to body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    source.lend(range, to: body)
  }
}
