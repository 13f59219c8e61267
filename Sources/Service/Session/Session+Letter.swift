internal import Journal

extension Session {
  /// What threads tell the control thread of the run that has given them their work; of a run that is
  /// over, nobody is told any more.
  enum Letter: Sendable {
    // Of jobs that count as running.
    case incoming(ArrivalJob.Place, ArrivalJob.Outcome)
    case publishing(PublishingDesk.Letter)
    case reconstruction(ReconstructionDesk.Letter)
    // Of all others.
    case reported(DropPages.Undone?)
    case housekeeping
    case lookedUp(failure: Event.Reason?)
    case mended(MendedIndex)
    case counted(NotHandedOver.Found)

    /// The lane of a job that has ended, if it counts as running.
    var lane: Lanes.Lane? {
      switch self {
      case .incoming: .splitting
      case .publishing(.medium): .media
      case .publishing: .publishing
      case .reconstruction: .reconstruction
      case .reported, .housekeeping, .lookedUp, .mended, .counted: nil
      }
    }
  }
}
