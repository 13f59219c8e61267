#!/bin/bash
# muse2wfdb takes the milliseconds of a GE MUSE ECG for samples: beats that come 75 times a minute are marked 37.5 times.
#
# Software: muse2wfdb 1.5.0, read with wfdb 4.3.1; ecgdatakit 2.0.3 for comparison
# Guess:    QRSTimesTypes in a MUSE export has the times of the beats in milliseconds, as GlobalRR beside them. WFDB
#           counts samples (annot(5)): at 500 Hz a beat at 400 ms is sample 200, and each mark lies on its R wave.
# Seen:     the milliseconds are written as samples. At 500 Hz, the usual rate, marks are 1600 ms apart for 800, and the
#           half of them lies after the end of the ECG; at 250 Hz it is 3200 ms. Only at 1000 Hz are they right. No word.
#           ecgdatakit has the 800 ms and the 75 beats of the file.
# Cost:     the heart rate of each resting ECG is half; who cuts beats out at the marks, to teach a network what an
#           extrasystole looks like, cuts out pieces without a beat, under the names of beats.

. "$(dirname "$0")/lib.sh"
python_packages muse2wfdb==1.5.0 wfdb==4.3.1 ecgdatakit==2.0.3 numpy==2.4.6 pandas==3.1.1

cat >make.py <<'PYTHON'
import base64, sys, numpy
rate = int(sys.argv[1])
time = numpy.arange(10 * rate) * 1000 // rate
# an R wave of 20 ms and 1 mV, each 800 ms from 400 ms on; 4.88 uV a digit, as usual
wave = (((time - 390) % 800 < 20) * (time < 9600) * 205).astype("<i2")
leads = "".join(
    f"<LeadData><LeadByteCountTotal>{2 * len(wave)}</LeadByteCountTotal><LeadTimeOffset>0</LeadTimeOffset>"
    f"<LeadSampleCountTotal>{len(wave)}</LeadSampleCountTotal><LeadAmplitudeUnitsPerBit>4.88</LeadAmplitudeUnitsPerBit>"
    f"<LeadAmplitudeUnits>MICROVOLTS</LeadAmplitudeUnits><LeadID>{name}</LeadID><LeadSampleSize>2</LeadSampleSize>"
    f"<WaveFormData>{base64.b64encode(wave.tobytes()).decode()}</WaveFormData></LeadData>"
    for name in ("I", "II", "V1", "V2", "V3", "V4", "V5", "V6"))
beats = "".join(f"<QRS><Number>{k + 1}</Number><Type>{int(k == 2)}</Type><Time>{400 + 800 * k}</Time></QRS>"
                for k in range(12))
waves = "".join(f"<Waveform><WaveformType>{kind}</WaveformType><WaveformStartTime>0</WaveformStartTime>"
                f"<NumberofLeads>8</NumberofLeads><SampleType>CONTINUOUS_SAMPLES</SampleType>"
                f"<SampleBase>{rate}</SampleBase><SampleExponent>0</SampleExponent>{leads}</Waveform>"
                for kind in ("Median", "Rhythm"))
with open("ecg.xml", "w", encoding="utf-8") as file:
    file.write(f"""<?xml version="1.0" encoding="UTF-8"?>
<RestingECG><MuseInfo><MuseVersion>9.0.9.18167</MuseVersion></MuseInfo>
<PatientDemographics><PatientID>1</PatientID></PatientDemographics>
<RestingECGMeasurements><VentricularRate>75</VentricularRate><ECGSampleBase>{rate}</ECGSampleBase>
<ECGSampleExponent>0</ECGSampleExponent></RestingECGMeasurements>
<QRSTimesTypes>{beats}<GlobalRR>800</GlobalRR></QRSTimesTypes>{waves}</RestingECG>""")
PYTHON
cat >read.py <<'PYTHON'
import logging, numpy, wfdb
from muse2wfdb.converter import muse_to_wfdb
logging.basicConfig()
assert muse_to_wfdb("ecg.xml", "ecg")
record, marks = wfdb.rdrecord("ecg"), wfdb.rdann("ecg", "atr")
wave = record.p_signal[:, 1]
peaks = numpy.flatnonzero((wave[1:] > 0.5) & (wave[:-1] < 0.5)) / record.fs
rate = lambda times: f"{60 / numpy.diff(times).mean():.2f} a minute"
on = sum(wave[mark] > 0.5 for mark in marks.sample if mark < len(wave))
print(f"{record.fs} Hz: R waves {len(peaks)}, {rate(peaks)}; marks {len(marks.sample)}, {rate(marks.sample / record.fs)},"
      f" {on} on R waves, {(marks.sample >= len(wave)).sum()} after the end")
PYTHON
cat >other.py <<'PYTHON'
from ecgdatakit import FileParser
record = FileParser().parse("ecg.xml")
print(record.measurements.heart_rate, "a minute,", record.measurements.rr_interval, "ms,", record.leads[0].sampling_rate, "Hz")
PYTHON
for rate in 250 500 1000; do
    python make.py $rate
    expect "$rate Hz, ecgdatakit" "$(python other.py 2>log)" "75 a minute, 800 ms, $rate Hz"
    python read.py >seen.$rate 2>words
    expect "its words" "$(cat words)" ""
done
marks() { echo "$1 Hz: R waves 12, $2 a minute; marks 12, $3 a minute, $4 on R waves, $5 after the end"; }
expect "muse2wfdb" "$(cat seen.250)" "$(marks 250 75.00 18.75 0 9)"
expect "muse2wfdb" "$(cat seen.500)" "$(marks 500 75.00 37.50 0 6)"
expect "muse2wfdb" "$(cat seen.1000)" "$(marks 1000 75.00 75.00 12 0)"
