#!/bin/bash
# wonambi gives each channel of an EDF+ file the numbers of the one before it when the annotations are not the last.
#
# Software: wonambi 7.17 (Dataset); pyEDFlib 0.1.42 and mne 1.13.2 for comparison
# Guess:    the "EDF Annotations" of EDF+ are a signal as any other, at any place among the others (EDF+ section 2.2.1);
#           EDFlib has a function to put them at the start, in the middle or at the end. The name of a channel belongs
#           to the numbers that stand under it in the header.
# Seen:     names are counted without the annotations, numbers with them. With the annotations first, Fp1 has their
#           letters as voltages, Fp2 has the EEG of Fp1, the ECG that of Fp2, and the oxygen, 95 %, is the ECG; in the
#           middle, those behind are shifted. At the end all is right, and so are the marks always. No word.
# Cost:     slow waves or spikes of the left side are those of the right in a study of sleep or epilepsy, for the
#           recordings of one maker.

. "$(dirname "$0")/lib.sh"
python_packages wonambi==7.17 pyedflib==0.1.42 mne==1.13.2 numpy==2.4.6 scipy==1.17.1

cat >make.py <<'PYTHON'
import struct
def recording(name, place):
    """10 s of four signals, each with one number throughout, and a mark in the middle."""
    signals = [
        ("EEG Fp1", "uV", 2000, 10), ("EEG Fp2", "uV", 2000, 20), ("ECG", "uV", 2000, 30), ("SaO2", "%", 100, 95)]
    signals.insert(place, ("EDF Annotations", "", 1, None))
    counts = [50 if value is None else 100 for *_, value in signals]
    def fields(width, values):
        return b"".join(str(value).encode().ljust(width) for value in values)
    with open(name + ".edf", "wb") as file:
        file.write(
            fields(8, ["0"]) + fields(80, ["X X X X", "Startdate 02-MAR-2020 X X X"])
            + fields(8, ["02.03.20", "10.20.30", 256 * 6]) + fields(44, ["EDF+C"]) + fields(8, [10, 1])
            + fields(4, [5]) + fields(16, [label for label, *_ in signals]) + fields(80, [""] * 5)
            + fields(8, [unit for _, unit, *_ in signals]) + fields(8, [-most for _, _, most, _ in signals])
            + fields(8, [most for _, _, most, _ in signals]) + fields(8, [-32768] * 5 + [32767] * 5)
            + fields(80, [""] * 5) + fields(8, counts) + fields(32, [""] * 5))
        for second in range(10):
            for *_, most, value in signals:
                if value is None:
                    mark = f"+{second}\x14\x14\0" + ("+5\x14spike\x14\0" if second == 5 else "")
                    file.write(mark.encode().ljust(100, b"\0"))
                else:
                    digit = round((value + most) / (2 * most) * 65535) - 32768
                    file.write(struct.pack("<h", digit) * 100)
for name, place in ("first", 0), ("middle", 2), ("last", 4):
    recording(name, place)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
reader, name = sys.argv[1:]
path = name + ".edf"
if reader == "wonambi":
    import wonambi
    recording = wonambi.Dataset(path)
    names, signals = recording.header["chan_name"], recording.read_data().data[0]
    marks = [(mark["name"], mark["start"]) for mark in recording.read_markers()]
elif reader == "pyedflib":
    import pyedflib
    recording = pyedflib.EdfReader(path)
    names, signals = recording.getSignalLabels(), [recording.readSignal(k) for k in range(4)]
    marks = [(text, start) for start, _, text in zip(*recording.readAnnotations())]
else:
    import mne
    recording = mne.io.read_raw_edf(path, verbose="ERROR")
    volts = {"EEG Fp1": 1e6, "EEG Fp2": 1e6, "ECG": 1e6, "SaO2": 1}
    names, signals = recording.ch_names, [recording.get_data(name)[0] * volts[name] for name in recording.ch_names]
    marks = [(mark["description"], mark["onset"]) for mark in recording.annotations]
print(*(f"{label} {signal[-1]:.0f}" for label, signal in zip(names, signals)),
      *(f"{text} at {start:.0f} s" for text, start in marks), sep=", ")
PYTHON
right="EEG Fp1 10, EEG Fp2 20, ECG 30, SaO2 95, spike at 5 s"
for place in first middle last; do
    for reader in pyedflib mne; do expect "$reader, $place" "$(python read.py $reader $place 2>&1)" "$right"; done
done
expect "wonambi, last" "$(python read.py wonambi last 2>&1)" "$right"
expect "wonambi, first" "$(python read.py wonambi first 2>&1)" \
    "EEG Fp1 0, EEG Fp2 10, ECG 20, SaO2 30, spike at 5 s"
expect "wonambi, middle" "$(python read.py wonambi middle 2>&1)" \
    "EEG Fp1 10, EEG Fp2 20, ECG 0, SaO2 30, spike at 5 s"
