/// The key of a sheet is not what was written: the disk has damaged it.
struct DamagedSheet: Error {}
