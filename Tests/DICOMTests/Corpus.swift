import Foundation

/// Real DICOM files beside the checkout, if they are there, and what is known about them.
enum Corpus {
  /// A file and its line in the catalog.
  struct Entry: Sendable {
    let path: String
    let facts: [String: String]

    func bytes() throws -> [UInt8] {
      [UInt8](try Data(contentsOf: Corpus.folder.appending(path: "files/\(path)")))
    }
  }

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/corpus")

  /// All files, or none where the corpus is absent.
  static let entries: [Entry] = {
    guard
      let text = try? String(contentsOf: folder.appending(path: "catalogue.csv"), encoding: .utf8)
    else { return [] }  // absent: the tests say that they were skipped
    let lines = text.split(whereSeparator: \.isNewline).map(fields)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Entry(path: line[0], facts: Dictionary(uniqueKeysWithValues: zip(header, line)))
    }
  }()

  static var isPresent: Bool { !entries.isEmpty }

  /// The fields of a line of comma-separated values, with quotes taken off.
  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line where character != "\r" {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
