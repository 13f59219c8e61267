#!/bin/bash
# hypnofunk reads a hypnogram as if its stages followed one another from the first second, whatever their onsets say.
#
# Software: hypnofunk 0.4.0 (read_edf_hypnogram, hypnoman), mne 1.13.2 for comparison
# Guess:    a stage in an EDF+ file stands at its onset, and may do without a duration (EDF+ section 2.2.2); it is given
#           back as the epoch that its onset says, "0-based from recording start". What nobody scored is not sleep.
# Seen:     the onsets are turned into numbers of epochs, and not used: N2 from minute 10 begins at epoch 0, and what
#           comes after a pause of 5 minutes, when the patient was up, follows at once. The latency to sleep is 0 for
#           10 minutes, that to REM 10 for 15, and each stage lies on other EEG. Where each epoch has its mark without a
#           duration, the night has no epoch at all. No word.
# Cost:     a patient who needs half an hour has no insomnia, REM sleep comes early, as in narcolepsy, and a program
#           that learns the stages learns them from other signals.

. "$(dirname "$0")/lib.sh"
python_packages hypnofunk==0.4.0 mne==1.13.2 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 matplotlib==3.11.2
export MPLBACKEND=Agg MPLCONFIGDIR=$scratch

cat >make.py <<'PYTHON'
def hypnogram(name, stages, records=60):
    """30 minutes of marks only; a stage is (second, seconds or none, text)."""
    def fields(width, values):
        return b"".join(str(value).encode().ljust(width) for value in values)
    with open(name + ".edf", "wb") as file:
        file.write(
            fields(8, ["0"]) + fields(80, ["X X X X", "Startdate 02-MAR-2020 X X X"])
            + fields(8, ["02.03.20", "22.00.00", 512]) + fields(44, ["EDF+C"]) + fields(8, [records, 30])
            + fields(4, [1]) + fields(16, ["EDF Annotations"]) + fields(80, [""])
            + fields(8, ["", -1, 1, -32768, 32767]) + fields(80, [""]) + fields(8, [60]) + fields(32, [""]))
        for record in range(records):
            text = f"+{30 * record}\x14\x14\0"
            for start, seconds, stage in stages:
                if start // 30 == record:
                    duration = "" if seconds is None else f"\x15{seconds}"
                    text += f"+{start}{duration}\x14Sleep stage {stage}\x14\0"
            file.write(text.encode().ljust(120, b"\0"))
night = ["W"] * 20 + ["N2"] * 20 + [None] * 10 + ["R"] * 10
hypnogram("whole", [(0, 600, "W"), (600, 600, "N2"), (1200, 300, "W"), (1500, 300, "R")])
hypnogram("pause", [(600, 600, "N2"), (1500, 300, "R")])
hypnogram("epochs", [(30 * k, 30, stage) for k, stage in enumerate(night) if stage])
hypnogram("marks", [(30 * k, None, stage) for k, stage in enumerate(night) if stage])
PYTHON
python make.py
cat >read.py <<'PYTHON'
import itertools, sys
reader, name = sys.argv[1:]
path = name + ".edf"
if reader == "mne":
    import mne
    marks = [(mark["onset"] / 60, mark["description"].split()[-1]) for mark in mne.read_annotations(path)]
    runs = [next(run) for _, run in itertools.groupby(marks, key=lambda mark: mark[1])]
    print(*(f"{stage} from {start:g} min" for start, stage in runs), sep=", ")
else:
    from hypnofunk.core import hypnoman
    from hypnofunk.io import read_edf_hypnogram
    stages, start = read_edf_hypnogram(path), 0
    for stage, run in itertools.groupby(stages):
        print(f"{stage} from {start / 2:g} min", end=", ")
        start += len(list(run))
    row = hypnoman(stages).iloc[0] if stages else None
    print("no epoch" if row is None else f"latency {row.SOL:g}, to REM {row.R_onset:g}")
PYTHON
read_night() { python read.py "$@" 2>words | tail -1; }
expect "scored throughout, mne" "$(read_night mne whole)" "W from 0 min, N2 from 10 min, W from 20 min, R from 25 min"
expect "scored throughout" "$(read_night hypnofunk whole)" \
    "W from 0 min, N2 from 10 min, W from 20 min, R from 25 min, latency 10, to REM 15"
expect "with pauses, mne" "$(read_night mne pause)" "N2 from 10 min, R from 25 min"
expect "with pauses" "$(read_night hypnofunk pause)" "N2 from 0 min, R from 10 min, latency 0, to REM 10"
for name in epochs marks; do
    expect "$name, mne" "$(read_night mne $name)" "W from 0 min, N2 from 10 min, R from 25 min"
done
expect "epochs with a duration" "$(read_night hypnofunk epochs)" \
    "W from 0 min, N2 from 10 min, R from 20 min, latency 10, to REM 10"
expect "marks without one" "$(read_night hypnofunk marks)" "no epoch"
expect "its words" "$(cat words)" ""
