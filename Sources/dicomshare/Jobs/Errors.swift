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
