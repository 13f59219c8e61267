internal import DICOM
internal import SecretSharing
internal import Spool

/// Where a worker opens packages, each in the one before it.
///
/// It hands out pieces of files, and decides nothing: how much is taken, and where it goes, is the
/// affair of the one that asks.
final class PackageBench {
  private let progress: Progress
  private var packages: [OpenPackage] = []

  init(_ progress: Progress) { self.progress = progress }

  /// Does what one of the three requests about packages asks for; after an error, the package that
  /// has it is left, and those around it are as they were.
  ///
  /// - Throws: `unreadable` when the medium is at fault.
  func reply(to request: WorkerRequest, _ files: [File]) throws(SharingError) -> WorkerReply {
    _ = progress.takeFailure()
    do throws(PackageError) {
      switch request {
      case .openPackage(let format, let depth):
        // Those that were open deeper inside have been left.
        guard packages.indices.contains(depth) || packages.count == depth else { throw .tooLarge }
        packages.removeSubrange(depth...)
        packages.append(OpenPackage(try reader(format, files[0])))
        return .done
      case .nextInPackage:
        let file = try innermost { package throws(PackageError) in try package.next() }
        if file == nil { packages.removeLast() }
        return .packaged(file)
      default:
        return .piece(try innermost { package throws(PackageError) in try package.piece() })
      }
    } catch {
      if let code = progress.takeFailure() { throw .unreadable(ReadError(code: code)) }
      return .unopened(error)
    }
  }

  /// Closes all packages.
  func close() { packages = [] }

  private func innermost<R>(
    _ body: (OpenPackage) throws(PackageError) -> R
  ) throws(PackageError) -> R {
    guard let package = packages.last else { throw .damaged }
    do throws(PackageError) {
      return try body(package)
    } catch {
      packages.removeLast()
      throw error
    }
  }

  private func reader(
    _ format: PackageFormat, _ file: File
  ) throws(PackageError) -> any PackageReader {
    format == .mail
      ? try MailReader.reader(of: file, progress) : try ArchiveReader(format, file, progress)
  }
}
