internal import Configuration
internal import Glibc
internal import Journal
internal import Spool
internal import Workers

extension Site {
  /// Opens all that the jobs of one run work with, and tells the journal about the site key.
  ///
  /// - Throws: ``StartError``, or what opening says.
  init(
    opening configuration: Configuration, log: any EventLog, counters: Counters, workers: Workers,
    packageWorkers: Workers, photoWorkers: Workers, clock: AgeClock
  ) throws {
    try Self.checkState(configuration)
    let folders = try SpoolFolders.opened(configuration)
    // libarchive(3) gathers ISO images there: where there is room for them, not in memory.
    setenv("TMPDIR", folders.mediaPath, 1)
    let key = try Self.siteKey(folders)
    let names = KeyedNames(siteKey: key.secret)
    let index = IndexState(archive: folders.archive, names: names)
    let state = try Self.using(.archive) { try index.begin() }
    try folders.remember()
    if key.isNew { log.record(.siteKeyMade) }
    if key.isInStateFolder,
      try folders.state.status().identity.device == folders.archive.status().identity.device
    {
      log.record(.siteKeyBesideArchive)
    }
    self.init(
      configuration: configuration, folders: folders, names: names,
      instance: try Self.using(.work) { try Instance(work: folders.work) }, claims: OpenClaims(),
      counters: counters, log: log, workers: workers, packageWorkers: packageWorkers,
      photoWorkers: photoWorkers,
      knownEntries: KnownEntries(mayBeOlder: state != .bound),
      limits: try Self.using(.incoming) {
        try ArrivalLimits(configuration, incoming: folders.incoming)
      }, clock: clock)
  }

  /// The site key; one is made only where the archive's index was not begun with another.
  ///
  /// A key that no exam was filed under would lie where the lost one lay, and the next backup would put
  /// it in the place of the copy.
  ///
  /// - Throws: ``StartError`` `siteKeyDiffers`, or what looking there says.
  static func siteKey(_ folders: SpoolFolders) throws -> SiteKey {
    let isPresent = try using(.state) { try SiteKey.isPresent(state: folders.state) }
    let isKnown = try isPresent || using(.archive) { try SiteKey.isKnown(to: folders.archive) }
    if !isPresent, isKnown { throw StartError.siteKeyDiffers }
    return try using(.state) { try SiteKey(state: folders.state) }
  }

  /// Makes sure that the state is not one that nobody has used, beside an archive that was begun with
  /// the key in another one: what `state` and `work` lie on may not be mounted.
  ///
  /// - Throws: ``StartError`` `notThere`, or what looking there says.
  private static func checkState(_ configuration: Configuration) throws {
    let archive = try using(.archive) { try KnownFolder.folder(configuration.archive) }
    // A `work` that was in use knows the state.
    let isKnown = try using(.work) {
      try KnownFolder.folder(configuration.work)?.status(KnownFolder.stateMemory) != nil
    }
    let isUsed = try using(.state) {
      let state = try KnownFolder.folder(configuration.state)
      return try state?.status(KnownFolder.workMemory) != nil || SiteKey.isPresent(state: state)
    }
    guard let archive, !isKnown, !isUsed, try using(.archive, { try SiteKey.isKnown(to: archive) })
    else { return }
    throw StartError.notThere(
      .state,
      KnownFolder.reason(configuration.state, toUseAnother: "put the archive's site key there"))
  }

  /// Opens the folders of a configuration that is to take the place of another one, and makes sure
  /// that a run can begin with it.
  ///
  /// - Throws: ``StartError``, as that run would.
  static func check(_ configuration: Configuration) throws(StartError) {
    let folders = try SpoolFolders.opened(configuration)
    do {
      try SiteKey.check(state: folders.state, archive: folders.archive)
    } catch let error as StartError {
      throw error
    } catch {
      throw .folder(.state, error as? SystemCallError ?? SystemCallError(call: "read", code: EIO))
    }
  }

  /// Names the folder that something at the beginning fails in.
  private static func using<Value>(
    _ role: Event.FolderRole, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch let error as SystemCallError {
      throw StartError.folder(role, error)
    }
  }
}
