#!/bin/bash
# neo reads the EEG that MNE and pybv export as BrainVision ten times too high, and its marks one sample too late.
#
# Software: neo 0.14.6 (BrainVisionIO), which SpikeInterface and Elephant read with; files of mne 1.13.2 (export_raw)
#           and pybv 0.8.1; mne 1.13.2 (read_raw_brainvision) and brainvision 0.4 for comparison
# Guess:    a number of a BrainVision file is to be multiplied by the resolution of its channel, as the header's own
#           line says: Ch<number>=<Name>,<Reference>,<Resolution in "Unit">,<Unit>, whether the numbers are integers or
#           IEEE_FLOAT_32; and marks count the samples from 1. 100 uV at 0.4 s are 100 uV at 0.4 s.
# Seen:     mne and pybv write 32-bit floats with 0.1 uV, unless told otherwise. neo leaves out the resolution of
#           floats: 100 uV are 1000 uV, an ECG of 1 mV is 10 mV, no remark. In a file of 16-bit integers both are right.
#           A mark at the peak is one sample behind it in both. mne and brainvision have all as it was written.
# Cost:     limits in microvolts, for artifacts, spikes or a suppressed EEG, are those of another recording; BIDS, which
#           asks for BrainVision or EDF, is where these files come from.

. "$(dirname "$0")/lib.sh"
python_packages neo==0.14.6 quantities==0.16.4 pybv==0.8.1 mne==1.13.2 brainvision==0.4 scipy==1.17.1 numpy==2.4.6

cat >make.py <<'PYTHON'
import mne, numpy, pybv
volts = numpy.zeros((2, 1000))
volts[:, 100] = 100e-6, 1e-3
raw = mne.io.RawArray(volts, mne.create_info(["Fz", "ECG"], 250, ["eeg", "ecg"]), verbose="ERROR")
raw.set_annotations(mne.Annotations([0.4], [0.004], ["peak"]))
mne.export.export_raw("mne.vhdr", raw, verbose="ERROR")
for name, kind in (("float", "binary_float32"), ("integer", "binary_int16")):
    pybv.write_brainvision(data=volts, sfreq=250, ch_names=["Fz", "ECG"], fname_base=name, folder_out=".", fmt=kind,
                           events=[dict(onset=100, description="peak", type="Comment")])
PYTHON
python make.py 2>log
cat >read.py <<'PYTHON'
import sys, numpy
reader, path = sys.argv[1:]
if reader == "neo":
    import neo
    part = neo.BrainVisionIO(path).read_block().segments[0]
    [signal] = part.analogsignals
    samples = signal.rescale("uV").magnitude.T
    marks = [float(time) for event in part.events for time, label in zip(event.times, event.labels) if "peak" in label]
elif reader == "mne":
    import mne
    raw = mne.io.read_raw_brainvision(path, verbose="ERROR")
    samples = raw.get_data() * 1e6
    marks = [mark["onset"] for mark in raw.annotations if "peak" in mark["description"]]
else:
    import brainvision
    _, vmrk, samples = brainvision.read(path)
    marks = [(int(mark.split(",")[2]) - 1) / 250 for mark in vmrk["Marker Infos"].values() if "peak" in mark]
at = numpy.abs(samples[0]).argmax()
print(*(f"{number:.0f} uV" for number in samples[:, at]), f"at {at / 250:.3f} s, marked at {marks[0]:.3f} s")
PYTHON
for name in mne float; do
    expect "numbers and resolution, $name" "$(grep -h '^BinaryFormat\|^Ch' $name.vhdr | paste -sd ' ')" \
        "BinaryFormat=IEEE_FLOAT_32 Ch1=Fz,,0.1,µV Ch2=ECG,,0.1,µV"
done
for name in mne float integer; do
    for reader in mne brainvision; do
        expect "$name, read by $reader" "$(python read.py $reader $name.vhdr 2>words)" \
            "100 uV 1000 uV at 0.400 s, marked at 0.400 s"
    done
done
for name in mne float; do
    expect "$name, read by neo" "$(python read.py neo $name.vhdr 2>words)" \
        "1000 uV 10000 uV at 0.400 s, marked at 0.404 s"
    expect "its words" "$(cat words)" ""
done
expect "integer, read by neo" "$(python read.py neo integer.vhdr 2>words)" \
    "100 uV 1000 uV at 0.400 s, marked at 0.404 s"
