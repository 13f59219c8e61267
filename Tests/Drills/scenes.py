"""What the program is stopped and disturbed in: each scene is a state, something to be done in it,
and what must hold in the end, whatever happened in between.
"""

from scene import Scene, Service  # noqa: F401
from scenes_command import (
    ExpandCommand, ExportCommand, JoinPageCommand, ReconstructCommand, SheetCommand, SplitCommand)
from scenes_service import (
    FirstStart,
    Arrival,
    OnSheet,
    SheetArrival,
    Published,
    Supplement,
    Duplicate,
    IssueAgain,
    Late,
    HandedOver,
    SheetSupplement,
    SheetHandedOver,
    Drop,
    DropAlone,
    Return,
    Foreign,
    Kept,
    Expiry,
)
from scenes_takeover import (
    TakeOver,
    TakeOverClaimed,
    TakeOverWritten,
    TakeOverCommitted,
    TakeOverPlaced,
    TakeOverSheet,
    TakeOverIssued,
)

COMMANDS = [
    SplitCommand, ReconstructCommand, SheetCommand, ExpandCommand, ExportCommand, JoinPageCommand]
SERVICES = [
    FirstStart, Arrival, Supplement, Drop, DropAlone, Return, HandedOver, TakeOverClaimed,
    TakeOverWritten, TakeOverCommitted, TakeOverPlaced, TakeOverIssued, IssueAgain, Duplicate, Late,
    Foreign, Kept, Expiry, SheetArrival, SheetSupplement, SheetHandedOver, TakeOverSheet,
]
