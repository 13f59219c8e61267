internal import TOMLKit

/// One key's value as it was written, and where.
struct ConfigurationSetting {
  /// The key.
  let key: String
  /// The line it is on, counted from 1, if it was found.
  let line: Int?
  /// What stands there.
  let value: any TOMLValueConvertible

  func string(_ expected: String = "a string in quotes") throws(ConfigurationError) -> String {
    guard let string = value.string else { throw wrongType(expected) }
    return string
  }

  func bool() throws(ConfigurationError) -> Bool {
    guard let bool = value.bool else { throw wrongType("true or false") }
    return bool
  }

  func int(in bounds: ClosedRange<Int>) throws(ConfigurationError) -> Int {
    let expected = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    guard let int = value.int else { throw wrongType(expected) }
    guard bounds.contains(int) else { throw invalid(expected) }
    return int
  }

  func duration(in bounds: ClosedRange<Duration>) throws(ConfigurationError) -> Duration {
    let expected =
      "a duration such as \"30s\", \"10m\", \"24h\" or \"7d\", from"
      + " \(DurationText.format(bounds.lowerBound)) to \(DurationText.format(bounds.upperBound))"
    guard let duration = DurationText.parse(try string(expected)), bounds.contains(duration)
    else { throw invalid(expected) }
    return duration
  }

  func size(in bounds: ClosedRange<Int>) throws(ConfigurationError) -> Int {
    let expected =
      "a size such as \"20MB\" or \"650MiB\", from \(SizeText.format(bounds.lowerBound))"
      + " to \(SizeText.format(bounds.upperBound))"
    guard let size = SizeText.parse(try string(expected)), bounds.contains(size)
    else { throw invalid(expected) }
    return size
  }

  func path() throws(ConfigurationError) -> String {
    let path = try string("an absolute path in quotes")
    guard path.hasPrefix("/") else { throw ConfigurationError.invalidPath(key, line: line) }
    return try FolderPath.absolute(path, key: key, line: line)
  }

  /// A path, or nothing for the empty string.
  func optionalPath() throws(ConfigurationError) -> String? {
    try string("an absolute path in quotes, or \"\"").isEmpty ? nil : path()
  }

  func choice<T: RawRepresentable & CaseIterable>() throws(ConfigurationError) -> T
  where T.RawValue == String {
    guard let choice = T(rawValue: try string("one of \(names(of: T.self))"))
    else { throw invalid("one of \(names(of: T.self))") }
    return choice
  }

  /// Lines of text, or none; empty ones, and spaces around them, are left out.
  func lines(most: Int, characters: Int) throws(ConfigurationError) -> [String] {
    let expected =
      "a list of at most \(most) lines in quotes, each of at most \(characters) characters"
    guard let array = value.array else { throw wrongType(expected) }
    var lines: [String] = []
    for index in 0..<array.count {
      guard let text = array[index].string else { throw wrongType(expected, of: array[index]) }
      let isPrintable = text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      }
      guard isPrintable else { throw invalid(expected) }
      let line = text.split(separator: " ").joined(separator: " ")
      guard line.count <= characters else { throw invalid(expected) }
      if !line.isEmpty { lines.append(line) }
    }
    guard lines.count <= most else { throw invalid(expected) }
    return lines
  }

  /// One or more different choices.
  func choices<T: RawRepresentable & CaseIterable & Equatable>() throws(ConfigurationError) -> [T]
  where T.RawValue == String {
    let expected = "a list of one or more of \(names(of: T.self)), each at most once"
    guard let array = value.array else { throw wrongType(expected) }
    var choices: [T] = []
    for index in 0..<array.count {
      guard let name = array[index].string else { throw wrongType(expected, of: array[index]) }
      guard let choice = T(rawValue: name), !choices.contains(choice)
      else { throw invalid(expected) }
      choices.append(choice)
    }
    guard !choices.isEmpty else { throw invalid(expected) }
    return choices
  }

  func invalid(_ expected: String) -> ConfigurationError {
    .invalidValue(key, line: line, expected: expected)
  }

  private func wrongType(
    _ expected: String, of element: (any TOMLValueConvertible)? = nil
  ) -> ConfigurationError {
    let type = (element ?? value).type
    let found =
      switch type {
      case .array: "a list"
      case .bool: "true or false"
      case .int: "a number"
      case .table: "a table"
      case .string: "a string"
      case .double, .date, .time, .dateTime: "a \(type)"
      }
    return .wrongType(key, line: line, expected: expected, found: found)
  }

  private func names<T: RawRepresentable & CaseIterable>(of type: T.Type) -> String
  where T.RawValue == String {
    T.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
  }
}
