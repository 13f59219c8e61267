internal import Spool

/// How far restored studies were sent on, as `dicomshare-send@.service` leaves it in `sent`.
///
/// One file a destination, named by it. Each line is how many files of a study were sent, how many
/// could not be sent, and the name of its folder in `reconstructed`.
struct SentStudies {
  /// What became of one study at one destination.
  struct Account: Equatable {
    let destination: String
    let sent: Int
    let failed: Int
  }

  private static let folder = "sent"
  /// A longer file is read up to here.
  private static let maximumBytes = 1 << 20

  /// Reads all accounts.
  ///
  /// - Parameter spool: the path of the folder around the others.
  /// - Returns: for each study's folder, an account a destination, by its name; nothing where nothing
  ///   is sent.
  static func read(_ spool: String) -> [Name: [Account]] {
    var accounts: [Name: [Account]] = [:]
    // Whatever cannot be read here is not shown: nothing is decided by it.
    guard let folder = try? Folder(path: "\(spool)/\(Self.folder)"), let names = try? folder.list()
    else { return [:] }
    for name in names.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
      guard !name.isHidden, let destination = name.text,
        let text = try? folder.openFile(name).contents(limit: maximumBytes)
      else { continue }
      for line in text.split(separator: 0x0A) {
        let parts = line.split(separator: 0x20, maxSplits: 2)
        guard parts.count == 3, let study = Name(parts[2]),
          let sent = Int(String(decoding: parts[0], as: UTF8.self)),
          let failed = Int(String(decoding: parts[1], as: UTF8.self))
        else { continue }
        accounts[study, default: []].append(
          Account(destination: destination, sent: sent, failed: failed))
      }
    }
    return accounts
  }
}
