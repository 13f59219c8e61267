"""The modality of the drill of a hospital: it writes a study through Samba."""

import json
import subprocess
import time

from hospital_administrator import command
from hospital_study import FOLDER, MARK, slices
from spool import PATIENCE, below, check, digest, wait


def modality(spool, samba, desk):
    """Writes the study; the last slice so slowly that it would be taken too early, if ever."""
    exam = desk / FOLDER
    exam.mkdir(parents=True)
    for name, data in slices():
        (exam / name).write_bytes(data)
    files = sorted(exam.iterdir())
    late = files.pop()
    target = spool.path("incoming", FOLDER, late.name)
    samba.run("incoming", [f'mkdir "{FOLDER}"'], exam)
    data = late.read_bytes()
    put = subprocess.Popen(
        [*samba.client("incoming"), "--directory", FOLDER,
         "--command", f"put - {late.name}"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    sizes = set()
    piece = len(data) // 12 + 1
    for start in range(0, len(data), piece):
        if start == 10 * piece:
            # Not long before the last piece: a study that has been quiet for a time is published.
            commands = [f'cd "{FOLDER}"'] + [f"put {file.name}" for file in files]
            samba.run("incoming", commands, exam)
        put.stdin.write(data[start : start + piece])
        put.stdin.flush()
        if start == 0:
            wait(target.exists, "the slow file is begun", 30)
        time.sleep(0.3)
        check(put.poll() is None, "smbclient goes on")
        check(target.exists(), "the file that is written slowly was left alone")
        sizes.add(target.stat().st_size)
    check(max(sizes) > 0, f"a part of it was there: {sorted(sizes)}")
    put.stdin.close()
    check(put.wait(30 * PATIENCE) == 0, "the slow file was put")
    wait(lambda: not below(spool.path("incoming"), f"{MARK}IM*"), "incoming is empty", 60)
    # Not later: the figure is that of the last minutes.
    status = lambda: json.loads(command(spool, "status", "--json"))
    wait(lambda: status()["split_bytes_per_second"] > 0, "the status tells how fast this goes", 15)
    return {file.name: digest(file) for file in exam.iterdir()}
