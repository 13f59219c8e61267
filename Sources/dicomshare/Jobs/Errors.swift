internal import DICOM
internal import SecretSharing
internal import Spool

/// Runs calls on what is read, and takes their failures for those of the library.
func reading<R>(_ body: () throws(SystemCallError) -> R) throws(SharingError) -> R {
  do throws(SystemCallError) {
    return try body()
  } catch {
    throw .unreadable(ReadError(code: error.code))
  }
}

/// Runs calls on what is written, and takes their failures for those of the library.
func writing<R>(_ body: () throws(SystemCallError) -> R) throws(SharingError) -> R {
  do throws(SystemCallError) {
    return try body()
  } catch {
    throw .unwritable(error.code)
  }
}

/// Opens a folder for results, made with its parents when it is missing.
func outputFolder(_ path: Path) throws(Failure) -> Folder {
  do throws(SystemCallError) {
    return try Location.folder(path, makingWith: 0o750)
  } catch {
    throw Failure(writing: error.code)
  }
}
