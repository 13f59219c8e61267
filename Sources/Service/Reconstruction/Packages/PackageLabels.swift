internal import Spool
internal import Workers

/// Which exams the files are of that were taken out of a package, as far as it tells.
///
/// A label stands in the name of the folder in the package, in the page beside the shares, or in the
/// name of a package inside.
struct PackageLabels {
  /// A folder in one of the packages.
  private struct Place: Hashable {
    let package: Int
    let folder: [UInt8]
  }

  private var packages: [Name?] = []
  private var pages: [Place: Name] = [:]
  private var places: [Name: Place] = [:]

  /// A package is opened whose name tells a label, or none.
  ///
  /// - Returns: its number.
  mutating func begin(_ label: Name?) -> Int {
    packages.append(label)
    return packages.count - 1
  }

  /// The first piece of a page.
  mutating func read(_ text: [UInt8], _ page: PackagedFile, of package: Int) {
    pages[Place(package: package, folder: page.folder)] = PageLabels.label(in: text)
  }

  /// A file was taken out under this name.
  mutating func add(_ name: Name, _ file: PackagedFile, of package: Int) {
    places[name] = Place(package: package, folder: file.folder)
  }

  /// The label that a package inside tells by its name or folder.
  func label(of package: PackagedFile, in outer: Int) -> Name? {
    let stem = package.name.prefix { $0 != 0x2E }
    return Name(stem).flatMap(StudyCode.study(of:))
      ?? label(of: Place(package: outer, folder: package.folder))
  }

  private func label(of place: Place) -> Name? {
    let folders = place.folder.split { $0 == 0x2F || $0 == 0x5C }
    return folders.lazy.reversed().compactMap { Name($0).flatMap(StudyCode.study(of:)) }.first
      ?? pages[place] ?? packages[place.package]
  }

  /// The label of all files, if they have the same one.
  var only: Name? {
    let labels = Set(places.values.map { label(of: $0) })
    return labels.count == 1 ? labels.first ?? nil : nil
  }

  /// Moves the files of each exam into a folder of its label, unless there is one exam only.
  ///
  /// - Parameter folder: where all of them lie.
  /// - Throws: when one of them cannot be moved.
  func sort(_ folder: Folder) throws {
    guard only == nil else { return }
    for (name, place) in places {
      guard let label = label(of: place) else { continue }
      let inner = try folder.folder(label, makingWith: 0o770)
      try folder.move(name, to: inner, as: name)
    }
    for label in Set(places.values.compactMap({ label(of: $0) })) {
      try folder.folder(label).sync()
    }
  }
}
