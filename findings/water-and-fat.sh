#!/bin/bash
# Dafne's reader of enhanced MR keeps the last slice of water and of fat when the two take turns in the file.
#
# Software: dafne-dicomUtils 0.2.1 (load_multi_dicom), PyQt5 5.15.11, without which it does not start, pydicom 3.0.2.
#           The files have no error for dciodvfy of dicom3tools 20260927.
# Guess:    which frames belong together is said by their dimension index values and by what each frame has, the order
#           of frames in the file is free (PS3.3 section C.7.6.17.1): four slices of water and four of fat are four and
#           four.
# Seen:     four and four when all of water comes first. When each slice has its water and then its fat, as an
#           archive that sorts by place or a scanner that reconstructs slice by slice writes them, there is one slice of
#           each, the last: each run of frames of one kind replaces the run before it. No word.
# Cost:     the fat of a muscle is measured in one slice of a thigh, which looks like the result for all.

. "$(dirname "$0")/lib.sh"
python_packages dafne-dicomUtils==0.2.1 PyQt5==5.15.11 pydicom==3.0.2 numpy==2.4.6 setuptools==80.9.0 \
    dicom3tools==20260927
export QT_QPA_PLATFORM=offscreen

cat >make.py <<'PYTHON'
import pydicom
from datasets import enhanced_mr, make
def frame(k, kind):
    """Slice `k`, whose pixels are k + 1 for water and k + 11 for fat."""
    return (3 * k, k + 1, k + (1 if kind == "WATER" else 11), (1 if kind == "WATER" else 2,), dict(
        MRImageFrameTypeSequence=[make(
            FrameType=["DERIVED", "PRIMARY", "DIXON", kind], PixelPresentation="MONOCHROME",
            VolumetricProperties="VOLUME", VolumeBasedCalculationTechnique="NONE", ComplexImageComponent="MAGNITUDE",
            AcquisitionContrast="T1")]))
for name, frames in (
        ("by-kind", [frame(k, kind) for kind in ("WATER", "FAT") for k in range(4)]),
        ("by-slice", [frame(k, kind) for k in range(4) for kind in ("WATER", "FAT")])):
    enhanced_mr(name + ".dcm", frames, pointers=[(0x00089007, 0x00189226)])
    file = pydicom.dcmread(name + ".dcm")
    del file.SharedFunctionalGroupsSequence[0].MRImageFrameTypeSequence
    file.save_as(name + ".dcm")
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
from dicomUtils.multiframe import load_multi_dicom
for kind, (pixels, _) in load_multi_dicom(sys.argv[1]).items():
    print(kind.split(";")[-1], *(f"{value:.0f}" for value in pixels[4, 4]), end="; ")
PYTHON
cat >frames.py <<'PYTHON'
import sys, pydicom
file = pydicom.dcmread(sys.argv[1])
for kind in ("WATER", "FAT"):
    print(kind, *(pixels[4, 4] for pixels, frame in zip(file.pixel_array, file.PerFrameFunctionalGroupsSequence)
                  if frame.MRImageFrameTypeSequence[0].FrameType[3] == kind), end="; ")
PYTHON
for name in by-kind by-slice; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
    expect "in the file, $name" "$(python frames.py $name.dcm)" "WATER 1 2 3 4; FAT 11 12 13 14; "
    python read.py $name.dcm >$name.seen 2>$name.words
done
expect "Dafne, by kind" "$(cat by-kind.seen)" "WATER 1 2 3 4; FAT 11 12 13 14; "
expect "Dafne, by slice" "$(cat by-slice.seen)" "WATER 4; FAT 14; "
expect "its words" "$(cat by-slice.words)" ""
