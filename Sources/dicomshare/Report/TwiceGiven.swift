/// Options that were given more than once: which of the values is meant cannot be known.
enum TwiceGiven {
  /// Options without a value; twice says no more than once.
  static let flags: Set = [
    "--all", "--check", "--help", "--json", "--packages", "--photos", "--version", "--watch",
  ]

  /// What is wrong, if an option with a value was given twice before `--`.
  static func sentence(_ arguments: [String]) -> String? {
    var known: Set<String> = []
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
      let option = String(argument.prefix { $0 != "=" })
      guard !flags.contains(option) else { continue }
      guard known.insert(option).inserted else { return "\(option) is given twice; give it once." }
    }
    return nil
  }
}
