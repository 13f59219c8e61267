// Public, because a conformance of a public type is.
public import ArgumentParser
public import SecretSharing

extension Mode: ExpressibleByArgument {}
