#!/bin/bash
# MNE and biosigIO close the gaps of an interrupted EDF+ recording, and lay what is marked in it on other seconds.
#
# Software: mne 1.13.2 (read_raw_edf), biosigio 1.2.13; biosig-tools 2.5.0-1+b1 (save2gdf) for comparison
# Guess:    EDF+D is for recordings with gaps, such as those kept from a long-term EEG: each data record says when it
#           begins, and annotations tell their time from the start of the file (EDF+ sections 2.1.1 and 2.2.4). Who
#           cannot do that refuses, as pyEDFlib, neo and wfdb do.
# Seen:     these two join the records as if nothing were between them, and leave the times of annotations as they are.
#           5 s, a gap of 5 s, and 10 s: a spike at 12 s, marked at 12 s, is at 7 s, and the mark at 12 s lies on the
#           EEG of 17 s. A mark behind 15 s is left out, with a warning of MNE that it lay "outside data range". Nothing
#           is said of a gap.
# Cost:     what a physician marked as a seizure, a stage of sleep or a stimulus is another piece of EEG, for a study
#           or for what is trained with it; only the last marks are missing.

. "$(dirname "$0")/lib.sh"
debian biosig-tools=2.5.0-1+b1
python_packages mne==1.13.2 biosigio==1.2.13 numpy==2.4.6

cat >make.py <<'PYTHON'
import struct
def recording(name, kind, starts, marks):
    """Records of one second, 100 numbers each; 0.1 s around 12 s are 1000 uV, all else is 0."""
    rate, room = 100, 60
    def field(text, width=8):
        return text.encode().ljust(width)
    header = (
        field("0") + field("X X X X", 80) + field("Startdate 01-JAN-2020 X X X", 80) + b"01.01.20" + b"12.00.00"
        + field("768") + field(kind, 44) + field(str(len(starts))) + field("1") + field("2", 4)
        + field("EEG Fp1", 16) + field("EDF Annotations", 16) + field("", 160) + field("uV") + field("")
        + field("-1000") + field("-1") + field("1000") + field("1") + field("-32768") * 2 + field("32767") * 2
        + field("", 160) + field(str(rate)) + field(str(room)) + field("", 64))
    with open(name + ".edf", "wb") as file:
        file.write(header)
        for start in starts:
            voltages = (32767 if 11.95 <= start + k / rate < 12.05 else 0 for k in range(rate))
            times = f"+{start}\x14\x14\0" + "".join(
                f"+{mark}\x14{text}\x14\0" for mark, text in marks if start <= mark < start + 1)
            file.write(struct.pack(f"<{rate}h", *voltages) + field(times, 2 * room).replace(b" ", b"\0"))
marks = [(12, "spike"), (16, "sleep")]
recording("whole", "EDF+C", range(20), marks)
recording("gap", "EDF+D", [*range(5), *range(10, 20)], marks)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
reader, name = sys.argv[1:]
if reader == "mne":
    import mne
    raw = mne.io.read_raw_edf(name + ".edf", verbose="WARNING")
    spike, marks = raw.times[raw.get_data()[0].argmax()], [(a["description"], a["onset"]) for a in raw.annotations]
else:
    import biosigio
    recording = biosigio.Recording.from_file(name + ".edf")
    spike = recording.signals.iloc[:, 0].idxmax()
    marks = list(zip(recording.events.description, recording.events.onset))
print(f"the spike at {spike:.0f} s", *(f"{text} {onset:.0f} s" for text, onset in marks), sep=", ")
PYTHON
try() { python read.py "$@" 2>"$1.log" | tail -1; }
for reader in mne biosigio; do
    expect "$reader, no gap" "$(try $reader whole)" "the spike at 12 s, spike 12 s, sleep 16 s"
done
expect "MNE, a gap" "$(try mne gap)" "the spike at 7 s, spike 12 s"
expect "MNE's words" "$(grep -o 'Omitted.*' mne.log)" "Omitted 1 annotation(s) that were outside data range."
expect "biosigIO, a gap" "$(try biosigio gap)" "the spike at 7 s, spike 12 s"
# where biosig puts the marks, in seconds of what is stored: the spike is at 7
save2gdf -JSON gap.edf 2>log >gap.json
expect "biosig, a gap" "$(python - <<'PYTHON'
import json
events = json.load(open("gap.json"))["EVENT"]
print(*(f"{event['Description']} {event['POS']:g}" for event in events if event["TYP"] != "0x7ffe"), sep=", ")
PYTHON
)" "spike 7, sleep 11"
