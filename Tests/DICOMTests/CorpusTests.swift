import DICOM
import Foundation
import Testing

@Suite(.enabled(if: Corpus.isPresent, "skipped: no ../shared/corpus beside the checkout"))
struct CorpusTests {
  /// Files that the catalog, made with pydicom, describes otherwise than they are.
  static let exceptions: Set<String> = [
    // "1A" frames; begins with one stray byte; the pixel data are cut; none of it can be trusted.
    "pydicom-wheel/data/test_files/badVR.dcm",
    "pydicom-wheel/data/test_files/no_meta.dcm",
    "pydicom-wheel/data/test_files/MR_truncated.dcm",
  ]

  @Test func allFilesAreThere() { #expect(Corpus.entries.count == 473) }

  @Test func everyFileIsAcceptedAndItsPixelDataFound() throws {
    for entry in Corpus.entries {
      let bytes = try entry.bytes()
      let file = try DICOMFile(MemorySource(bytes))
      #expect(file.count == bytes.count)
      guard !Self.exceptions.contains(entry.path) else { continue }
      let facts = entry.facts
      let isDeflated = facts["deflated"] == "True"
      #expect(file.isDeflated == isDeflated, "\(entry.path)")
      if facts["pixel"] == "none" || isDeflated {
        #expect(file.pixelData == nil, "\(entry.path)")
      } else if let length = facts["pixel_len"].flatMap(Int.init), length >= 0 {
        #expect(file.pixelData?.range.count == length, "\(entry.path)")
        #expect(
          file.pixelData?.isEncapsulated == (facts["encapsulated"] == "True"), "\(entry.path)")
      } else {
        #expect(file.pixelData != nil, "\(entry.path)")
      }
      if let rows = facts["rows"].flatMap(Int.init) {
        #expect(file.image.rows == rows, "\(entry.path)")
      }
      if let columns = facts["cols"].flatMap(Int.init) {
        #expect(file.image.columns == columns, "\(entry.path)")
      }
      #expect(file.image.bitsAllocated == facts["bits_alloc"].flatMap(Int.init), "\(entry.path)")
      #expect(file.image.frames == facts["frames"].flatMap(Int.init), "\(entry.path)")
      if !file.isComplete || !file.warnings.isEmpty {
        print(entry.path, file.isComplete, file.warnings)
      }
    }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["DICOMSHARE_JSON_FOLDER"] != nil))
  func jsonIsWrittenForTheComparator() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["DICOMSHARE_JSON_FOLDER"])
    for entry in Corpus.entries {
      let source = MemorySource(try entry.bytes())
      let target = URL(filePath: folder).appending(path: entry.path + ".json")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(DICOMFile(source).metadata(source).json).write(to: target)
    }
  }
}
