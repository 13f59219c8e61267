package import DICOM

/// What a worker finds in a file that may be DICOM.
package struct Examination: Equatable, Sendable {
  /// What a walk through the content found.
  package enum Structure: UInt8, Sendable {
    /// Ends exactly at the end of the file.
    case complete
    /// The same, but more may follow: a writer that closes its file between two elements, and goes
    /// on with the pixels, leaves this for a moment.
    case doubtful
    /// All of it is there but for what ends it, or a few bytes too many.
    case odd
    /// Begins like a DICOM file, and does not end there.
    case incomplete
    /// Empty, or nothing but zeros at its beginning: reserved, to be filled later.
    case blank
    /// Something else.
    case foreign
  }

  /// How the content ends.
  package let structure: Structure
  /// Whether it ends in zeros.
  package let zeroTail: ZeroTail
  /// Whose exam it is; nil when this is no DICOM file.
  package let identity: Identity?

  /// Walks through a file.
  ///
  /// - Returns: what was found, and the walk itself if this is a DICOM file.
  static func of(_ source: any ByteSource) throws(ReadError) -> (Examination, DICOMFile?) {
    do throws(DICOMError) {
      let walk = try DICOMFile(source)
      let tail = walk.isComplete ? try Self.zeroTail(of: walk, source) : .none
      let found = Examination(
        structure: structure(of: walk), zeroTail: tail, identity: walk.identity)
      return (found, walk)
    } catch {
      if case .unreadable(let error) = error { throw error }
      let head = try source.bytes(0..<min(source.count, 132))
      let isBlank = head.allSatisfy { $0 == 0 }
      return (
        Examination(structure: isBlank ? .blank : .foreign, zeroTail: .none, identity: nil), nil
      )
    }
  }

  private static func structure(of walk: DICOMFile) -> Structure {
    if walk.isComplete { return walk.mayGoOn ? .doubtful : .complete }
    return walk.isOddlyEnded ? .odd : .incomplete
  }

  private static func zeroTail(
    of walk: DICOMFile, _ source: any ByteSource
  ) throws(DICOMError) -> ZeroTail {
    do throws(ReadError) {
      return try walk.zeroTail(source)
    } catch {
      throw .unreadable(error)
    }
  }
}

extension Examination {
  func write(to writer: inout MessageWriter) {
    writer.append(structure.rawValue)
    writer.append(zeroTail.rawValue)
    writer.append(identity != nil)
    identity?.write(to: &writer)
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    guard let structure = Structure(rawValue: try reader.byte()) else {
      throw MalformedMessage()
    }
    self.structure = structure
    guard let zeroTail = ZeroTail(rawValue: try reader.number()) else { throw MalformedMessage() }
    self.zeroTail = zeroTail
    identity = try reader.flag() ? try Identity(&reader) : nil
  }
}

extension Identity {
  func write(to writer: inout MessageWriter) {
    for text in [
      studyInstanceUID, patientID, issuerOfPatientID, accessionNumber, instanceUID, studyDate,
    ] {
      writer.append(text)
    }
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    self = .nobody
    studyInstanceUID = try reader.optionalText()
    patientID = try reader.optionalText()
    issuerOfPatientID = try reader.optionalText()
    accessionNumber = try reader.optionalText()
    instanceUID = try reader.optionalText()
    studyDate = try reader.optionalText()
  }
}
