import Foundation
import Testing

@testable import Spool

@Suite struct HostCodeTests {
  @Test func itStaysTheSame() throws {
    #expect(try HostCode.text() == HostCode.text())
    #expect(try HostCode.text().count == 8)
  }

  /// Its own claims would be a stranger's, and its own dead instances would be waited for.
  @Test func aLackOfDescriptorsIsNotTakenForAnotherHost() async {
    await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 3, rlim_max: 3)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      #expect(throws: SystemCallError(call: "open", code: EMFILE)) { try HostCode.text() }
    }
  }
}
