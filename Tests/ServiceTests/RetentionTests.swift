import Foundation
import Spool
import Testing

@testable import Service

@Suite struct RetentionTests {
  /// At the start each removal is tried once, and a medium may fail just then.
  @Test(arguments: ["state", "work", "reconstructed"])
  func whatAStartCouldNotRemoveGoesLater(_ role: String) throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    let (dead, living) = ("\(getpid()).1", ".dicomshare-another-1.1-000000000000")
    let left = ".dicomshare-\(try HostCode.text())-\(dead)-000000000000"
    for name in [left, living] {
      try Data().write(to: spool.url.appending(path: "\(role)/\(name)"))
    }
    site.retention.run()
    let names = try spool.files(role)
    #expect(!names.contains { $0.hasSuffix(left) } && names.contains { $0.hasSuffix(living) })
    #expect(spool.log.events.isEmpty)
  }
}
