import Foundation
import Glibc
import Journal
import Spool
import Testing

@testable import Configuration
@testable import Service

/// Sources that only quiet told to be finished: other hosts may write to them.
@Suite struct SettlingTests {
  let spool = TemporarySpool()

  private func site(_ originals: Configuration.Originals = .delete) throws -> Site {
    var site = try spool.site { $0.originals = originals }
    site.limits.areWritersLocal = false
    site.limits.quietWithoutLease = .zero
    return site
  }

  /// Takes a file in; its claim has the name that tells that the pair is whole.
  private func settle(_ site: Site) throws -> Name {
    let path = try spool.send(SmallDICOM.file())
    let outcome = site.arrive(path, isRenamed: false)
    guard case .settling(_, let claim) = outcome.fate else {
      Issue.record("\(outcome.fate)")
      return try Claim.newID()
    }
    #expect(outcome.claim == claim)
    #expect(try TakeOver.claims(site.instance.folder) == [claim])
    return claim
  }

  @Test func itsClaimHoldsNoStudyBack() throws {
    let site = try site()
    let claim = try settle(site)
    #expect(Claim.isProved(claim))
    #expect(try Claim.label(of: claim, in: site.instance.folder) == Claim.noStudy)
    #expect(!site.claims.hold("0000-0000-0000", limit: .seconds(600)))
    #expect(try spool.shares("archive").count == 1)
    guard case .settling = site.redo(claim).fate else {
      Issue.record("it has not been there for long")
      return
    }
  }

  @Test func itGoesWhenItHasStayedAsItWas() throws {
    let site = try site()
    let claim = try settle(site)
    let proof = try #require(Claim.Proof(claim))
    let early = Claim.Proof(size: proof.size, modified: proof.modified, time: proof.time - 601)
    let plain = try #require(Name(claim.bytes.prefix { $0 != 0x7E }))
    let older = early.name(of: plain)
    try site.instance.folder.move(claim, to: site.instance.folder, as: older)
    guard case .done = site.redo(older).fate else {
      Issue.record("it is settled")
      return
    }
    #expect(try TakeOver.claims(site.instance.folder).isEmpty)
  }

  /// What is to be kept is looked at once more before, too: another host may still write to it.
  @Test func itIsKeptOnlyWhenItHasStayedAsItWas() throws {
    let site = try site(.keepFor(.seconds(1)))
    let claim = try settle(site)
    #expect(try spool.files("work/.kept").isEmpty)
    let proof = try #require(Claim.Proof(claim))
    let early = Claim.Proof(size: proof.size, modified: proof.modified, time: proof.time - 601)
    let plain = try #require(Name(claim.bytes.prefix { $0 != 0x7E }))
    let older = early.name(of: plain)
    try site.instance.folder.move(claim, to: site.instance.folder, as: older)
    #expect(site.redo(older).fate.isDone)
    #expect(try TakeOver.claims(site.instance.folder).isEmpty)
    let kept = try #require(try spool.files("work/.kept").first)
    #expect(try spool.contents("work/.kept/\(kept)") == SmallDICOM.file())
  }

  @Test func aClaimThatCannotBeReadStays() throws {
    let site = try site()
    let claim = try settle(site)
    let folder = try site.instance.folder.folder(claim)
    try folder.remove("intent")
    _ = try folder.folder("intent", makingWith: 0o700)
    let outcome = site.redo(claim)
    guard case .retry(.work, _) = outcome.fate else {
      Issue.record("\(outcome.fate)")
      return
    }
    #expect(outcome.claim == claim)
  }

  @Test func whatChangesMeanwhileIsSplitAgain() throws {
    let site = try site()
    let claim = try settle(site)
    let source = try #require(try spool.files("work").first { $0.hasSuffix("IM1") })
    try Data(SmallDICOM.file(study: "1.2.3.9")).write(
      to: spool.url.appending(path: "work/\(source)"))
    let changed = site.redo(claim)
    guard case .wait(.changed, _) = changed.fate, let plain = changed.claim else {
      Issue.record("\(changed.fate)")
      return
    }
    #expect(!Claim.isProved(plain))
    #expect(spool.log.kinds.contains(.sourceChanged))
    guard case .settling = site.redo(plain).fate else {
      Issue.record("it is a pair of its own")
      return
    }
    #expect(try spool.shares("archive").count == 2)
  }

  @Test func theProofOfAnOlderVersionIsRead() {
    #expect(Claim.Proof(older: "5 -7 9") == Claim.Proof(size: 5, modified: -7, time: 9))
    #expect(Claim.Proof(older: "5 7") == nil)
    let proof = Claim.Proof(size: 5, modified: -7, time: 9)
    #expect(Claim.Proof(proof.name(of: "ABC")) == proof)
    #expect(Claim.Proof(Name(stringLiteral: "ABC")) == nil)
  }
}
