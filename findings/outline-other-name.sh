#!/bin/bash
# Two readers of structure sets pair names with outlines by their order in the file, and exchange organs.
#
# Software: platipy 0.4.1 (convert_rtstruct) with pydicom 2.4.4, med-imagetools 2.16.0 (RTStructureSet);
#           dcmrtstruct2nii 5 and DicomRTTool 6.2.0 for comparison
# Guess:    Referenced ROI Number (3006,0084) says which ROI of the Structure Set ROI Sequence an item of the
#           ROI Contour Sequence outlines, whatever the order of the items (PS3.3 sections C.8.8.5, C.8.8.6).
# Seen:     both take the first outline for the first name, the second for the second, and so on. Where the two
#           sequences have one order all is well; where they have not, TUMOR is the mask of LUNG. Success, and
#           no remark. The two others go by the number.
# Cost:     the dose to the tumor is the dose to an organ at risk, and the other way round; a mask under a
#           wrong name looks like any other.

. "$(dirname "$0")/lib.sh"
path=$PATH
python_packages platipy==0.4.1 pydicom==2.4.4 numpy==1.26.4 SimpleITK==2.5.7 dcmrtstruct2nii==5
mv venv older
PATH=$path
python_packages med-imagetools==2.16.0 DicomRTTool==6.2.0 pydicom==3.0.2 SimpleITK==2.5.7 numpy==2.4.6

mkdir ct
python - <<'PYTHON'
import struct, dicom
from dicom import element
STRUCTURES, STUDY = b"1.2.840.10008.5.1.4.1.1.481.3", b"1.2.840.10008.3.1.2.3.1"
for k in range(4):
    dicom.ct_slice(f"ct/{k}.dcm", k + 1, dicom.ramp(16, 16), 16, 16, k)
def sequence(group, number, *items):
    return element(group, number, "SQ", b"".join(
        struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item for item in items))
def image(k):
    return element(8, 0x1150, "UI", dicom.CT) + element(8, 0x1155, "UI", dicom.instance(k + 1))
def square(begin, end):
    """On each slice, from begin to end mm in both directions."""
    return sequence(0x3006, 0x40, *(
        sequence(0x3006, 0x16, image(k)) + element(0x3006, 0x42, "CS", b"CLOSED_PLANAR")
        + element(0x3006, 0x46, "IS", b"4")
        + element(0x3006, 0x50, "DS", b"\\".join(b"%g\\%g\\%d" % (x, y, k) for x, y in (
            (begin, begin), (end, begin), (end, end), (begin, end)))) for k in range(4)))
NAMES = {1: b"TUMOR", 2: b"LUNG"}
OUTLINES = {1: square(1.6, 5.4), 2: square(1.6, 11.4)}
def structures(path, order):
    dicom.write(path, element(8, 5, "CS", b"ISO_IR 100") + element(8, 0x16, "UI", STRUCTURES)
        + element(8, 0x18, "UI", b"1.2.3.7") + element(8, 0x20, "DA", b"20200101")
        + element(8, 0x30, "TM", b"120000") + element(8, 0x50, "SH", b"") + element(8, 0x60, "CS", b"RTSTRUCT")
        + element(8, 0x70, "LO", b"") + element(8, 0x90, "PN", b"")
        + element(0x10, 0x10, "PN", b"Finding^Test") + element(0x10, 0x20, "LO", b"P1")
        + element(0x10, 0x30, "DA", b"") + element(0x10, 0x40, "CS", b"")
        + element(0x20, 0xD, "UI", b"1.2.3.1") + element(0x20, 0xE, "UI", b"1.2.3.8")
        + element(0x20, 0x10, "SH", b"1") + element(0x20, 0x11, "IS", b"2") + element(0x20, 0x52, "UI", b"1.2.3.3")
        + element(0x20, 0x1040, "LO", b"")
        + element(0x3006, 2, "SH", b"Set") + element(0x3006, 8, "DA", b"20200101") + element(0x3006, 9, "TM", b"120000")
        + sequence(0x3006, 0x10, element(0x20, 0x52, "UI", b"1.2.3.3") + sequence(0x3006, 0x12,
            element(8, 0x1150, "UI", STUDY) + element(8, 0x1155, "UI", b"1.2.3.1") + sequence(0x3006, 0x14,
                element(0x20, 0xE, "UI", b"1.2.3.2") + sequence(0x3006, 0x16, *map(image, range(4))))))
        + sequence(0x3006, 0x20, *(
            element(0x3006, 0x22, "IS", b"%d" % number) + element(0x3006, 0x24, "UI", b"1.2.3.3")
            + element(0x3006, 0x26, "LO", name) + element(0x3006, 0x36, "CS", b"MANUAL")
            for number, name in NAMES.items()))
        + sequence(0x3006, 0x39, *(
            OUTLINES[number] + element(0x3006, 0x84, "IS", b"%d" % number) for number in order))
        + sequence(0x3006, 0x80, *(
            element(0x3006, 0x82, "IS", b"%d" % number) + element(0x3006, 0x84, "IS", b"%d" % number)
            + element(0x3006, 0xA4, "CS", b"") + element(0x3006, 0xA6, "PN", b"") for number in NAMES)),
        storage=STRUCTURES, uid=b"1.2.3.7")
structures("same.dcm", (1, 2))
structures("other.dcm", (2, 1))
PYTHON
cat >older.py <<'PYTHON'
import sys, SimpleITK as itk
reader, path = sys.argv[1:]
if reader == "platipy":
    from platipy.dicom.io.rtstruct_to_nifti import convert_rtstruct
    convert_rtstruct("ct", path, prefix="mask_", output_dir=".")
else:
    from dcmrtstruct2nii import dcmrtstruct2nii
    dcmrtstruct2nii(path, "ct", ".")
sizes = [(itk.GetArrayFromImage(itk.ReadImage(f"mask_{name}.nii.gz")) > 0).sum() for name in ("TUMOR", "LUNG")]
print("TUMOR is", "smaller" if sizes[0] < sizes[1] else "larger")
PYTHON
cat >newer.py <<'PYTHON'
import os, shutil, sys, SimpleITK as itk
reader, path = sys.argv[1:]
if reader == "imgtools":
    from imgtools.coretypes import Scan
    from imgtools.coretypes.masktypes.roi_matching import ROIMatcher
    from imgtools.coretypes.masktypes.structureset import RTStructureSet
    masks = RTStructureSet.from_dicom(path).get_vector_mask(
        Scan.from_dicom("ct"), ROIMatcher(match_map={"TUMOR": ["TUMOR"], "LUNG": ["LUNG"]}))
    assert [masks.roi_mapping[i].roi_key for i in (1, 2)] == ["TUMOR", "LUNG"]
    sizes = itk.GetArrayFromImage(masks).sum(axis=(0, 1, 2))
else:
    from DicomRTTool.ReaderWriter import DicomReaderWriter
    shutil.rmtree("both", ignore_errors=True)
    shutil.copytree("ct", "both")
    shutil.copy(path, "both")
    sizes = []
    for name in ("tumor", "lung"):
        files = DicomReaderWriter(Contour_Names=[name], arg_max=True, verbose=False)
        files.walk_through_folders("both")
        files.get_images_and_mask()
        sizes.append((files.mask > 0).sum())
print("TUMOR is", "smaller" if sizes[0] < sizes[1] else "larger")
PYTHON
old() { older/bin/python older.py "$@" 2>log | tail -1; }
new() { python newer.py "$@" 2>log | tail -1; }
expect "platipy, one order" "$(old platipy same.dcm)" "TUMOR is smaller"
expect "platipy, another order" "$(old platipy other.dcm)" "TUMOR is larger"
expect "med-imagetools, one order" "$(new imgtools same.dcm)" "TUMOR is smaller"
expect "med-imagetools, another order" "$(new imgtools other.dcm)" "TUMOR is larger"
expect "dcmrtstruct2nii, another order" "$(old dcmrtstruct2nii other.dcm)" "TUMOR is smaller"
expect "DicomRTTool, another order" "$(new rttool other.dcm)" "TUMOR is smaller"
