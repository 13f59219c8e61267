internal import Glibc
internal import SecretSharing
internal import Spool
internal import Threads
internal import Workers

/// Has worker processes read what others have made: an input that ends its reader costs a sentence,
/// and nothing else.
///
/// Two things are read in this process: the text of a sheet (``SheetFile``), and what `bench` measures.
enum CommandWorkers {
  /// Commands that read what others have made.
  private static let readers: Set = [
    "split", "reconstruct", "expand", "verify", "inspect", "evaluate",
  ]

  // Safe: set before there is a second thread, and read only afterwards.
  nonisolated(unsafe) private static var forked: Workers?

  /// Started when the first input is read, unless ``start(for:)`` was first; they end with this
  /// process.
  private static let workers = Result { () throws(SystemCallError) in
    if let forked { forked } else { try Workers() }
  }

  /// Has workers ready before the command has even been parsed; to be called first of all.
  static func start(for arguments: [String]) {
    guard let command = arguments.first, readers.contains(command) else { return }
    // What is in the way is told when a worker is needed.
    forked = try? Workers.forked(min(count(for: arguments), processors()))
  }

  /// How many workers are wanted at once.
  ///
  /// One for a single file, or a single pair. Otherwise two, as files come in pairs: starting another
  /// one takes longer than a small pair.
  static func count(for arguments: [String]) -> Int {
    // What follows an option may be its value, and where it is not, one worker too many is started.
    let inputs = zip(arguments, arguments.dropFirst()).filter { before, argument in
      !before.hasPrefix("-") && !argument.hasPrefix("-")
    }
    let isPaired = ["reconstruct", "verify"].contains(arguments.first)
    guard 1...(isPaired ? 2 : 1) ~= inputs.count else { return 2 }
    let areFiles = inputs.allSatisfy { _, input in
      var status = stat()
      return stat(input, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
    return areFiles ? 1 : 2
  }

  /// Asks a worker, and puts what cannot be done into words.
  static func ask<R>(_ body: (WorkerLease) throws -> R) throws(Failure) -> R {
    switch try request(body) {
    case .success(let value): return value
    case .failure(let error): throw Failure(error)
    }
  }

  /// Asks a worker; what is wrong with the input, or with writing, is a result, and a failure in words is
  /// passed on.
  static func request<R>(
    _ body: (WorkerLease) throws -> R
  ) throws(Failure) -> Result<R, SharingError> {
    do {
      return .success(try body(WorkerLease(try workers.get())))
    } catch let error as SharingError {
      return .failure(error)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(ofWorker: error)
    }
  }
}
