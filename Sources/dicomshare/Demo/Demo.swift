// The demonstration, step by step. Each step is a function of its own, so that the middle ones can
// run through a service just as well.
internal import Glibc
internal import SecretSharing
internal import Spool

/// The whole journey of a small synthetic study, below one folder.
struct Demo {
  /// Where everything goes.
  let path: Path
  private let folder: Folder
  private let folders: OutputFolders

  /// Takes an empty folder, or makes it.
  init(_ path: Path, _ folders: OutputFolders) throws(Failure) {
    self.path = path
    self.folders = folders
    folder = try folders.folder(path)
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
      folders: folders, archive: try folders.folder(path / "archive"),
      patient: try folders.folder(path / "patient"), mode: .standard
    ).run(input)
  }

  /// Step 3: puts all shares together, found by what they carry.
  func reconstruct() throws(Failure) {
    let found = FoundShares([path / "archive", path / "patient"])
    let job = ReconstructJob(
      output: try folders.folder(path / "reconstructed"), folders: folders, withMetadata: .paper)
    for result in job.run(Matching(found.shares, archive: nil).pairs) {
      do throws(PairFailure) {
        _ = try result.get()
      } catch {
        throw error.failure
      }
    }
  }

  /// Step 4: compares a file with what came back, byte by byte.
  func isIdentical(_ input: Input) throws(Failure) -> Bool {
    try contents(input.path) == (try contents(path / "reconstructed" / input.relative))
  }

  /// Step 5: leaves the radiograph, its shares and its reconstruction as pictures.
  func drawPictures(_ result: SplitJob.Result) throws(Failure) {
    let archive = try contents(path / "archive" / result.archiveName.bytes)
    let patientName = result.patientName?.bytes ?? []
    let patient = try contents(path / "patient" / patientName)
    let restored = try contents(path / "reconstructed" / "DX/IM000001.DCM")
    let side = DXPhantom.side
    // The pixel data is the last element of that file.
    let pictures = [
      DemoPicture(width: side, height: side, pixels: DXPhantom.picture()),
      DemoPicture(png: archive), DemoPicture(png: patient),
      DemoPicture(width: side, height: side, pixels: restored.suffix(side * side)),
    ]
    try write(pictures[0]?.png ?? [], to: "pictures/1-original.png")
    try write(archive, to: "pictures/2-archive-share.png")
    try write(patient, to: "pictures/3-patient-share.png")
    try write(pictures[3]?.png ?? [], to: "pictures/4-reconstruction.png")
    // Noise would turn gray when it is reduced: of the shares, a part is shown as it is.
    let small = pictures.enumerated().compactMap { index, picture -> DemoPicture? in
      index == 0 || index == 3
        ? picture?.reduced(by: 4)
        : picture?.cropped(columns: 0..<side / 4, rows: 0..<side / 4)
    }
    try write(DemoPicture.row(small, gap: 8).png, to: "pictures/all-four.png")
  }

  /// Step 6: sends the study through the service, there and back.
  ///
  /// A modality writes it slowly into one folder; the service splits it and publishes the patient's
  /// shares; both shares are dropped into another folder; the service puts them together.
  ///
  /// - Returns: how many files came back the same.
  func journey(_ inputs: [Input], _ progress: (String) -> Void) throws(Failure) -> Int {
    // The dark margin of the ultrasound would have it rest for a minute.
    let waits = "study-quiet = \"2s\"\nsettle-in-doubt = \"2s\"\n"
    try write(Array(waits.utf8), to: "service.toml")
    let root = try resolved(path)
    let service = try DemoService(below: root, configuration: root / "service.toml")
    do throws(Failure) {
      progress("A modality writes \(inputs.count) files, piece by piece, into incoming/ ...")
      for input in inputs {
        try service.write(try contents(input.path), to: input.relative, in: "incoming")
      }
      let patient = try service.files(in: "outgoing", count: inputs.count)
      progress("The clerk finds a complete study in outgoing/, the archive has its shares.")
      let archive = try service.files(in: "archive", count: inputs.count)
      for (folder, shares) in [("cd", patient), ("archive", archive)] {
        for share in shares {
          let place = Array("\(folder)/".utf8) + share.relative
          try service.write(try contents(share.path), to: place, in: "reconstruct")
        }
      }
      progress("The doctor drops both shares of each into reconstruct/ ...")
      let restored = try service.files(in: "reconstructed", count: inputs.count)
      var same = 0
      for input in inputs {
        // The study's label comes first in the path.
        let end = [Path.slash] + input.relative
        guard let back = restored.first(where: { $0.relative.suffix(end.count) == end[...] })
        else { continue }
        if try contents(input.path) == (try contents(back.path)) { same += 1 }
      }
      try service.stop()
      return same
    } catch {
      service.abandon()
      throw error
    }
  }

  private func resolved(_ path: Path) throws(Failure) -> Path {
    do throws(SystemCallError) {
      return try Location.resolved(path)
    } catch {
      throw Failure(reading: error.code)
    }
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
      let file = try PendingFile(in: folder)
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
      throw Failure(writing: error)
    }
  }
}
