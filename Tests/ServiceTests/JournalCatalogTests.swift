import Foundation
@testable import Journal
@testable import Service
import Testing

/// The journal's catalog: https://systemd.io/CATALOG/.
@Suite struct JournalCatalogTests {
  /// An entry: identifier, then headers, an empty line and text.
  struct Entry {
    var id: String
    var headers: [String] = []
    var text: [String] = []
  }

  private func entries() throws -> [Entry] {
    let file = ConfigurationFileTests.package.appending(path: "systemd/dicomshare.catalog")
    var entries: [Entry] = []
    var isInHeaders = false
    for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") {
      if line.hasPrefix("-- ") {
        entries.append(Entry(id: String(line.dropFirst(3))))
        isInHeaders = true
      } else if entries.isEmpty || line.hasPrefix("#") {
        continue
      } else if line.isEmpty {
        isInHeaders = false
      } else if isInHeaders {
        entries[entries.count - 1].headers.append(line)
      } else {
        entries[entries.count - 1].text.append(line)
      }
    }
    return entries
  }

  @Test func everyIdentifierHasExactlyOneEntry() throws {
    #expect(try entries().map(\.id).sorted() == Event.Kind.allCases.map(\.messageID).sorted())
  }

  @Test func theManualPageNamesEveryEvent() throws {
    let file = ConfigurationFileTests.package.appending(path: "etc/man/dicomshare.service.8.md")
    let lines = Set(try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n"))
    let entries = try entries()
    for kind in Event.Kind.allCases {
      let entry = try #require(entries.first { $0.id == kind.messageID })
      let subject = try #require(entry.headers.first { $0.hasPrefix("Subject: ") }).dropFirst(9)
      #expect(lines.contains("| `\(kind.rawValue)` | \(subject) |"), "\(kind)")
    }
  }

  @Test func everyEntrySaysWhatHappenedAndWhatToDo() throws {
    for entry in try entries() {
      #expect(entry.headers.contains { $0.hasPrefix("Subject: ") }, "\(entry.id)")
      #expect(entry.headers.contains("Defined-By: dicomshare"), "\(entry.id)")
      #expect(entry.text.count >= 2, "\(entry.id)")
      #expect(entry.text.contains { $0.hasPrefix("What to do: ") }, "\(entry.id)")
    }
  }

  @Test func placeholdersAreFieldsOfTheEvent() throws {
    let entries = try entries()
    for event in JournalEventTests.events {
      let entry = try #require(entries.first { $0.id == event.kind.messageID })
      let names = Set(event.fields.map(\.name))
      for text in entry.headers + entry.text {
        for name in text.matches(of: /@([A-Z_]+)@/).map({ String($0.output.1) }) {
          #expect(names.contains(name), "\(event.kind): \(name)")
        }
      }
    }
  }
}
