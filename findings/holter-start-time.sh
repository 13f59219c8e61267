#!/bin/bash
# ishne-to-csv reads the start of a Holter recording with bytes for numbers: 22:45:30 is 22:00:45.
#
# Software: ishne-to-csv 1.2 (read_ishne, ishne_to_csv); ecgdatakit 2.0.3 for comparison
# Guess:    each row of the table has the time of its samples, to the nanosecond in which it is given. The start of an
#           ISHNE file is three numbers of 16 bits (Badilini, The ISHNE Holter Standard Output File Format, A.N.E.
#           1998, Table 1), as its dates are, and each lead has its resolution in nanovolts.
# Seen:     the hour, the upper byte of the hour and the minute are taken for hour, minute and second: recordings
#           that began at 22:45:30 and 22:45:59 begin at 22:00:45, one of 08:05:00 at 08:00:05. The dates are right.
#           The resolution is passed over: 1 mV is 400 in one recorder's table and 200 in another's. No word.
# Cost:     the faint of the patient's diary, 23:10, lies beside heartbeats of 23:55; the times cannot be corrected
#           without the file; and what is higher in one table may be the lower voltage.

. "$(dirname "$0")/lib.sh"
python_packages ishne-to-csv==1.2 ecgdatakit==2.0.3 pandas==3.1.1 numpy==2.4.6

cat >make.py <<'PYTHON'
import binascii, struct
def holter(path, start, nanovolts, rate=200):
    """Ten seconds of one lead, with a beat of 1 mV each second."""
    samples = [1_000_000 // nanovolts if k % rate == 0 else 0 for k in range(10 * rate)]
    absent = [-9] * 11
    head = (
        struct.pack("<4ih", 0, len(samples), 522, 522, 1) + struct.pack("40s40s20s", b"Test", b"Finding", b"P1")
        + struct.pack("<2h", 0, 0) + struct.pack("<9h", 1, 1, 1950, 2, 3, 2020, 3, 3, 2020)  # born, recorded, written
        + struct.pack("<3h", *start) + struct.pack("<h", 1) + struct.pack("<12h", 6, *absent)  # lead II
        + struct.pack("<12h", 1, *absent) + struct.pack("<12h", nanovolts, *absent)
        + struct.pack("<h40sh80s80s88s", 0, b"digital", rate, b"", b"", b""))
    with open(path, "wb") as file:
        file.write(b"ISHNE1.0" + struct.pack("<H", binascii.crc_hqx(head, 0xFFFF)) + head)
        file.write(struct.pack(f"<{len(samples)}h", *samples))
holter("night.ecg", (22, 45, 30), 2500)
holter("later.ecg", (22, 45, 59), 2500)
holter("day.ecg", (8, 5, 0), 5000)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import json, sys
reader, name = sys.argv[1:]
if reader == "ecgdatakit":
    from ecgdatakit import FileParser
    record = FileParser().parse(f"{name}.ecg")
    lead = record.leads[0]
    print(f"{record.recording.date:%H:%M:%S}, {lead.samples.max():g} {lead.units}")
else:
    import pandas
    from ishne_to_csv import ishne_to_csv
    ishne_to_csv(f"{name}.ecg", verbose=False)
    table = pandas.read_csv(f"{name}.csv")
    start = pandas.to_datetime(table["time"][0])
    assert json.load(open(f"{name}.json"))["Start Time"] == f"{start:%H:%M:%S}"
    print(f"{start:%H:%M:%S}, {table['Lead_1'].max()}; columns", *table.columns)
PYTHON
seen() { TZ=UTC python "$@" 2>words; cat words; }
expect "ecgdatakit, night" "$(seen read.py ecgdatakit night)" "22:45:30, 1 mV"
expect "ecgdatakit, later" "$(seen read.py ecgdatakit later)" "22:45:59, 1 mV"
expect "ecgdatakit, day" "$(seen read.py ecgdatakit day)" "08:05:00, 1 mV"
expect "ishne-to-csv, night" "$(seen read.py ishne_to_csv night)" "22:00:45, 400; columns time Lead_1"
expect "ishne-to-csv, later" "$(seen read.py ishne_to_csv later)" "22:00:45, 400; columns time Lead_1"
expect "ishne-to-csv, day" "$(seen read.py ishne_to_csv day)" "08:00:05, 200; columns time Lead_1"
