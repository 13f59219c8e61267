internal import Glibc
internal import ShareStorage
internal import Spool

/// One copy of a share, of which a doctor may have dropped any number.
///
/// Of more than a few, each is opened while it is tried, so that they take no descriptors from others.
struct PairCopy {
  /// Where it lies in `reconstruct`; nil for the archive's own.
  let path: RelativePath?
  let count: Int
  private let known: FileSource?
  private let root: Folder

  /// No more of one share are tried: they are one and the same, or made to be many.
  private static let maximumCount = 256
  /// So many stay open until they are tried.
  private static let few = 3

  /// The archive's own.
  init(archived file: File, _ root: Folder) throws(SystemCallError) {
    let source = try FileSource(file)
    (path, count, known, self.root) = (nil, source.count, source, root)
  }

  /// Copies that lie in a folder.
  static func all(_ paths: [RelativePath], in root: Folder) throws(SystemCallError) -> [PairCopy] {
    try paths.prefix(maximumCount).map { path throws(SystemCallError) in
      try PairCopy(path, in: root, isKept: paths.count <= few)
    }
  }

  private init(_ path: RelativePath, in root: Folder, isKept: Bool) throws(SystemCallError) {
    let source = try Self.open(path, in: root)
    (self.path, self.root, count, known) = (path, root, source.count, isKept ? source : nil)
  }

  /// Opens it, unless it is open.
  func source() throws(SystemCallError) -> FileSource {
    if let known { return known }
    return try Self.open(path ?? RelativePath(), in: root)
  }

  private static func open(
    _ path: RelativePath, in root: Folder
  ) throws(SystemCallError) -> FileSource {
    guard let name = path.last else { throw SystemCallError(call: "open", code: EISDIR) }
    return try FileSource(root.folder(path.parent).openFile(name))
  }

  /// Every two copies, those first that can be right: the shares of a pair are about equally long,
  /// and a copy that was cut off, or is something else, is not.
  static func combinations(
    _ archives: [PairCopy], _ patients: [PairCopy]
  ) -> [(PairCopy, PairCopy?)] {
    let pairs = archives.flatMap { archive in patients.map { (archive, $0) } }
    return pairs.enumerated().sorted { one, other in
      let (near, far) = (difference(one.element), difference(other.element))
      return near == far ? one.offset < other.offset : near < far
    }.map { ($0.element.0, $0.element.1) }
  }

  private static func difference(_ pair: (PairCopy, PairCopy)) -> Int {
    abs(pair.0.count - pair.1.count)
  }
}
