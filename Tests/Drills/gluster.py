#!/usr/bin/env python3
"""Two hosts on one GlusterFS volume: one is killed, one stands still, and a disk of the volume dies.

The volume has two bricks on this machine, each with a copy of everything, and three clients: one for
each host, and one for the modality. All of it lives in namespaces of its own (mounts, network,
processes) and goes with them, however the drill ends.

With --measure COUNT the drill measures instead: files a second of one daemon and of two.
"""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from cluster import Host, Sender, Volume, content
from kinds import Missing, needs
from spool import Failed, Spool, arguments, below, check, states, wait


def catch(host, view, other, number):
    """Sends a signal to a host's daemon that has a claim in its hands."""
    (daemon,) = host.daemons
    mine = lambda: [path for path in view.sources() if path.parts[-4] == host.instance]
    wait(mine, f"{host.name} works on something", 120, pause=0.002)
    daemon.send_signal(number)
    return daemon


def endure(volume, options):
    """Everything that may happen to hosts and disks; each file is exactly one pair afterwards."""
    sent = {}
    hosts = [Host(options.binary, volume, name, sent) for name in ("one", "two")]
    apart = None if options.impatient else Host(options.binary, volume, "three", sent)
    view = Spool(options.binary, volume.bricks[1] / "spool")
    for host in hosts:
        begin(host, view)
    one, two = hosts
    sender = Sender(hosts, apart, 0.002)
    part = options.count // 4
    try:
        with sender.sending(part):
            daemon = catch(two, view, one, signal.SIGKILL)
            daemon.wait()
            two.daemons = []
        wait(lambda: "took over" in one.said(), "the living one takes claims over", 200)
        begin(two, view)
        print("killed, and taken over", flush=True)

        with sender.sending(part):
            daemon = catch(one, view, two, signal.SIGSTOP)
            wait(lambda: states(daemon) == {"T"}, "it stands still", 10)
            stopped = time.monotonic()
        wait(lambda: "took over" in two.said(), "the other one takes claims over", 200)
        time.sleep(max(0, options.still - (time.monotonic() - stopped)))
        daemon.send_signal(signal.SIGCONT)
        time.sleep(5)
        check(daemon.poll() is None, "it goes on")
        print("stood still, and taken over", flush=True)

        with sender.sending(part):
            time.sleep(2)
            volume.kill_brick(volume.bricks[0])
        with sender.sending(options.count - 3 * part):
            time.sleep(2)
            volume.heal()
        print("healed", flush=True)
        wait(lambda: not view.incoming(), "all are taken", 600, pause=1)
        wait(lambda: view.pairs() == len(sent), "all are split", 600, pause=1)
        wait(lambda: not view.staged(), "all is published", 300, pause=1)
        if not options.impatient:
            # What only its rest proved to be finished is kept for ten minutes.
            view.wait_until_done(900)
        for host in hosts:
            host.stop()
        one.account()
        same(volume.bricks)
    finally:
        for host in hosts:
            if sys.exc_info()[0]:
                print(host.name, host.said()[-1500:])
    return f"{len(sent)} files, each exactly one pair"


def begin(host, view):
    before = {instance.name for instance in view.instances()}
    host.start_working()
    (host.instance,) = {instance.name for instance in view.instances()} - before


def same(bricks):
    """Both bricks have the same files."""
    names = [sorted(path.relative_to(brick) for path in below(brick / "spool")) for brick in bricks]
    check(names[0] == names[1], f"{len(set(names[0]) ^ set(names[1]))} files are on one brick only")


def rate(volume, options, number, names, is_apart):
    """Files a second from the first commit to the last."""
    spool = f"measured{number}"
    view = Spool(options.binary, volume.bricks[1] / spool)
    hosts = [Host(options.binary, volume, name, {}, spool) for name in names]
    for host in hosts:
        host.start_working(wrapper=options.wrapper.split() if options.wrapper else ())
    senders = [Host(options.binary, volume, "three", {}, spool)] if is_apart else hosts
    for number in range(options.measure):
        study = f"S{number // 50}"
        sender = senders[number // 50 % len(senders)]
        sender.path("incoming", study).mkdir(parents=True, exist_ok=True)
        ready = sender.path("incoming", ".ready")
        ready.mkdir(exist_ok=True)
        (ready / f"IM{number:05}.dcm").write_bytes(content(number, number // 50))
    volume.counted()
    for number in range(options.measure):
        sender, name = senders[number // 50 % len(senders)], f"IM{number:05}.dcm"
        os.rename(sender.path("incoming", ".ready", name),
                  sender.path("incoming", f"S{number // 50}", name))
    wait(view.pairs, "the first is split", 300, pause=0.01)
    begun, first = time.monotonic(), view.pairs()
    wait(lambda: view.pairs() == options.measure, "all are split", 1200, pause=0.1)
    seconds = time.monotonic() - begun
    calls = volume.counted()
    print(", ".join(f"{name} {count / options.measure / len(volume.bricks):.1f}"
                    for name, count in calls.most_common(16)), flush=True)
    for host in hosts:
        host.stop()
    return (options.measure - first) / seconds


def measure(volume, options):
    volume.count()
    cases = [(("one",), False), (("one", "two"), False), (("one",), True), (("one", "two"), True)]
    for number, (names, is_apart) in enumerate(cases):
        if options.case and str(number) not in options.case:
            continue
        files = rate(volume, options, number, names, is_apart)
        way = "through another client" if is_apart else "through the daemons' clients"
        print(f"{len(names)} daemons, sent {way}: {files:.1f} files a second", flush=True)
    return "measured"


def inside(options):
    """Within the namespaces."""
    base = pathlib.Path(options.inside)
    try:
        needs("glusterd", "gluster", "glusterfs", "ip")
        if not os.access("/dev/fuse", os.R_OK | os.W_OK):
            raise Missing("/dev/fuse cannot be opened")
        volume = Volume(base)
        begun = time.monotonic()
        text = measure(volume, options) if options.measure else endure(volume, options)
        print(f"passed in {time.monotonic() - begun:.0f} s: {text}")
    except Missing as reason:
        print(f"skipped: {reason}")
        return 77
    except Failed as failure:
        print(f"FAILED: {failure}")
        return 1
    return 0


def main():
    def more(parser):
        parser.add_argument("--count", type=int, default=5_000, help="files of the long form")
        parser.add_argument("--still", type=int, default=180, help="seconds that a host stands still")
        parser.add_argument("--impatient", action="store_true",
                            help="without what takes ten minutes: files that rest")
        parser.add_argument("--measure", type=int, metavar="COUNT", help="files a second, no drill")
        parser.add_argument("--case", help="which of the four cases are measured, as 01")
        parser.add_argument("--wrapper", help="a command before the daemons, as strace")
        parser.add_argument("--inside", help=argparse.SUPPRESS)

    options = arguments(__doc__, more)
    if options.inside:
        sys.exit(inside(options))
    if options.quick:
        print("skipped: it takes minutes, and has no short form")
        sys.exit(77)
    if os.geteuid() != 0:
        print("skipped: only root can mount a volume")
        sys.exit(77)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    base = pathlib.Path(tempfile.mkdtemp(prefix="dicomshare-drill-")).resolve()
    try:
        # All processes go with the first one of their namespace, and all mounts with the processes.
        sys.exit(subprocess.run(
            ["unshare", "--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child",
             sys.executable, *sys.argv, "--inside", str(base)]).returncode)
    finally:
        if not options.keep:
            shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    main()
