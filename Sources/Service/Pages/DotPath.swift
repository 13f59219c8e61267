/// A picture of black and white dots as the path of an SVG element.
enum DotPath {
  /// One rectangle for each run of black dots in a row (SVG 2, section 9.3).
  ///
  /// - Parameter rows: from the top; true: black.
  /// - Returns: the value of `d`, a dot being one unit wide and high.
  static func of(_ rows: [[Bool]]) -> String {
    var path = ""
    for (y, row) in rows.enumerated() {
      var x = 0
      while x < row.count {
        let start = x
        while x < row.count, row[x] { x += 1 }
        if x > start { path += "M\(start) \(y)h\(x - start)v1h-\(x - start)z" }
        x += 1
      }
    }
    return path
  }
}
