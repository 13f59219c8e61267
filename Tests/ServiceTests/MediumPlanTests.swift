@testable import Configuration
@testable import Service
import Spool
import Testing

@Suite struct MediumPlanTests {
  private func shares(_ sizes: [Int]) throws -> [MediumPlan.Share] {
    try sizes.enumerated().map { index, size in
      let name = try #require(Name("P\(index).PNG"))
      return MediumPlan.Share(name: name, byteCount: size, sum: Array(repeating: 0, count: 80))
    }
  }

  @Test func noLimitMakesOnePart() throws {
    let shares = try shares([5_000_000, 6_000_000])
    #expect(MediumPlan(shares, companions: [2000], limit: 0).parts == [shares])
  }

  @Test(arguments: [
    ([900_000, 900_000, 900_000], [2, 1]), ([1_900_000, 900_000, 900_000], [1, 2]),
    ([1_990_000, 10], [1, 1]), ([5_000_000], [1]), ([10, 5_000_000, 10], [2, 1]),
    (Array(repeating: 100_000, count: 40), [19, 2, 19]),
    // The smaller ones fill what the larger ones leave.
    ([1_200_000, 700_000, 1_200_000, 700_000], [2, 2]),
    ([600_000, 1_300_000, 600_000, 600_000], [2, 2]),
  ])
  func aPartTakesAsManySharesAsFit(sizes: [Int], counts: [Int]) throws {
    let shares = try shares(sizes)
    let plan = MediumPlan(shares, companions: [2000, 3000], limit: 2_000_000)
    #expect(plan.parts.map(\.count) == counts)
    #expect(Set(plan.parts.joined().map(\.name)) == Set(shares.map(\.name)))
    #expect(plan.parts.joined().count == shares.count)
    #expect(plan.tooLarge == sizes.count { $0 > 1_980_000 })
  }

  /// 57 bytes are a line of 76 characters and its end.
  @Test(arguments: [1_000_000, 10_000_000, 20_000_000])
  func aMailWithThePartIsSmallEnough(mail: Int) {
    let bytes = MediumPlan.zipLimit(mail: mail)
    let base64 = (bytes + 56) / 57 * 78
    #expect(base64 <= mail - 16_000)
    #expect(Double(mail) / Double(bytes) < 1.4)
    #expect(MediumPlan.zipLimit(mail: 0) == 0)
  }

  @Test func linesThatAreNoSumsAreLeftOut() {
    let sum = String(repeating: "0", count: 64)
    let text = "\(sum)  P1.PNG\nnot a sum\n\(sum)  a/b\n\(sum)  P2.PNG\n"
    let sums = MediumPlan.sums(Array(text.utf8))
    #expect(sums.map(\.name) == ["P1.PNG", "P2.PNG"])
    #expect(sums.first?.line == Array("\(sum)  P1.PNG\n".utf8))
  }
}

@Suite struct MediumNameTests {
  @Test(arguments: [
    (Configuration.Medium.zip, 1, 1, "7F3A-91BC-22DE.ZIP"),
    (.zip, 2, 3, "7F3A-91BC-22DE_2of3.ZIP"), (.iso, 1, 1, "7F3A-91BC-22DE.ISO"),
  ])
  func namesLeadBackToTheirFolder(
    medium: Configuration.Medium, part: Int, count: Int, text: String
  ) {
    let name = MediumName.file("7F3A-91BC-22DE", medium, part: part, of: count)
    #expect(name.text == text)
    #expect(MediumName.folder(of: name) == "7F3A-91BC-22DE")
  }

  @Test func aSupplementIsAFolderOfItsOwn() {
    #expect(MediumName.folder(of: "ACC1_2.ZIP") == "ACC1_2")
    #expect(MediumName.folder(of: "ACC1_2_1of2.ZIP") == "ACC1_2")
  }

  @Test(arguments: ["README.TXT", "letter.zip", "A1.PNG", ".ZIP"] as [Name])
  func otherNamesLeadNowhere(name: Name) { #expect(MediumName.folder(of: name) == nil) }
}
