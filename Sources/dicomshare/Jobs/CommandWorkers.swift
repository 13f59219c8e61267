internal import SecretSharing
internal import Spool
internal import Workers

/// Has worker processes read what others have made: an input that ends its reader costs a sentence,
/// and nothing else.
enum CommandWorkers {
  /// Started when the first input is read; they end with this process.
  private static let workers = Result { () throws(SystemCallError) in try Workers() }

  /// Asks a worker, and puts what cannot be done into words.
  static func ask<R>(_ body: (WorkerLease) throws -> R) throws(Failure) -> R {
    switch try request(body) {
    case .success(let value): return value
    case .failure(let error): throw Failure(error)
    }
  }

  /// Asks a worker; what is wrong with the input, or with writing, is a result.
  static func request<R>(
    _ body: (WorkerLease) throws -> R
  ) throws(Failure) -> Result<R, SharingError> {
    do {
      return .success(try body(WorkerLease(try workers.get())))
    } catch let error as SharingError {
      return .failure(error)
    } catch {
      throw Failure(ofWorker: error)
    }
  }
}
