#!/bin/bash
# wfdb makes each recording one of New Year's midnight 1985, and adds seconds that nobody recorded.
#
# Software: wfdb 4.3.1 (wfdb.io.convert.edf.wfdb_to_edf); edfio 0.4.18, pyEDFlib 0.1.42 to read EDF
# Guess:    date and time of a WFDB record (header(5): base time, base date) go into the EDF file; its data records
#           end where the record ends, or the rest of the last one is empty, zero volts.
# Seen:     "Startdate not recorded", 01.01.85, 00.00.00 for a record of 2 March 2020, 10:20:30: what asks whether the
#           record has a date asks the word "record" instead. An ECG of 30 s from -1 to 1 mV is one of 40 s: ten more
#           seconds at -32.768 mV, the lowest number there is. With 32 channels at 1000 Hz a data record lasts 0 s,
#           which no reader takes. Status 0; only what lies between is right.
# Cost:     a night's EEG, a Holter ECG or a telemetry strip cannot be laid beside what was given or done when; a flat
#           line at the end is an arrest or a lead that is off.

. "$(dirname "$0")/lib.sh"
python_packages wfdb==4.3.1 pandas==3.1.1 edfio==0.4.18 pyEDFlib==0.1.42 numpy==2.4.6

cat >make.py <<'PYTHON'
import datetime, sys
import numpy, wfdb
from wfdb.io.convert.edf import wfdb_to_edf
name, channels, rate = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
beat = numpy.round(numpy.sin(2 * numpy.pi * numpy.arange(30 * rate) / rate), 3)
wfdb.wrsamp(
    name, fs=rate, units=["mV"] * channels, sig_name=[f"lead {k}" for k in range(channels)],
    p_signal=numpy.stack([beat] * channels, axis=1), fmt=["16"] * channels, adc_gain=[1000] * channels,
    baseline=[0] * channels, base_date=datetime.date(2020, 3, 2), base_time=datetime.time(10, 20, 30))
wfdb_to_edf(name, output_filename=name + ".edf")
PYTHON
cat >read.py <<'PYTHON'
import sys
reader, path = sys.argv[1:]
if reader == "wfdb":
    import wfdb
    record = wfdb.rdrecord(path)
    start, rate, signal = record.base_datetime, record.fs, record.p_signal[:, 0]
elif reader == "edfio":
    import edfio
    file = edfio.read_edf(path)
    start, rate, signal = f"{file.startdate} {file.starttime}", file.signals[0].sampling_frequency, file.signals[0].data
else:
    import pyedflib
    with pyedflib.EdfReader(path) as file:
        start, rate, signal = file.getStartdatetime(), file.getSampleFrequency(0), file.readSignal(0)
print(f"{start}, {signal.size / rate:g} s, {signal.min():.3f} to {signal.max():.3f} mV, "
      f"{signal[:30 * int(rate)].min():.3f} in 30 s")
PYTHON
python make.py two 2 250 >two.log 2>&1 && echo "status 0" >>two.log
python make.py many 32 1000 >many.log 2>&1 && echo "status 0" >>many.log
expect "the WFDB record" "$(python read.py wfdb two)" "2020-03-02 10:20:30, 30 s, -1.000 to 1.000 mV, -1.000 in 30 s"
expect "edfio" "$(python read.py edfio two.edf)" "1985-01-01 00:00:00, 40 s, -32.768 to 1.000 mV, -1.000 in 30 s"
expect "pyEDFlib" "$(python read.py pyedflib two.edf)" \
    "1985-01-01 00:00:00, 40 s, -32.768 to 1.000 mV, -1.000 in 30 s"
expect "what it says" "$(tail -1 two.log), $(grep -ci 'warn\|1985' two.log || true) warnings" "status 0, 0 warnings"
expect "recording, as the file has it" "$(head -c 184 two.edf | tail -c 96 | tr -s ' ')" \
    "Startdate not recorded 01.01.8500.00.00"
expect "32 channels" "$(tail -1 many.log), a data record of $(head -c 252 many.edf | tail -c 8 | xargs) s" \
    "status 0, a data record of 0 s"
for reader in edfio pyedflib; do
    python read.py $reader many.edf >out 2>&1 && said=yes || said=no
    expect "32 channels, $reader reads it" "$said" "no"
done
