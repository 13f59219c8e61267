internal import SecretSharing

/// One line of the demonstration's table.
struct DemoRow {
  /// The file that was split.
  let input: Input
  /// What became of it.
  let split: SplitJob.Result
  /// How long splitting took, with writing, syncing and reading back.
  let seconds: Double
  /// Whether the same bytes came back.
  var isIdentical = false

  init(input: Input, split: SplitJob.Result, seconds: Double) {
    self.input = input
    self.split = split
    self.seconds = seconds
  }

  /// The lines of the table, columns aligned.
  static func table(_ rows: [DemoRow]) -> [String] {
    let head = ["file", "DICOM/bytes", "secret/bytes", "split/ms", "came back"]
    let cells = rows.map { row in
      [
        printable(row.input.relative), "\(row.split.report.fileBytes)",
        "\(row.split.report.payloadBytes)", decimal(row.seconds * 1000, digits: 1),
        row.isIdentical ? "identical" : "DIFFERENT",
      ]
    }
    return aligned([head] + cells)
  }

  /// Columns of equal width: the first and the last to the left, numbers to the right.
  static func aligned(_ rows: [[String]]) -> [String] {
    let widths = (0..<(rows.first?.count ?? 0)).map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        if column == row.count - 1 { return cell.0 }
        return column == 0 ? cell.0 + blanks : blanks + cell.0
      }.joined(separator: "  ")
    }
  }
}
