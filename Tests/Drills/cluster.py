"""A GlusterFS volume of two bricks on this machine, hosts on it, and modalities that send to them."""

import collections
import contextlib
import os
import pathlib
import signal
import subprocess
import threading
import time

from kinds import run, until_mounted
from spool import Spool, check, dicom, wait

ADDRESS = "10.24.0.1"
VOLUME = "drill"
BASES = [dicom(study, study=study, side=128) for study in range(100)]


class Volume:
    """A volume of two bricks and its clients."""

    def __init__(self, base):
        self.base = base
        run("ip", "link", "set", "lo", "up")
        run("ip", "address", "add", f"{ADDRESS}/32", "dev", "lo")
        for folder in ("/var/lib/glusterd", "/run/gluster", "/var/log/glusterfs"):
            os.makedirs(folder, exist_ok=True)
            run("mount", "-t", "tmpfs", "none", folder)
        subprocess.Popen(["glusterd", "-N"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait(lambda: self.gluster("volume", "list").returncode == 0, "glusterd answers", 60, pause=0.5)
        self.bricks = [base / "brick1", base / "brick2"]
        self.does("volume", "create", VOLUME, "replica", "2",
                  *(f"{ADDRESS}:{brick}" for brick in self.bricks), "force")
        self.does("volume", "start", VOLUME)

    def gluster(self, *words):
        return subprocess.run(["gluster", "--mode=script", *words], capture_output=True, text=True)

    def does(self, *words):
        result = self.gluster(*words)
        check(result.returncode == 0, f"gluster {' '.join(words)}: {result.stdout}{result.stderr}")

    def client(self, name):
        folder = self.base / name
        if folder.exists():
            return folder
        folder.mkdir()
        run("glusterfs", f"--volfile-server={ADDRESS}", f"--volfile-id=/{VOLUME}", folder)
        until_mounted(folder)
        return folder

    def kill_brick(self, brick):
        """Kills the process of a brick; the other one goes on alone."""
        mark = str(brick).replace("/", "-")
        (file,) = pathlib.Path("/run/gluster/vols", VOLUME).glob(f"*{mark}.pid")
        process = int(file.read_text())
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)  # it became a child of this namespace's first process

    def count(self):
        """Has the bricks count what they are asked for."""
        self.does("volume", "profile", VOLUME, "start")

    def counted(self):
        """How often the bricks were asked for what since the last time, by the names of the calls."""
        said = self.gluster("volume", "profile", VOLUME, "info", "incremental").stdout
        rows = [line.split() for line in said.splitlines()]
        counts = collections.Counter()
        for row in rows:
            if len(row) == 9 and row[0][0].isdigit():
                counts[row[8]] += int(row[7])
        return counts

    def heal(self):
        """Starts bricks that died, and waits until they have what they missed."""
        self.does("volume", "start", VOLUME, "force")

        def is_whole():
            said = self.gluster("volume", "heal", VOLUME, "info").stdout
            counts = [line.split(":")[1].strip() for line in said.splitlines() if "entries:" in line]
            return len(counts) == 2 and set(counts) == {"0"}

        wait(is_whole, "the brick is healed", 300, pause=2)


class Host(Spool):
    """The spool as a host sees it through its own client, with a name of its own."""

    def __init__(self, binary, volume, name, sent, spool="spool"):
        super().__init__(binary, volume.client(name) / spool, 'study-quiet = "5s"\n')
        self.name, self.sent = name, sent
        self.log = volume.base / f"{name}-{spool}.log"

    def start_working(self, wrapper=()):
        uts = ["unshare", "--uts", "sh", "-c", 'hostname "$0"; exec "$@"', self.name]
        return super().start_working(wrapper=[*uts, *wrapper])


def content(number, study):
    """A file of 33 kB that no other is equal to."""
    return b"%128d" % number + BASES[study % len(BASES)][128:]


class Sender:
    """Modalities that send through each host in turn, and for a small part through another client."""

    def __init__(self, hosts, apart, seconds):
        self.hosts, self.apart, self.seconds = hosts, apart, seconds
        self.number = 0

    def send(self, count):
        for number in range(self.number, self.number + count):
            study = number // 50
            host = self.hosts[number % len(self.hosts)]
            if self.apart and number % 50 == 49:
                host = self.apart
            # A folder that a host's client knows tells of what is renamed into it; all else rests.
            host.send(f"{host.name}/IM{number:05}.dcm", content(number, study))
            time.sleep(self.seconds)
        self.number += count

    @contextlib.contextmanager
    def sending(self, count):
        thread = threading.Thread(target=self.send, args=(count,), daemon=True)
        thread.start()
        yield
        thread.join()
