public import DICOM

/// How the payload is hidden in the cover.
public enum Mode: String, Sendable, CaseIterable {
  /// Reversible histogram shifting: the restored file is the same, byte for byte.
  case standard
  /// Least significant bits: gray levels may differ by one.
  case visual
}

/// A DICOM file that has been read and can be split.
///
/// The journey of a file: walk, cover, payload, plan (`init`); embed, cut, write (`write`); read
/// back and compare (`verify`). The source is read piece by piece each time and never held.
public struct Splitter: Sendable {
  /// What the walk found.
  public let file: DICOMFile
  /// SHA-256 of the source, 32 bytes.
  public let digest: [UInt8]
  /// What was measured on the way, for reports.
  public let report: SplitReport

  /// Whether the restored file will be the same byte for byte (always, in Standard Mode).
  public var isExact: Bool { payload.isExact }

  let source: any ByteSource
  let mode: Mode
  let cover: Cover
  private let payload: Payload
  let hidden: Hidden
  let geometry: Geometry
  let banner: Banner

  private static let incompleteMetadata =
    "the JSON of the metadata does not tell all that the file holds; the file itself comes back whole"

  /// Reads the source: walks it, digests it, plans the embedding.
  ///
  /// - Parameters:
  ///   - source: the DICOM file, as it is.
  ///   - path: the relative path to restore it under, as the bytes of the file system; at most
  ///     65,535 of them are kept.
  ///   - mode: how to hide the payload.
  ///   - banner: lines of text to draw at the top of the patient share, or none.
  ///   - walked: what a walk through the source has found, if there was one already.
  /// - Throws: ``SharingError`` `notDICOM` or `unreadable`.
  public init(
    _ source: any ByteSource, path: [UInt8], mode: Mode, banner: [String] = [],
    walked: DICOMFile? = nil
  ) throws(SharingError) {
    let (file, metadata) = try Self.walk(source, walked)
    try self.init(source, file, metadata, path, mode, banner, digests: nil)
  }

  /// What the file is, and its metadata.
  static func walk(
    _ source: any ByteSource, _ walked: DICOMFile?
  ) throws(SharingError) -> (DICOMFile, Metadata) {
    do throws(DICOMError) {
      let isKnown = walked?.count == source.count
      let file = if isKnown, let walked { walked } else { try DICOMFile(source) }
      return (file, try file.metadata(source))
    } catch {
      switch error {
      case .notDICOM: throw .notDICOM
      case .unreadable(let error): throw .unreadable(error)
      }
    }
  }

  // Plans the embedding; makes the source's digests unless they are known.
  init(
    _ source: any ByteSource, _ file: DICOMFile, _ metadata: Metadata, _ path: [UInt8],
    _ mode: Mode, _ banner: [String], digests known: Digests?
  ) throws(SharingError) {
    self.file = file
    self.source = source
    self.mode = mode
    var walked = Cover(file)
    if mode == .visual, try !walked.isComparable(file.image, source) { walked.visual = nil }
    let digests =
      if let known {
        known
      } else {
        try Digests(source, walked, masked: mode == .visual && walked.visual != nil)
      }
    digest = digests.exact
    var planned = try Self.plan(source, walked, metadata.json, mode, digests) {
      Payload(file, $0, digests.exact, path)
    }
    if planned.geometry.height > Geometry.sideLimit {
      // So narrow a picture that what spills makes it too high for a PNG.
      let cover = Cover(
        bytes: walked.range, width: Cover.width(of: walked.range.count), isPicture: false)
      let payload = Payload(file, cover, digests.exact, path)
      planned = Embedding(
        cover, payload, Hidden(spilled: try payload.deflated(source, json: metadata.json)))
    }
    let (chosen, geometry) = (planned.hidden, planned.geometry)
    cover = planned.cover
    payload = planned.payload
    hidden = chosen
    self.geometry = geometry
    self.banner = Banner(banner, over: geometry)
    report = SplitReport(
      fileBytes: source.count, jsonBytes: metadata.json.count, payloadBytes: chosen.payload.count,
      hiddenBytes: chosen.parameters.imageBytes, width: geometry.width, height: geometry.height,
      bits: geometry.bits, channels: geometry.channels, imageRows: cover.rows,
      spillRows: chosen.spillRows(geometry),
      warnings: file.warnings + metadata.warnings
        + (metadata.isComplete ? [] : [Self.incompleteMetadata]),
      whyExact: !payload.isExact
        ? nil
        : mode == .standard ? .standard : walked.visual == nil ? .notApplicable : .tooSmall)
  }

  /// What is hidden in what.
  private struct Embedding {
    let cover: Cover
    let payload: Payload
    let hidden: Hidden
    let geometry: Geometry

    init(_ cover: Cover, _ payload: Payload, _ hidden: Hidden) {
      (self.cover, self.payload, self.hidden) = (cover, payload, hidden)
      geometry = hidden.geometry(cover)
    }
  }

  /// Embeds the payload in the cover that was walked.
  private static func plan(
    _ source: any ByteSource, _ cover: Cover, _ json: [UInt8], _ mode: Mode, _ digests: Digests,
    payload make: (Cover) -> Payload
  ) throws(SharingError) -> Embedding {
    let payload = make(cover)
    guard mode == .visual else {
      return Embedding(
        cover, payload, try Hidden(shift: payload.deflated(source, json: json), source, cover))
    }
    if let masked = digests.masked {
      var lossy = payload
      lossy.isExact = false
      lossy.digest = masked
      if let hidden = try Hidden(matrix: lossy.deflated(source, json: json), source, cover) {
        return Embedding(cover, lossy, hidden)
      }
    }
    return Embedding(cover, payload, Hidden(spilled: try payload.deflated(source, json: json)))
  }

  /// Proves a written pair: opens both, restores, compares every byte with the source (Visual Mode:
  /// every byte but bit 0 of the pixel words), and checks both tags, which cover every sample.
  ///
  /// - Parameters:
  ///   - archive: the archive share.
  ///   - patient: the patient share.
  ///   - crew: threads that do it side by side.
  /// - Throws: ``SharingError`` `sourceChanged` when the pair does not give back what the source
  ///   is now, or what reading and joining the shares throws.
  package func verify(
    archive: any ByteSource, patient: any ByteSource, with crew: (any Crew)? = nil
  ) throws(SharingError) {
    try verify(Share(archive), Share(patient), crew)
  }

  /// Proves a written archive share together with the patient share that a sheet stands for.
  ///
  /// - Throws: as ``verify(archive:patient:with:)``; `alteredOrUnrelated` also when the share is of
  ///   another pair.
  package func verify(
    archive: any ByteSource, drawn: DrawnPair, with crew: (any Crew)? = nil
  ) throws(SharingError) {
    let archive = try Share(archive)
    guard let patient = Share(drawn, with: archive) else { throw .alteredOrUnrelated }
    try verify(archive, patient, crew)
  }

  private func verify(
    _ archive: Share, _ patient: Share, _ crew: (any Crew)?
  ) throws(SharingError) {
    guard archive.role == .archive, patient.role == .patient else { throw .alteredOrUnrelated }
    let pair = try Pair(unchecked: archive, patient)
    guard pair.isExact == isExact, pair.payload.digest == payload.digest,
      pair.count == source.count, pair.path == payload.path
    else { throw .digestMismatch }
    let comparison = Comparison(source: source, lossy: isExact ? nil : cover)
    guard try pair.prove(to: comparison, with: crew) == source.count else { throw .sourceChanged }
  }
}

extension Payload {
  init(_ file: DICOMFile, _ cover: Cover, _ digest: [UInt8], _ path: [UInt8]) {
    isExact = true
    wordBits = cover.bits
    isLittleEndian = cover.isLittleEndian
    prefixBytes = cover.range.lowerBound
    coverBytes = cover.range.count
    suffixBytes = file.count - cover.range.upperBound
    jsonBytes = 0
    self.digest = digest
    self.path = Array(path.prefix(Int(UInt16.max)))
  }
}
