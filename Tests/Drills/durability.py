"""What a log of system calls says of the order in which things reach the medium."""

import re

from spool import check

# What readers look for, and what the clerk will find when a folder on its way has arrived.
FINAL = re.compile(
    r".*/(archive|outgoing|work/\.outgoing/(staging|publishing)/[^/]+|reconstructed|rejected"
    r"|work/\.kept|a|p|output)(/[^./][^/]*)+"
    # The key of a sheet, which the halves that are drawn from it depend on.
    r"|.*/work/\.outgoing/(staging|publishing)/[^/]+/\.sheet"
)
HALF = re.compile(r".*/([^/]*\.png|P[^/]*\.PNG)")


class File:
    """One file, whatever names it has."""

    def __init__(self):
        # A file of which nothing is known was written by others.
        self.version = self.synced = 0
        self.is_read = False


class Order:
    """Follows a log from its beginning; Failed at the first thing that comes too early.

    `left` are the folders that are there at the beginning: a run that was killed may have made them,
    and not have come to put their names on the medium.
    """

    def __init__(self, calls, left=()):
        self.descriptors = {}
        self.files = {}
        # Entries of folders that are not on the medium: path, and the line that made it.
        self.pending = [(str(path), -1) for path in left]
        # Final names, with the names that their files had before.
        self.final = {}
        # What tells that a half has a sheet; and halves whose sheet was durable when they got a name.
        self.marks = set()
        self.on_sheet = set()
        # Those whose source has gone.
        self.accounted = set()
        # How many sources and shares went.
        self.gone = 0
        steps = [(c.begin, 0, c) for c in calls] + [(c.end, 1, c) for c in calls]
        for _, phase, call in sorted(steps, key=lambda step: step[:2]):
            (self.end if phase else self.begin)(call)
        self.check_durable(self.final, "at the end")

    def file(self, path):
        """The file behind a path; a name of procfs is that of one without a name."""
        if match := re.fullmatch(r"/proc/self/fd/(\d+)", path):
            path = self.descriptors[int(match[1])]
        return self.files.setdefault(path, File())

    def begin(self, call):
        if call.is_write:
            file = self.file(call.file)
            file.version += 1
            file.is_read = False
        elif call.is_sync:
            call.version = self.file(call.file).version
        elif call.is_naming:
            self.check_name(call, *call.paths)
            self.check_gone(*call.paths)
        elif call.name == "unlinkat" and call.paths:
            self.check_gone(call.paths[0], "")

    def end(self, call):
        if call.name == "openat" and call.opened:
            self.descriptors[call.result] = call.opened
            if "O_CREAT" in call.text or "O_TMPFILE" in call.text:
                # The number of a file without a name may have been another one's before.
                self.files[call.opened] = File()
                is_named = "O_CREAT" in call.text and FINAL.fullmatch(call.opened)
                check(not is_named, f"made under its final name: {call}")
            if "O_CREAT" in call.text and "/.image-" in call.opened:
                self.marks.add(call.opened)
                self.pending.append((call.opened, call.end))
        elif call.is_read and call.file:
            self.file(call.file).is_read = True
        elif call.is_sync:
            file = self.file(call.file)
            file.synced = max(file.synced, call.version)
            # Another thread may have made a name since the fsync began.
            self.pending = [
                (path, line) for path, line in self.pending
                if path.rpartition("/")[0] != call.file or line > call.begin
            ]
        elif call.is_naming:
            self.name(call, *call.paths)
        elif call.name == "mkdirat":
            self.pending.append((call.paths[0], call.end))
        elif call.name == "unlinkat" and call.paths:
            self.files.pop(call.paths[0], None)

    def name(self, call, old, new):
        file = self.file(old)
        if call.name != "linkat":
            # With a folder goes all that is in it.
            def moved(path):
                return new + path[len(old):] if f"{path}/".startswith(f"{old}/") else path

            self.files = {moved(path): file for path, file in self.files.items()}
            self.final = {moved(path): was for path, was in self.final.items()}
            self.accounted = {moved(path) for path in self.accounted}
            self.marks = {moved(path) for path in self.marks}
            self.pending = [(moved(path), line) for path, line in self.pending]
        self.files[new] = file
        self.pending.append((new, call.end))
        if FINAL.fullmatch(new):
            self.final.setdefault(new, old)

    def check_name(self, call, old, new):
        """What gets a final name is on the medium, with all that is below it if it is a folder."""
        if not FINAL.fullmatch(new):
            return
        below = {p: f for p, f in self.files.items() if p.startswith(f"{old}/")}
        for path, file in [(old, self.file(old)), *below.items()]:
            check(file.synced == file.version, f"not synced: {path}, when {call}")
        self.check_durable(below, f"when {call}", above=old)
        if HALF.fullmatch(new) and "/archive/" in new:
            study = new.split("/")[-2]
            keys = [path for path in self.final if path.endswith(f"/staging/{study}/.sheet")]
            self.check_durable(keys, f"when {call}")
            if keys:
                self.on_sheet.add(new)
        # A half that comes back to the archive has been one before.
        if HALF.fullmatch(new) and "~" not in old:
            check(self.file(old).is_read, f"not read back: {old}, when {call}")

    def check_gone(self, old, new):
        """A source, or a share that was put together, goes when all that replaces it is there."""
        if "/source/" in old and "/work/" in old and "/rejected/" not in new:
            # The folder of a claim takes one file after the other.
            claim = old.split("/")[-3]
            halves = [
                p for p, was in self.final.items()
                if re.search(rf"/\.?pending/{claim}-", was) and p not in self.accounted
            ]
            if len(halves) == 1 and halves[0] in self.on_sheet:
                stem = halves[0].rpartition("/")[2].partition(".")[0]
                marks = [path for path in self.marks if path.endswith(f"/.image-{stem}")]
                check(marks, f"{old} goes, and its sheet does not know of it")
                self.check_durable(marks, f"when {old} goes")
            else:
                check(
                    sorted("/archive/" in path for path in halves) == [False, True],
                    f"{old} goes with {len(halves)} halves",
                )
            self.check_durable(halves, f"when {old} goes")
            self.accounted.update(halves)
        elif "/work/.reconstruct/used/" in new and re.search("/reconstruct/[^.]", old):
            files = [p for p in self.final if "/reconstructed/" in p]
            check(files, f"{old} goes before anything was put together")
            self.check_durable(self.final, f"when {old} goes")
        else:
            return
        self.gone += 1

    def check_durable(self, paths, when, above=""):
        """The names, and the folders that were made for them, are on the medium."""
        for changed, _ in self.pending:
            for path in paths if changed.startswith(f"{above}/") else ():
                check(not f"{path}/".startswith(f"{changed}/"), f"not synced: {changed}, {when}")
