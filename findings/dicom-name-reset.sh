#!/bin/bash
# pydicom and DCMTK read different letters from the same patient's name.
#
# Software: pydicom 3.0.2; dcmtk 3.6.7-9~deb12u4 (dcmconv +U8)
# Guess:    both go back to the first character set at each "^" of a name, as PS3.5 section 6.1.2.5.3
#           has it.
# Seen:     (0008,0005) is ISO 2022 IR 100\ISO 2022 IR 144, Latin first, Cyrillic second. In the second
#           group of the name an escape sequence switches to Cyrillic; after the next "^" stands the byte
#           D6, without another escape. DCMTK reads a Latin "Ö", pydicom goes on in Cyrillic and reads
#           "ж".
# Cost:     patients with names in two scripts are matched by name between archive, viewer and report:
#           the two most used toolkits disagree about who it is.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages pydicom==3.0.2

python - <<'PYTHON'
import dicom
name = b"\xdcber^A=\x1b-L\xbb\xee\xda^\xd6"
dicom.write("name.dcm", dicom.secondary_capture(
    dicom.ramp(4, 4), 4, 4, character_set=b"ISO 2022 IR 100\\ISO 2022 IR 144", name=name))
PYTHON
export LC_ALL=C.UTF-8
dcmconv +U8 name.dcm utf-8.dcm 2>log
name='import pydicom, sys; print(pydicom.dcmread(sys.argv[1]).PatientName)'
expect "DCMTK, which wrote UTF-8" "$(PYTHONIOENCODING=utf-8 python -c "$name" utf-8.dcm)" "Über^A=Люк^Ö"
expect "pydicom" "$(PYTHONIOENCODING=utf-8 python -c "$name" name.dcm)" "Über^A=Люк^ж"
