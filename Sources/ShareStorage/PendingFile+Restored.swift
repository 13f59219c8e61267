internal import Glibc
package import Spool

extension PendingFile {
  /// Gives a restored file a name in a folder.
  ///
  /// A number is added while another file has the name; the same content is not kept twice. The caller
  /// fsyncs the folder.
  ///
  /// - Parameters:
  ///   - folder: where it is to lie.
  ///   - name: as ``RestoredPath`` made it.
  /// - Returns: the name that it has, and whether a file with the same content had it before.
  /// - Throws: what naming or reading says, of this file or of one that has the name.
  package func publish(
    restoredIn folder: Folder, as name: Name
  ) throws(SystemCallError) -> (name: Name, wasThere: Bool) {
    var number = 1
    while true {
      let candidate = RestoredPath.numbered(name, number)
      do throws(SystemCallError) {
        try publish(in: folder, as: candidate)
        return (candidate, false)
      } catch {
        guard error.code == EEXIST else { throw error }
        if try isSame(as: candidate, in: folder) { return (candidate, true) }
        number += 1
      }
    }
  }

  private func isSame(as name: Name, in folder: Folder) throws(SystemCallError) -> Bool {
    guard let status = try folder.status(name), status.kind == .regular else { return false }
    let other: File
    do throws(SystemCallError) {
      other = try folder.openFile(name)
    } catch {
      // Gone, replaced by something else, or not for us to read: then it is not the same file.
      return false
    }
    guard try FileSource(written()).holdsSameBytes(as: FileSource(other)) else { return false }
    // Whoever copied it there may have left it to the system when it is on the medium.
    try other.sync()
    return true
  }
}
