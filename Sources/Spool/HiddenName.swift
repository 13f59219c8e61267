// Where a file system has no files without names, a file in the making has a hidden name that tells
// whose it is: `.dicomshare-<host>-<process>.<its start>-<60 random bits>`. A run that is killed
// leaves such names behind; `Leftovers` removes them.
internal import Cryptography
internal import Glibc

/// The name of a file in the making.
package struct HiddenName: Sendable {
  /// How all of them begin; those of version 0.1.0 as well, which say nothing of their process.
  package static let prefix = ".dicomshare-"

  /// The name itself.
  package let name: Name

  /// The part that tells the process.
  private static let owner: String? = {
    // Without it, the name is one of nobody, which stays until it is old.
    guard let host = try? HostCode.text(), let start = start(of: getpid()) else { return nil }
    return "\(host)-\(getpid()).\(start)-"
  }()

  /// Draws a name that nobody else has.
  ///
  /// - Throws: what getentropy(3) says.
  package static func draw() throws(SystemCallError) -> HiddenName {
    let text = prefix + (owner ?? "") + (try SystemRandom.name())
    guard let name = Name(text) else { preconditionFailure("base 32 makes a name") }
    return HiddenName(name)
  }

  /// Any hidden name; nil for all others.
  init?(read name: Name) {
    guard name.hasPrefix(Self.prefix) else { return nil }
    self.init(name)
  }

  private init(_ name: Name) { self.name = name }

  // MARK: - The process

  /// Whose name it is.
  enum Owner: Equatable {
    case living
    case dead
    /// A process of another host, or one that the name does not tell.
    case unknown
  }

  /// Whether the process that drew this name is still there, as far as the name tells it.
  func owner() -> Owner {
    let parts = name.bytes.dropFirst(Self.prefix.utf8.count).split(separator: 0x2D)
    guard parts.count >= 3, let host = try? HostCode.text(), parts[0].elementsEqual(host.utf8)
    else { return .unknown }
    let numbers = parts[1].split(separator: 0x2E).map { String(decoding: $0, as: UTF8.self) }
    guard numbers.count == 2, let process = Int32(numbers[0]), process > 0 else { return .unknown }
    return Self.start(of: process) == numbers[1] ? .living : .dead
  }

  /// When a process began, in ticks since the kernel did (proc_pid_stat(5), field 22); nil when there
  /// is none.
  private static func start(of process: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: 1024)
    do {
      let file = try Folder(path: "/proc/\(process)").openFile("stat")
      let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(SystemCallError) in
        try file.read(at: 0, into: UnsafeMutableRawBufferPointer(buffer))
      }
      bytes = Array(bytes.prefix(count))
    } catch {
      return nil
    }
    // The second field is the program's name in parentheses, which may hold anything.
    guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = bytes[(end + 1)...].split(separator: 0x20)
    return fields.count > 19 ? String(decoding: fields[19], as: UTF8.self) : nil
  }

  // MARK: - The reservation

  /// The same name, marked with the final name that is reserved for its file.
  func reserving(_ final: Name) -> HiddenName {
    HiddenName(Name(withoutMark + Array("-\(Self.mark(final))".utf8)) ?? name)
  }

  /// Whether a final name may be reserved for this file.
  func isReserving(_ final: Name) -> Bool {
    mark.map { $0.elementsEqual(Self.mark(final).utf8) } ?? false
  }

  /// Whether any name may be reserved for it.
  var isReserving: Bool { mark != nil }

  private var mark: ArraySlice<UInt8>? {
    let parts = name.bytes.dropFirst(Self.prefix.utf8.count).split(separator: 0x2D)
    return parts.count == 4 ? parts[3] : nil
  }

  private var withoutMark: [UInt8] {
    mark.map { Array(name.bytes.dropLast($0.count + 1)) } ?? name.bytes
  }

  private static func mark(_ final: Name) -> String {
    Base32.text(SHA256.digest(final.bytes), characters: 12)
  }
}
