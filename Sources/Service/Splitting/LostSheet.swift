/// The sheet of a committed pair was published and is no longer here: the file is split afresh.
struct LostSheet: Error {}
