internal import Configuration
internal import Glibc
internal import Spool

// The sheet of a study is overwritten before it goes.
extension Retention {
  /// Whether what was handed over holds a sheet, or may do so.
  func holdsSheet(_ name: Name) throws -> Bool {
    let handedOver = folders.handedOver
    guard try handedOver.status(name)?.kind == .folder else {
      return MediumName.folder(of: name) != nil && configuration.media.contains(.sheet)
    }
    return try SheetFiles.lie(in: handedOver.folder(name))
  }

  /// Overwrites the sheet of what was handed over, and removes it.
  ///
  /// - Returns: whether there was one that could be overwritten.
  func erase(_ name: Name) throws -> Bool {
    let handedOver = folders.handedOver
    guard try handedOver.status(name)?.kind == .folder else { return try handedOver.erase(name) }
    let folder = try handedOver.folder(name)
    var isErased = false
    for file in try folder.list() where SheetFiles.include(file) {
      if try folder.erase(file) { isErased = true }
    }
    return isErased
  }
}
