#!/bin/bash
# wfdb makes 80 mmHg of a gap in a pressure when it writes MATLAB files, and of 8-bit records no such file.
#
# Software: wfdb 4.3.1 (rdrecord, wfdb_to_mat), scipy 1.17.1 (loadmat) to read the file
# Guess:    where the line was off, a WFDB record has its lowest digit (signal(5) of WFDB), and rdrecord no number
#           (NaN). In the MATLAB file, to be scaled by the header beside it, that is no pressure either.
# Seen:     the gap is digit 0: with 12.5(-1000)/mmHg that is 80 mmHg, in the MATLAB file and in the record that is
#           written with it. Python warns of an "invalid value encountered in cast", not of a gap. 8-bit records, as
#           those of the MIMIC databases, are written with 2 bytes for each, under a header that says 1: scipy does not
#           read the file, and as a record it has 17.6 mmHg or nothing for 120 and 80. Status 0.
# Cost:     a patient without a pressure has a good one, through resuscitation too, and it cannot be told from a
#           measured one.

. "$(dirname "$0")/lib.sh"
python_packages wfdb==4.3.1 scipy==1.17.1 numpy==2.4.6 pandas==3.1.1

python - <<'PYTHON'
import numpy
def record(name, bits, gain, baseline):
    """16 s of a pressure of 120 and 80 mmHg in turn; from 4 to 8 s there is none."""
    pressure = numpy.where(numpy.arange(2000) % 100 < 50, 120, 80)
    digits = (pressure * gain + baseline).astype(int)
    digits[500:1000] = -2 ** (bits - 1)
    numbers = (digits + 128).astype("u1") if bits == 8 else digits.astype("<i2")
    numbers.tofile(name + ".dat")
    checksum = (int(digits.sum()) + 0x8000) % 0x10000 - 0x8000
    with open(name + ".hea", "w") as header:
        print(name, 1, 125, 2000, file=header)
        print(f"{name}.dat {80 if bits == 8 else 16} {gain}({baseline})/mmHg {bits} 0 {digits[0]} {checksum} 0 ABP",
              file=header)
record("wide", 16, 12.5, -1000)
record("narrow", 8, 1.25, -100)
PYTHON
cat >read.py <<'PYTHON'
import sys, wfdb
how, name = sys.argv[1:]
record = wfdb.rdrecord(name + "m" if how == "again" else name)
if how == "write":
    from wfdb.io.convert import wfdb_to_mat
    wfdb_to_mat(name)
    sys.exit()
pressure = record.p_signal[:, 0]
if how == "matlab":
    import scipy.io
    try:
        digits = scipy.io.loadmat(name + "m.mat")["val"][0]
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {str(error).partition(',')[0]}")
    pressure = (digits - record.baseline[0]) / record.adc_gain[0]
print(*(f"{pressure[second * 125]:.1f}" for second in (0, 6, 12)))
PYTHON
read_record() { python read.py "$@" 2>&1 || true; }
for name in wide narrow; do
    expect "second 0, 6 and 12 of $name" "$(read_record file $name)" "120.0 nan 120.0"
    python read.py write $name >log 2>words || exit 1
    expect "its words" "$(grep -o 'RuntimeWarning.*' words)" "RuntimeWarning: invalid value encountered in cast"
done
expect "16 bits, as MATLAB" "$(read_record matlab wide)" "120.0 80.0 120.0"
expect "16 bits, the record written with it" "$(read_record again wide)" "120.0 80.0 120.0"
expect "8 bits, as MATLAB" "$(read_record matlab narrow)" "TypeError: Expecting miMATRIX type here"
expect "8 bits, the record written with it" "$(read_record again narrow)" "17.6 nan nan"
