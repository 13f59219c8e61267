internal import Journal

/// A failure of which it is known which folder it came from, better than whoever meets it knows.
struct Placed: Error {
  let role: Event.FolderRole
  let cause: any Error
}

/// Names the folder that something fails in.
///
/// Of several, the innermost counts; see ``Fate/init(_:at:)``.
@discardableResult
func at<Value>(_ role: Event.FolderRole, _ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch {
    throw Placed(role: role, cause: error)
  }
}
