#!/bin/bash
# mriphysio moves the pulse that was recorded beside an fMRI by as much as its record began before the first slice.
#
# Software: mriphysio 2023.8.8 (physio2bids), bidsphysio.dcm2bids 21.6.24 for comparison, with pydicom 3.0.2
# Guess:    the multiband sequence of CMRR stores slices, pulse and breath with the ticks of one clock of 2.5 ms, in
#           (7FE1,1010) of a DICOM file, to be compared directly. A converter takes one tick for zero, so a pulse half
#           a second after the first slice stays there; BIDS has StartTime for a record that begins earlier.
# Seen:     each trace has its own first tick for zero, though the program's own comment means one for all, and the
#           slices 25 ms more. The pulse at 0.500 s is at 0.475 s when both begin together, and at 0.725 s, a quarter
#           of a heartbeat later, when its record begins 4.25 s earlier. No word, no StartTime. bidsphysio has 0.500 s
#           for both, and -4.25 s for the start.
# Cost:     what removes the heartbeat from brain images, or times them by it, adds another one.

. "$(dirname "$0")/lib.sh"
python_packages mriphysio==2023.8.8 bidsphysio.dcm2bids==21.6.24 pydicom==3.0.2 numpy==2.4.6 pandas==3.1.1 \
    scipy==1.17.1 matplotlib==3.11.2

cat >make.py <<'PYTHON'
import math, struct, pydicom
from datasets import write
FIRST, SECOND = 20_000_000, 400 # the first slice, in ticks of 2.5 ms
def log(kind, fields, columns, lines):
    head = dict(UUID="1-2-3", ScanDate="20200101_120000", LogVersion="EJA_1", LogDataType=kind, **fields)
    return "\n".join([*(f"{key:<12}= {value}" for key, value in head.items()), "", columns, "", *lines, ""]).encode()
def physio(path, early):
    """Ten slices in 20 seconds, and a pulse each second, half a second after a slice."""
    slices = log(
        "ACQUISITION_INFO", dict(NumSlices=1, NumVolumes=10, NumEchoes=1),
        "VOLUME   SLICE   ACQ_START_TICS  ACQ_FINISH_TICS  ECHO",
        [f"{k:6}{0:8}{FIRST + 2 * SECOND * k:17}{FIRST + 2 * SECOND * k + 24:17}{0:6}" for k in range(10)])
    pulse = log(
        "PULS", dict(SampleTime=2), "ACQ_TIME_TICS  CHANNEL  VALUE  SIGNAL",
        [f"{tick:11}     PULS{2048 + round(1000 * math.exp(-(((tick - FIRST) % SECOND - 200) / 18) ** 2)):10}"
         for tick in range(FIRST - early, FIRST + 20 * SECOND, 2)])
    rows = 1 + max(-(-len(text) // 1024) for text in (slices, pulse))
    write(path, "1.3.12.2.1107.5.9.1", "MR", AcquisitionNumber=str(rows))
    file = pydicom.dcmread(path)
    file.private_block(0x7FE1, "SIEMENS CSA NON-IMAGE", create=True).add_new(0x10, "OB", b"".join(
        (struct.pack("<II", len(text), len(name)) + name).ljust(1024, b"\0") + text.ljust((rows - 1) * 1024, b"\0")
        for name, text in ((b"Physio_Info.log", slices), (b"Physio_PULS.log", pulse))))
    file.save_as(path)
physio("together.dcm", 0)
physio("early.dcm", 1700)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import gzip, json, sys
reader, name = sys.argv[1:]
if reader == "mriphysio":
    rows = [[float(cell) for cell in line.split("\t")] for line in list(open(f"{name}.tsv"))[1:]]
    zero = next(time for time, _, scanned in rows if scanned > 0.5)
    wave = [(time - zero, pulse) for time, pulse, _ in rows]
else:
    about = json.load(open(f"{name}_physio.json"))
    assert about["Columns"][0] == "cardiac"
    wave = [(about["StartTime"] + k / about["SamplingFrequency"], float(line.split("\t")[0]))
            for k, line in enumerate(gzip.open(f"{name}_physio.tsv.gz", "rt"))]
wave = [(time, pulse) for time, pulse in wave if 0 <= time < 1]
print(f"{max(wave, key=lambda point: point[1])[0]:.3f} s")
PYTHON
for name in together early; do
    physio2bids -i $name.dcm -o $name.tsv >$name.said 2>log
    dcm2bidsphysio -i $name.dcm -b $name >log 2>&1
    expect "bidsphysio, $name" "$(python read.py bidsphysio $name)" "0.500 s"
done
expect "mriphysio, together" "$(python read.py mriphysio together)" "0.475 s"
expect "mriphysio, early" "$(python read.py mriphysio early)" "0.725 s"
expect "its words, early" "$(grep -ciE 'start|begin|offset|warn' early.said || true)" "0"
expect "start of the record, bidsphysio" "$(grep -o '"StartTime": [-0-9.]*' early_physio.json)" '"StartTime": -4.25'
