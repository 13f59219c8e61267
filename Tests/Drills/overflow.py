#!/usr/bin/env python3
"""More than the kernel or the limits of the process hold: events, instances, watches, descriptors.

The queue of events overflows while the daemon is stopped; there is no inotify instance left when it
starts; the watches come to an end while it works; so do the descriptors, from the start and in the
middle. Folders are listed again only once a day, so that every file must be found by what the daemon
does about it. In the end each is exactly one pair.
"""

import itertools
import pathlib
import subprocess

from spool import check, dicom, drill, standing_still, wait

CONFIGURATION = 'rescan = "1d"\nstudy-quiet = "2s"\n'
QUEUE = pathlib.Path("/proc/sys/fs/inotify/max_queued_events")
# To fill a larger queue would take too long.
MOST_EVENTS = 100_000
# A user namespace has limits of its own: namespaces(7), inotify(7).
WATCHES = 12
FEW_WATCHES = [
    "unshare", "--user", "--map-root-user", "sh", "-c",
    f'echo {WATCHES} >/proc/sys/user/max_inotify_watches && exec "$@"', "sh",
]
INSTANCES = "/proc/sys/user/max_inotify_instances"
NO_INSTANCE = [
    "unshare", "--user", "--map-root-user", "sh", "-c", f'echo 0 >{INSTANCES} && exec "$@"', "sh"]


class Modality:
    """Sends small files, each different from all others, as fast as it can."""

    def __init__(self, spool):
        self.spool = spool
        self.studies = [dicom(0, study=study) for study in range(20)]
        self.numbers = itertools.count()

    def send(self, count, folder="I", folders=1):
        for place in range(count):
            number = next(self.numbers)
            data = b"%128d" % number + self.studies[number % len(self.studies)][128:]
            name = f"{folder}{place % folders}/IM{number:06}.dcm"
            self.spool.send(name, data, rename=number % 2 == 0)

    def wait(self, seconds):
        count = len(self.spool.sent)
        wait(lambda: self.spool.pairs() >= count, f"{count} pairs", seconds)


def queue(spool, modality, options):
    """Nobody takes the events."""
    limit = int(QUEUE.read_text())
    if limit > MOST_EVENTS:
        return f"queue skipped: it holds {limit} events here"
    count = limit + limit // 10 if options.quick else max(100_000, 2 * limit)
    daemon = spool.start_working()
    # Only folders that it knows fill the queue.
    modality.send(count // 1000, "Q", folders=count // 1000)
    modality.wait(30)
    with standing_still(daemon):
        modality.send(count, "Q", folders=count // 1000)
    modality.wait(1800)
    check("lost events" in spool.said(), f"the queue of {limit} events overflowed")
    # It is there, and told of what comes.
    modality.send(100)
    modality.wait(30)
    spool.stop()
    return f"{count} files while nobody took events"


def watches(spool, modality, options):
    """The watches come to an end in the middle, and folders without one fill later."""
    if subprocess.run([*FEW_WATCHES, "true"], capture_output=True).returncode:
        return "watches skipped: there are no user namespaces here"
    spool.start_working(FEW_WATCHES)
    check("no inotify watches left" not in spool.said(), "there are enough watches at the start")
    modality.send(5 * WATCHES, "W", folders=5 * WATCHES)
    modality.wait(30)
    wait(lambda: "no inotify watches left" in spool.said(), "the end of the watches is said", 30)
    modality.send(5 * WATCHES, "W", folders=5 * WATCHES)
    modality.wait(30)
    check(spool.said().count("no inotify watches left") == 1, "and once")
    spool.stop()
    return f"{5 * WATCHES} folders with {WATCHES} watches"


def instances(spool, modality, options):
    """Other programs of the user have all inotify instances when the daemon starts."""
    if subprocess.run([*NO_INSTANCE, "true"], capture_output=True).returncode:
        return "instances skipped: there are no user namespaces here"
    daemon = spool.start_working(NO_INSTANCE)
    for folder in ("incoming", "reconstruct"):
        check(
            f"no inotify instances left (fs.inotify.max_user_instances), polling {folder}"
            in spool.said(), f"how {folder} is watched, and why, is said")
    check("sends no events" not in spool.said(), "nothing is said of file systems")
    modality.send(WATCHES, "I", folders=WATCHES)
    modality.wait(30)
    subprocess.run(
        ["nsenter", "--user", "--target", str(daemon.pid), "sh", "-c", f"echo 100 >{INSTANCES}"],
        check=True)
    status = spool.path("state", "status.json")
    wait(lambda: '"polling"' not in status.read_text(), "both folders are watched again", 60)
    modality.send(WATCHES, "I", folders=WATCHES)
    modality.wait(30)
    spool.stop()
    return f"{2 * WATCHES} files without an inotify instance, and with one again"


def descriptors(spool, modality, options):
    """There are few descriptors from the start; then there are none for a time."""
    count = 500 if options.quick else 5_000
    daemon = spool.start_working(["prlimit", "--nofile=64"])
    modality.send(count)
    modality.wait(300)
    check(daemon.poll() is None, "the daemon goes on with few descriptors")
    spool.stop()
    daemon = spool.start_working()
    limit = ["prlimit", "--pid", str(daemon.pid)]
    subprocess.run([*limit, "--nofile=3:1024"], check=True)
    modality.send(count)
    wait(lambda: "Too many open files" in spool.said(), "the want of descriptors is said", 30)
    before = spool.pairs()
    check(before < len(spool.sent), "nothing can be split without descriptors")
    subprocess.run([*limit, "--nofile=1024:1024"], check=True)
    modality.wait(300)
    check(daemon.poll() is None, "it is the same daemon")
    spool.stop()
    return f"{2 * count} files with 64 descriptors, and with none for a time"


def run(spool, options):
    spool.configuration = CONFIGURATION
    modality = Modality(spool)
    spool.path("incoming").mkdir(parents=True)
    # The folders of the last one are more than the watches of the first.
    parts = [watches, instances, descriptors, queue]
    texts = [part(spool, modality, options) for part in parts]
    check(not spool.incoming() and not spool.claims(), "incoming and work are empty")
    spool.account()
    return "; ".join([*texts, f"{len(spool.sent)} files are exactly one pair each"])


if __name__ == "__main__":
    drill(run, __doc__)
