extension Sequence<Int> {
  /// The sum of lengths, none of which is negative; `Int.max` where no number holds it.
  ///
  /// A file that is mostly a hole may be as long as a number can tell: two of them are longer.
  package var saturatedSum: Int {
    reduce(0) { sum, length in
      let (longer, isTooLong) = sum.addingReportingOverflow(length)
      return isTooLong ? .max : longer
    }
  }
}
