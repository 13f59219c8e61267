internal import DICOM
internal import Glibc
internal import SecretSharing
internal import Spool

/// A text for the doctor beside a file that cannot be used.
struct Problem {
  let site: Site

  init(_ site: Site) { self.site = site }

  /// What is wrong.
  enum Cause {
    case waiting(Role)
    case share(SharingError)
  }

  private static let suffix = ".problem.txt"

  /// Whether a name is that of a problem text, or of a page that comes with a study's folder.
  static func isCompanion(_ name: Name) -> Bool {
    name.hasSuffix(suffix)
      || ["README.TXT", "INDEX.HTM", "SHA256SUMS", "STATUS.HTM"].contains {
        name.hasSuffix($0) && name.bytes.count == $0.utf8.count
      }
  }

  /// Writes the text, unless the same one is there.
  ///
  /// - Returns: whether it was written.
  @discardableResult
  func write(_ cause: Cause, beside path: RelativePath) throws -> Bool {
    guard let name = Self.textName(path) else { return false }
    let folder = try site.folders.reconstruct.folder(path.parent)
    let text = Array(
      (Self.text(cause) + "\n").split(separator: "\n").joined(separator: "\r\n").utf8)
    if try folder.status(name) != nil, try folder.openFile(name).contents(limit: 4096) == text {
      return false
    }
    let pending = Name(".problem-" + (try SystemRandom.name())) ?? Name.pending
    try folder.writeWhole(text, as: name, pending: pending, durable: false)
    return true
  }

  /// Takes the text away.
  func clear(beside path: RelativePath) throws {
    guard let name = Self.textName(path) else { return }
    try site.folders.reconstruct.folder(path.parent).remove(name)
  }

  /// Takes away the texts whose files are gone.
  ///
  /// - Parameter files: all files in `reconstruct`.
  func clearOrphans(among files: Set<RelativePath>) {
    let texts = files.filter { $0.last?.hasSuffix(Self.suffix) == true }
    guard !texts.isEmpty else { return }
    let living = files.subtracting(texts).compactMap { path in
      Self.textName(path).map { path.parent.appending($0) }
    }
    for text in texts.subtracting(living) {
      guard let name = text.last else { continue }
      do {
        try site.folders.reconstruct.folder(text.parent).remove(name)
      } catch {
        continue  // its folder is gone, too, or closed to us: the next listing tries again
      }
    }
  }

  private static func textName(_ path: RelativePath) -> Name? {
    path.last.flatMap { Name($0.bytes.prefix(255 - suffix.utf8.count) + suffix.utf8) }
  }

  /// The same for the journal, in the words of the command line.
  static func reason(_ error: SharingError) -> Event.Reason {
    switch error {
    case .notPNG: "not a PNG image"
    case .truncated: "a share is cut off"
    case .damagedPNG: "a share is damaged"
    case .noShareHeader: "not a share, or one that was changed as a picture"
    case .geometryMismatch: "a share whose picture has another size than its header says"
    case .newerVersion: "a share of a later version"
    case .altered(.archive): "the archive half was altered"
    case .altered(.patient): "the patient half was altered"
    case .alteredOrUnrelated: "a half was altered, or the halves do not belong together"
    case .sameHalfTwice: "the same half twice"
    case .differentPairs: "halves of different images"
    case .malformedPayload: "the payload cannot be read"
    case .digestMismatch: "the restored bytes are not those that were split"
    case .notDICOM, .sourceChanged: "the file changed while it was read"
    case .unreadable(let error): Event.Reason("reading failed", code: error.code)
    case .unwritable(let code): Event.Reason("writing failed", code: code)
    }
  }

  private static func half(_ role: Role) -> String {
    role == .patient ? "the patient's half" : "the archive's half"
  }

  private static func text(_ cause: Cause) -> String {
    switch cause {
    case .waiting(let role):
      """
      This picture is \(half(role)) of a medical image. Its other half is not here yet.
      What to do: put \(half(role == .patient ? .archive : .patient)) into this folder, too.
      This text goes away by itself when both halves have been put together.
      If you have put in both halves and see this text beside each of them, they are halves of
      different images.
      """
    case .share(let error): sentence(error)
    }
  }

  private static func sentence(_ error: SharingError) -> String {
    switch error {
    case .notPNG:
      """
      This file is not a PNG picture, so it is not one half of a medical image.
      What to do: put the picture files of the CD, stick or mail here, as they are.
      """
    case .truncated(let have, let expected):
      """
      This picture is cut off: \(have) of \(expected) bytes have arrived.
      What to do: copy the file again from the CD, stick or mail.
      """
    case .damagedPNG:
      """
      This picture is damaged.
      What to do: copy the file again from the CD, stick or mail. If that does not help, ask for a
      new copy of the file.
      """
    case .noShareHeader, .geometryMismatch:
      """
      This picture is not one half of a medical image, or it is one that was cropped, resized,
      rotated, or saved as a photo. It cannot be used any more.
      What to do: ask for the original file, as it was on the CD, stick or mail.
      """
    case .newerVersion(let version):
      """
      This picture was made by a newer version of dicomshare (format \(version)).
      What to do: have dicomshare updated.
      """
    case .altered(let role):
      """
      The two halves belong together, but \(half(role)) was altered after it was made.
      Nothing was reconstructed, because the image could not be trusted.
      What to do: get an unaltered copy of \(half(role)).
      """
    case .alteredOrUnrelated:
      """
      One of the two halves was altered, or they do not belong together.
      Nothing was reconstructed, because the image could not be trusted.
      What to do: get new copies of both halves.
      """
    case .sameHalfTwice(let role):
      """
      Both files are \(half(role)) of the same image.
      What to do: put \(half(role == .patient ? .archive : .patient)) here, too.
      """
    case .differentPairs:
      """
      The two halves come from different images.
      What to do: put the halves that belong together here.
      """
    case .malformedPayload, .digestMismatch:
      """
      Both halves are authentic, but what they hold cannot be read by this version of dicomshare.
      What to do: keep both halves, and tell the administrator.
      """
    case .notDICOM, .sourceChanged, .unreadable:
      """
      This file could not be read.
      What to do: copy it again. If that does not help, tell the administrator.
      """
    case .unwritable:
      """
      There is no room for the reconstructed image.
      What to do: tell the administrator. It goes on by itself when there is room.
      """
    }
  }
}
