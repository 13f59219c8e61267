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
}
