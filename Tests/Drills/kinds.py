"""File systems to try the program on: each is mounted in a folder, or says why it cannot be here."""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent


class Missing(Exception):
    """This kind cannot be had here, with the reason."""


def needs(*programs):
    for name in programs:
        if not shutil.which(name, path=os.environ["PATH"] + ":/sbin:/usr/sbin"):
            raise Missing(f"{name} is not installed")


def run(*command, **more):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if result.returncode:
        raise Missing(f"{command[0]} failed: {(result.stderr or result.stdout).strip()[-120:]}")
    return result.stdout.strip()


def image(base, megabytes=96):
    path = base / "image"
    with open(path, "wb") as file:
        file.truncate(megabytes << 20)
    return path


def until_mounted(folder, process=None):
    for _ in range(1200):
        if os.path.ismount(folder):
            return
        if process and process.poll() not in (None, 0):
            break
        time.sleep(0.05)
    raise Missing("it was not mounted")


def unmount(folder):
    for command in (["fusermount", "-u"], ["umount"], ["umount", "-l"]):
        for _ in range(20):
            if not os.path.ismount(folder):
                return
            subprocess.run([*command, str(folder)], capture_output=True)
            time.sleep(0.05)


class Kind:
    """One file system. `environment` is for programs that work on it."""

    # Whether the whole spool may lie there, and whether the service's results may.
    holds_spool = True
    holds_results = True
    environment = {}

    def mount(self, base, folder):
        raise NotImplementedError

    def end(self):
        """What is left to be ended after the unmount."""

    @contextlib.contextmanager
    def mounted(self, base):
        base = pathlib.Path(base).resolve()
        base.mkdir()
        folder = base / "mount"
        folder.mkdir()
        try:
            self.mount(base, folder)
            yield folder
        finally:
            unmount(folder)
            self.end()


class Poor(Kind):
    """Any folder, made poor: works where nothing can be mounted."""

    holds_spool = False
    links = False

    def mount(self, base, folder):
        needs("cc")
        library = base / "poor.so"
        run("cc", "-shared", "-fPIC", "-O1", "-o", library, HERE / "poor.c", "-ldl")
        self.environment = {"LD_PRELOAD": str(library), "POOR": str(folder)}
        if self.links:
            self.environment["POOR_LINKS"] = "1"


class PoorWithLinks(Poor):
    links = True
    holds_spool = True


class FUSE(Kind):
    def mount(self, base, folder):
        if not os.access("/dev/fuse", os.R_OK | os.W_OK):
            raise Missing("/dev/fuse cannot be opened")
        self.begin(base, folder)

    def begin(self, base, folder):
        raise NotImplementedError


class ExFAT(FUSE):
    holds_spool = False
    device = None

    def begin(self, base, folder):
        needs("mkfs.exfat", "mount.exfat-fuse", "losetup")
        path = image(base)
        run("mkfs.exfat", path)
        self.device = run("losetup", "-f", "--show", path)
        run("mount.exfat-fuse", self.device, folder)
        until_mounted(folder)

    def end(self):
        if self.device:
            subprocess.run(["losetup", "-d", self.device], capture_output=True)


class FAT(FUSE):
    """Loses what is in a folder that is moved: the service must see that before it is too late."""

    holds_spool = False
    holds_results = False

    def begin(self, base, folder):
        needs("mkfs.vfat", "fusefat")
        path = image(base)
        run("mkfs.vfat", "-F", "32", path)
        run("fusefat", "-o", "rw+", path, folder)
        until_mounted(folder)


class NTFS(FUSE):
    def begin(self, base, folder):
        needs("mkfs.ntfs", "ntfs-3g")
        path = image(base)
        run("mkfs.ntfs", "-F", "-q", path)
        run("ntfs-3g", path, folder)
        until_mounted(folder)


class SSHFS(FUSE):
    """On a server that is a child of this program: no network, no account."""

    children = ()

    def __init__(self, far=None, options=()):
        self.far = far
        self.options = options

    def begin(self, base, folder):
        server = "/usr/lib/openssh/sftp-server"
        needs("sshfs", server)
        far = self.far or base / "far"
        far.mkdir(exist_ok=True)
        here, there = socket.socketpair()
        other = subprocess.Popen([server], stdin=there, stdout=there)
        near = subprocess.Popen(
            ["sshfs", "-o", "passive", *self.options, "-f", f"any:{far}", str(folder)],
            stdin=here, stdout=here, stderr=subprocess.DEVNULL)
        here.close()
        there.close()
        self.children = (near, other)
        until_mounted(folder, near)

    def end(self):
        for child in self.children:
            child.kill()
            child.wait()


class Over(FUSE):
    """A FUSE file system over a folder, by one command."""

    def __init__(self, *command, before=None):
        self.command = command
        self.before = before

    def begin(self, base, folder):
        needs(self.command[0])
        under = base / "under"
        under.mkdir()
        if self.before:
            self.before(base, under)
        places = {"{under}": str(under), "{mount}": str(folder), "{base}": str(base)}
        command = [part for part in self.command]
        for place, path in places.items():
            command = [part.replace(place, path) for part in command]
        # Some stay in the foreground until they are ended.
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=60)
        until_mounted(folder)


class Rclone(Over):
    """Moves a folder by copying what it has uploaded of it: the service sees that in time."""

    holds_spool = False
    holds_results = False

    def __init__(self):
        super().__init__("rclone", "--config", "/dev/null", "mount", "{under}", "{mount}",
                         "--vfs-cache-mode", "full", "--daemon")


def gocryptfs(base, under):
    needs("gocryptfs")
    (base / "word").write_text("word\n")
    run("gocryptfs", "-q", "-scryptn", "10", "-passfile", base / "word", "-init", under)


def overlay(base, under):
    for name in ("upper", "scratch"):
        (base / name).mkdir()


class Gluster(Kind):
    """A volume of one brick on this machine."""

    processes = ()

    def mount(self, base, folder):
        needs("glusterd", "gluster", "glusterfs")
        name = f"drill{os.getpid()}"
        started = subprocess.run(["pgrep", "-x", "glusterd"], capture_output=True).returncode != 0
        if started:
            self.processes = (subprocess.Popen(
                ["glusterd", "-N"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL),)
            time.sleep(3)
        brick = base / "brick"
        run("gluster", "--mode=script", "volume", "create", name, f"{socket.gethostname()}:{brick}",
            "force", timeout=60)
        self.name = name
        run("gluster", "--mode=script", "volume", "start", name, timeout=60)
        run("mount", "-t", "glusterfs", f"{socket.gethostname()}:/{name}", folder, timeout=60)
        until_mounted(folder)

    def end(self):
        if hasattr(self, "name"):
            for verb in ("stop", "delete"):
                subprocess.run(["gluster", "--mode=script", "volume", verb, self.name],
                               capture_output=True, timeout=60)
        for process in self.processes:
            process.terminate()
            process.wait()


# The first ones are for every day.
KINDS = {
    "like FAT": Poor,
    "like NTFS": PoorWithLinks,
    "exfat-fuse": ExFAT,
    "sshfs": SSHFS,
    "fusefat": FAT,
    "ntfs-3g": NTFS,
    "bindfs": lambda: Over("bindfs", "{under}", "{mount}"),
    "mergerfs": lambda: Over("mergerfs", "{under}", "{mount}"),
    "gocryptfs": lambda: Over(
        "gocryptfs", "-q", "-passfile", "{base}/word", "{under}", "{mount}", before=gocryptfs),
    "fuse-overlayfs": lambda: Over(
        "fuse-overlayfs", "-o", "lowerdir={under},upperdir={base}/upper,workdir={base}/scratch",
        "{mount}", before=overlay),
    "unionfs": lambda: Over("unionfs", "-o", "cow", "{under}=RW", "{mount}"),
    "rclone": Rclone,
    "gluster": Gluster,
}
EVERY_DAY = 4
