#!/usr/bin/env python3
"""How fast the program is, beside what people use today: the figures of README, "Speed".

Usage: bench.py BINARY [--beside OTHER] [--kinds CT,DX,MG,MF] [--rounds N] [--folder DIR]
  BINARY    the program: swift build -c release --static-swift-stdlib
  --beside  another build of it, which takes its turn beside
  --kinds   which files (default CT,DX,MG; MF is a multi-frame file of 2 GiB), and no service
  --rounds  how often everything is run (default 9)
  --folder  where to write, on a file system that a disk stands behind (default /var/tmp); each
            round takes 2 GB

Everything is a process of its own, start-up included, and runs in turn, round after round; ratios
are medians over the rounds. Processor time is that of all processes, also of those that outlive
the one that was started. Prints the load of the machine, without which wall times say little.
Programs that are not installed are left out. The pipeline of the paper runs when
../shared/tools/paper_reference.py is there, in the first three rounds only.
Prints a table with ratios for each kind of file; then what the service takes for 1,000 slices that
one `cp -r` drops, beside `split` of the same files, and for one file that is renamed in while it
has nothing to do.
"""
import argparse
import ctypes
import glob
import multiprocessing
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import growth

PAPER = pathlib.Path(__file__).resolve().parents[3] / "shared/tools/paper_reference.py"
# The folders that a candidate makes, which later ones need.
PLACES = {"split": ["pairs"], "split, other build": ["pairs2"], "gfsplit -n 2 -m 2": ["gf"]}
PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
# Not for 2 GiB.
SLOW = ("paper", "gf")
OPENSSL = "openssl enc -aes-256-ctr -K %s -iv %s" % ("42" * 32, "24" * 16)


def make(folder, slices=200):
    """A CT series, a radiograph and a mammogram with about 7 KB of metadata as JSON."""
    import numpy
    import pydicom
    from pydicom.dataset import Dataset, FileMetaDataset

    def write(path, modality, rows, columns, bits, seed):
        random = numpy.random.default_rng(seed)
        y, x = numpy.ogrid[-1:1:rows * 1j, -1:1:columns * 1j]
        inside = x * x + y * y < 0.8
        top = 1 << (12 if bits == 16 else 8)
        value = numpy.sin(x * 9) * numpy.cos(y * 7) * top / 8 + top / 2
        value = value + random.normal(0, top / 200, (rows, columns))
        data = Dataset()
        data.file_meta = FileMetaDataset()
        data.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
        data.SOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
        data.SOPInstanceUID = pydicom.uid.generate_uid(entropy_srcs=[str(seed)])
        data.StudyInstanceUID = pydicom.uid.generate_uid(entropy_srcs=["study"])
        data.Modality = modality
        data.PatientName, data.PatientID = "Bench^Mark", "BENCH"
        data.ImagePositionPatient = [-175.0, -175.0, -1.25 * seed]
        data.PixelSpacing = [0.68359375, 0.68359375]
        block = data.private_block(0x0029, "DICOMSHARE BENCH", create=True)
        for element in range(90):
            block.add_new(element, "LO", "Setting %d of the modality: %d" % (element, seed * element))
        data.Rows, data.Columns, data.SamplesPerPixel = rows, columns, 1
        data.PhotometricInterpretation = "MONOCHROME2"
        data.BitsAllocated = bits
        data.BitsStored, data.HighBit = (12, 11) if bits == 16 else (8, 7)
        data.PixelRepresentation = 0
        # Not 0: zeros to the end are what a transfer leaves that was cut off, and would rest.
        data.PixelData = numpy.where(inside, value, 24).astype("<u2" if bits == 16 else "u1").tobytes()
        data["PixelData"].VR = "OW" if bits == 16 else "OB"
        path.parent.mkdir(parents=True, exist_ok=True)
        data.save_as(path, enforce_file_format=True)

    for number in range(slices):
        write(folder / "CT" / ("IM%04d.DCM" % number), "CT", 512, 512, 16, number)
    write(folder / "DX" / "IM0001.DCM", "DX", 2700, 2800, 8, 1)
    write(folder / "MG" / "IM0001.DCM", "MG", 4096, 3328, 16, 2)


def discard(scratch, name):
    """Makes way for new results. ext4 without a journal looks long for an inode where many were
    deleted within the last minutes, which would be charged to whoever writes next: so the files
    stay, without content, and new ones come elsewhere."""
    old = scratch / name
    if old.exists():
        for path in old.rglob("*"):
            if path.is_file():
                os.truncate(path, 0)
        old.rename(scratch / ("old-%d" % time.monotonic_ns()))
    old.mkdir()


def run(script, source, scratch, *places):
    """Seconds of wall and CPU and MiB of memory of a shell script, and of all that it runs."""
    for name in ("out", "work", *places):
        discard(scratch, name)
    environment = dict(os.environ, d=str(scratch), s=str(source))
    begun = time.monotonic()
    process = subprocess.Popen(["sh", "-ec", script], env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    usages = [usage]
    while True:
        # Workers end after the process that started them, and are ours then.
        try:
            usages.append(os.wait4(-1, 0)[2])
        except ChildProcessError:
            break
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit("status %d: %s\n%s"
                         % (process.returncode, script, process.stderr.read().decode()[-500:]))
    process.stderr.close()
    return (wall, sum(usage.ru_utime + usage.ru_stime for usage in usages),
            max(usage.ru_maxrss for usage in usages) / 1024)


def candidates(binary, other):
    """What runs in each round, in order: `reconstruct` and gfcombine take what was split before."""
    def loop(command):
        return 'i=0; for f in "$s"/*; do i=$((i + 1)); %s; done' % command

    all_of_them = [
        ("split", "dicomshare", f'"{binary}" split "$s" --archive "$d/pairs/a" --patient "$d/pairs/p"'),
        ("reconstruct", "dicomshare",
         f'"{binary}" reconstruct "$d/pairs/a" "$d/pairs/p" --output "$d/out/restored"'),
        ("split, other build", "dicomshare" if other else "",
         f'"{other}" split "$s" --archive "$d/pairs2/a" --patient "$d/pairs2/p"'),
        ("reconstruct, other build", "dicomshare" if other else "",
         f'"{other}" reconstruct "$d/pairs2/a" "$d/pairs2/p" --output "$d/out/restored"'),
        ("cp -r twice + sync -f", "cp",
         'cp -r "$s" "$d/out/1"; cp -r "$s" "$d/out/2"; sync -f "$d/out/1" "$d/out/2"'),
        ("openssl enc -aes-256-ctr", "openssl", loop(OPENSSL + ' -in "$f" -out "$d/out/$i"')),
        ("age", "age-keygen", 'age-keygen -o "$d/work/key" 2>"$d/work/log"; '
         + loop('age -e -i "$d/work/key" -o "$d/out/$i" "$f"')),
        ("gfsplit -n 2 -m 2", "gfsplit", loop('gfsplit -n 2 -m 2 "$f" "$d/gf/$i"')),
        ("gfcombine", "gfcombine", loop('gfcombine -o "$d/out/$i" "$d/gf/$i".*')),
    ]
    found = [(name, script) for name, program, script in all_of_them
             if program == "dicomshare" or program and shutil.which(program)]
    if PAPER.exists():
        found.append(("paper, split --mode hs",
                      f'"{sys.executable}" "{PAPER}" split --mode hs -o "$d/out" "$s"/*'))
    return found


def measure(binary, other, source, scratch, rounds):
    costs = {}
    for number in range(rounds):
        for name, script in candidates(binary, other):
            if name.startswith(SLOW) and source.name == "MF":
                continue
            if not name.startswith("paper") or number < 3:
                costs.setdefault(name, []).append(run(script, source, scratch, *PLACES.get(name, [])))
            if name.startswith("reconstruct"):
                subprocess.run(["diff", "-r", source, scratch / "out/restored"], check=True)
    return costs


def ratio(costs, one, other, index):
    """The median over the rounds that both have."""
    if other not in costs:
        return "-"
    return "%.2f" % statistics.median(
        a[index] / b[index] for a, b in zip(costs[one], costs[other]))


def report(title, costs):
    print("\nload %.1f %.1f %.1f" % os.getloadavg())
    print("%-28s %9s %9s %9s   split: wall    CPU   reconstruct: wall    CPU"
          % (title, "wall ms", "CPU ms", "peak MiB"))
    for name, rounds in costs.items():
        wall, cpu = (1000 * statistics.median(cost[i] for cost in rounds) for i in (0, 1))
        ratios = [ratio(costs, one, name, i) for one in ("split", "reconstruct") for i in (0, 1)]
        print("%-28s %9.1f %9.1f %9.1f   %11s %6s   %17s %6s"
              % (name, wall, cpu, max(cost[2] for cost in rounds), *ratios))


def service(binary, data, scratch, serves_first):
    """Seconds for 1,000 slices by `split` and by the service; seconds for one file, ten times.

    They take turns in being the first, and nothing is removed in between, see `fill`.
    """
    def split():
        os.sync()
        return run(f'"{binary}" split "$s" --archive "$d/pairs/a" --patient "$d/pairs/p"',
                   data, scratch, "pairs")[0]

    if serves_first:
        served = serve(binary, data, scratch)
        return split(), *served
    return split(), *serve(binary, data, scratch)


def fill(scratch):
    """Fills the free memory with what is read, as on a machine that has run for a while.

    A virtual machine returns memory that was freed to its host a moment later; until then it costs
    next to nothing to write to, and much afterwards. So whoever writes right after the other one's
    results were removed would be ahead.
    """
    fields = pathlib.Path("/proc/meminfo").read_text().split()
    piece = bytearray(1 << 20)
    with open(scratch / "fill", "wb+", buffering=0) as file:
        # A hole takes up no room on the disk.
        file.truncate(int(fields[fields.index("MemFree:") + 1]) * 1024)
        while file.readinto(piece):
            pass


def serve(binary, data, scratch):
    """Seconds that the service takes for 1,000 slices, and for one file, ten times."""
    spool, configuration = scratch / "spool", scratch / "service.toml"
    # Files that are not renamed in rest first; nobody measures that.
    configuration.write_text('settle = "0s"\n')
    process = subprocess.Popen([binary, "serve", "--spool", spool, "--config", configuration],
                               stderr=subprocess.DEVNULL)
    try:
        while not (spool / "state/status.json").exists():
            time.sleep(0.05)
        incoming, work = spool / "incoming", spool / "work"
        os.sync()
        begun = time.monotonic()
        subprocess.run(["cp", "-r", data, incoming / "SERIES"], check=True)
        # A folder that has been emptied is removed some time later.
        while (incoming / "SERIES").exists() and os.listdir(incoming / "SERIES"):
            time.sleep(0.02)
        # Unlike that of pathlib, it does not mind folders that vanish.
        while glob.glob(f"{work}/*/*/source/*"):
            time.sleep(0.005)
        taken = time.monotonic() - begun
        single = []
        for number in range(10):
            pending = scratch / "pending"
            with open(next(iter(data.iterdir())), "rb") as file:
                pending.write_bytes(b"%128d" % (1_000 + number) + file.read()[128:])
            shares = len(list((spool / "work/.outgoing/staging").glob("*/*.PNG")))
            time.sleep(0.5)
            begun = time.monotonic()
            os.rename(pending, incoming / ("%d.dcm" % number))
            while (len(list((spool / "work/.outgoing/staging").glob("*/*.PNG"))) == shares
                   and time.monotonic() < begun + 10):
                time.sleep(0.002)
            single.append(time.monotonic() - begun)
        return taken, single
    finally:
        process.terminate()
        process.wait()


def report_service(results):
    print("\nservice: 1,000 x 512x512x16 by cp -r %.2f s, split %.2f s; ratios %s, median %.2f"
          % (statistics.median(taken for _, taken, _ in results),
             statistics.median(split for split, _, _ in results),
             " ".join("%.2f" % (taken / split) for split, taken, _ in results),
             statistics.median(taken / split for split, taken, _ in results)))
    single = sorted(value for _, _, values in results for value in values)
    print("service: a file renamed in, until its shares are committed and staged: median %.0f ms, "
          "longest %.0f ms" % (1000 * statistics.median(single), 1000 * single[-1]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--beside", type=pathlib.Path)
    parser.add_argument("--kinds")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--folder", type=pathlib.Path, default="/var/tmp")
    options = parser.parse_args()
    binary = options.binary.resolve(strict=True)
    other = options.beside and options.beside.resolve(strict=True)
    kinds = (options.kinds or "CT,DX,MG").split(",")
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise SystemExit("the processor time of workers cannot be counted")
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="dicomshare-bench-", dir=options.folder))
    # What is made in here is spread over the disk, see `discard`; only ext2 to ext4 know that.
    subprocess.run(["chattr", "+T", scratch], stderr=subprocess.DEVNULL)
    try:
        # In a process of its own: what it takes would count as the memory of every child.
        maker = multiprocessing.get_context("fork").Process(target=make, args=(scratch / "data",))
        maker.start()
        maker.join()
        if maker.exitcode != 0:
            raise SystemExit("the files to measure with could not be made")
        os.sync()
        if not PAPER.exists():
            print("skipped: the pipeline of the paper, because %s is not there" % PAPER)
        if "MF" in kinds:
            (scratch / "data/MF").mkdir()
            growth.write_large(scratch / "data/MF/IM0001.DCM", 1 << 31)
        for kind, title in (("CT", "CT, 200 x 512x512x16"), ("DX", "DX, 2800x2700x8"),
                            ("MG", "MG, 3328x4096x16"), ("MF", "MF, 4096 x 512x512x16")):
            if kind in kinds:
                report(title, measure(binary, other, scratch / "data" / kind, scratch,
                                      options.rounds))
        if options.kinds:
            return
        many = scratch / "data/MANY"
        many.mkdir()
        for number in range(1_000):
            slice = scratch / "data/CT" / ("IM%04d.DCM" % (number % 200))
            (many / ("IM%04d.DCM" % number)).write_bytes(b"%128d" % number + slice.read_bytes()[128:])
        fill(scratch)
        results = []
        for number in range(options.rounds):
            folder = scratch / ("round-%d" % number)
            folder.mkdir()
            results.append(service(binary, many, folder, number % 2 == 1))
        report_service(results)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
