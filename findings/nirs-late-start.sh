#!/bin/bash
# MNE lays the tasks of a near-infrared recording beside the brain's answer when its clock did not begin at 0.
#
# Software: mne 1.13.2 (read_raw_snirf), with files that snirf 0.8.0 (Snirf, validateSnirf) finds valid; snirf as a
#           reader for comparison
# Guess:    in SNIRF 1.0 the times of the samples (/nirs/data/time, all of them or the first and the distance) and the
#           start of a stimulus (/nirs/stim/data) both count from the time origin. A recording whose first sample is at
#           8 s, since it was cut or the device had been running, has a task of 12 s at 4 s from its beginning.
# Seen:     the sampling rate is taken from the times, their beginning is not: the task of 12 s stands at 12 s from the
#           beginning, 8 s behind the light that changed with it, and a task near the end is left out without a
#           warning. So it is with both ways to write the times. snirf has all numbers as they are in the file.
# Cost:     an average over all tasks is one over the rest between them: the brain does not answer, or answers late,
#           and nobody can see that from the numbers. Recordings that begin at 0 are right, so a pipeline passes its
#           tests.

. "$(dirname "$0")/lib.sh"
python_packages mne==1.13.2 h5py==3.16.0 snirf==0.8.0 numpy==2.4.6

cat >make.py <<'PYTHON'
import h5py, numpy
def recording(path, begin, short):
    """40 s at 10 Hz, two wavelengths; the light is 2 while there is a task, else 1."""
    tasks = ((12, 5), (24, 5), (42, 5)) if begin else ((12, 5), (24, 5), (34, 5))
    times = begin + numpy.arange(400) / 10
    light = numpy.ones((400, 2))
    for start, seconds in tasks:
        light[(times >= start) & (times < start + seconds)] = 2
    with h5py.File(path, "w") as file:
        file["formatVersion"] = "1.0"
        for name, value in (
                ("SubjectID", "S1"), ("MeasurementDate", "2020-01-01"), ("MeasurementTime", "12:00:00Z"),
                ("LengthUnit", "mm"), ("TimeUnit", "s"), ("FrequencyUnit", "Hz")):
            file["nirs/metaDataTags/" + name] = value
        file["nirs/data1/dataTimeSeries"] = light
        file["nirs/data1/time"] = [begin, 0.1] if short else times
        for column in (1, 2):
            for name, value in (
                    ("sourceIndex", 1), ("detectorIndex", 1), ("wavelengthIndex", column), ("dataType", 1),
                    ("dataTypeIndex", 1)):
                file[f"nirs/data1/measurementList{column}/{name}"] = numpy.int32(value)
        file["nirs/stim1/name"] = "task"
        file["nirs/stim1/data"] = [[float(start), float(seconds), 1.0] for start, seconds in tasks]
        file["nirs/probe/wavelengths"] = [760.0, 850.0]
        file["nirs/probe/sourcePos3D"] = [[0.0, 0.0, 0.0]]
        file["nirs/probe/detectorPos3D"] = [[30.0, 0.0, 0.0]]
recording("zero.snirf", 0, False)
recording("late.snirf", 8, False)
recording("late-short.snirf", 8, True)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys, numpy
reader, path = sys.argv[1:]
if reader == "snirf":
    import snirf
    recording = snirf.Snirf(path, "r").nirs[0]
    times, light = recording.data[0].time, recording.data[0].dataTimeSeries[:, 0]
    if len(times) == 2:
        times = times[0] + times[1] * numpy.arange(len(light))
    marks = recording.stim[0].data[:, 0]
    print("valid" if snirf.validateSnirf(path).is_valid() else "not valid", end=", ")
else:
    import mne
    recording = mne.io.read_raw_snirf(path, verbose="WARNING")
    times, light, marks = recording.times, recording.get_data()[0], recording.annotations.onset
    print(f"{recording.info['sfreq']:.0f} Hz", end=", ")
print("light at", *times[numpy.flatnonzero(numpy.diff(light) > 0) + 1].round(1), end=", ")
print("tasks at", *marks.round(1), end=", ")
print("in a task it is", *(light[numpy.abs(times - mark).argmin()] for mark in marks))
PYTHON
read_file() { python read.py "$1" "$2.snirf" 2>"words.$1.$2" | tail -1; }
expect "snirf, from 0 s" "$(read_file snirf zero)" \
    "valid, light at 12.0 24.0 34.0, tasks at 12.0 24.0 34.0, in a task it is 2.0 2.0 2.0"
expect "mne, from 0 s" "$(read_file mne zero)" \
    "10 Hz, light at 12.0 24.0 34.0, tasks at 12.0 24.0 34.0, in a task it is 2.0 2.0 2.0"
for name in late late-short; do
    expect "snirf, $name" "$(read_file snirf $name)" \
        "valid, light at 12.0 24.0 42.0, tasks at 12.0 24.0 42.0, in a task it is 2.0 2.0 2.0"
    expect "mne, $name" "$(read_file mne $name)" \
        "10 Hz, light at 4.0 16.0 34.0, tasks at 12.0 24.0, in a task it is 1.0 1.0"
done
expect "mne, every time in the file: its words" "$(cat words.mne.late)" ""
