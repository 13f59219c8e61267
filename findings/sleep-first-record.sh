#!/bin/bash
# psg-utils reads the stages of the first record of an EDF+ file only, and closes the holes of a table of epochs.
#
# Software: psg-utils 0.1.7 (extract_hyp_data), which U-Sleep is built on; mne 1.13.2 for comparison
# Guess:    the marks of an EDF+ file stand in any of its records (EDF+ section 2.2): the hypnogram has all of them. In
#           a table of epochs with their stages (stg.txt) an epoch that is missing was not scored, and the others keep
#           their numbers.
# Seen:     from half an hour in records of 30 s the stages are those of the first record: 10 minutes of wake, and
#           nothing; in one record all are there. Of the table, epochs 41 to 50 are missing; psg-utils puts unknown ones
#           in their place, and gives back the ones before that: REM sleep of minute 25 is at minute 20. No word.
# Cost:     a network that learns or is tested with such nights sees wake only, or the stages of other EEG.

. "$(dirname "$0")/lib.sh"
python_packages psg-utils==0.1.7 mne==1.13.2 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 h5py==3.16.0 wfdb==4.3.1 \
    matplotlib==3.11.2 scikit-learn==1.9.1 psutil==7.2.2 requests==2.34.2
export MPLBACKEND=Agg MPLCONFIGDIR=$scratch

cat >make.py <<'PYTHON'
STAGES = [(0, 600, "W"), (600, 600, "N2"), (1200, 300, "W"), (1500, 300, "R")]
def hypnogram(name, records, seconds, room=200):
    def fields(width, values):
        return b"".join(str(value).encode().ljust(width) for value in values)
    with open(name, "wb") as file:
        file.write(
            fields(8, ["0"]) + fields(80, ["X X X X", "Startdate 02-MAR-2020 X X X"])
            + fields(8, ["02.03.20", "22.00.00", 512]) + fields(44, ["EDF+C"]) + fields(8, [records, seconds])
            + fields(4, [1]) + fields(16, ["EDF Annotations"]) + fields(80, [""])
            + fields(8, ["", -1, 1, -32768, 32767]) + fields(80, [""]) + fields(8, [room // 2]) + fields(32, [""]))
        for record in range(records):
            text = f"+{seconds * record}\x14\x14\0" + "".join(
                f"+{start}\x15{length}\x14Sleep stage {stage}\x14\0" for start, length, stage in STAGES
                if start // seconds == record)
            file.write(text.encode().ljust(room, b"\0"))
hypnogram("one.edf", 1, 1800)
hypnogram("many.edf", 60, 30)
for name, missing in ("whole", ()), ("holes", range(41, 51)):
    with open(name + ".stg.txt", "w") as table:
        print("Epoch", "User-Defined Stage", sep="\t", file=table)
        for epoch in range(1, 61):
            if epoch not in missing:
                print(epoch, 0 if epoch <= 20 else 2 if epoch <= 40 else 0 if epoch <= 50 else 5, sep="\t", file=table)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
reader, path = sys.argv[1:]
if reader == "mne":
    import mne
    stages = [(mark["onset"], mark["description"].split()[-1]) for mark in mne.read_annotations(path)]
else:
    from psg_utils.io.hypnogram.hyp_extractors import extract_hyp_data
    classes = {"W": 0, "N2": 2, "REM": 4, "UNKNOWN": 5, "Sleep stage W": 0, "Sleep stage N2": 2, "Sleep stage R": 4}
    hypnogram, _ = extract_hyp_data(path, 30, classes, 100)
    stages = [(init / 1000, {0: "W", 2: "N2", 4: "R", 5: "?"}[stage])
              for init, stage in zip(hypnogram.inits, hypnogram.stages)]
    stages.append((hypnogram.end_time_sec, "end"))
print(*(f"{stage} {start / 60:g}" for start, stage in stages), sep=", ")
PYTHON
read_night() { python -W ignore read.py "$@" 2>words; }
for name in one many; do
    expect "$name, mne" "$(read_night mne $name.edf)" "W 0, N2 10, W 20, R 25"
done
expect "one record" "$(read_night psg-utils one.edf)" "W 0, N2 10, W 20, R 25, end 30"
expect "many records" "$(read_night psg-utils many.edf)" "W 0, end 10"
expect "its words" "$(cat words)" ""
expect "a table of all epochs" "$(read_night psg-utils whole.stg.txt)" "W 0, N2 10, W 20, R 25, end 30"
expect "a table without epochs 41 to 50" "$(read_night psg-utils holes.stg.txt)" "W 0, N2 10, R 20, end 25"
expect "its words" "$(cat words)" ""
