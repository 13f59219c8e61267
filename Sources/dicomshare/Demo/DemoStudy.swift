/// A small study of a patient who does not exist: CT, radiograph, ultrasound, report.
enum DemoStudy {
  /// A file of the study.
  struct File {
    /// Where it lies below the study's folder.
    let path: String
    /// What it holds.
    let bytes: [UInt8]
  }

  // UIDs from UUIDs (PS3.5 section B.2), with a number for each part of the study.
  private static let root = "2.25.94530912236128419720458137662035117"

  /// All files, generated; the same every time.
  static func files() -> [File] {
    let slices = (0..<CTPhantom.slices).map { index in
      File(path: "CT/IM00000\(index + 1).DCM", bytes: ct(index))
    }
    return slices + [
      File(path: "DX/IM000001.DCM", bytes: dx(DXPhantom.picture())),
      File(path: "US/IM000001.DCM", bytes: us()),
      File(path: "SR/REPORT.DCM", bytes: sr()),
    ]
  }

  private static func ct(_ index: Int) -> [UInt8] {
    let sopClass = "1.2.840.10008.5.1.4.1.1.2"
    let instance = "\(root).1.\(index + 1)"
    var set = general(sopClass, instance, modality: "CT", type: "ORIGINAL\\PRIMARY\\AXIAL")
    set.text(0x0008_103E, "LO", "Thorax 5.0 soft tissue")
    patient(&set)
    set.text(0x0018_0050, "DS", "5")
    set.text(0x0018_0060, "DS", "120")
    set.text(0x0018_1151, "IS", "210")
    set.text(0x0018_5100, "CS", "HFS")
    series(&set, 1, instance: index + 1)
    set.text(0x0020_0032, "DS", "-175.0\\-175.0\\\(decimal(Double(index) * -5 - 80, digits: 1))")
    set.text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0")
    set.text(0x0020_0052, "UI", "\(root).9")
    set.text(0x0020_1040, "LO", "")
    image(&set, "MONOCHROME2", CTPhantom.side, CTPhantom.side, bits: 16, stored: 12) { set in
      set.text(0x0028_0030, "DS", "1.3671875\\1.3671875")
    }
    set.text(0x0028_1050, "DS", "40")
    set.text(0x0028_1051, "DS", "400")
    set.text(0x0028_1052, "DS", "-1024")
    set.text(0x0028_1053, "DS", "1")
    set.text(0x0028_1054, "LO", "HU")
    set.ow(0x7FE0_0010, CTPhantom.slice(index))
    return set.file(sopClass: sopClass, sopInstance: instance)
  }

  private static func dx(_ picture: [UInt8]) -> [UInt8] {
    let sopClass = "1.2.840.10008.5.1.4.1.1.1.1"
    let instance = "\(root).2.1"
    var set = general(sopClass, instance, modality: "DX", type: "ORIGINAL\\PRIMARY\\")
    set.text(0x0008_0068, "CS", "FOR PRESENTATION")
    set.text(0x0008_103E, "LO", "Thorax p.a.")
    patient(&set)
    set.text(0x0018_0015, "CS", "CHEST")
    set.text(0x0018_0060, "DS", "117")
    set.text(0x0018_1164, "DS", "0.34\\0.34")
    set.text(0x0018_5101, "CS", "PA")
    series(&set, 2, instance: 1)
    set.text(0x0020_0020, "CS", "L\\F")
    image(&set, "MONOCHROME2", DXPhantom.side, DXPhantom.side, bits: 8, stored: 8) { _ in }
    set.text(0x0028_1040, "CS", "LOG")
    set.ob(0x7FE0_0010, picture)
    return set.file(sopClass: sopClass, sopInstance: instance)
  }

  private static func us() -> [UInt8] {
    let sopClass = "1.2.840.10008.5.1.4.1.1.3.1"
    let instance = "\(root).3.1"
    var set = general(sopClass, instance, modality: "US", type: "ORIGINAL\\PRIMARY")
    set.text(0x0008_103E, "LO", "Echocardiography, apical view")
    patient(&set)
    set.text(0x0018_1063, "DS", "80")
    series(&set, 3, instance: 1)
    set.us(0x0028_0002, 3)
    set.text(0x0028_0004, "CS", "RGB")
    set.us(0x0028_0006, 0)
    set.text(0x0028_0008, "IS", "\(USPhantom.frames)")
    set.at(0x0028_0009, 0x0018_1063)
    shape(&set, USPhantom.height, USPhantom.width, bits: 8, stored: 8) { _ in }
    set.ob(0x7FE0_0010, USPhantom.loop())
    return set.file(sopClass: sopClass, sopInstance: instance)
  }

  private static func sr() -> [UInt8] {
    let sopClass = "1.2.840.10008.5.1.4.1.1.88.11"
    let instance = "\(root).4.1"
    var set = general(sopClass, instance, modality: "SR", type: nil)
    set.text(0x0008_103E, "LO", "Findings")
    patient(&set)
    series(&set, 4, instance: 1)
    set.text(0x0040_A040, "CS", "CONTAINER")
    set.sq(0x0040_A043, [code("121070", "Findings")])
    set.text(0x0040_A050, "CS", "SEPARATE")
    set.text(0x0040_A491, "CS", "COMPLETE")
    set.text(0x0040_A493, "CS", "UNVERIFIED")
    let findings = [
      "Lungs clear. Heart of normal size. No effusion.",
      "Left ventricle contracts well; no relevant regurgitation.",
      "Every finding in this report belongs to a patient who was drawn by a program.",
    ]
    set.sq(
      0x0040_A730,
      findings.map { finding in
        var item = DataSetWriter()
        item.text(0x0040_A010, "CS", "CONTAINS")
        item.text(0x0040_A040, "CS", "TEXT")
        item.sq(0x0040_A043, [code("121071", "Finding")])
        item.text(0x0040_A160, "UT", finding)
        return item
      })
    return set.file(sopClass: sopClass, sopInstance: instance)
  }

  private static func code(_ value: String, _ meaning: String) -> DataSetWriter {
    var item = DataSetWriter()
    item.text(0x0008_0100, "SH", value)
    item.text(0x0008_0102, "SH", "DCM")
    item.text(0x0008_0104, "LO", meaning)
    return item
  }

  private static func general(
    _ sopClass: String, _ instance: String, modality: String, type: String?
  ) -> DataSetWriter {
    var set = DataSetWriter()
    set.text(0x0008_0005, "CS", "ISO_IR 192")
    if let type { set.text(0x0008_0008, "CS", type) }
    set.text(0x0008_0016, "UI", sopClass)
    set.text(0x0008_0018, "UI", instance)
    set.text(0x0008_0020, "DA", "20250314")
    set.text(0x0008_0023, "DA", "20250314")
    set.text(0x0008_0030, "TM", "101530")
    set.text(0x0008_0033, "TM", "101545")
    set.text(0x0008_0050, "SH", "DEMO0001")
    set.text(0x0008_0060, "CS", modality)
    return set
  }

  private static func patient(_ set: inout DataSetWriter) {
    set.text(0x0010_0010, "PN", "Nobody^Nélida")
    set.text(0x0010_0020, "LO", "DEMO-4711")
    set.text(0x0010_0030, "DA", "19700101")
    set.text(0x0010_0040, "CS", "F")
  }

  private static func series(_ set: inout DataSetWriter, _ number: Int, instance: Int) {
    set.text(0x0020_000D, "UI", "\(root).0")
    set.text(0x0020_000E, "UI", "\(root).\(number)")
    set.text(0x0020_0010, "SH", "1")
    set.text(0x0020_0011, "IS", "\(number)")
    set.text(0x0020_0013, "IS", "\(instance)")
  }

  private static func image(
    _ set: inout DataSetWriter, _ photometric: String, _ rows: Int, _ columns: Int, bits: UInt16,
    stored: UInt16, spacing: (inout DataSetWriter) -> Void
  ) {
    set.us(0x0028_0002, 1)
    set.text(0x0028_0004, "CS", photometric)
    shape(&set, rows, columns, bits: bits, stored: stored, spacing: spacing)
  }

  private static func shape(
    _ set: inout DataSetWriter, _ rows: Int, _ columns: Int, bits: UInt16, stored: UInt16,
    spacing: (inout DataSetWriter) -> Void
  ) {
    set.us(0x0028_0010, UInt16(rows))
    set.us(0x0028_0011, UInt16(columns))
    spacing(&set)
    set.us(0x0028_0100, bits)
    set.us(0x0028_0101, stored)
    set.us(0x0028_0102, stored - 1)
    set.us(0x0028_0103, 0)
  }
}
