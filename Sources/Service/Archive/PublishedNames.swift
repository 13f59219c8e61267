// A study's folder in the archive counts how often the study was published: `.published-1`,
// `.published-2` and so on. Each of these files says, sealed, what the folder is called that lies
// before the clerk, so that a search need not look at all that lies there. It is a hint: the folder is
// the truth, and what nobody finds under its name is looked for everywhere.
internal import Glibc
internal import Spool

/// What the folders of a study are called that were published.
struct PublishedNames {
  /// The study's folder in the archive, and its name.
  let folder: Folder
  let study: Name
  let seal: IndexSeal

  /// What one file says.
  struct Entry: Equatable {
    /// What the folder was called in `outgoing`.
    let folder: Name
    /// How many ZIP files are made of it; nil while that is not known.
    var parts: Int? = 0
    /// Whether the service has deleted it, since it was handed over.
    var isDeleted = false
  }

  private static let prefix = ".published-"
  /// Of one length whatever it says, so that no number's length shows: more than any name here has.
  private static let byteCount = 128
  private static let maximumRecordByteCount = 1024

  // MARK: - Numbers

  /// What the archive remembers of one time that a study was published.
  static func mark(_ number: Int) -> Name { ".published-" + "\(number)" }

  /// The number of a mark; nil for any other name.
  static func number(_ name: Name) -> Int? {
    guard name.hasPrefix(prefix), let text = name.text else { return nil }
    return Int(text.dropFirst(prefix.count)).flatMap { mark($0) == name ? $0 : nil }
  }

  /// How often the study has been published, this time included; remembered from now on.
  func next() throws -> Int {
    var number = 1
    while true {
      do {
        _ = try folder.createFile(Self.mark(number), mode: 0o640)
        return number
      } catch {
        guard error.code == EEXIST else { throw error }
        number += 1
      }
    }
  }

  // MARK: - Names

  /// Says what a folder is called, before it appears; durable when this returns.
  ///
  /// In its place, since all that is said has the same length: what a crash leaves half written opens as
  /// little as an empty file does.
  func note(_ entry: Entry, _ number: Int) throws {
    let words = [entry.parts.map { "\($0)" } ?? "?", entry.isDeleted ? "deleted" : "there"]
    var message = entry.folder.bytes + Array("\n\(words.joined(separator: "\n"))\n".utf8)
    guard message.count <= Self.byteCount else { return }
    message += [UInt8](repeating: 0x0A, count: Self.byteCount - message.count)
    let record = try seal.seal(message, at: .published(study: study, number: number))
    let mark = Self.mark(number)
    let isThere = try folder.status(mark) != nil
    let file =
      try isThere
      ? folder.openFile(mark, isWritable: true) : folder.createFile(mark, mode: 0o640)
    try file.write(record, at: 0)
    try file.sync()
    try folder.sync()
  }

  /// Changes what is said of a folder; nothing where nothing is known of it.
  func change(_ name: Name, _ change: (inout Entry) -> Void) throws {
    for number in try numbers() {
      guard let old = try entry(number), old.folder == name else { continue }
      var new = old
      change(&new)
      if new != old { try note(new, number) }
    }
  }

  private func numbers() throws(SystemCallError) -> [Int] {
    try folder.names { $0.isHidden }.compactMap(Self.number)
  }

  /// What one file says; nil where it says nothing, as those of earlier versions, or is not to be read.
  private func entry(_ number: Int) throws(SystemCallError) -> Entry? {
    let record: [UInt8]
    do throws(SystemCallError) {
      record = try folder.openFile(Self.mark(number)).contents(limit: Self.maximumRecordByteCount)
    } catch {
      guard [ENOENT, ELOOP, EINVAL, ENXIO, EACCES].contains(error.code) else { throw error }
      return nil
    }
    guard let message = seal.open(record, at: .published(study: study, number: number)) else {
      return nil
    }
    let lines = message.split(separator: 0x0A)
    guard lines.count == 3, let name = Name(lines[0]) else { return nil }
    return Entry(
      folder: name, parts: Int(String(decoding: lines[1], as: UTF8.self)),
      isDeleted: lines[2].elementsEqual("deleted".utf8))
  }

  /// All that is known of a study.
  struct Known {
    /// By their numbers; nil for what nothing is said of.
    fileprivate(set) var entries: [Int: Entry?] = [:]

    /// What is said.
    var said: [Entry] { entries.values.compactMap(\.self) }

    /// All names that the study's folders may have by that, each once.
    ///
    /// - Parameter label: the study's.
    /// - Returns: also the names that come next: the archive may come from a backup.
    func names(_ label: String) -> Set<Name> {
      var names = Set(said.map(\.folder))
      // Whoever may write to the archive's disk can make a file with any number, but seal none.
      let last = entries.filter { $0.value != nil }.keys.max() ?? 0
      for base in Set(names.map(OwnedName.study) + [Name(label)].compactMap(\.self)) {
        names.insert(base)
        for number in 2...last + 2 { names.insert(base + "_\(number)") }
      }
      return names
    }

    /// Whether every folder that was published is said to be deleted, or one of those that were found,
    /// and it is known how many ZIP files each has.
    ///
    /// - Parameter found: folders of the study, in `outgoing` or where what was handed over lies.
    /// - Returns: whether no other folder needs to be looked at.
    func isAccounted(for found: Set<Name>) -> Bool {
      let said = said
      return !entries.isEmpty && said.count == entries.count
        && Set(said.map(\.folder)).count == said.count
        && said.allSatisfy { $0.isDeleted || (found.contains($0.folder) && $0.parts != nil) }
    }
  }

  /// Reads what is said.
  ///
  /// - Parameter names: what lies in the archive's folder.
  /// - Returns: all that is known.
  /// - Throws: what reading it throws.
  func known(among names: [Name]) throws(SystemCallError) -> Known {
    var known = Known()
    for number in names.compactMap(Self.number) {
      known.entries.updateValue(try entry(number), forKey: number)
    }
    return known
  }
}
