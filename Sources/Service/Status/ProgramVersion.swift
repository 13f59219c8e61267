/// The version of this program.
package enum ProgramVersion {
  /// As `dicomshare --version` prints it.
  package static let text = "0.1.0"
}
