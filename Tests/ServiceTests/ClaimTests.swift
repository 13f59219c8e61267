import Foundation
import Spool
import Testing

@testable import Service

/// What a claim holds that is no file.
@Suite struct ClaimTests {
  private let spool = TemporarySpool()

  enum Kind: CaseIterable {
    case link
    case folder
  }

  /// A link or a folder took the name of a file between the look and the claim.
  @Test(arguments: Kind.allCases) func whatIsNoFileIsPutBack(kind: Kind) throws {
    let site = try spool.site()
    switch kind {
    case .link:
      try FileManager.default.createSymbolicLink(
        atPath: spool.url.appending(path: "incoming/IM1").path(percentEncoded: false),
        withDestinationPath: "/etc/passwd")
    case .folder: try spool.send(SmallDICOM.file(), as: "IM1/IM2")
    }
    let claim = try Claim(
      taking: "IM1", from: site.folders.incoming, id: Claim.newID(),
      intent: Intent(folder: [], isIssueAgain: false), instance: site.instance)
    let outcome = site.redo(claim.id)
    guard case .gone = outcome.fate else {
      Issue.record("\(outcome)")
      return
    }
    #expect(outcome.claim == nil)
    #expect(try site.instance.folder.status(claim.id) == nil)
    let path = "\(try #require(claim.id.text))/IM1" + (kind == .folder ? "/IM2" : "")
    #expect(try spool.files("incoming") == [path])
    guard kind == .folder else { return }
    #expect(site.arrive(try #require(RelativePath(Array(path.utf8)))).fate.isDone)
  }
}
