@testable import Workers

/// Any message between a process and its workers: read as what was written, or refused.
func readMessages(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let isReply = input.byte() & 1 == 1
  let message = input.all()
  do throws(MalformedMessage) {
    if isReply {
      let reply = try WorkerReply(message)
      let again = try? WorkerReply(reply.encoded)
      must(again?.encoded == reply.encoded, "a reply reads as it was written")
    } else {
      let request = try WorkerRequest(message)
      must(request.fileCounts.upperBound <= 4, "few files come with a request")
      let again = try? WorkerRequest(request.encoded)
      must(again == request, "a request reads as it was written")
    }
    return 0
  } catch {
    return 0
  }
}
