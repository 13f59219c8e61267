#!/bin/bash
# sleeplab-format cuts a night at lights off, and keeps its last seconds when the recording began after that.
#
# Software: sleeplab-format 0.4.2 (its command slf-extract, crop_lights_off_on, decimate)
# Guess:    each array of a night has its own start in this format (start_ts). One that begins after lights off keeps
#           all of its numbers and its start, or the night is refused. What is decimated to 100 Hz has 100 Hz, or is
#           refused.
# Seen:     the seconds between lights off and the start are taken for a place from the end. An oximeter that was put on
#           a minute late has its last minute, of 06:29, at lights off, 22:30, and no more; of one that runs on after
#           lights on nothing is left. A lights off of 22:30, to the minute, and a recording from 22:30:20 leave 20 s.
#           From 256 to 100 Hz it keeps each second number, 128 Hz, under the rate that one asks for: 13 Hz are 10.2.
#           No word, status 0.
# Cost:     a desaturation, or the end of the night's sleep, stands at lights off beside the stages of then; sleep
#           spindles lie in the alpha band, and a night is 1.28 times too long.

. "$(dirname "$0")/lib.sh"
python_packages sleeplab-format==0.4.2 numpy==2.4.6 pandas==2.3.3 pyarrow==22.0.0 pydantic==2.11.7 scipy==1.17.1 \
    zarr==2.18.7 numcodecs==0.15.1 pyyaml==6.0.3

cat >make.py <<'PYTHON'
from datetime import datetime, timedelta
import numpy
from sleeplab_format import models, writer
OFF, ON = datetime(2020, 1, 1, 22, 30), datetime(2020, 1, 2, 6, 30)
def night(name, start, **arrays):
    made = {}
    for label, (rate, begin, end, function) in arrays.items():
        seconds = numpy.arange((end - begin).total_seconds() * rate) / rate
        values = function(begin, seconds).astype(numpy.float32)
        made[label] = models.SampleArray(
            attributes=models.ArrayAttributes(name=label, start_ts=begin, sampling_rate=rate, unit="x"),
            values_func=lambda values=values: values)
    return models.Subject(metadata=models.SubjectMetadata(
        subject_id=name, recording_start_ts=start, lights_off=OFF, lights_on=ON), sample_arrays=made,
        annotations={"a_hypnogram": models.Hypnogram(scorer="a", annotations=[models.Annotation(
            name="W", start_ts=OFF + timedelta(minutes=1), start_sec=(OFF - start).total_seconds() + 60, duration=30)])})
def clock(begin, seconds):
    """Each number is the time at which it was taken, in minutes since noon."""
    return (begin - datetime(2020, 1, 1, 12)).total_seconds() / 60 + seconds / 60
def sine(begin, seconds):
    return numpy.sin(2 * numpy.pi * 13 * seconds)
before, late, later = OFF - timedelta(minutes=10), OFF + timedelta(minutes=1), OFF + timedelta(seconds=20)
nights = [night("early", before, SpO2=(4.0, before, ON, clock), EEG=(256.0, before, before + timedelta(hours=1), sine)),
          night("late", before, SpO2=(4.0, late, ON, clock), EEG=(256.0, before, before + timedelta(hours=1), sine)),
          night("over", before, SpO2=(4.0, late, ON + timedelta(minutes=5), clock)),
          night("minute", later, SpO2=(4.0, later, ON, clock))]
writer.write_dataset(models.Dataset(name="source", series={"one": models.Series(
    name="one", subjects={n.metadata.subject_id: n for n in nights})}), ".")
PYTHON
python make.py 2>words
cat >crop.yaml <<'YAML'
new_dataset_name: cropped
series_configs:
  - name: one
    crop_lights_off_on: true
    array_configs:
      - {name: SpO2, actions: []}
      - name: EEG
        actions:
          - name: slower
            method: sleeplab_format.extractor.preprocess.decimate
            kwargs: {fs_new: 100.0}
            updated_attributes: {sampling_rate: 100.0}
YAML
mkdir out
status=0
slf-extract -s source -d out -c crop.yaml >>words 2>&1 || status=$?
expect "status" "$status" 0
expect "its warnings of what is there" "$(grep -E "WARN|ERROR" words | grep -v "'EEG'. not in sample arrays" || true)" ""
cat >read.py <<'PYTHON'
import sys
from datetime import datetime, timedelta
from pathlib import Path
import numpy
from sleeplab_format import reader
subject = reader.read_dataset(Path("out/cropped")).series["one"].subjects[sys.argv[1]]
def time(minutes):
    return (datetime(2020, 1, 1, 12) + timedelta(minutes=float(minutes))).strftime("%H:%M:%S")
array = subject.sample_arrays["SpO2"]
values = array.values
print(f"{array.attributes.start_ts:%H:%M:%S}:", f"{len(values) / array.attributes.sampling_rate / 60:.1f} min",
      f"of {time(values[0])} to {time(values[-1])}" if len(values) else "of nothing")
if "EEG" in subject.sample_arrays:
    array = subject.sample_arrays["EEG"]
    rate = array.attributes.sampling_rate
    power = numpy.abs(numpy.fft.rfft(array.values))
    print(f"EEG {rate:.0f} Hz: {len(array.values) / rate / 60:.1f} min, {power.argmax() * rate / len(array.values):.1f} Hz")
PYTHON
seen() { python read.py "$1" >seen; sed -n "$2p" seen; }
expect "oximeter from 22:20 to 06:30" "$(seen early 1)" "22:30:00: 480.0 min of 22:30:00 to 06:29:59"
expect "oximeter from 22:31 to 06:30" "$(seen late 1)" "22:30:00: 1.0 min of 06:29:00 to 06:29:59"
expect "oximeter from 22:31 to 06:35" "$(seen over 1)" "22:30:00: 0.0 min of nothing"
expect "recording from 22:30:20" "$(seen minute 1)" "22:30:00: 0.3 min of 06:29:39 to 06:29:59"
expect "50 min of 13 Hz, to 100 Hz" "$(seen early 2)" "EEG 100 Hz: 64.0 min, 10.2 Hz"
