internal import Spool

/// Synthetic files of the sizes that modalities make.
enum BenchData {
  /// What to measure together.
  struct Set {
    /// What to call it.
    let name: String
    /// The files.
    let files: [Input]

    /// The bytes of all files.
    var bytes: Int { files.reduce(0) { $0 + $1.size } }
  }

  private static let root = "2.25.161803398874989484820458683436563811772"

  /// Makes the files below a folder: a CT series, a radiograph, a mammogram.
  static func make(below folder: BenchFolder) throws(Failure) -> [Set] {
    let slices = (0..<CTPhantom.slices).map { CTPhantom.slice($0).map { $0 &<< 2 } }
    let chest = DXPhantom.picture()
    let ct = try write(folder, "ct", "CT, 200 slices 512x512x16", 200) { index in
      var noise = Noise(seed: UInt64(index))
      let pixels = enlarged(slices[index % slices.count], CTPhantom.side, to: 512, 512) {
        $0 &+ UInt16(noise.uniform() * 16)
      }
      return file("CT", index, 512, 512, bits: 16, bytes(pixels))
    }
    var noise = Noise(seed: 1000)
    let dx = try write(folder, "dx", "DX, 2800x2700x8", 1) { index in
      let pixels = enlarged(chest, DXPhantom.side, to: 2800, 2700) {
        $0 &+ UInt8(noise.uniform() * 3)
      }
      return file("DX", index, 2800, 2700, bits: 8, pixels)
    }
    let mg = try write(folder, "mg", "MG, 4096x3328x16", 1) { index in
      let pixels = enlarged(chest.map { UInt16($0) &<< 4 }, DXPhantom.side, to: 3328, 4096) {
        $0 &+ UInt16(noise.uniform() * 24)
      }
      return file("MG", index, 3328, 4096, bits: 16, bytes(pixels))
    }
    return [ct, dx, mg]
  }

  private static func write(
    _ folder: BenchFolder, _ name: Name, _ title: String, _ count: Int, _ make: (Int) -> [UInt8]
  ) throws(Failure) -> Set {
    let output = try folder.emptyFolder(name)
    do throws(SystemCallError) {
      for index in 0..<count {
        let file = try PendingFile(in: output)
        try file.file.write(make(index))
        try file.sync()
        try file.publish(in: output, as: "IM" + "\(1000 + index).DCM")
      }
      try output.sync()
    } catch {
      throw Failure(writing: error)
    }
    return Set(name: title, files: Inputs([folder.path(name)]).files)
  }

  private static func enlarged<W>(
    _ picture: [W], _ side: Int, to columns: Int, _ rows: Int, _ change: (W) -> W
  ) -> [W] {
    var pixels: [W] = []
    pixels.reserveCapacity(rows * columns)
    for row in 0..<rows {
      let from = row * side / rows * side
      for column in 0..<columns { pixels.append(change(picture[from + column * side / columns])) }
    }
    return pixels
  }

  private static func bytes(_ words: [UInt16]) -> [UInt8] {
    words.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }

  /// A file with about as much header as scanners write.
  private static func file(
    _ modality: String, _ index: Int, _ columns: UInt16, _ rows: UInt16, bits: UInt16,
    _ pixels: [UInt8]
  ) -> [UInt8] {
    let sopClass = modality == "CT" ? "1.2.840.10008.5.1.4.1.1.2" : "1.2.840.10008.5.1.4.1.1.1.1"
    let instance = "\(root).\(index + 1)"
    var set = DataSetWriter()
    set.text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY")
    set.text(0x0008_0016, "UI", sopClass)
    set.text(0x0008_0018, "UI", instance)
    for tag: UInt32 in 0x0008_0020...0x0008_0023 { set.text(tag, "DA", "20240229") }
    for tag: UInt32 in 0x0008_0030...0x0008_0033 { set.text(tag, "TM", "101530.250000") }
    set.text(0x0008_0050, "SH", "A1")
    set.text(0x0008_0060, "CS", modality)
    set.text(0x0008_0070, "LO", "dicomshare")
    var code = DataSetWriter()
    code.text(0x0008_0100, "SH", "113100")
    code.text(0x0008_0102, "SH", "DCM")
    code.text(0x0008_0104, "LO", "Basic Application Confidentiality Profile")
    set.sq(0x0008_1032, (0..<16).map { _ in code })
    set.text(0x0010_0010, "PN", "Bench^Mark")
    set.text(0x0010_0020, "LO", "BENCH")
    for tag: UInt32 in 0x0018_1200...0x0018_1203 { set.text(tag, "DA", "20240101") }
    set.text(0x0020_000D, "UI", root)
    set.text(0x0020_000E, "UI", "\(root).0")
    set.text(0x0020_0013, "IS", "\(index + 1)")
    set.us(0x0028_0002, 1)
    set.text(0x0028_0004, "CS", "MONOCHROME2")
    set.us(0x0028_0010, rows)
    set.us(0x0028_0011, columns)
    set.us(0x0028_0100, bits)
    set.us(0x0028_0101, bits == 16 ? 14 : 8)
    set.us(0x0028_0102, bits == 16 ? 13 : 7)
    set.us(0x0028_0103, 0)
    // A private block of values that only its maker understands (PS3.5 section 7.8.1).
    set.text(0x0029_0010, "LO", "DICOMSHARE BENCH")
    for element: UInt32 in 0x00...0x3F {
      set.text(0x0029_1000 + element, "LO", "Setting \(element): \(index * 64 + Int(element))")
    }
    if bits == 16 {
      set.ow(0x7FE0_0010, bytes: pixels)
    } else {
      set.ob(0x7FE0_0010, pixels)
    }
    return set.file(sopClass: sopClass, sopInstance: instance)
  }
}
