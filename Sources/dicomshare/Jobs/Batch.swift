/// Files that are made durable together.
///
/// A sync that waits for the medium costs as much as computing a small pair. So files are written
/// first and on their way to the medium while the next ones are computed; then they are synced one
/// after the other, named, and their folder is synced once for all.
enum Batch {
  /// More would hold more open files and gain nothing measurable.
  private static let mostFiles = 32
  /// Fewer would sync folders all the time.
  private static let leastFiles = 4
  /// So many bytes at a time keep the medium busy.
  private static let mostBytes = 64 << 20

  /// Cuts a list into batches, small enough that every core gets several; those at the end are smaller,
  /// so that no core waits long for another one's last batch.
  static func batches<Item>(_ items: [Item], size: (Item) -> Int) -> [[Item]] {
    func share(of count: Int) -> Int { min(mostFiles, count / (2 * Parallel.cores)) }
    let least = max(1, min(leastFiles, share(of: items.count)))
    var batches: [[Item]] = []
    var (bytes, most) = (0, 0)
    for (index, item) in items.enumerated() {
      if let last = batches.last, last.count < most, size(item) <= mostBytes - bytes {
        batches[batches.count - 1].append(item)
        bytes += size(item)
      } else {
        batches.append([item])
        bytes = size(item)
        most = max(least, share(of: items.count - index))
      }
    }
    return batches
  }
}

extension Result {
  /// The result of a further step, or the failure of an earlier one.
  func then<Next>(_ step: (Success) throws(Failure) -> Next) -> Result<Next, Failure> {
    flatMap { success in Result<Next, Failure> { () throws(Failure) in try step(success) } }
  }
}
