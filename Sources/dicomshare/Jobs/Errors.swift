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

/// Makes a file in the making, and puts what cannot be done into words.
func pendingFile(in folder: Folder, of side: Role? = nil) throws(Failure) -> PendingFile {
  do throws(SystemCallError) {
    return try PendingFile(in: folder)
  } catch {
    throw Failure(writing: error, of: side)
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
