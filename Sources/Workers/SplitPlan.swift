package import SecretSharing

/// What a worker is about to make of a source.
package struct SplitPlan: Equatable, Sendable {
  /// SHA-256 of the source, 32 bytes.
  package let digest: [UInt8]
  /// Whether the restored file will be the same byte for byte.
  package let isExact: Bool
  /// What was measured on the way.
  package let report: SplitReport

  init(digest: [UInt8], isExact: Bool, report: SplitReport) {
    self.digest = digest
    self.isExact = isExact
    self.report = report
  }

  init(_ splitter: Splitter) {
    digest = splitter.digest
    isExact = splitter.isExact
    report = splitter.report
  }
}

extension SplitPlan {
  func write(to writer: inout MessageWriter) {
    writer.append(digest)
    writer.append(isExact)
    for field in SplitReport.numbers { writer.append(report[keyPath: field]) }
    writer.append(report.warnings)
    writer.append(report.whyExact.map { Int($0.rawValue) } ?? -1)
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    digest = try reader.array(count: 32)
    isExact = try reader.flag()
    var report = SplitReport.zero
    for field in SplitReport.numbers { report[keyPath: field] = try reader.count() }
    report.warnings = try reader.texts()
    report.whyExact = UInt8(exactly: try reader.number()).flatMap(ExactReason.init)
    self.report = report
  }
}

extension SplitReport {
  static var numbers: [WritableKeyPath<SplitReport, Int>] {
    [
      \.fileBytes, \.jsonBytes, \.payloadBytes, \.hiddenBytes, \.width, \.height, \.bits,
      \.channels, \.imageRows, \.spillRows,
    ]
  }
}
