package import Configuration
internal import Cryptography
internal import JoinPage
internal import SecretSharing
internal import ShareStorage
package import Spool

/// `JOIN.HTM`: one page that joins both shares in a browser, without a network, and shows the exam.
///
/// Script and style are those of `Sources/JoinPage`; texts come from the tables of all pages.
/// A Content Security Policy names both by their digests and forbids everything else.
package struct JoinPage: Sendable {
  /// The page's name on a medium.
  package static let name = "JOIN.HTM"
  /// The same, as a name in a folder.
  package static let fileName: Name = "JOIN.HTM"

  /// The page, UTF-8.
  package let bytes: [UInt8]

  /// Makes the page.
  ///
  /// - Parameter language: the language for browsers that ask for none of ours.
  package init(language: Configuration.Language) {
    let parts = [
      "language": language.rawValue, "policy": Self.policy, "style": JoinPageSource.style,
      "script": JoinPageSource.script, "texts": Base64.encode(deflate(Array(Self.data.utf8))),
      "oldBrowser": Self.oldBrowser,
    ]
    var page = ""
    var rest = JoinPageSource.page[...]
    while let open = rest.firstRange(of: "{{"), let close = rest.firstRange(of: "}}") {
      page += rest[..<open.lowerBound]
      page += parts[String(rest[open.upperBound..<close.lowerBound])] ?? ""
      rest = rest[close.upperBound...]
    }
    bytes = Array((page + rest + "\n").utf8)
  }

  /// Nothing from elsewhere, no other script or style (CSP Level 3).
  private static let policy = """
    default-src 'none'; script-src '\(source(JoinPageSource.script))'; \
    style-src '\(source(JoinPageSource.style))'; worker-src blob:; \
    child-src blob:; frame-src 'none'; base-uri 'none'; form-action 'none'
    """

  /// What is seen where the script does not work, in every language; the script never asks for it.
  private static let oldBrowser = Configuration.Language.allCases.map {
    "<p lang=\"\($0.rawValue)\">\(HTML.text(JoinTexts.of($0)["oldBrowser"] ?? ""))</p>"
  }.joined(separator: "\n")

  /// A hash source (CSP Level 3, section 2.3.1).
  private static func source(_ text: String) -> String {
    "sha256-" + Base64.encode(SHA256.digest(Array(text.utf8)))
  }

  /// What the script asks for: texts of all languages, and names of files.
  static let data: String = {
    var json = ScriptJSON()
    json.object {
      $0.key("names")
      $0.object {
        $0.strings("files", Companion.files.sorted())
        $0.strings("systemFiles", Companion.systemFiles.sorted())
        $0.strings("folders", Companion.folders.sorted())
        $0.strings("runs", UnsafeNames.extensions.sorted())
      }
      let words = texts(in: .english).keys.sorted()
      $0.strings("words", words)
      $0.key("texts")
      $0.object {
        for language in Configuration.Language.allCases {
          let texts = texts(in: language)
          $0.strings(language.rawValue, words.map { texts[$0] ?? "" })
        }
      }
    }
    return json.text
  }()

  /// All words of a language that the script asks for, sentences for verdicts included.
  static func texts(in language: Configuration.Language) -> [String: String] {
    JoinTexts.of(language).merging(JoinVerdicts.texts(in: language)) { own, _ in own }
      .filter { $0.key != "oldBrowser" }
  }
}
