internal import Configuration
internal import Journal
internal import Workers

/// What one run has: the session and its desks know it, and give each job what that needs.
struct Site: Sendable {
  let configuration: Configuration
  let folders: SpoolFolders
  let names: KeyedNames
  let instance: Instance
  let claims: OpenClaims
  let counters: Counters
  let log: any EventLog
  /// Where the files of others are read.
  let workers: Workers
  /// Where their ZIP files, disc images and mails are opened.
  let packageWorkers: Workers
  /// Where photos of QR codes are read.
  let photoWorkers: Workers
  var sheets = StagedSheets()
  var knownEntries = KnownEntries()
  var limits = ArrivalLimits()
  var troubles = Troubles()
  var studyDoubts = StudyMemory()
  var foreign = ForeignGroups()
  var pageLabels = PageLabels()
  var ownedNames = OwnedNames()
  var studyFolders = StudyFolders()
  var packages = KnownPackages()
  var studyFacts = StudyFacts.Memory()
  var clock = AgeClock()
  /// Of the walks through `reconstructed`.
  var restoredPace = WalkPace()
  var rejectedFiles = RejectedFiles()
}
