internal import Spool

/// The file for metrics cannot be written: its folder is none of the service's own.
struct UnwrittenMetrics: Error { let cause: SystemCallError }
