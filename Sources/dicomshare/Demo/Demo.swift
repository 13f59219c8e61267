// The demonstration, step by step. Each step is a function of its own, so that the middle ones can
// run through a daemon just as well.
internal import Glibc
internal import SecretSharing
internal import Spool

/// The whole journey of a small synthetic study, below one folder.
struct Demo {
  /// Where everything goes.
  let path: Path
  private let folder: Folder

  /// Takes an empty folder, or makes it.
  init(_ path: Path) throws(Failure) {
    self.path = path
    folder = try outputFolder(path)
    let names = try Self.writing { () throws(SystemCallError) in try folder.list() }
    if !names.isEmpty {
      throw Failure(
        "not-empty", .cannotCreate, "this folder is not empty; name one that is, or a new one")
    }
  }

  /// Step 1: makes the study's DICOM files.
  func makeStudy() throws(Failure) -> [Input] {
    for file in DemoStudy.files() {
      try write(file.bytes, to: "study/" + file.path)
    }
    return Inputs([path / "study"]).files
  }

  /// Step 2: splits a file.
  func split(_ input: Input) throws(Failure) -> SplitJob.Result {
    try SplitJob(
      archive: try outputFolder(path / "archive"), patient: try outputFolder(path / "patient"),
      mode: .standard
    ).run(input)
  }

  /// Step 3: puts all shares together, found by what they carry.
  func reconstruct() throws(Failure) -> [ReconstructJob.Result] {
    let found = FoundShares([path / "archive", path / "patient"])
    let job = ReconstructJob(
      output: try outputFolder(path / "reconstructed"), withMetadata: true)
    var results: [ReconstructJob.Result] = []
    for group in Matching(found.shares, archive: nil).pairs {
      do throws(PairFailure) {
        results.append(try job.run(group))
      } catch {
        throw error.failure
      }
    }
    return results
  }

  /// Step 4: compares a file with what came back, byte by byte.
  func isIdentical(_ input: Input) throws(Failure) -> Bool {
    try contents(input.path) == (try contents(path / "reconstructed" / input.relative))
  }

  /// Step 5: leaves the radiograph, its shares and its reconstruction as pictures.
  func drawPictures(_ result: SplitJob.Result) throws(Failure) {
    let archive = try contents(path / "archive" / result.archiveName.bytes)
    let patient = try contents(path / "patient" / result.patientName.bytes)
    let restored = try contents(path / "reconstructed" / "DX/IM000001.DCM")
    let side = DXPhantom.side
    // The pixel data is the last element of that file.
    let pictures = [
      GreyPicture(width: side, height: side, pixels: DXPhantom.picture()),
      GreyPicture(png: archive), GreyPicture(png: patient),
      GreyPicture(width: side, height: side, pixels: restored.suffix(side * side)),
    ]
    try write(pictures[0]?.png ?? [], to: "pictures/1-original.png")
    try write(archive, to: "pictures/2-archive-share.png")
    try write(patient, to: "pictures/3-patient-share.png")
    try write(pictures[3]?.png ?? [], to: "pictures/4-reconstruction.png")
    // Noise would turn grey when it is reduced: of the shares, a part is shown as it is.
    let small = pictures.enumerated().compactMap { index, picture in
      index == 0 || index == 3
        ? picture?.reduced(by: 4)
        : picture?.cropped(columns: 0..<side / 4, rows: 0..<side / 4)
    }
    try write(GreyPicture.row(small, gap: 8).png, to: "pictures/all-four.png")
  }

  private func contents(_ path: Path) throws(Failure) -> [UInt8] {
    do throws(SystemCallError) {
      let (folder, name) = try Location.parent(of: path)
      return try folder.openFile(name).contents(limit: 1 << 30)
    } catch {
      throw Failure(reading: error.code)
    }
  }

  private func write(_ bytes: [UInt8], to relative: String) throws(Failure) {
    guard let place = RelativePath(Array(relative.utf8)), let name = place.last else {
      preconditionFailure("the demonstration's own paths are relative paths")
    }
    try Self.writing { () throws(SystemCallError) in
      let folder = try folder.folder(place.parent, makingWith: 0o750)
      let file = try OutputFile(in: folder)
      try file.file.write(bytes)
      try file.publish(in: folder, as: name)
    }
  }

  private static func writing<R>(
    _ body: () throws(SystemCallError) -> R
  ) throws(Failure) -> R {
    do throws(SystemCallError) {
      return try body()
    } catch {
      throw Failure(writing: error.code)
    }
  }
}
