@testable import Configuration
import Service

/// Any text: a configuration that says the same when it is shown and read again, or refused.
func readConfiguration(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let isNamed = input.byte() & 1 == 1
  guard let text = String(validating: input.all(), as: UTF8.self) else { return -1 }
  do throws(ConfigurationError) {
    let configuration = try Configuration(toml: text, spool: isNamed ? "/srv/other" : nil)
    let shown = configuration.shown()
    _ = configuration.warnings
    do throws(ConfigurationError) {
      let again = try Configuration(toml: shown)
      must(again.shown() == shown, "what is shown reads as what was shown")
    } catch {
      fatalError("broken: what is shown can be read: \(error)")
    }
  } catch {
    must(!"\(error)".isEmpty, "an error says something")
  }
  return 0
}
