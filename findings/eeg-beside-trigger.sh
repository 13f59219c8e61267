#!/bin/bash
# dicomwf gives all channels of an EEG one scale: beside a trigger channel the brain waves are steps of 61 microvolts.
#
# Software: dicomwf 0.3.0 (RoutineScalpEEG), mne 1.13.2 to read BDF as dicomwf's manual does, pydicom 3.0.2
# Guess:    a DICOM waveform has a sensitivity for each channel (PS3.3 section C.10.9), in units that are required with
#           it, and an EEG has 16 or 32 bits (section A.34.12.4): 50 uV stay 50 uV, whatever is recorded beside.
# Seen:     one step for the lowest to the highest number of all channels, 31 of 64 bits. Alone, 50 and 20 uV are kept.
#           With the status channel that each BioSemi recording has, 0 to 130816, a step is 61 uV: a sine of 50 uV has
#           three values, one of 20 uV two. The numbers are volts, and no unit says so; each channel is the code 1.0.
#           No word.
# Cost:     seizures and sleep spindles are gone from the archived EEG; without the trigger they are a millionth of
#           what they are for who takes the usual microvolts.

. "$(dirname "$0")/lib.sh"
python_packages dicomwf==0.3.0 mne==1.13.2 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import math
RATE, SECONDS = 256, 4
def write(path, channels):
    """A BDF file, EDF with 24 bits; a channel is (label, unit, physical range, digits)."""
    def fields(width, values):
        return b"".join(str(value).encode().ljust(width) for value in values)
    count = len(channels)
    with open(path, "wb") as file:
        file.write(
            b"\xffBIOSEMI" + fields(80, ["X", "X"]) + fields(8, ["02.03.20", "10.20.30", 256 * (count + 1)])
            + fields(44, ["24BIT"]) + fields(8, [SECONDS, 1]) + fields(4, [count])
            + fields(16, [label for label, *_ in channels]) + fields(80, [""] * count)
            + fields(8, [unit for _, unit, *_ in channels]) + fields(8, [ends[0] for _, _, ends, _ in channels])
            + fields(8, [ends[1] for _, _, ends, _ in channels]) + fields(8, [-8388608] * count + [8388607] * count)
            + fields(80, [""] * count) + fields(8, [RATE] * count) + fields(32, [""] * count))
        for second in range(SECONDS):
            for *_, digits in channels:
                for digit in digits[second * RATE:(second + 1) * RATE]:
                    file.write((digit & 0xFFFFFF).to_bytes(3, "little"))
def wave(label, microvolts):
    return label, "uV", (-262144, 262144), [
        round(microvolts * 32 * math.sin(2 * math.pi * 10 * k / RATE)) for k in range(RATE * SECONDS)]
brain = [wave("Fz", 50), wave("Oz", 20)]
# no cable in the upper byte, all in range, a new epoch at the start, one trigger
status = [0x10FF00 | (0x10000 if k == 0 else 0) | (k == 300) for k in range(RATE * SECONDS)]
write("alone.bdf", brain)
write("trigger.bdf", [*brain, ("Status", "Boolean", (-8388608, 8388607), status)])
PYTHON
python make.py
cat >convert.py <<'PYTHON'
import sys, mne, numpy
from dicomwf import (
    GeneralEquipment, GeneralStudy, Patient, RoutineScalpEEG, RoutineScalpEEGData, Waveform, WaveformIdentification)
raw = mne.io.read_raw_bdf(f"{sys.argv[1]}.bdf", verbose="error")
RoutineScalpEEG("1.2.3.4.5.", RoutineScalpEEGData(
    patient=Patient(name="Finding^Test", birth_date="20000101", sex="O"),
    study=GeneralStudy(id="1", date="20200302", time="102030", accession_number="1"),
    equipment=GeneralEquipment("Test", "Test", "1", "1"), waveform_identification=WaveformIdentification(),
    waveform=Waveform(
        channel_count=raw.info["nchan"], sampling_frequency=raw.info["sfreq"], channel_names=raw.ch_names,
        data=numpy.transpose(raw.get_data())))).save_as(f"{sys.argv[1]}.dcm")
PYTHON
cat >read.py <<'PYTHON'
import sys, mne, numpy, pydicom
kind, name = sys.argv[1:]
if kind == "bdf":
    values = mne.io.read_raw_bdf(f"{name}.bdf", verbose="error").get_data().T
else:
    file = pydicom.dcmread(f"{name}.dcm")
    values = file.waveform_array(0)
if kind == "about":
    group = file.WaveformSequence[0]
    channels = group.ChannelDefinitionSequence
    print(group.WaveformBitsAllocated, "bits;", *sorted({c.ChannelSourceSequence[0].CodeValue for c in channels}),
          "is the code of", len(channels), "channels; units:",
          sum("ChannelSensitivityUnitsSequence" in c for c in channels))
else:
    print(*(f"{label} {ends[0]:.0f} to {ends[1]:.0f} uV, {steps} values" for label, ends, steps in (
        (label, (1e6 * column.min(), 1e6 * column.max()), len(numpy.unique(column.round(8))))
        for label, column in zip(("Fz", "Oz"), values.T))), sep="; ")
PYTHON
for name in alone trigger; do
    python convert.py $name >said 2>&1
    expect "words, $name" "$(cat said)" ""
    expect "mne, BDF, $name" "$(python read.py bdf $name)" \
        "Fz -50 to 50 uV, 65 values; Oz -20 to 20 uV, 65 values"
done
expect "DICOM, alone" "$(python read.py dicom alone)" "Fz -50 to 50 uV, 65 values; Oz -20 to 20 uV, 65 values"
expect "DICOM, beside a trigger" "$(python read.py dicom trigger)" \
    "Fz -50 to 72 uV, 3 values; Oz -50 to 11 uV, 2 values"
expect "what it is, alone" "$(python read.py about alone)" "64 bits; 1.0 is the code of 2 channels; units: 0"
