#!/bin/bash
# A dose with planes of 2 mm and of 6 mm: three readers lay all of them 2 mm apart.
#
# Software: SimpleITK 2.5.7, platipy 0.4.1 (convert_rtdose), DicomRTTool 6.2.0; dicompyler-core 0.5.6 and
#           plastimatch 1.9.4+dfsg.2-0+deb12u1 for comparison
# Guess:    Grid Frame Offset Vector gives the place of each plane and need only vary monotonically (PS3.3
#           section C.8.8.3.2): a reader resamples the planes at 0, 2 ... 12, 18, 24 and 30 mm, or refuses.
# Seen:     the distance of the first two planes is taken for all: the last plane, 10 Gy at 30 mm, lies at
#           18 mm, where there are 8 Gy, and beyond there is no dose. No warning, status 0. dicompyler-core takes
#           each plane where it is; plastimatch refuses ("irregular spacing").
# Cost:     an organ has the dose of another place, or seems to lie outside the beam.

. "$(dirname "$0")/lib.sh"
debian plastimatch=1.9.4+dfsg.2-0+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
path=$PATH
python_packages platipy==0.4.1 dicompyler-core==0.5.6 pydicom==2.4.4 numpy==1.26.4 SimpleITK==2.5.7 matplotlib==3.11.2
mv venv older
PATH=$path
python_packages DicomRTTool==6.2.0 pydicom==3.0.2 SimpleITK==2.5.7 numpy==2.4.6

mkdir both
python - <<'PYTHON'
import struct, dicom
from dicom import element
DOSE, STRUCTURES = b"1.2.840.10008.5.1.4.1.1.481.2", b"1.2.840.10008.5.1.4.1.1.481.3"
def numbers(group, number, values):
    return element(group, number, "DS", b"\\".join(b"%d" % value for value in values))
def sequence(group, number, *items):
    return element(group, number, "SQ", b"".join(
        struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item for item in items))
def start(storage, modality, series, uid):
    return (element(8, 5, "CS", b"ISO_IR 100") + element(8, 0x16, "UI", storage) + element(8, 0x18, "UI", uid)
            + element(8, 0x20, "DA", b"20200101") + element(8, 0x30, "TM", b"120000") + element(8, 0x50, "SH", b"")
            + element(8, 0x60, "CS", modality) + element(8, 0x70, "LO", b"") + element(8, 0x90, "PN", b"")
            + element(0x10, 0x10, "PN", b"Finding^Test") + element(0x10, 0x20, "LO", b"P1")
            + element(0x10, 0x30, "DA", b"") + element(0x10, 0x40, "CS", b"")
            + (element(0x18, 0x50, "DS", b"") if storage == DOSE else b"")
            + element(0x20, 0xD, "UI", b"1.2.3.1") + element(0x20, 0xE, "UI", series) + element(0x20, 0x10, "SH", b"1")
            + element(0x20, 0x11, "IS", b"2"))
for k in range(16):
    dicom.ct_slice(f"both/{k:02}.dcm", k + 1, bytes(800), 20, 20, 2 * k, spacing=b"2\\2", thickness=b"2")
# plane k, counted from 1, has k Gy
pixels = b"".join(struct.pack("<400H", *[100 * k] * 400) for k in range(1, 11))
dicom.write("both/dose.dcm", start(DOSE, b"RTDOSE", b"1.2.3.6", b"1.2.3.60") + element(0x20, 0x13, "IS", b"1")
    + numbers(0x20, 0x32, (0, 0, 0)) + numbers(0x20, 0x37, (1, 0, 0, 0, 1, 0)) + element(0x20, 0x52, "UI", b"1.2.3.3")
    + element(0x20, 0x1040, "LO", b"") + element(0x28, 2, "US", 1) + element(0x28, 4, "CS", b"MONOCHROME2")
    + element(0x28, 8, "IS", b"10") + element(0x28, 9, "AT", struct.pack("<HH", 0x3004, 0xC))
    + element(0x28, 0x10, "US", 20) + element(0x28, 0x11, "US", 20) + numbers(0x28, 0x30, (2, 2))
    + element(0x28, 0x100, "US", 16) + element(0x28, 0x101, "US", 16) + element(0x28, 0x102, "US", 15)
    + element(0x28, 0x103, "US", 0) + element(0x3004, 2, "CS", b"GY") + element(0x3004, 4, "CS", b"PHYSICAL")
    + element(0x3004, 0xA, "CS", b"PLAN") + numbers(0x3004, 0xC, (0, 2, 4, 6, 8, 10, 12, 18, 24, 30))
    + element(0x3004, 0xE, "DS", b"0.01") + element(0x7FE0, 0x10, "OW", pixels), storage=DOSE, uid=b"1.2.3.60")
# an organ on the planes at 18 and 24 mm, which have 8 and 9 Gy
dicom.write("organ.dcm", start(STRUCTURES, b"RTSTRUCT", b"1.2.3.7", b"1.2.3.70")
    + element(0x20, 0x52, "UI", b"1.2.3.3") + element(0x20, 0x1040, "LO", b"") + element(0x3006, 2, "SH", b"Set")
    + element(0x3006, 8, "DA", b"") + element(0x3006, 9, "TM", b"")
    + sequence(0x3006, 0x20, element(0x3006, 0x22, "IS", b"1") + element(0x3006, 0x24, "UI", b"1.2.3.3")
               + element(0x3006, 0x26, "LO", b"Organ") + element(0x3006, 0x36, "CS", b""))
    + sequence(0x3006, 0x39, sequence(0x3006, 0x40, *(
        element(0x3006, 0x42, "CS", b"CLOSED_PLANAR") + element(0x3006, 0x46, "IS", b"4")
        + numbers(0x3006, 0x50, (10, 10, z, 30, 10, z, 30, 30, z, 10, 30, z)) for z in (18, 24)))
        + element(0x3006, 0x84, "IS", b"1"))
    + sequence(0x3006, 0x80, element(0x3006, 0x82, "IS", b"1") + element(0x3006, 0x84, "IS", b"1")
               + element(0x3006, 0xA4, "CS", b"") + element(0x3006, 0xA6, "PN", b"")),
    storage=STRUCTURES, uid=b"1.2.3.70")
PYTHON
cat >read.py <<'PYTHON'
import sys
if sys.argv[1] == "dicompyler":
    from dicompylercore import dvhcalc
    print(f"organ {dvhcalc.get_dvh('organ.dcm', 'both/dose.dcm', 1).mean:.1f} Gy")
    sys.exit()
if sys.argv[1] == "DicomRTTool":
    from DicomRTTool.ReaderWriter import DicomReaderWriter
    files = DicomReaderWriter(verbose=False, get_dose_output=True, require_all_contours=False)
    files.walk_through_folders("both")
    files.get_images()
    files.get_dose()
    image = files.dose_handle
elif sys.argv[1] == "platipy":
    from platipy.dicom.io.rtdose_to_nifti import convert_rtdose
    image = convert_rtdose("both/dose.dcm")
else:
    import SimpleITK
    image = SimpleITK.ReadImage("both/dose.dcm", SimpleITK.sitkFloat32) * 0.01
def at(z):
    index = image.TransformPhysicalPointToIndex((10.0, 10.0, float(z)))
    return f"{image[index]:.0f} Gy" if index[2] < image.GetSize()[2] else "nothing"
print(*(f"{z} mm {at(z)}" for z in (12, 18, 30)), sep=", ")
PYTHON
read_dose() { "$1/bin/python" read.py "$2" 2>"$2.log" | tail -1; }
expect "SimpleITK" "$(read_dose venv SimpleITK)" "12 mm 7 Gy, 18 mm 10 Gy, 30 mm nothing"
expect "platipy" "$(read_dose older platipy)" "12 mm 7 Gy, 18 mm 10 Gy, 30 mm nothing"
expect "DicomRTTool" "$(read_dose venv DicomRTTool)" "12 mm 7 Gy, 18 mm 10 Gy, 30 mm 0 Gy"
words=$(cat SimpleITK.log platipy.log DicomRTTool.log | grep -ci 'spac\|uniform\|irregular\|offset' || true)
expect "words about it" "$words" "0"
expect "dicompyler-core" "$(read_dose older dicompyler)" "organ 8.5 Gy"
plastimatch convert --input both/dose.dcm --output-dose-img dose.mha >log 2>&1 || true
expect "plastimatch" "$(grep -o 'irregular spacing' log), $(ls dose.mha 2>/dev/null || echo no file)" \
    "irregular spacing, no file"
