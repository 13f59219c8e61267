/// Takes bytes one piece after the other.
public protocol ByteSink: AnyObject {
  /// Is told how many bytes will come, before the first of them.
  ///
  /// - Throws: ``SharingError`` `unwritable` when there is no room for them.
  func reserve(_ count: Int) throws(SharingError)

  /// Takes the next bytes.
  ///
  /// - Throws: ``SharingError`` `unwritable`, or whatever the sink finds wrong with the bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError)
}

extension ByteSink {
  /// Has no use for it.
  public func reserve(_: Int) throws(SharingError) {}
}
