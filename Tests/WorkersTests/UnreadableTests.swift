import DICOM
import Foundation
import Glibc
import SecretSharing
import Spool
import Testing

@testable import Workers

/// What cannot be read is neither damaged, nor without a sheet: its medium is at fault.
@Suite struct UnreadableTests {
  /// A file that is open for writing only.
  private func unreadable() throws -> File {
    let (file, place) = try temporaryFile([UInt8](repeating: 0x41, count: 4096))
    let descriptor = withExtendedLifetime(file) { open(place.path, O_WRONLY | O_CLOEXEC) }
    try #require(descriptor >= 0)
    return File(adopting: descriptor)
  }

  private let failed = WorkerReply.failed(.unreadable(ReadError(code: EBADF)))

  @Test(arguments: SheetForm.allCases) func asASheet(_ form: SheetForm) throws {
    if form == .photo, (try? PhotoReader()) == nil { return }  // this machine has no libzbar
    #expect(try Workbench(Progress {}).reply(to: .readSheets(form), [unreadable()]) == failed)
  }

  @Test(arguments: [PackageFormat.zip, .iso, .mail]) func asAPackage(_ format: PackageFormat) throws
  {
    guard ArchiveLibrary.functions != nil else { return }  // this machine has no libarchive
    let bench = Workbench(Progress {})
    var reply = try bench.reply(to: .openPackage(format, depth: 0), [unreadable()])
    if reply == .done { reply = bench.reply(to: .nextInPackage, []) }
    #expect(reply == failed)
    // It is forgotten with the reply.
    let (text, _) = try temporaryFile(Array("no sheet".utf8))
    #expect(bench.reply(to: .readSheets(.text), [text]) == .noSheet(.text(.noSheet)))
  }
}
