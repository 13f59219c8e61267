#!/bin/bash
# A probability of 0.9 in a fractional segmentation is 90, 180 or 230, and its tumor is label 1, which no voxel has.
#
# Software: dcmqi 1.5.7 (segimage2itkimage), dcm2niix 1.0.20260724, SimpleITK 2.5.7, with files of highdicom 0.28.2
# Guess:    pixels of a FRACTIONAL segmentation are to be divided by Maximum Fractional Value (0062,000E), which each
#           file chooses (PS3.3 section C.8.20.2.3): who converts a probability of 0.9 writes 0.9, or the number with
#           its maximum beside it, or refuses the file.
# Seen:     90, 180 and 230 for maxima of 100, 200 and 255, in all three; neither the NIfTI file (no slope) nor a JSON
#           has the maximum. That of dcmqi has "labelID": 1 for the tumor, in an image of labels where the tumor is 90
#           and its edge 2. highdicom reads 0.9 of all files. No word about it.
# Cost:     "where the label is 1" is empty, "where there is one" takes in what is tumor with 2 percent, and half of the
#           maximum is one outline for a hospital and another for the next.

. "$(dirname "$0")/lib.sh"
python_packages highdicom==0.28.2 dcmqi==1.5.7 dcm2niix==1.0.20260724 SimpleITK==2.5.7 pydicom==3.0.2 numpy==2.4.6 \
    nibabel==5.4.2

mkdir ct
cat >make.py <<'PYTHON'
import glob, os
import numpy, pydicom, dicom
from highdicom.seg import Segmentation, SegmentDescription
from pydicom.sr.codedict import codes
for k in range(4):
    dicom.ct_slice(f"ct/{k}.dcm", k + 1, dicom.ramp(16, 16), 16, 16, k)
images = [pydicom.dcmread(path) for path in sorted(glob.glob("ct/*"))]
# 16 pixels a slice with 0.9, 20 around them with 0.02
tumor = numpy.zeros((4, 16, 16))
tumor[1:3, 3:9, 3:9], tumor[1:3, 4:8, 4:8] = 0.02, 0.9
for most in (100, 200, 255):
    os.mkdir(str(most))
    Segmentation(
        source_images=images, pixel_array=tumor, segmentation_type="FRACTIONAL", fractional_type="PROBABILITY",
        max_fractional_value=most, segment_descriptions=[SegmentDescription(
            segment_number=1, segment_label="TUMOR", segmented_property_category=codes.SCT.Tissue,
            segmented_property_type=codes.SCT.Tissue, algorithm_type="MANUAL")],
        series_instance_uid="1.2.3.20", series_number=4, sop_instance_uid="1.2.3.21", instance_number=1,
        manufacturer="Test", manufacturer_model_name="Test", software_versions="1",
        device_serial_number="1").save_as(f"{most}/image.dcm")
PYTHON
python make.py 2>log
cat >read.py <<'PYTHON'
import glob, subprocess, sys
import numpy
reader, most = sys.argv[1:]
file = f"{most}/image.dcm"
def run(*command):
    with open(f"{reader}-{most}.log", "w") as log:
        subprocess.run(command, check=True, stdout=log, stderr=log)
if reader == "highdicom":
    import highdicom
    numbers = highdicom.seg.segread(file).get_volume().array
elif reader == "itk":
    import SimpleITK
    numbers = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(file))
else:
    import nibabel
    if reader == "dcmqi":
        run("segimage2itkimage", "--inputDICOM", file, "--outputDirectory", ".", "--prefix", f"dcmqi-{most}",
            "--outputType", "nii")
        [path] = glob.glob(f"dcmqi-{most}-*.nii*")
    else:
        run("dcm2niix", "-f", f"niix-{most}", "-o", ".", most)
        path = f"niix-{most}.nii"
    numbers = nibabel.load(path).get_fdata()
print(*(f"{value:.2g}:{count}" if value < 1 else f"{value:g}:{count}"
        for value, count in zip(*numpy.unique(numbers, return_counts=True)) if value))
PYTHON
for most in 100 200 255; do
    case $most in 100) seen="2:40 90:32" ;; 200) seen="4:40 180:32" ;; 255) seen="5:40 230:32" ;; esac
    expect "maximum $most, highdicom" "$(python read.py highdicom $most 2>log)" "0.02:40 0.9:32"
    for reader in dcmqi niix itk; do
        expect "maximum $most, $reader" "$(python read.py $reader $most 2>log)" "$seen"
    done
done
expect "the label of the tumor, dcmqi" "$(grep -o '"labelID" : [0-9]*' dcmqi-200-meta.json)" '"labelID" : 1'
expect "the maximum in the JSON" "$(grep -liE 'fractional' ./*.json || true)" ""
expect "a word about it" "$(grep -iE 'fraction' ./*.log || true)" ""
