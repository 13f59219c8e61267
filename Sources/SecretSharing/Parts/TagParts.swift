internal import Cryptography

/// Checks the tags of two shares by a crew.
enum TagParts {
  /// What a part of a pair's samples adds to the two tags; nil of a share that has none to check.
  struct Pair: Sendable {
    var one: Poly1305.Stretch?
    var other: Poly1305.Stretch?
  }

  /// Some chunks of a share's file, or all of a share that is in no file of ours.
  private struct Task: Sendable {
    let share: Share
    let key: Secret
    let blocks: Range<Int>?
  }

  /// Whether each share's tag is right under the check key that the other carries.
  ///
  /// - Throws: `damagedPNG` when a file is not framed as it should be, or `unreadable`.
  static func areRight(
    _ one: Share, _ other: Share, with crew: any Crew
  ) throws(SharingError) -> (one: Bool, other: Bool) {
    let tasks = [
      Self.tasks(of: one, Secret(other.trailer.checkKey), crew),
      Self.tasks(of: other, Secret(one.trailer.checkKey), crew),
    ]
    let all = tasks.flatMap(\.self)
    let stretches = try crew.map(all.count) { task, _ throws(SharingError) in try stretch(all[task])
    }
    func isRight(_ share: Share, _ other: Share, _ range: Range<Int>) -> Bool {
      guard let tag = TagCheck(share, underKeyOf: other) else { return true }
      for stretch in stretches[range] { tag.append(stretch) }
      return tag.isRight()
    }
    return (
      isRight(one, other, 0..<tasks[0].count),
      isRight(other, one, tasks[0].count..<all.count)
    )
  }

  private static func tasks(of share: Share, _ key: Secret, _ crew: any Crew) -> [Task] {
    if share.picture.isDrawn { return [] }
    guard let count = share.picture.blockCount else {
      return [Task(share: share, key: key, blocks: nil)]
    }
    return (0..<count).pieces(of: crew.partBytes / StoredPNG.blockBytes + 1).map {
      Task(share: share, key: key, blocks: $0)
    }
  }

  private static func stretch(_ task: Task) throws(SharingError) -> Poly1305.Stretch {
    let picture = task.share.picture
    let start = task.blocks.map { picture.firstSample(ofBlock: $0.lowerBound) } ?? 0
    var left = task.share.authenticatedBytes - start
    let stretch = Poly1305.Stretch(key: task.key, at: start)
    func update(_ bytes: UnsafeRawBufferPointer) {
      let piece = UnsafeRawBufferPointer(rebasing: bytes.prefix(max(0, left)))
      if !piece.isEmpty { stretch.update(piece) }
      left -= piece.count
    }
    if let blocks = task.blocks {
      try picture.scan(blocks: blocks) { update($0) }
    } else {
      try picture.scan { update($0) }
    }
    stretch.end()
    return stretch
  }
}
