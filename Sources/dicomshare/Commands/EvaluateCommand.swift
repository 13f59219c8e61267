internal import ArgumentParser
internal import SecretSharing
internal import ShareStorage
internal import Workers

/// `dicomshare evaluate`: what both modes do to a picture.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure what both modes do to DICOM files; nothing is written.",
    discussion: """
      DICOM: length of the file. Secret: length of the JSON object that is hidden. Payload: what \
      is hidden in its place, deflated, with the file's own bytes around the pixel data. \
      Capacity: what the picture could hide. PSNR and SSIM compare the picture that is cut into \
      shares with the original; in standard mode, that change is undone again. Times are without \
      disk.
      """)

  @Argument(help: "DICOM files, or folders of them.", transform: Path.file)
  var input: [Path]

  @Flag(help: "Print one JSON object per line, one for each file and mode.")
  var json = false

  func run() throws {
    let console = Console(json: json)
    let inputs = Inputs(input)
    console.begin(files: inputs.files.count, bytes: inputs.files.map(\.size).saturatedSum)
    var table = [Self.head]
    // One after the other, because times are measured.
    for file in inputs.files {
      do throws(Failure) {
        for result in try EvaluateJob.run(file) {
          if json { console.result("", Self.members(file, result)) }
          table.append(Self.cells(file, result))
        }
      } catch {
        console.failure(file.path, error)
      }
      console.advance(bytes: file.size)
    }
    if !json, table.count > 1 { for line in aligned(table) { console.result(line, []) } }
    try console.finish()
  }

  private static let head = [
    "file", "mode", "DICOM/bytes", "secret/bytes", "payload/bytes", "capacity/bytes", "PSNR/dB",
    "SSIM", "split/ms", "reconstruct/ms",
  ]

  private static func cells(_ input: Input, _ result: EvaluationResult) -> [String] {
    let found = result.evaluation
    return [
      input.path.shown, result.mode.rawValue, "\(found.dicomBytes)", "\(found.secretBytes)",
      "\(found.payloadBytes)", "\(found.capacityBytes)",
      found.psnr.isFinite ? decimal(found.psnr, digits: 2) : "equal",
      decimal(found.ssim, digits: 6), decimal(result.split / .milliseconds(1), digits: 1),
      decimal(result.reconstruct / .milliseconds(1), digits: 1),
    ]
  }

  private static func members(
    _ input: Input, _ result: EvaluationResult
  ) -> [(String, JSONValue)] {
    let found = result.evaluation
    return [
      ("input", .path(input.path)), ("mode", .text(result.mode.rawValue)),
      ("dicom_bytes", .number(found.dicomBytes)), ("secret_bytes", .number(found.secretBytes)),
      ("payload_bytes", .number(found.payloadBytes)),
      ("capacity_bytes", .number(found.capacityBytes)),
      ("spill_rows", .number(found.spillRows)), ("words", .number(found.words)),
      ("changed_words", .number(found.changedWords)), ("psnr", .fraction(found.psnr, digits: 4)),
      ("ssim", .fraction(found.ssim, digits: 8)),
      ("split_seconds", .fraction(result.split / .seconds(1), digits: 6)),
      ("reconstruct_seconds", .fraction(result.reconstruct / .seconds(1), digits: 6)),
    ]
  }
}
