internal import Workers

/// What all looks at arriving files work with.
struct ArrivalTools: Sendable {
  /// For those that are split.
  let split: SplitTools
  let instance: Instance
  /// Where files are read.
  let workers: Workers
  let limits: ArrivalLimits
  let ownedNames: OwnedNames
  let clock: AgeClock
}
