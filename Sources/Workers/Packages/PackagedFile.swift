package import SecretSharing

/// A file in a package, as a worker tells it.
package struct PackagedFile: Equatable, Sendable {
  /// What its first bytes say that it is.
  package enum Content: UInt8, Sendable {
    /// A PNG file.
    case share
    /// One that was changed as if it were text.
    case mangledShare
    /// A picture of another format, which may have been a share once.
    case photo
    /// A package in this one.
    case zip, iso, mail
    /// A text with a sheet.
    case sheet
    /// The text that comes with shares, and says which exam they are of.
    case readme
    /// What Outlook has packed a mail into; a package, too.
    case winmail
    /// What only its receiver can open; there may be shares in it.
    case encrypted
    /// Nothing that is taken out; or no file.
    case other
  }

  /// The folders that its path leads through, the last 1,024 bytes, as they stand in the package.
  package let folder: [UInt8]
  /// The last part of its name, at most 255 bytes, as it stands in the package.
  package let name: [UInt8]
  /// What it is.
  package let content: Content
  /// The format of a photo.
  package let picture: ForeignKind?

  /// The length of the pieces in which it is read, in bytes; only the last one is shorter.
  package static let pieceByteCount = 1 << 16
  static let longestFolder = 1024

  /// - Parameters:
  ///   - folder: the folders of its path.
  ///   - name: the last part of it.
  ///   - content: what it is.
  ///   - picture: the format of a photo.
  package init(
    folder: [UInt8], name: [UInt8], content: Content, picture: ForeignKind? = nil
  ) {
    self.folder = folder
    self.name = name
    self.content = content
    self.picture = picture
  }

  /// The format, if this is a package itself.
  package var format: PackageFormat? {
    switch content {
    case .zip: .zip
    case .iso: .iso
    case .mail, .winmail: .mail
    case .share, .mangledShare, .photo, .sheet, .readme, .encrypted, .other: nil
    }
  }
}

extension PackagedFile {
  func write(to writer: inout MessageWriter) {
    writer.append(folder)
    writer.append(name)
    writer.append(content.rawValue)
    writer.append(Array((picture?.rawValue ?? "").utf8))
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    folder = try reader.array()
    name = try reader.array()
    guard let content = Content(rawValue: try reader.byte()) else { throw MalformedMessage() }
    self.content = content
    picture = ForeignKind(rawValue: String(decoding: try reader.array(), as: UTF8.self))
  }
}
