/// Records events.
///
/// Recording never fails for its caller: a service that cannot log still works.
package protocol EventLog: Sendable {
  /// Takes one event down; may be called by several threads at a time.
  func record(_ event: Event)
}
