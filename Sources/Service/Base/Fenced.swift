/// Another instance has taken over this work.
struct Fenced: Error {}
