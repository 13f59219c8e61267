import DICOM
import Foundation
import Testing

@testable import SecretSharing

/// Statistics of the shares; limits at a false alarm rate of one in a million.
///
/// They find mistakes in the arithmetic; that the generator is a good one they cannot show.
@Suite struct SecrecyTests {
  /// Chi-square over 256 byte values, 255 degrees of freedom, at 10^-6.
  private static let limit = 377.1

  private func chiSquare(_ bytes: some Collection<UInt8>) -> Double {
    var counts = [Double](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    let expected = Double(bytes.count) / 256
    return counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
  }

  private func homogeneity(_ one: [UInt8], _ other: [UInt8]) -> Double {
    var counts = [[Double]](repeating: [0, 0], count: 256)
    for byte in one { counts[Int(byte)][0] += 1 }
    for byte in other { counts[Int(byte)][1] += 1 }
    let total = Double(one.count + other.count)
    return counts.reduce(0) { sum, pair in
      let both = pair[0] + pair[1]
      let (p, q) = (both * Double(one.count) / total, both * Double(other.count) / total)
      return sum + (pair[0] - p) * (pair[0] - p) / p + (pair[1] - q) * (pair[1] - q) / q
    }
  }

  /// The canonical sample bytes of the grid rows.
  private func grid(_ share: [UInt8]) throws -> [UInt8] {
    let share = try Share(MemorySource(share))
    var bytes: [UInt8] = []
    try share.picture.scan { bytes.append(contentsOf: $0) }
    let geometry = share.picture.geometry
    return Array(
      bytes[
        (share.bannerRows * geometry.rowBytes)..<((geometry.height - geometry.trailerRows)
          * geometry.rowBytes)])
  }

  @Test(arguments: [8, 16], [UInt64(1), 2, 3])
  func bothSharesLookUniform(bits: Int, seed: UInt64) throws {
    let halves = try Halves(
      TestImage(columns: 512, rows: 256, bits: bits, stored: min(bits, 12)).bytes, seed: seed)
    #expect(chiSquare(try grid(halves.archive)) <= Self.limit)
    #expect(chiSquare(try grid(halves.patient)) <= Self.limit)
  }

  @Test func patientShareOfAnImageCannotBeToldFromThatOfABlank() throws {
    let image = try Halves(TestImage(columns: 512, rows: 512).bytes, seed: 11)
    let blank = try Halves(
      TestImage(
        columns: 512, rows: 512, pixels: [UInt8](repeating: 0, count: 512 * 512 * 2)
      ).bytes, seed: 12)
    #expect(try homogeneity(grid(image.patient), grid(blank.patient)) <= Self.limit)
  }

  @Test func everySplitIsUnrelatedToTheLast() throws {
    let file = TestImage(columns: 128, rows: 128).bytes
    let one = try Halves(file, seed: 21)
    let other = try Halves(file, seed: 22)
    #expect(throws: SharingError.differentPairs) { try join(one.archive, other.patient) }
    let same = zip(try grid(one.archive), try grid(other.archive)).count { $0 == $1 }
    // Of 32,768 bytes one in 256 agrees by chance: 128, standard deviation 11.3.
    #expect(same < 200)
  }

  /// The words that `subtract` makes of one word of the stego image and these of the drawn grid, and
  /// what `join` makes of both grids again.
  private func cut<W: Word>(_ secret: W, _ drawn: [W]) -> (differences: [W], sums: [W]) {
    var stego = [W](repeating: secret, count: drawn.count)
    var grid = drawn.map(\.bigEndian)
    var differences = [W](repeating: 0, count: drawn.count)
    var sums = differences
    grid.withUnsafeMutableBufferPointer { grid in
      differences.withUnsafeMutableBufferPointer { differences in
        stego.withUnsafeMutableBufferPointer {
          RandomGrid.subtract(grid, from: $0, to: differences)
        }
        sums.withUnsafeMutableBufferPointer {
          RandomGrid.join(UnsafeRawBufferPointer(grid), UnsafeRawBufferPointer(differences), $0)
        }
      }
    }
    return (differences.map { W(bigEndian: $0) }, sums)
  }

  /// For every word of the image, every word of the drawn grid gives another word of the other grid:
  /// each share is uniform whatever the image is.
  @Test func cuttingIsABijectionForEveryWord() {
    let drawn = Array(UInt8.min...UInt8.max)
    for secret in drawn {
      let (differences, sums) = cut(secret, drawn)
      #expect(Set(differences).count == 256)
      #expect(sums.allSatisfy { $0 == secret })
    }
  }

  /// The same of words of 16 bits, for some of the image.
  @Test(arguments: [0, 1, 0x00FF, 0x0100, 0x7FFF, 0x8000, 0xABCD, 0xFF00, 0xFFFF] as [UInt16])
  func cuttingIsABijectionForWordsOf16Bits(_ secret: UInt16) {
    let (differences, sums) = cut(secret, Array(UInt16.min...UInt16.max))
    #expect(Set(differences).count == 1 << 16)
    #expect(sums.allSatisfy { $0 == secret })
  }

  @Test func markersAreInNeitherShare() throws {
    var image = TestImage(columns: 200, rows: 200, patientName: "Zzyzx^Marker^Quux")
    image.extra = element(0x0040, 0x0275, "UT", Array("PLANTED-MARKER-TEXT ".utf8))
    let halves = try Halves(
      image.bytes, path: "MODALITY-NAME-7.dcm", banner: Banner.text(label: nil))
    for share in [halves.archive, halves.patient] {
      for marker in ["Zzyzx", "PLANTED", "MODALITY", "2.25.1234567890", "dataset_json"] {
        #expect(Data(share).range(of: Data(marker.utf8)) == nil)
      }
    }
  }
}
