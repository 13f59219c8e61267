internal import Cryptography

/// The tag of a share under the check key that the other one carries, while its samples pass by.
final class TagCheck {
  private let mac: Poly1305
  private let tag: [UInt8]
  private var left: Int

  /// - Returns: nil for a share that is computed: nobody can have altered it.
  init?(_ share: Share, underKeyOf other: Share) {
    guard !share.picture.isDrawn else { return nil }
    mac = Poly1305(key: Secret(other.trailer.checkKey))
    tag = share.trailer.tag
    left = share.authenticatedBytes
  }

  /// Takes the next samples; the tag itself, at the end, is no part of what it authenticates.
  func update(_ bytes: UnsafeRawBufferPointer) {
    let piece = UnsafeRawBufferPointer(rebasing: bytes.prefix(left))
    mac.update(piece)
    left -= piece.count
  }

  /// Takes samples that have passed by somewhere else.
  func append(_ stretch: Poly1305.Stretch) {
    mac.append(stretch)
    left -= stretch.count
  }

  /// Whether all samples were there, and are those that the tag was made of.
  func isRight() -> Bool { left == 0 && equalInConstantTime(mac.finish(), tag) }
}

extension Share {
  /// How many of the canonical sample bytes, from the first one on, the tag covers.
  var authenticatedBytes: Int { picture.geometry.byteCount - Trailer.tagBytes }

  /// Whether the tag of this share is right under the check key that the other carries.
  func isAuthentic(underKeyOf other: Share) throws(SharingError) -> Bool {
    guard let tag = TagCheck(self, underKeyOf: other) else { return true }
    try picture.scan { bytes in tag.update(bytes) }
    return tag.isRight()
  }
}
