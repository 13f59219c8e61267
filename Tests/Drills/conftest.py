"""Runs the drills under pytest: each is one test, named after its script.

    pytest Tests/Drills --quick                 all that take minutes at most
    pytest Tests/Drills -k kill --seed 7        one of them
    pytest Tests/Drills -m "not root and not slow" --quick

A drill is a program of its own. Its exit status says how it ended: 0 passed, 77 skipped, with the
reason on a line of its output that begins with "skipped", anything else failed.
"""

import os
import pathlib
import re
import signal
import subprocess
import sys
import threading

import pytest

from beside import Background, Lane, Program

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
SKIPPED = 77
LEFT_OUT = pytest.StashKey()  # what drills could not play of themselves, by name
LIMIT = 15 * 60  # in seconds, for the short form of a drill; the long one has none
LINES_TOLD = 30  # of what a failed drill printed, in the report at the end

# What each drill is called with. {binary}, {quick}, {seed} and {keep} stand for the options;
# one that a drill does not know is left out. The cheapest come first.
SPOOL = "--binary {binary} {quick} {seed} {keep}"
DRILLS = {
    "bombs": ("bombs.py", "--binary {binary} {quick}"),
    "tamper": ("tamper.py", "--binary {binary} {quick} {seed}"),
    "corpus": ("corpus.py", "{binary}"),
    "cross-read": ("cross_read.py", "{binary} --limit 100000"),
    "forged-pairs": ("forged_pairs.py", "--binary {binary} {quick} {seed}"),
    "quality": ("quality.py", "{binary}"),
    "mounts": ("mounts.py", SPOOL),
    **{name: (f"{name}.py", SPOOL) for name in (
        "journey", "alike", "older_spool", "senders", "network", "pages", "media", "sheet_service",
        "sheet_drops", "mails", "inbox", "hospital", "burst", "two", "gluster", "full", "kill",
        "steps", "crash_loop", "workers", "flood", "cases", "closed", "restored", "alone", "jumps", "stale",
        "silent", "gone", "failing", "slow", "order", "overflow", "writers", "crash", "errors")},
    "systemd": ("systemd.sh", "{binary}"),
    "administrator": ("administrator.sh", "{binary}"),
    "recipes": ("recipes.sh", "{binary}"),
    "day": ("day.sh", "{binary}"),
    "package": ("package.sh", "{binary}"),
    "join-page": ("../Browser/join_page.py", "--binary {binary} {quick} {seed}"),
    "fuzz": ("../Fuzz/run", "{quick_or_60}"),
}
# Drills that have no short form.
LONG = {"gluster"}
# What is built for a drill is built while others wait for time to pass, with what they leave of the
# processors: how to build it, and how to call the drill then.
BUILDS = {"fuzz": ("--build", "--built")}
# Drills that wait more than they work, in a system, a spool or a network of their own: each lane runs
# its own one after the other beside the rest, in this order, and they are waited for when their turn
# comes. None of them asks how long the program takes, but for those of MEASURE; `journey` asks for
# processor time and wakes alone, in the quietest of several moments. Those of the foreground have it as
# if other programs ran on the machine.
LANES = (
    ("systemd", "recipes", "package", "network", "two", "hospital", "administrator", "day", "senders",
     "inbox", "closed"),
    ("gone", "slow", "silent", "media", "sheet_drops", "pages", "mails", "alike", "journey"),
    ("workers", "errors", "join-page", "cases", "crash", "overflow", "failing", "crash_loop"),
)
# Those of the lanes whose long form asks how long the program takes: that one runs in the foreground.
MEASURE = {"workers"}
# Programs that are no tests, and why.
NO_DRILLS = {
    "bench": "measures the speed", "growth": "measures how cost grows; takes an hour",
    "hang_loop": "a tool of systemd.sh", "plant_files": "a tool of systemd.sh",
    "dicom_files": "finds files for others",
}
MARKERS = {
    "root": {"closed", "gluster", "hospital", "full", "systemd", "administrator", "recipes", "day", "package"},
    "slow": {"slow", "corpus", "cross-read", "gluster", "hospital", "crash", "errors", "order", "systemd", "package",
             "fuzz", "writers", "join-page"},
    "linux": {"gluster", "hospital", "pages", "order", "crash", "errors", "steps", "crash_loop", "workers", "flood",
              "silent", "slow", "media", "sheet_service", "sheet_drops", "overflow", "systemd", "administrator", "recipes",
              "day", "package", "fuzz"},
}


def pytest_addoption(parser):
    group = parser.getgroup("dicomshare")
    group.addoption("--binary", help="the program (default: the newest in .build)")
    group.addoption("--quick", action="store_true", help="the short form of each drill")
    group.addoption("--seed", help="what random choices begin with")
    group.addoption("--keep", action="store_true", help="keep the spools for a look")


def pytest_configure(config):
    try:
        import hypothesis
    except ImportError:
        return  # the tests that need it are skipped
    hypothesis.settings.register_profile(
        "drills", max_examples=40 if config.getoption("--quick") else 1000, deadline=None,
        database=None, derandomize=config.getoption("--hypothesis-seed", None) is None,
        suppress_health_check=list(hypothesis.HealthCheck))
    hypothesis.settings.load_profile("drills")


def limit(config):
    """How long a drill may take, in seconds."""
    return LIMIT if config.getoption("--quick") else None


def lanes(config):
    """What runs in each lane."""
    here = set() if config.getoption("--quick") else MEASURE
    return [[name for name in lane if name not in here] for lane in LANES]


def program(config):
    """The program under test: as given, or the newest build."""
    given = config.getoption("--binary")
    if given:
        return str(pathlib.Path(given).resolve())
    builds = [path for path in (ROOT / ".build" / kind / "dicomshare" for kind in (
        "debug", "release")) if os.access(path, os.X_OK)]
    if not builds:
        raise pytest.UsageError("no program in .build: build it, or name one with --binary")
    return str(max(builds, key=lambda path: path.stat().st_mtime))


@pytest.fixture(scope="session")
def binary(request):
    return program(request.config)


def pytest_collect_file(file_path, parent):
    scripts = {(HERE / script).resolve(): name for name, (script, _) in DRILLS.items()
               if not (name in LONG and parent.config.getoption("--quick"))}
    # What lies outside of this folder is collected beside this file
    if file_path.resolve() in scripts:
        return Drills.from_parent(parent, path=file_path, drills=[scripts[file_path.resolve()]])
    if file_path == HERE / "conftest.py":
        outside = [name for path, name in scripts.items() if HERE not in path.parents]
        return Drills.from_parent(parent, path=file_path, drills=outside)
    return None


def pytest_collection_modifyitems(config, items):
    order = {name: at for at, name in enumerate(DRILLS)}
    # Those beside are waited for at the end, the last of them first: it may still be left to do.
    beside = sorted((-at, name) for lane in lanes(config) for at, name in enumerate(lane))
    order |= {name: len(DRILLS) + at for at, name in enumerate((*(name for _, name in beside), *BUILDS))}
    programs = {path.stem for path in HERE.glob("*.py") if "__main__" in path.read_text()}
    lost = programs - {"conftest"} - {script.removesuffix(".py") for script, _ in DRILLS.values()}
    if lost - set(NO_DRILLS):
        raise pytest.UsageError(f"neither in DRILLS nor in NO_DRILLS: {lost - set(NO_DRILLS)}")
    items.sort(key=lambda item: order.get(item.name, 0))


def pytest_runtestloop(session):
    if session.config.option.collectonly:
        return
    # Whoever ends the session ends what it has begun, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    drills = {item.name: item for item in session.items if isinstance(item, Drill)}
    for name in BUILDS.keys() & drills.keys():
        drills[name].begin_build()
    commands = [{name: drills[name].command() for name in lane if name in drills}
                for lane in lanes(session.config)]
    if sum(map(len, commands)) < len(session.items) and (os.cpu_count() or 1) > 1:
        session.lanes = [Lane(lane, ROOT, limit(session.config)) for lane in commands]
        for lane in session.lanes:
            lane.start()


def pytest_terminal_summary(terminalreporter, config):
    for name, line in config.stash.get(LEFT_OUT, ()):
        terminalreporter.write_line(f"{name} {line}")


def pytest_sessionfinish(session):
    for lane in getattr(session, "lanes", ()):
        lane.end()
    for item in getattr(session, "items", ()):
        if isinstance(item, Drill) and item.build:
            item.build.end()


class Drills(pytest.File):
    def __init__(self, *, drills, **more):
        super().__init__(**more)
        self.drills = drills

    def collect(self):
        for name in self.drills:
            yield Drill.from_parent(self, name=name)


class Failed(Exception):
    """A drill that ended with another status than 0 and 77; what it printed tells why."""


class Drill(pytest.Item):
    def __init__(self, **more):
        super().__init__(**more)
        self.build = None
        for marker, names in MARKERS.items():
            if self.name in names:
                self.add_marker(marker)

    def command(self):
        script, form = DRILLS[self.name]
        option = self.config.getoption
        words = form.format(
            binary=program(self.config) if "{binary}" in form else "",
            quick="--quick" if option("--quick") else "",
            quick_or_60="--quick" if option("--quick") else "60",
            seed=f"--seed {option('--seed')}" if option("--seed") else "",
            keep="--keep" if option("--keep") else "",
        ).split()
        path = str((HERE / script).resolve())
        return [*([sys.executable] if script.endswith(".py") else []), path, *words]

    def begin_build(self):
        script = str(HERE / DRILLS[self.name][0])
        self.build = Background(["nice", "-n", "19", script, BUILDS[self.name][0]], ROOT)

    def wait_for_build(self):
        status, said = self.build.result()
        print(said, flush=True)
        if status != 0:
            raise Failed(f"status {status} of the build")

    def lane(self):
        """The lane that it runs in, or has; None when it is to be run here."""
        running = getattr(self.session, "lanes", ())
        return next((lane for lane, names in zip(running, lanes(self.config))
                     if self.name in names and not lane.take(self.name)), None)

    def run_here(self, command):
        """Runs it in the foreground; returns its status, what it printed, and whether it took too long."""
        said = []
        drill = Program(command, ROOT, subprocess.PIPE)

        def end():
            drill.is_late = True
            drill.end()

        late = threading.Timer(limit(self.config) or threading.TIMEOUT_MAX, end)
        late.daemon = True
        late.start()
        try:
            for line in drill.process.stdout:
                print(line, end="", flush=True)  # pytest keeps it, and shows it with -s at once
                said.append(line)
            return drill.process.wait(), "".join(said), drill.is_late
        finally:
            late.cancel()
            drill.end()
            drill.process.stdout.close()

    def runtest(self):
        command = self.command()
        if self.build:
            self.wait_for_build()
            command.append(BUILDS[self.name][1])
        if lane := self.lane():
            status, said, seconds, is_late = lane.result(self.name)
            print(f"{said}({seconds:.0f} s, beside others)", flush=True)
        else:
            status, said, is_late = self.run_here(command)
        for line in said.splitlines():
            if line.startswith("left out: "):
                self.session.config.stash.setdefault(LEFT_OUT, []).append((self.name, line))
        if status == SKIPPED and not is_late:
            lines = [line.strip() for line in said.splitlines()]
            reasons = [line for line in lines if re.match("skipped", line, re.IGNORECASE)]
            pytest.skip(re.sub(r"^skipped:? *", "", (reasons or lines or ["no reason"])[-1]))
        if status != 0 or is_late:
            end = "".join(said.splitlines(keepends=True)[-LINES_TOLD:])
            why = f"ended after {limit(self.config)} s, " if is_late else ""
            raise Failed(f"{why}status {status}: {' '.join(command)}\nIt ended with:\n{end}")

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, Failed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self):
        return self.path, None, self.name
