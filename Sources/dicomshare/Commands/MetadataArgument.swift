internal import ArgumentParser

extension MetadataKind: ExpressibleByArgument {}
