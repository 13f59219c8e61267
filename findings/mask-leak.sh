#!/bin/bash
# resmed-sd-monitor and oscar-etl call the liters per second that leak from a mask liters per minute.
#
# Software: resmed-sd-monitor 0.1.0 (edfio 0.4.18), oscar-etl 0.1.0; pyEDFlib 0.1.42 for comparison
# Guess:    the files of a ResMed device for sleep apnea have the leak in L/s and say so, in the field of EDF for the
#           unit (specification of EDF, header: physical dimension), beside a ventilation in L/min. Both programs say
#           in their manuals that they give L/min, the one also that a night with more than 24 L/min is left out.
# Seen:     0.8 L/s, which is 48 L/min, the whole night, are "0.80 L/min" in the one, which finds the night fit for its
#           trends, and 0.8 in the column of the other that is in L/min. The limit would be passed by 1440 L/min. The
#           ventilation, in L/min in the file, is right. No remark.
# Cost:     behind a leak like that the device counts too few apneas, as the one says itself: a night with one event in
#           three hours is taken for a treatment that works, and nobody looks at the mask.

. "$(dirname "$0")/lib.sh"
python_packages resmed-sd-monitor==0.1.0 oscar-etl==0.1.0 edfio==0.4.18 scipy==1.17.1 matplotlib==3.11.2 numpy==2.4.6 \
    pyedflib==0.1.42
export MPLBACKEND=Agg MPLCONFIGDIR=$scratch

cat >make.py <<'PYTHON'
import edf
RECORDS = 180 # of a minute
edf.write("PLD.edf", [("Press.2s", "cmH2O", (0, 40), (0, 2000), [500] * 30 * RECORDS),
                      ("Leak.2s", "L/s", (0, 2), (0, 100), [40] * 30 * RECORDS),
                      ("MinVent.2s", "L/min", (0, 30), (0, 240), [60] * 30 * RECORDS)], RECORDS, 60)
edf.write("BRP.edf", [("Flow.40ms", "L/s", (-2, 3), (-1000, 1500), [0] * 1500 * RECORDS)], RECORDS, 60)
marks = b"+0\x14\x14\0+600\x1512\x14Obstructive Apnea\x14\0".ljust(60, b"\0")
edf.write("EVE.edf", [("EDF Annotations", "", (-1, 1), (-32768, 32767),
                       [int.from_bytes(marks[k:k + 2], "little", signed=True) for k in range(0, 60, 2)])], 1, 0)
with open("EVE.edf", "r+b") as file:
    file.seek(192)
    file.write(b"EDF+D")
PYTHON
python make.py
card=card/DATALOG/20200302 backup=OSCAR_Data/Profiles/P/ResMed_1/Backup/DATALOG/2020
mkdir -p $card $backup
for kind in PLD BRP EVE; do
    cp $kind.edf $card/20200302_102030_$kind.edf
    cp $kind.edf $backup/20200302_102030_$kind.edf
done

cat >read.py <<'PYTHON'
import pyedflib
with pyedflib.EdfReader("PLD.edf") as file:
    for k in range(1, file.signals_in_file):
        print(f"{file.getLabel(k)} {file.readSignal(k)[-1]:.1f} {file.getPhysicalDimension(k)}")
PYTHON
expect "pyEDFlib" "$(python read.py | tr '\n' ';')" "Leak.2s 0.8 L/s;MinVent.2s 7.5 L/min;"
monitor() { resmed-sd-monitor --data-dir card --lang en "$@" 2>>words; }
expect "resmed-sd-monitor, leak" "$(monitor 20200302 | grep '^Leak')" "Leak median 0.80 / P95 0.80 L/min"
expect "resmed-sd-monitor, ventilation" "$(monitor 20200302 | grep -o 'minute vent.*')" "minute ventilation 7.5 L/min"
monitor --report >report
expect "resmed-sd-monitor, the night" "$(grep -o '1 nights enter.*' report)" \
    "1 nights enter trend analysis (record >=2 h, EVE/Leak present, Leak95 <=24 L/min)."
expect "words about the leak" "$(grep -ci leak words || true)" "0"
oscar-etl --oscar-dir OSCAR_Data --output-dir out >words 2>&1
column() { python -c 'import csv, sys; print(next(csv.DictReader(open("out/cpap_daily.csv")))[sys.argv[1]])' "$1"; }
expect "oscar-etl, leak_median, in L/min" "$(column leak_median)" "0.8"
expect "oscar-etl, minute_vent_median, in L/min" "$(column minute_vent_median)" "7.5"
expect "words about the leak" "$(grep -ci leak words || true)" "0"
