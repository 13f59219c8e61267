#!/bin/bash
# medimgkit makes one file of a PET series and puts the slopes of its slices where no program looks.
#
# Software: medimgkit 0.18.1 (assemble_dicoms), read with SimpleITK 2.5.7, highdicom 0.28.2, pydicom 3.0.2
# Guess:    most PET scanners give each slice a slope of its own. In the one file, a Legacy Converted Enhanced PET
#           Image, each frame has it in its Pixel Value Transformation (PS3.3 section C.7.6.16.2.9): 10000 Bq/ml in
#           each of four slices with slopes 0.5, 1, 2 and 4 stay 10000.
# Seen:     where slopes differ, there is no Pixel Value Transformation and no slope for the whole image; they lie in
#           Unassigned Per-Frame Converted Attributes, which are for what has no other place. All three readers
#           have 20000, 10000, 5000 and 2500, still BQML. No word. With one slope for all slices it stands at the top,
#           where the readers look too: 10000.
# Cost:     scanners choose slopes so that the highest number of each slice is the same: after the conversion the
#           slice with the tumor is as dark as those without, and uptakes are wrong by another factor in each.

. "$(dirname "$0")/lib.sh"
python_packages medimgkit==0.18.1 pydicom==3.0.2 pyjpegls==1.5.1 numpy==2.4.6 highdicom==0.28.2 SimpleITK==2.5.7

cat >make.py <<'PYTHON'
import glob
import pydicom
from datasets import code, pet, tracer
from medimgkit.dicom_utils import assemble_dicoms
glucose = tracer(code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), code("77004003", "SCT", "^18^Fluorine"),
                 "6586.2", "370000000", RadionuclidePositronFraction="0.97")
for name, slopes in (("differ", (0.5, 1, 2, 4)), ("one", (2, 2, 2, 2))):
    pet(name, [10000] * 4, glucose)
    for k, slope in enumerate(slopes):
        image = pydicom.dcmread(f"{name}/{k}.dcm")
        image.RescaleSlope = f"{slope:g}"
        image.PixelData = round(10000 / slope).to_bytes(2, "little") * 64
        image.save_as(f"{name}/{k}.dcm")
    [whole] = assemble_dicoms(sorted(glob.glob(f"{name}/*.dcm")), progress_bar=False)
    whole.save_as(f"{name}.dcm")
PYTHON
python make.py >words 2>&1
cat >read.py <<'PYTHON'
import glob, sys
reader, name = sys.argv[1:]
if reader == "series":
    import SimpleITK
    series = SimpleITK.ImageSeriesReader()
    series.SetFileNames(sorted(glob.glob(f"{name}/*.dcm")))
    image = SimpleITK.GetArrayFromImage(series.Execute())
elif reader == "SimpleITK":
    import SimpleITK
    image = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(f"{name}.dcm"))
elif reader == "highdicom":
    import highdicom
    whole = highdicom.imread(f"{name}.dcm")
    image = [whole.get_frame(k) for k in range(1, 5)]
else:
    import pydicom
    from pydicom.pixels import apply_rescale
    whole = pydicom.dcmread(f"{name}.dcm")
    if reader == "pydicom":
        image = apply_rescale(whole.pixel_array, whole)
    else:
        frames = whole.PerFrameFunctionalGroupsSequence
        print(whole.SOPClassUID.name, whole.Units, "slope", whole.get("RescaleSlope", "none"), "transformations",
              sum("PixelValueTransformationSequence" in frame for frame in frames), "unassigned", *(
                  frame.UnassignedPerFrameConvertedAttributesSequence[0].get("RescaleSlope", "none")
                  for frame in frames))
        sys.exit()
print(*(f"{slice[4][4]:g}" for slice in image))
PYTHON
seen() { python read.py "$@" 2>>log; }
for name in differ one; do
    expect "the series, SimpleITK" "$(seen series $name)" "10000 10000 10000 10000"
done
kind="Legacy Converted Enhanced PET Image Storage BQML slope"
expect "slopes differ" "$(seen header differ)" "$kind none transformations 0 unassigned 0.5 1 2 4"
expect "one slope" "$(seen header one)" "$kind 2 transformations 0 unassigned none none none none"
for reader in SimpleITK highdicom pydicom; do
    expect "slopes differ, $reader" "$(seen $reader differ)" "20000 10000 5000 2500"
    expect "one slope, $reader" "$(seen $reader one)" "10000 10000 10000 10000"
done
expect "words of medimgkit about it" "$(grep -ciE 'slope|rescale|unassigned' words || true)" "0"
