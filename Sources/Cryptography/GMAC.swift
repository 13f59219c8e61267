internal import CCrypto

/// AES-256-GMAC (NIST SP 800-38D) over bytes that arrive in pieces, for one message a key.
///
/// Two tags under one key that somebody sees would give the key of the hash away: use a key for one
/// message, or keep the tags secret.
public final class GMAC {
  /// The length of a key, in bytes.
  public static let keyByteCount = 32
  /// The length of a tag, in bytes.
  public static let byteCount = 16

  private let context: OpaquePointer

  /// Begins the tag of an empty message.
  public init(key: Secret) {
    precondition(key.count == Self.keyByteCount)
    context = must(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new")
    let nonce = [UInt8](repeating: 0, count: 12)
    key.withBytes { key in
      must(
        EVP_EncryptInit_ex(
          context, Algorithm.aes256GCM, nil, key.bindMemory(to: UInt8.self).baseAddress, nonce),
        "EVP_EncryptInit_ex")
    }
  }

  deinit { EVP_CIPHER_CTX_free(context) }

  /// Appends bytes to the message.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      var written: CInt = 0
      must(
        EVP_EncryptUpdate(
          context, nil, &written, piece.bindMemory(to: UInt8.self).baseAddress, CInt(piece.count)),
        "EVP_EncryptUpdate")
      rest = rest.dropFirst(piece.count)
    }
  }

  /// The tag, 16 bytes; the object is used up.
  public func finish() -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: Self.byteCount)
    var written: CInt = 0
    must(EVP_EncryptFinal_ex(context, nil, &written), "EVP_EncryptFinal_ex")
    must(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, &tag), "EVP_CIPHER_CTX_ctrl")
    return tag
  }
}
