import Configuration
import Cryptography
import Foundation
import JoinPage
import SecretSharing
import Testing

@testable import Service

@Suite struct JoinPageTests {
  private static let page = String(decoding: JoinPage(language: .italian).bytes, as: UTF8.self)
  private static let languages = Configuration.Language.allCases

  @Test func thePageIsSmallAndComplete() {
    #expect(Self.page.utf8.count <= 120_000)
    #expect(!Self.page.contains("{{"))
    #expect(Self.page.hasPrefix("<!DOCTYPE html>\n<html lang=\"it\">"))
    #expect(Self.page.hasSuffix("</html>\n"))
  }

  @Test func theScriptEndsNoElement() {
    for part in [JoinPageSource.script, JoinPageSource.style] {
      #expect(!part.contains("</"))
      #expect(!part.contains("<!--"))
    }
  }

  /// CSP Level 3, section 2.3.1: nothing else may run, and nothing may be fetched.
  @Test func thePolicyNamesScriptAndStyleByTheirDigests() throws {
    let policy = try #require(
      Self.page.firstMatch(of: /http-equiv="Content-Security-Policy" content="([^"]*)"/)
    ).1
    func source(_ text: String) -> String {
      "'sha256-\(Data(SHA256.digest(Array(text.utf8))).base64EncodedString())'"
    }
    let parts = policy.split(separator: "; ").map(String.init)
    #expect(
      parts == [
        "default-src 'none'", "script-src \(source(JoinPageSource.script))",
        "style-src \(source(JoinPageSource.style))", "worker-src blob:", "child-src blob:",
        "frame-src 'none'", "base-uri 'none'", "form-action 'none'",
      ])
    #expect(Self.page.contains("<script>\(JoinPageSource.script)</script>"))
    #expect(Self.page.contains("<style>\(JoinPageSource.style)</style>"))
  }

  @Test func nothingIsRunFromTextOrFetched() {
    for word in ["eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "fetch("]
    {
      #expect(!JoinPageSource.script.contains(word), "\(word)")
    }
    #expect(JoinPageSource.page.firstMatch(of: /\son[a-z]+=/) == nil)
    #expect(JoinPageSource.page.firstMatch(of: /\s(src|href|style)=/) == nil)
  }

  /// Without the script, where it breaks off, and where its workers do not run.
  @Test func aSentenceForOldBrowsersStandsInThePageInEveryLanguage() {
    for language in Self.languages {
      let text = JoinTexts.of(language)["oldBrowser"] ?? ""
      #expect(text.contains("Safari"), "\(language)")
      #expect(Self.page.contains("<p lang=\"\(language.rawValue)\">\(HTML.text(text))</p>"))
    }
  }

  @Test func everyLanguageHasEveryWord() {
    let english = JoinPage.texts(in: .english)
    for language in Self.languages {
      let texts = JoinPage.texts(in: language)
      #expect(texts.keys.sorted() == english.keys.sorted(), "\(language)")
      for (word, text) in texts {
        #expect(!text.isEmpty, "\(language) \(word)")
        for place in ["{0}", "{1}"] {
          #expect(text.contains(place) == english[word]?.contains(place), "\(language) \(word)")
        }
      }
    }
  }

  @Test func theScriptAsksForWordsThatThereAre() {
    let words = JoinPage.texts(in: .english)
    let sources = JoinPageSource.page + JoinPageSource.script
    let asked = sources.matches(of: /data-(?:text|name)="(\w+)"/).map { String($0.1) }
    #expect(asked.count > 30)
    for word in asked { #expect(words[word] != nil, "\(word)") }
    // The function's name is short in the script, its words are not.
    let counted = ["images", "files", "joined", "inexact", "added"]
    for word in counted.flatMap({ ["\($0)One", "\($0)Many"] }) {
      #expect(words[word] != nil, "\(word)")
    }
  }

  @Test func whoDroppedOneHalfTwiceIsAskedForTheOther() throws {
    for language in Self.languages {
      let texts = JoinPage.texts(in: language)
      let archive = try #require(texts["verdict.sameHalfTwice-archive"])
      let patient = try #require(texts["verdict.sameHalfTwice-patient"])
      #expect(archive != patient, "\(language)")
    }
    let patient = JoinPage.texts(in: .english)["verdict.sameHalfTwice-patient"]
    #expect(patient?.contains("Both files are the patient's half") == true)
    #expect(patient?.contains("put the archive's half here") == true)
  }

  @Test func thePageHoldsItsTextsDeflated() throws {
    let packed = try #require(Self.page.firstMatch(of: /id="texts">([\w+\/=]*)<\/script>/)).1
    #expect(packed == Base64.encode(deflate(Array(JoinPage.data.utf8))))
    let object = try JSONSerialization.jsonObject(with: Data(JoinPage.data.utf8)) as? [String: Any]
    let texts = try #require(object?["texts"] as? [String: [String]])
    let words = try #require(object?["words"] as? [String])
    #expect(texts.keys.sorted() == ["de", "en", "fr", "it"])
    for (code, list) in texts {
      let language = try #require(Configuration.Language(rawValue: code))
      #expect(
        Dictionary(uniqueKeysWithValues: zip(words, list)) == JoinPage.texts(in: language))
    }
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
  ])
  func base64IsThatOfRFC4648(text: String, expected: String) {
    #expect(Base64.encode(Array(text.utf8)) == expected)
  }
}
