// The only file that talks to libcrypto (OpenSSL 3). Its calls fail only when memory runs out or
// the library lacks an algorithm that every build of it has; the process cannot go on then, and
// nothing has been promised yet, so that ends it.
internal import CCrypto

func must(_ ok: CInt, _ call: StaticString) {
  precondition(ok == 1, "libcrypto: \(call) failed")
}

func must<P>(_ pointer: P?, _ call: StaticString) -> P {
  guard let pointer else { preconditionFailure("libcrypto: \(call) failed") }
  return pointer
}

/// The algorithms, each fetched once (crypto(7), "Algorithm fetching").
///
/// openssl.cnf is not read: the format of the shares says which algorithms there are, and a policy
/// of the machine against one of them would make files unreadable that are readable elsewhere.
enum Algorithm {
  // Safe to share: fetched algorithms never change (EVP_MD_fetch(3)).
  nonisolated(unsafe) static let sha256 = fetch("SHA256", EVP_MD_fetch)
  nonisolated(unsafe) static let hmac = fetch("HMAC", EVP_MAC_fetch)
  nonisolated(unsafe) static let poly1305 = fetch("POLY1305", EVP_MAC_fetch)
  nonisolated(unsafe) static let aes256CTR = fetch("AES-256-CTR", EVP_CIPHER_fetch)
  nonisolated(unsafe) static let aes256GCM = fetch("AES-256-GCM", EVP_CIPHER_fetch)

  private static let begin: Void = {
    // What the library would free at exit, the end of the process frees.
    let options = UInt64(OPENSSL_INIT_NO_LOAD_CONFIG) | UInt64(OPENSSL_INIT_NO_ATEXIT)
    must(OPENSSL_init_crypto(options, nil), "OPENSSL_init_crypto")
  }()

  private static func fetch(
    _ name: StaticString,
    _ fetch: (OpaquePointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> OpaquePointer?
  ) -> OpaquePointer {
    begin
    return must(fetch(nil, "\(name)", nil), name)
  }
}

/// SHA-256 (FIPS 180-4) over bytes that arrive in pieces.
public final class SHA256 {
  /// The length of a digest, in bytes.
  public static let byteCount = 32

  private let context: OpaquePointer

  /// Begins a digest of nothing.
  public init() {
    context = must(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    must(EVP_DigestInit_ex(context, Algorithm.sha256, nil), "EVP_DigestInit_ex")
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Appends bytes to what is digested.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    must(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count), "EVP_DigestUpdate")
  }

  /// The digest, 32 bytes; the object is used up.
  public func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Self.byteCount)
    must(EVP_DigestFinal_ex(context, &digest, nil), "EVP_DigestFinal_ex")
    return digest
  }

  /// The digest of an array.
  public static func digest(_ bytes: [UInt8]) -> [UInt8] {
    let hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    return hash.finish()
  }
}

/// A message authentication code that OpenSSL's provider computes.
final class MAC {
  private let context: OpaquePointer
  private let byteCount: Int

  init(
    _ algorithm: OpaquePointer, key: UnsafeRawBufferPointer, digest: String? = nil, byteCount: Int
  ) {
    context = must(EVP_MAC_CTX_new(algorithm), "EVP_MAC_CTX_new")
    self.byteCount = byteCount
    let bytes = key.bindMemory(to: UInt8.self).baseAddress
    guard let digest else {
      must(EVP_MAC_init(context, bytes, key.count, nil), "EVP_MAC_init")
      return
    }
    // The parameters keep both pointers until the call that takes them.
    let parameter = Array(OSSL_MAC_PARAM_DIGEST.utf8CString)
    var name = Array(digest.utf8CString)
    parameter.withUnsafeBufferPointer { parameter in
      name.withUnsafeMutableBufferPointer { name in
        let parameters = [
          OSSL_PARAM_construct_utf8_string(parameter.baseAddress, name.baseAddress, 0),
          OSSL_PARAM_construct_end(),
        ]
        must(EVP_MAC_init(context, bytes, key.count, parameters), "EVP_MAC_init")
      }
    }
  }

  private init(copyOf other: MAC) {
    context = must(EVP_MAC_CTX_dup(other.context), "EVP_MAC_CTX_dup")
    byteCount = other.byteCount
  }

  deinit { EVP_MAC_CTX_free(context) }

  /// A code that goes on with other bytes than this one.
  func copy() -> MAC { MAC(copyOf: self) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    must(
      EVP_MAC_update(context, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count),
      "EVP_MAC_update")
  }

  func finish() -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: byteCount)
    tag.withUnsafeMutableBytes { finish(into: $0) }
    return tag
  }

  /// Writes the code where it is to be, and nowhere else: it may be a key.
  func finish(into tag: UnsafeMutableRawBufferPointer) {
    var length = 0
    must(
      EVP_MAC_final(context, tag.bindMemory(to: UInt8.self).baseAddress, &length, tag.count),
      "EVP_MAC_final")
  }
}

/// HMAC-SHA-256 (RFC 2104) of one message: 32 bytes.
public func hmacSHA256(key: Secret, _ message: [UInt8]) -> [UInt8] {
  message.withUnsafeBytes { hmacSHA256(key: key, $0).finish() }
}

private func hmacSHA256(key: Secret, _ message: UnsafeRawBufferPointer) -> MAC {
  key.withBytes { key in
    let mac = MAC(Algorithm.hmac, key: key, digest: "SHA256", byteCount: SHA256.byteCount)
    mac.update(message)
    return mac
  }
}

/// HKDF-SHA-256 (RFC 5869) of 32 bytes, which is one block of its expansion.
///
/// - Parameters:
///   - key: the input keying material.
///   - salt: the salt.
///   - info: what the derived key is for.
/// - Returns: 32 bytes.
public func hkdfSHA256(_ key: Secret, salt: [UInt8], info: [UInt8]) -> Secret {
  let extracted = Secret(count: SHA256.byteCount) { extracted in
    key.withBytes { hmacSHA256(key: Secret(salt), $0).finish(into: extracted) }
  }
  return Secret(count: SHA256.byteCount) { derived in
    (info + [1]).withUnsafeBytes { hmacSHA256(key: extracted, $0).finish(into: derived) }
  }
}

/// Compares two byte strings in a time that does not tell where they differ.
public func equalInConstantTime(_ one: [UInt8], _ other: [UInt8]) -> Bool {
  one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
}

/// The keystream of AES-256 in counter mode (NIST SP 800-38A), counter beginning at 0.
public final class Keystream {
  /// The length of the key, in bytes.
  public static let keyByteCount = 32

  private let context: OpaquePointer

  /// Begins the keystream of a key, which must be used for this one stream and no other.
  ///
  /// - Parameters:
  ///   - key: 32 bytes.
  ///   - offset: how many bytes of the stream are passed over.
  public init(key: Secret, from offset: Int = 0) {
    precondition(key.count == Self.keyByteCount && offset >= 0)
    context = must(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new")
    // The counter of the first block, big endian in 16 bytes.
    var counter = [UInt8](repeating: 0, count: 16)
    for place in 0..<8 {
      counter[15 - place] = UInt8(truncatingIfNeeded: offset >> (4 + 8 * place))
    }
    key.withBytes { key in
      must(
        EVP_EncryptInit_ex(
          context, Algorithm.aes256CTR, nil, key.bindMemory(to: UInt8.self).baseAddress, counter),
        "EVP_EncryptInit_ex")
    }
    var rest = [UInt8](repeating: 0, count: offset % 16)
    rest.withUnsafeMutableBytes { if !$0.isEmpty { fill($0) } }
  }

  deinit { EVP_CIPHER_CTX_free(context) }

  /// Overwrites `buffer` with the next bytes of the stream.
  public func fill(_ buffer: UnsafeMutableRawBufferPointer) {
    // Counter mode adds the stream to its input; adding it to zeros yields the stream itself.
    var rest = UnsafeMutableRawBufferPointer(buffer)[...]
    while !rest.isEmpty {
      let piece = UnsafeMutableRawBufferPointer(rebasing: rest.prefix(Self.zeros.count))
      var written: CInt = 0
      must(
        EVP_EncryptUpdate(
          context, piece.bindMemory(to: UInt8.self).baseAddress, &written, Self.zeros.baseAddress,
          CInt(piece.count)), "EVP_EncryptUpdate")
      rest = rest.dropFirst(piece.count)
    }
  }

  // Only ever read: safe to share. So short that it stays in a processor's first cache.
  nonisolated(unsafe) private static let zeros: UnsafeBufferPointer<UInt8> = {
    let zeros = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 8 << 10)
    zeros.initialize(repeating: 0)
    return UnsafeBufferPointer(zeros)
  }()
}

/// AES-256-GCM (NIST SP 800-38D) for short records: a nonce of 12 bytes, a tag of 16.
public enum SealedBox {
  /// Encrypts and authenticates.
  ///
  /// - Parameters:
  ///   - message: what to hide.
  ///   - place: bytes that are authenticated and not kept: only who names them opens the record.
  ///   - key: 32 bytes.
  ///   - nonce: 12 bytes that are never used twice with this key.
  /// - Returns: nonce, ciphertext and tag.
  public static func seal(
    _ message: [UInt8], at place: [UInt8] = [], key: Secret, nonce: [UInt8]
  ) -> [UInt8] {
    precondition(key.count == 32 && nonce.count == 12)
    let context = must(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new")
    defer { EVP_CIPHER_CTX_free(context) }
    var sealed = [UInt8](repeating: 0, count: message.count)
    var tag = [UInt8](repeating: 0, count: 16)
    var written: CInt = 0
    key.withBytes { key in
      must(
        EVP_EncryptInit_ex(
          context, Algorithm.aes256GCM, nil, key.bindMemory(to: UInt8.self).baseAddress, nonce),
        "EVP_EncryptInit_ex")
    }
    if !place.isEmpty {
      must(
        EVP_EncryptUpdate(context, nil, &written, place, CInt(place.count)), "EVP_EncryptUpdate")
    }
    must(
      EVP_EncryptUpdate(context, &sealed, &written, message, CInt(message.count)),
      "EVP_EncryptUpdate")
    must(EVP_EncryptFinal_ex(context, nil, &written), "EVP_EncryptFinal_ex")
    must(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, &tag), "EVP_CIPHER_CTX_ctrl")
    return nonce + sealed + tag
  }

  /// Decrypts what ``seal(_:at:key:nonce:)`` made; nil when it was altered, or when the key or the
  /// place is another.
  public static func open(
    _ box: [UInt8], at place: [UInt8] = [], key: Secret
  ) -> [UInt8]? {
    precondition(key.count == 32)
    guard box.count >= 28 else { return nil }
    let context = must(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new")
    defer { EVP_CIPHER_CTX_free(context) }
    let sealed = Array(box[12..<box.count - 16])
    var tag = Array(box.suffix(16))
    var message = [UInt8](repeating: 0, count: sealed.count)
    var written: CInt = 0
    key.withBytes { key in
      must(
        EVP_DecryptInit_ex(
          context, Algorithm.aes256GCM, nil, key.bindMemory(to: UInt8.self).baseAddress,
          Array(box.prefix(12))), "EVP_DecryptInit_ex")
    }
    if !place.isEmpty {
      must(
        EVP_DecryptUpdate(context, nil, &written, place, CInt(place.count)), "EVP_DecryptUpdate")
    }
    must(
      EVP_DecryptUpdate(context, &message, &written, sealed, CInt(sealed.count)),
      "EVP_DecryptUpdate")
    must(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, &tag), "EVP_CIPHER_CTX_ctrl")
    return EVP_DecryptFinal_ex(context, nil, &written) == 1 ? message : nil
  }
}
