internal import Spool

// What others ask of the files on their way.
extension Arrivals {
  /// Whether there is something at a place.
  func knows(_ place: Place) -> Bool { entries[place] != nil }

  /// Since when the oldest file has been there.
  var oldest: Instant? {
    entries.values.lazy.map { $0.history.firstSeen - $0.history.ageBefore }.min()
  }

  /// Files that have waited for their turn among long ones for so long.
  func waitingInLine(_ limit: Duration, _ now: Instant) -> [Place] {
    entries.compactMap { $1.wait == .large && $1.history.age(now) >= limit ? $0 : nil }
  }

  /// What files cannot go on for, with how many.
  var failing: [Obstacle: Int] {
    Dictionary(entries.values.lazy.compactMap(\.obstacle).map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// How long files have been arriving that belong to a study, or may belong to it.
  ///
  /// Their label could be read, or they lie where images of the study came from. What is no DICOM
  /// file is none of them.
  func arriving(_ study: String, from folders: Set<RelativePath>, _ now: Instant) -> [Duration] {
    entries.compactMap { place, entry in
      guard case .incoming(let path) = place, entry.mayBeImage else { return nil }
      let belongs = entry.label.map { $0 == study } ?? folders.contains(path.parent)
      return belongs ? entry.history.age(now) : nil
    }
  }
}
