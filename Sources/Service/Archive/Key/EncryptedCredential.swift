internal import Cryptography
internal import Glibc
internal import Spool

/// A credential that systemd-creds(1) has encrypted, for a command that is not started by systemd.
struct EncryptedCredential {
  let name: Name
  /// The folder that it lies in.
  let folder: String

  /// Where LoadCredentialEncrypted= finds it: systemd.exec(5).
  static let folders = [
    "/etc/credstore.encrypted", "/run/credstore.encrypted", "/usr/lib/credstore.encrypted",
  ]

  /// Longer than the text of any key.
  private static let limit = 129

  /// Decrypts it, which only root can; nil when there is none, or this machine cannot open it.
  func secret(_ parse: ([UInt8]) throws -> Secret) throws -> Secret? {
    guard let text = name.text, access("\(folder)/\(text)", R_OK) == 0,
      let bytes = try ProgramOutput.of(
        ["/usr/bin/systemd-creds", "decrypt", "--name=\(text)", "\(folder)/\(text)", "-"],
        limit: Self.limit)
    else { return nil }
    return try parse(bytes)
  }
}
