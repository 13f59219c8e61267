import Glibc
import Journal
import Spool
import Testing

@testable import Service

/// Which folder an error is about.
struct FolderStateTests {
  private typealias State = FolderState

  @Test func theFullFileSystemIsNamed() {
    let states = [
      State(.work, free: 900), State(.archive, free: 20), State(.outgoing, free: 500),
      State(.reconstructed, free: 0),
    ]
    #expect(State.culprit(ENOSPC, .work, states) == .archive)
    #expect(State.culprit(ENOSPC, .outgoing, states) == .archive)
    #expect(State.culprit(ENOSPC, .archive, states) == .archive)
    #expect(State.culprit(ENOSPC, .reconstructed, states) == .reconstructed)
    let same = [State(.work, free: 9), State(.archive, free: 9), State(.outgoing, free: 9)]
    #expect(State.culprit(ENOSPC, .outgoing, same) == .outgoing)
  }

  @Test func theFileSystemWithoutInodesIsNamedWhateverRoomItHas() {
    let states = [
      State(.work, free: 20), State(.archive, free: 900, isOutOfFiles: true),
      State(.outgoing, free: 30),
    ]
    #expect(State.culprit(ENOSPC, .work, states) == .archive)
    #expect(State.culprit(ENOSPC, .archive, states) == .archive)
    #expect(State.culprit(ENOSPC, .outgoing, states) == .archive)
    let reason = Event.Reason("opening failed", code: ENOSPC)
    #expect(
      "\(State.explained(reason, states[1]))"
        == "its file system takes no further files (df -i): No space left on device")
    #expect(State.explained(reason, states[0]) == reason)
    #expect(State.explained(reason, nil) == reason)
    let other = Event.Reason("opening failed", code: EROFS)
    #expect(State.explained(other, states[1]) == other)
  }

  @Test func theFileSystemThatTakesNoWritesIsNamed() {
    let states = [State(.work), State(.archive), State(.outgoing, isReadOnly: true)]
    #expect(State.culprit(EROFS, .archive, states) == .outgoing)
    #expect(State.culprit(EROFS, .outgoing, states) == .outgoing)
    #expect(State.culprit(EROFS, .archive, [State(.archive)]) == .archive)
    #expect(State.culprit(EIO, .archive, states) == .archive)
  }

  @Test func theClosedFolderIsNamed() {
    let states = [State(.work), State(.archive, isOpen: false), State(.outgoing)]
    #expect(State.culprit(EACCES, .work, states) == .archive)
    #expect(State.culprit(EACCES, .work, [State(.work, isOpen: false)] + states) == .work)
    #expect(State.culprit(nil, .work, states) == .work)
  }

  @Test func aFolderIsLookedAt() throws {
    let spool = TemporarySpool()
    let folders = try spool.site().folders
    let state = State(.archive, folders.archive)
    #expect(state.isOpen && !state.isReadOnly && !state.isOutOfFiles)
    #expect((1..<Int.max).contains(state.free))
  }
}
