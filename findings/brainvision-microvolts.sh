#!/bin/bash
# biosig calls every number of a BrainVision recording microvolts: an ECG of 1 mV is 1 uV, a fever of 39.5 C is 39.5 uV.
#
# Software: biosig-tools 2.5.0-1+b1 (save2gdf); mne 1.13.2 (read_raw_brainvision) for comparison
# Guess:    a header of the BrainVision Core Data Format 1.0 says for each channel the resolution and its unit
#           (Ch2=ECG,,0.0025,mV), and microvolts only where it says none. Who converts it writes that unit, or the
#           number in another one.
# Seen:     the resolution is taken, the unit is not: EEG of 100 uV is right, an ECG of 1 mV is 1 uV, breathing of 5 mV
#           is 5 uV, and a temperature of 39.5 C and a skin conductance of 12 uS are microvolts, in CSV and in EDF, for
#           integers and floating point. Status 0; the CSV of integers comes without any word. mne has all right.
# Cost:     what was recorded beside the EEG is 1000 times too small, or another quantity: an ECG looks like a lead
#           that came off, and a threshold in mV is never reached.

. "$(dirname "$0")/lib.sh"
debian biosig-tools=2.5.0-1+b1
python_packages mne==1.13.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import struct
# label, resolution, unit, digits while something happens
CHANNELS = (("Fz", 0.5, "\u00b5V", 200), ("ECG", 0.0025, "mV", 400), ("Breath", 0.1, "mV", 50),
            ("Temp", 0.01, "C", 3950), ("Skin", 0.1, "\u00b5S", 120))
def recording(name, binary, letter):
    """2 s at 500 Hz; something happens for 20 ms."""
    common = f"[Common Infos]\nCodepage=UTF-8\nDataFile={name}.eeg\n"
    with open(name + ".vhdr", "w", encoding="utf-8") as file:
        file.write(
            f"Brain Vision Data Exchange Header File Version 1.0\n\n{common}MarkerFile={name}.vmrk\nDataFormat=BINARY\n"
            f"DataOrientation=MULTIPLEXED\nNumberOfChannels={len(CHANNELS)}\nSamplingInterval=2000\n\n"
            f"[Binary Infos]\nBinaryFormat={binary}\n\n[Channel Infos]\n" + "".join(
                f"Ch{k}={label},,{resolution},{unit}\n" for k, (label, resolution, unit, _) in enumerate(CHANNELS, 1)))
    with open(name + ".vmrk", "w", encoding="utf-8") as file:
        file.write(f"Brain Vision Data Exchange Marker File, Version 1.0\n\n{common}\n[Marker Infos]\n"
                   "Mk1=New Segment,,1,1,0,20200101120000000000\n")
    with open(name + ".eeg", "wb") as file:
        for k in range(1000):
            file.write(struct.pack(f"<{len(CHANNELS)}{letter}",
                                   *(digits if 100 <= k < 110 else 0 for *_, digits in CHANNELS)))
recording("integer", "INT_16", "h")
recording("float", "IEEE_FLOAT_32", "f")
PYTHON
python make.py
cat >mne_read.py <<'PYTHON'
import sys, mne
raw = mne.io.read_raw_brainvision(sys.argv[1] + ".vhdr", verbose="ERROR")
# mne gives volts for what is a voltage, and siemens for what is a conductance
scale = {"\u00b5V": 1e6, "mV": 1e3, "C": 1, "\u00b5S": 1e6}
print(*(f"{label} {values.max() * scale[raw._orig_units[label]]:.1f} {raw._orig_units[label]}"
        for label, values in zip(raw.ch_names, raw.get_data())), sep=", ")
PYTHON
csv() { # NAME: each column and its highest number
    python - "$1" <<'PYTHON'
import csv, sys
head, *rows = csv.reader(open(sys.argv[1] + ".csv"))
print(*(f"{label.split()[0]} {max(map(float, column)):.1f} {label.split()[1]}"
        for label, column in zip(head, zip(*rows))), sep=", ")
PYTHON
}
edf_units() { # NAME: labels, units and highest numbers, from the header
    python - "$1" <<'PYTHON'
import sys
data = open(sys.argv[1] + ".edf", "rb").read()
count = int(data[252:256])
def field(before, width):
    return [data[256 + count * before + k * width:][:width].decode("latin-1").strip() for k in range(count)]
print(*(" ".join(one) for one in zip(field(0, 16), field(112, 8), field(96, 8))), sep=", ")
PYTHON
}
wrong="Fz 100.0 [uV], ECG 1.0 [uV], Breath 5.0 [uV], Temp 39.5 [uV], Skin 12.0 [uV]"
for name in integer float; do
    expect "mne, $name" "$(LC_ALL=C.UTF-8 python mne_read.py $name 2>mne.log)" \
        "Fz 100.0 µV, ECG 1.0 mV, Breath 5.0 mV, Temp 39.5 C, Skin 12.0 µS"
    save2gdf -CSV $name.vhdr $name.csv >$name.words 2>&1
    expect "save2gdf, CSV, $name" "$(csv $name)" "$wrong"
    save2gdf -f=EDF $name.vhdr $name.edf >log 2>&1
    expect "save2gdf, EDF, $name" "$(edf_units $name)" \
        "Fz 100 uV, ECG 1 uV, Breath 5 uV, Temp 39.50000 uV, Skin 12 uV"
done
expect "its words for integers" "$(grep -v '^save2gdf ' integer.words | xargs)" ""
