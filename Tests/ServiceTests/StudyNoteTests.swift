import Testing

@testable import Service

/// What is too large for a disk or a stick is told before it is burned.
@Suite struct StudyNoteTests {
  @Test(
    arguments: [
      ([], []), ([700_000_000], []), ([740_000_000], [.overCD]),
      ([4_600_000_000], [.overCD, .overFAT]),
      ([4_294_967_295], [.overCD]), ([4_294_967_296], [.overCD, .overFAT]),
      ([4_000_000_000, 700_000_000], [.overDVD]), ([4_800_000_000], [.overDVD, .overFAT]),
      // So many sectors that are not full, and entries of the folder.
      ([Int](repeating: 2049, count: 200_000), [.overCD]),
      ([Int](repeating: 2048, count: 200_000), []),
    ] as [([Int], [StudyNote])])
  func sizesAskForAnotherMedium(lengths: [Int], notes: [StudyNote]) {
    #expect(StudyNote.sizes(lengths) == notes)
  }
}
