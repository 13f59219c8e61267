/// A picture in 8-bit gray, rows from the top.
struct GrayPicture {
  let width: Int
  let height: Int
  let samples: [UInt8]

  var longSide: Int { max(width, height) }

  /// The picture so small that its longer side has at most so many pixels, each the mean of those that
  /// it stands for; itself when it is no larger.
  func reduced(to side: Int) -> GrayPicture {
    guard longSide > side, side > 0 else { return self }
    let factor = (longSide + side - 1) / side
    let (width, height) = (self.width / factor, self.height / factor)
    guard width > 0, height > 0 else { return self }
    var means = [UInt8](repeating: 0, count: width * height)
    var sums = [Int](repeating: 0, count: width)
    samples.withUnsafeBufferPointer { samples in
      for row in 0..<height {
        for column in 0..<width { sums[column] = 0 }
        for line in row * factor..<(row + 1) * factor {
          var place = line * self.width
          for column in 0..<width {
            for _ in 0..<factor {
              sums[column] += Int(samples[place])
              place += 1
            }
          }
        }
        for column in 0..<width {
          means[row * width + column] = UInt8(sums[column] / (factor * factor))
        }
      }
    }
    return GrayPicture(width: width, height: height, samples: means)
  }
}
