package import Configuration
internal import Glibc
package import Journal
internal import Spool
internal import Threads
internal import Workers

/// The service: watches, splits, publishes, reconstructs, until it is told to stop.
///
/// The folders are its only state. It may be killed at any moment; the next run goes on.
package final class Daemon {
  private var configuration: Configuration
  private let log: any EventLog
  private let reload: () throws(ConfigurationError) -> Configuration
  private let manager = ServiceManager()
  private let counters = Counters()
  /// Where the folders of the last run lay.
  private var places: SpoolPlaces?
  /// While it cannot begin, or go on.
  private var sign: SignOfLife?

  /// Makes a service that does nothing yet.
  ///
  /// - Parameters:
  ///   - configuration: a checked configuration.
  ///   - log: where events go.
  ///   - reload: reads the configuration again, when SIGHUP asks for it.
  package init(
    _ configuration: Configuration, log: any EventLog,
    reload: @escaping () throws(ConfigurationError) -> Configuration
  ) {
    self.configuration = configuration
    self.log = log
    self.reload = reload
  }

  /// Works until SIGTERM or SIGINT.
  ///
  /// - Throws: ``StartError`` when it cannot start, or cannot go on; what was begun is finished by
  ///   the next run.
  package func run() throws(StartError) {
    umask(0o007)  // the world has no business in a spool; folders and groups decide the rest
    do {
      let signals = try Mailbox<Signals.Request>()
      try Signals.start { signals.post($0) }
      try run(signals)
    } catch let error as StartError {
      let reason = Event.Reason(vetted: "\(error)")
      switch error {
      case .laterForm, .unknownForm: log.record(.failed(reason))  // nothing is changed there
      default: fail(reason)
      }
      throw error
    } catch let error as SystemCallError {
      fail(Event.Reason(vetted: "\(StartError.system(error))"))
      throw .system(error)
    } catch {
      fail("an error that is not known here")
      throw .system(SystemCallError(call: "run", code: EINVAL))
    }
  }

  private func fail(_ reason: Event.Reason) {
    log.record(.failed(reason))
    FailedStatus(configuration: configuration, reason: "\(reason)").write()
  }

  private func run(_ signals: Mailbox<Signals.Request>) throws {
    let workers = try Workers()
    workers.prepare()
    defer { workers.close() }
    let packageWorkers = try Workers(count: max(1, processors()), kind: .packages)
    defer { packageWorkers.close() }
    // One at a time: a photo takes a hundred times as much memory as anything else.
    let photoWorkers = try Workers(count: 1, kind: .photos)
    defer { photoWorkers.close() }
    let silence = try silenceWatch()
    defer { silence.close() }
    let clock = AgeClock()
    var isFirst = true
    var pause = Pause(.now)
    var told: Obstacle?
    while true {
      let end: Session.End
      var opened: SpoolFolders?
      do {
        try silence.check(configuration)
        try places?.check(configuration)
        let site = try Site(
          opening: configuration, log: log, counters: counters, workers: workers,
          packageWorkers: packageWorkers, photoWorkers: photoWorkers, clock: clock)
        opened = site.folders
        let session = try Session(
          site, manager: manager, silence: silence, signals: signals)
        try session.begin()
        places = session.places
        if let duration = pause.end(.now), let told {
          log.record(.resumed(told.role, after: duration))
        }
        (sign, told) = (nil, nil)
        end = try session.run(isFirst: isFirst)
        isFirst = false
      } catch {
        guard case .blocked(let role, let reason) = Self.fate(error, opened) else { throw error }
        let obstacle = Obstacle(role: role, reason: reason)
        // Where one folder is there again, another one may not be.
        pause.block(.now)
        if obstacle != told { log.record(.paused(role, reason)) }
        told = obstacle
        end = wait(for: obstacle, signals, silence, until: pause.due ?? .now)
      }
      switch end {
      case .stop: return
      case .renew: break
      case .reload: takeConfiguration(silence)
      }
    }
  }

  /// Tells of folders that give no answer as of what holds the service up.
  private func silenceWatch() throws(SystemCallError) -> SilenceWatch {
    try SilenceWatch(
      patience: SilenceWatch.patience(manager), log: log,
      feed: { [manager] in
        if manager.watchdogInterval != nil { manager.alive() }
      },
      held: { [manager, counters] configuration, obstacle in
        manager.status("paused, cannot use \(obstacle.text)")
        HeldUpStatus(
          configuration: configuration, obstacle: obstacle, counters: counters.now,
          mayMakeState: false
        ).write()
      })
  }

  /// What an error means at the beginning, when there may be no room even for the own folders.
  ///
  /// - Parameters:
  ///   - error: what was thrown.
  ///   - opened: the folders, if they could be opened.
  /// - Returns: its fate; the daemon waits for what is `blocked` to pass.
  static func fate(_ error: any Error, _ opened: SpoolFolders? = nil) -> Fate {
    let (cause, role): (SystemCallError, Event.FolderRole)
    switch error {
    case StartError.notThere(let role, let reason): return .blocked(role, reason)
    case StartError.folder(let place, let error): (cause, role) = (error, place)
    case StartError.configuration(.unusableFolder(let key, _, let code)):
      (cause, role) = (SystemCallError(call: "open", code: code), .init(rawValue: key) ?? .work)
    case let error as SystemCallError: (cause, role) = (error, .work)
    default: return Fate(error, at: .work)
    }
    switch cause.code {
    case ESTALE:
      let fate = opened?.checked(.gone) ?? .gone
      if case .blocked = fate { return fate }
      return .blocked(role, SpoolFolders.forgotten)
    // As while it runs, where no exam can be written.
    case EIO: return .blocked(role, Event.Reason(vetted: cause.description))
    default: return Fate(cause, at: role)
    }
  }

  /// Tells what the service waits for, while it does.
  private func wait(
    for obstacle: Obstacle, _ signals: Mailbox<Signals.Request>, _ silence: SilenceWatch,
    until due: ContinuousClock.Instant
  ) -> Session.End {
    let status = HeldUpStatus(
      configuration: configuration, obstacle: obstacle,
      counters: counters.now, mayMakeState: places == nil && obstacle.role != .state)
    let mayBeWritten = obstacle != Obstacle(role: .state, reason: SilenceWatch.reason)
    sign = nil
    if mayBeWritten {
      status.write()
      sign = SignOfLife(configuration)
    }
    manager.ready(status: "paused, cannot use \(obstacle.text)")
    let end = wait(signals, silence, until: due)
    if end == .stop, mayBeWritten { status.write(isStopped: true) }
    return end
  }

  /// Waits until it is time to try again, or something else is asked for.
  private func wait(
    _ signals: Mailbox<Signals.Request>, _ silence: SilenceWatch,
    until due: ContinuousClock.Instant
  ) -> Session.End {
    var descriptor = pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
    while .now < due {
      silence.comeRound()
      let left = min(due - .now, silence.pace)
      // Interrupted or not: the loop comes round and looks at the clock.
      _ = poll(&descriptor, 1, CInt((max(.zero, left) / .milliseconds(1)).rounded(.up)))
      if let end = signals.take().map(Session.End.init).max() { return end }
    }
    return .renew
  }

  /// A configuration that is wrong, or whose folders cannot be used, leaves the old one in force.
  private func takeConfiguration(_ silence: SilenceWatch) {
    manager.reloading()
    do throws(ConfigurationError) {
      let new = try reload()
      // Looking whether the service can work with it makes what is missing.
      do throws(StartError) {
        try silence.check(new)
        try places?.check(new)
        try Site.check(new)
      } catch {
        if case .configuration(let error) = error { throw error }
        if case .notThere(let role, let reason) = error {
          throw .notThere(role.rawValue, reason: reason.description)
        }
        if case .foreignFolder(let role) = error {
          throw .unusableFolder(role.rawValue, path: "its own folder", code: EPERM)
        }
        if case .folder(let role, let error) = error {
          throw Self.unusable(role, error, in: new)
        }
        switch error {
        case .lacks(let role, _), .laterForm(let role, _, _), .unknownForm(let role):
          throw Self.unusable(role, SystemCallError(call: "open", code: EOPNOTSUPP), in: new)
        case .siteKeyDiffers, .siteKeyMalformed, .siteKeyMissing: throw .otherSiteKey(new.state)
        default: break  // met again, and told, when the new session begins
        }
      }
      configuration = new
      counters.setConfigurationRefused(false)
      log.record(.reloaded)
    } catch {
      counters.setConfigurationRefused(true)
      log.record(.reloadRefused(error))
    }
  }

  /// Why a configuration is refused in which a folder cannot be used.
  static func unusable(
    _ role: Event.FolderRole, _ error: SystemCallError, in configuration: Configuration
  ) -> ConfigurationError {
    guard !error.isOutOfFiles else { return .notThere(role.rawValue, reason: error.description) }
    let path = configuration.folders.first { $0.key == role.rawValue }?.path
    return .unusableFolder(role.rawValue, path: path ?? "it", code: error.code)
  }
}
