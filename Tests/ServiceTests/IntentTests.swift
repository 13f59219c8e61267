import Testing

@testable import Service

@Suite struct IntentTests {
  @Test func everyPathComesBack() {
    var intent = Intent(folder: Array("a b\nlabel X\n".utf8) + [0xFF], isIssueAgain: true)
    intent.label = "7F3A-91BC-22DE"
    intent.isIncomplete = true
    #expect(Intent(intent.serialized) == intent)
  }

  @Test func anEmptyPathAndNoLabelComeBack() {
    let intent = Intent(folder: [], isIssueAgain: false)
    #expect(Intent(intent.serialized) == intent)
  }

  @Test func whatWasCutShortIsNone() {
    let bytes = Intent(folder: [0x61], isIssueAgain: false).serialized
    #expect(Intent(Array(bytes.prefix(30))) == nil)
    #expect(Intent([]) == nil)
  }

  @Test func aProofSettlesAfterTenMinutesAndBeginsAnewWhenTheClockIsPutBack() {
    let proof = Claim.Proof(size: 1, modified: 2, time: 1000)
    #expect(proof.isSettled(1599) == false)
    #expect(proof.isSettled(1600) == true)
    #expect(proof.isSettled(999) == nil)
  }

  @Test func aProofThatWasNotWrittenSoIsNone() {
    let proof = Claim.Proof(older: "1024 -5 1000")
    #expect(proof == Claim.Proof(size: 1024, modified: -5, time: 1000), "a file older than 1970")
    let wrong = [
      "", "1 2", "1 2 x", "-1 2 3", "1 2 -9223372036854775808", "1 2 99999999999999999999",
    ]
    for text in wrong { #expect(Claim.Proof(older: text) == nil) }
    #expect(Claim.Proof(older: "1 2 9223372036854775807")?.isSettled(.max) == false)
  }

  @Test func runsThatNobodyCanHaveCountedAreTheLimit() {
    let numbers: [Int] = [1, 7, 9, .max, 2, 8, 9, 3, 3, 9, 9, .min]
    let bytes = numbers.flatMap { number in
      withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
    let marks = CrashGuard.marks(bytes)
    #expect(marks.count == 2)
    #expect(Set(marks.values) == [3, CrashGuard.limit])
    #expect(CrashGuard.marks(Array(bytes.prefix(31))).isEmpty)
  }

  @Test func anAccountOfNumbersThatCannotBeIsRead() {
    let names = [
      "time", "pending_oldest_seconds", "handed_over_oldest_seconds", "outgoing_oldest_seconds",
      "media_oldest_seconds", "free_bytes_archive", "bytes",
    ]
    for number in ["9223372036854775807", "-9223372036854775808", "99999999999999999999"] {
      let json = "{" + names.map { "\"\($0)\": \(number)" }.joined(separator: ", ") + "}"
      let status = DaemonStatus(json: json, handedOverAfter: .seconds(3600))
      #expect(!status.isFresh)
      #expect(!status.problems.isEmpty)
      #expect(!status.lines.isEmpty)
    }
  }
}
