"""Stop the main thread of a process, and no other, until the process has ended.

Usage: hang_loop.py PID

SIGSTOP would stop all threads. A watchdog that is fed by any other thread than the one that does
the work would not notice what this does.
"""

import ctypes
import os
import sys

# ptrace(2)
SEIZE, INTERRUPT = 0x4206, 0x4207
WALL = 0x40000000

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]
libc.ptrace.restype = ctypes.c_long


def ptrace(request, pid):
    if libc.ptrace(request, pid, None, None) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def main():
    pid = int(sys.argv[1])
    ptrace(SEIZE, pid)
    ptrace(INTERRUPT, pid)
    while True:
        _, status = os.waitpid(pid, WALL)
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            return 0


if __name__ == "__main__":
    sys.exit(main())
