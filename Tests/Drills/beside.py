"""Runs drills beside those of the foreground, and whatever else is to be ready when its turn comes."""

import os
import signal
import subprocess
import tempfile
import threading
import time


class Program:
    """A program in a session of its own, so that all of it can be ended."""

    # What it is asked by, and how long it has, in seconds, to clean up. What was stopped must go on
    # to hear of it.
    ENDS = ((signal.SIGINT, 30), (signal.SIGTERM, 10), (signal.SIGCONT, 5), (signal.SIGKILL, 60))

    def __init__(self, command, folder, output):
        # A shell that starts jobs in the background lets them ignore the keyboard.
        self.process = subprocess.Popen(
            ["env", "--default-signal=INT,QUIT", *command], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT, text=True, errors="replace",
            start_new_session=True)
        self.is_late = False

    def end(self):
        """Ends it and all that it has started, unless it has ended by itself."""
        if self.process.poll() is not None:
            return
        for number, seconds in self.ENDS:
            try:
                os.killpg(self.process.pid, number)
                self.process.wait(seconds)
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue
            # Those that hold on longer than their leader.
            for number in (signal.SIGTERM, signal.SIGCONT, signal.SIGKILL):
                time.sleep(0.5)
                try:
                    os.killpg(self.process.pid, number)
                except ProcessLookupError:
                    return
            return


class Background(Program):
    """A program whose output is kept until somebody asks for it."""

    def __init__(self, command, folder):
        self.log = tempfile.TemporaryFile()
        super().__init__(command, folder, self.log)

    def end_after(self, seconds):
        """Waits until it has ended; ends it after so many seconds, if any."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.is_late = True
            self.end()
            self.process.wait()

    def result(self):
        """Its status and its output, when it has ended."""
        status = self.process.wait()
        self.log.seek(0)
        return status, self.log.read().decode(errors="replace")


class Lane(threading.Thread):
    """Programs that run one after the other, beside the foreground.

    The foreground may take one that has not begun, and run it itself: so neither waits for long. One that
    takes longer than the limit in seconds is ended.
    """

    def __init__(self, commands, folder, limit):
        super().__init__(daemon=True)
        self.limit = limit
        self.left = dict(commands)
        self.folder = folder
        self.begun = {}
        self.seconds = {}
        self.changes = threading.Condition()

    def run(self):
        while True:
            with self.changes:
                if not self.left:
                    return
                name = next(iter(self.left))
                program = self.begun[name] = Background(self.left.pop(name), self.folder)
            begun = time.monotonic()
            program.end_after(self.limit)
            with self.changes:
                self.seconds[name] = time.monotonic() - begun
                self.changes.notify_all()

    def take(self, name):
        """Whether the caller is to run it: it has not begun, and will not do so here."""
        with self.changes:
            return self.left.pop(name, None) is not None or name not in self.begun

    def result(self, name):
        """The status, the output, the time in seconds, and whether that was too long, of one that has
        begun, when it has ended.
        """
        with self.changes:
            while name not in self.seconds:
                self.changes.wait(1)  # the keyboard is heard meanwhile
        program = self.begun[name]
        return *program.result(), self.seconds[name], program.is_late

    def end(self):
        """Ends what runs; the rest does not begin."""
        with self.changes:
            self.left.clear()
            programs = list(self.begun.values())
        for program in programs:
            program.end()
