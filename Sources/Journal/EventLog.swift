/// Records events.
///
/// Recording never fails for its caller: a service that cannot log still works.
package protocol EventLog: Sendable {
  /// Records one event; may be called by several threads at a time.
  func record(_ event: Event)
}
