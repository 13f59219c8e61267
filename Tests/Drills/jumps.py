#!/usr/bin/env python3
"""The clock is put forward by days and years while the service works, and back: nothing is deleted
before its time, what arrives is split and published, and what is dropped is restored.
"""

import os
import shutil
import signal
import sys

from spool import below, check, dicom, drill, entries, wait
from writers import clock

DAY = 24 * 3600
# By how much the service's clock is ahead.
LEADS = (3 * DAY, 0, 3650 * DAY, -3 * DAY, 0)


def put(spool, seconds):
    """Sets the clock; the file is replaced as a whole."""
    pending = spool.folder.parent / "clock.new"
    pending.write_text(f"{seconds}\n")
    os.rename(pending, spool.folder.parent / "clock.txt")


def kept(spool):
    """What would be deleted after an hour or a day."""
    return {
        "restored files": len(below(spool.path("reconstructed"), "*.dcm")),
        "used shares": len(entries(spool.path("work", ".reconstruct", "used"))),
        "handed over": len(entries(spool.path("outgoing", "handed-over"))),
    }


def journey(spool, number):
    """An exam that is split, published, restored and handed over."""
    spool.send(f"S{number}/IM{number}.dcm", dicom(number, study=number))
    titles = lambda: [p for p in entries(spool.path("outgoing")) if "-" in p.name[:5]]
    wait(titles, "it is published", 60)
    (title,) = titles()
    restored = kept(spool)["restored files"]
    (label,) = {title.name[:14]}
    for share in [*title.glob("P*.PNG"), *spool.path("archive", label).glob("*.png")]:
        shutil.copy(share, spool.path("reconstruct", f"{number}-{share.name}"))
    wait(lambda: kept(spool)["restored files"] > restored, "it is restored", 60)
    os.rename(title, spool.path("outgoing", "handed-over", title.name))


def run(spool, options):
    spool.configuration = 'study-quiet = "1s"\n'
    put(spool, 0)
    wrapper = clock(spool, f"CLOCK_FILE={spool.folder.parent / 'clock.txt'}")
    if not wrapper:
        print("skipped: there is no C compiler")
        sys.exit(77)
    daemon = spool.start_working(wrapper)
    journey(spool, 0)
    for number, lead in enumerate(LEADS, 1):
        put(spool, lead)
        # What is old enough goes when the service has read its configuration again.
        read = spool.said().count("configuration")
        daemon.send_signal(signal.SIGHUP)
        wait(lambda: spool.said().count("configuration") > read, "it is read again", 30)
        journey(spool, number)
        # Shares are put away after the file is there.
        wait(lambda: set(kept(spool).values()) == {number + 1},
             f"{number + 1} of each are kept, {lead} s ahead", 4)
    check(daemon.poll() is None, "it is the same service")
    spool.stop()
    spool.account()
    return f"the clock jumped {len(LEADS)} times; {len(spool.sent)} exams were split, restored and kept"


if __name__ == "__main__":
    drill(run, __doc__)
