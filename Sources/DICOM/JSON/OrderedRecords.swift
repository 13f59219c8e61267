/// Records as the DICOM JSON Model wants its elements (PS3.18 section F.2.2): each data set in
/// ascending order of its tags, without group lengths, each tag once.
struct OrderedRecords {
  private(set) var records: [ElementRecord] = []
  /// Whether an element is left out that the file holds: of several with one tag all but the last;
  /// File Meta Information in a data set.
  private(set) var isAbridged = false
  private let isMeta: Bool

  /// Puts records in order.
  ///
  /// - Parameters:
  ///   - all: what a walk found.
  ///   - isOrdered: whether each data set names its tags in ascending order already, and none of File
  ///     Meta Information.
  ///   - isMeta: whether they are File Meta Information, and no data set.
  init(_ all: [ElementRecord], isOrdered: Bool, isMeta: Bool = false) {
    self.isMeta = isMeta
    if isOrdered {
      records = all
      return
    }
    records.reserveCapacity(all.count)
    append(all[...])
  }

  /// One element with what it contains, in its data set.
  private struct Element {
    let tag: Tag
    let range: Range<Int>
  }

  /// Appends a data set; sequences are nested no deeper than a walk records them.
  private mutating func append(_ dataSet: ArraySlice<ElementRecord>) {
    var elements: [Element] = []
    var at = dataSet.startIndex
    while at < dataSet.endIndex {
      let end = Self.end(of: at, in: dataSet)
      elements.append(Element(tag: dataSet[at].tag, range: at..<end))
      at = end
    }
    // What stands later in the file comes later among equals.
    elements.sort { ($0.tag, $0.range.lowerBound) < ($1.tag, $1.range.lowerBound) }
    for (index, element) in elements.enumerated() {
      let isRepeated = index + 1 < elements.count && elements[index + 1].tag == element.tag
      if isRepeated || !isMeta && element.tag.isFileMeta {
        isAbridged = true
        continue
      }
      append(dataSet[element.range], at: dataSet[element.range.lowerBound].depth)
    }
  }

  /// Appends an element: its own record, then the items of a sequence.
  private mutating func append(_ element: ArraySlice<ElementRecord>, at depth: UInt8) {
    var at = element.startIndex
    while at < element.endIndex {
      records.append(element[at])
      at += 1
      let start = at
      while at < element.endIndex, element[at].depth > depth { at += 1 }
      if start < at { append(element[start..<at]) }
    }
  }

  /// Where the next element of the same data set begins.
  private static func end(of index: Int, in dataSet: ArraySlice<ElementRecord>) -> Int {
    let depth = dataSet[index].depth
    var at = index + 1
    while at < dataSet.endIndex,
      dataSet[at].depth > depth || dataSet[at].depth == depth && dataSet[at].kind == .item
    { at += 1 }
    return at
  }
}
