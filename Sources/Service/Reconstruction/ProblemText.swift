internal import SecretSharing

// What the doctor reads: what is wrong, and what to do. Short lines, because they are shown as they
// are; nothing of them comes from a file.
extension Problem.Cause {
  static func half(_ role: Role) -> String {
    role == .patient ? "the patient's half" : "the archive's half"
  }

  /// The text, as short lines.
  var text: String {
    switch self {
    case .waiting(let role):
      """
      This picture is \(Self.half(role)) of a medical image. Its other half is not here yet.
      What to do: put \(Self.half(role.other)) into this folder, too.
      This text goes away by itself when both halves have been put together.
      If you have put in both halves and see this text beside each of them, they are halves of
      different images.
      """
    case .share(let error): Self.sentence(error)
    case .folder(let counts): Self.summary(counts)
    }
  }

  /// Where so much is missing that the picture's size is, the whole length is not known.
  private static func length(_ have: Int, _ expected: Int) -> String {
    expected > 0 ? "\(have) of \(expected) bytes" : "only \(have) bytes"
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
      This picture is cut off: \(length(have, expected)) have arrived.
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
      What to do: put \(half(role.other)) here, too.
      """
    case .differentPairs:
      """
      The two halves come from different images.
      What to do: put the halves that belong together here.
      """
    case .malformedPayload, .digestMismatch:
      """
      This version of dicomshare cannot work with what this picture holds.
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
