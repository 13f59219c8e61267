internal import Journal
internal import Workers

/// What all looks at dropped files work with.
struct DropTools: Sendable {
  let folders: SpoolFolders
  let instance: Instance
  /// Where shares, and sheets in texts, are read.
  let workers: Workers
  /// Where ZIP files, disc images and mails are opened.
  let packageWorkers: Workers
  /// Where photos of QR codes are read.
  let photoWorkers: Workers
  let limits: ArrivalLimits
  let clock: AgeClock
  let log: any EventLog
}
