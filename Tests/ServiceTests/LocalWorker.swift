import Spool

@testable import Workers

/// A worker in this process, which all messages pass as they do between processes.
final class LocalWorker: Worker {
  private let bench = Workbench(Progress {})
  let isAlive = true

  func answer(
    to request: WorkerRequest, _ files: [File], patience: Duration
  ) throws(WorkerEnded) -> WorkerReply {
    do throws(MalformedMessage) {
      let request = try WorkerRequest(request.encoded)
      return try WorkerReply(bench.reply(to: request, files).encoded)
    } catch {
      throw WorkerEnded(cause: .crashed)
    }
  }

  func end() {}
}
