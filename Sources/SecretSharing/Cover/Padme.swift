extension Int {
  /// The Padmé size class of a length: at most 12 % more, and few classes (Nikitin et al., PETS
  /// 2019, section 4.2).
  var padmé: Int {
    guard self > 1 else { return self }
    let exponent = bitWidth - 1 - leadingZeroBitCount
    let significant = bitWidth - exponent.leadingZeroBitCount
    let mask = (1 << (exponent - significant)) - 1
    return exponent > significant ? (self + mask) & ~mask : self
  }
}
