#!/bin/bash
# Orthanc makes NIfTI of a series with the scale of its first slice, and multiplies a Philips MR by a slope too many.
#
# Software: orthanc-neuro 1.0-1+b5 with orthanc 1.10.1+dfsg-2+deb12u1; dcm2niix 1.0.20260724 for comparison; pydicom
#           3.0.2 makes the files. They have no error for dciodvfy of dicom3tools 20260927.
# Guess:    each slice of a PET has a Rescale Slope of its own, so that it uses all bits (PS3.3 section C.8.9.4), and
#           NIfTI has one for a file: the voxels are rescaled, or the request is refused. 10,000 Bq/ml are that in each
#           slice. An MR of Philips has a second slope, in (2005,100E), by which the stored values are divided, whatever
#           the Rescale Slope is, to be comparable (Chenevert and others, Translational Oncology, 2014).
# Seen:     with slopes of 1, 0.5, 0.4 and 0.8 the slices of the PET are 10000, 20000, 25000 and 12500 Bq/ml. An echo of
#           50000 and one of 25000 are 100000 and 12500: the stored value is divided by one slope and multiplied by the
#           other. Pixels 2 mm wide and 3 mm high are 3 mm wide. Status 200, no word in the log. dcm2niix is right.
# Cost:     the hottest organ looks like the others, and the others like tumors, by the slice. Two echoes give a T2 of a
#           third of what it is: 1/ln(8) for 1/ln(2).

. "$(dirname "$0")/lib.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1 orthanc-neuro=1.0-1+b5
python_packages dcm2niix==1.0.20260724 pydicom==3.0.2 dicom3tools==20260927

cat >make.py <<'PYTHON'
import os
from datasets import code, pet, tracer, write
import pydicom
glucose = tracer(code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), code("77004003", "SCT", "^18^Fluorine"),
                 "6586.2", "350000000", RadionuclidePositronFraction="0.97")
os.mkdir("pet")
for k, slope in enumerate((1, 0.5, 0.4, 0.8)):
    pet(f"pet/{k}", [round(10000 / slope)], glucose, SOPInstanceUID=f"1.2.3.4.{k + 1}", InstanceNumber=str(k + 1),
        ImageIndex=k + 1, NumberOfSlices=4, ImagePositionPatient=[0, 0, 3 * k], PixelSpacing=[3, 2],
        RescaleSlope=str(slope), Laterality="")
def echo(number, value, slope, second):
    os.mkdir(f"echo{number}")
    for k in range(4):
        path = f"echo{number}/{k}.dcm"
        write(path, "1.2.840.10008.5.1.4.1.1.4", "MR", SOPInstanceUID=f"1.2.3.5.{number}.{k + 1}",
              SeriesInstanceUID=f"1.2.3.6.{number}", InstanceNumber=str(k + 1), Manufacturer="Philips",
              ImageType=["ORIGINAL", "PRIMARY", "M_SE", "M", "SE"], FrameOfReferenceUID="1.2.3.3",
              PositionReferenceIndicator="", PatientPosition="HFS", Laterality="", ScanningSequence="SE",
              SequenceVariant="NONE", ScanOptions="", MRAcquisitionType="2D", RepetitionTime="3000",
              EchoTime=str(40 * number), EchoTrainLength="1", SliceThickness="3", PixelSpacing=[2, 2],
              ImagePositionPatient=[0, 0, 3 * k], ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SamplesPerPixel=1,
              PhotometricInterpretation="MONOCHROME2", Rows=8, Columns=8, BitsAllocated=16, BitsStored=12, HighBit=11,
              PixelRepresentation=0, RescaleIntercept="0", RescaleSlope=str(slope), RescaleType="normalized",
              PixelData=value.to_bytes(2, "little") * 64)
        file = pydicom.dcmread(path)
        file.add_new(0x20050010, "LO", "Philips MR Imaging DD 001")
        file.add_new(0x2005100D, "FL", 0.0)
        file.add_new(0x2005100E, "FL", second)
        file.save_as(path)
echo(1, 1000, 2, 0.02)
echo(2, 2000, 0.5, 0.08)
PYTHON
python make.py
cat >archive.py <<'PYTHON'
import glob, json, sys, urllib.request
def ask(path, body=None):
    return urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}{path}", body)
names = {}
for path in sorted(glob.glob("pet/*/*.dcm") + glob.glob("echo*/*.dcm")):
    names[json.load(ask("/instances", open(path, "rb").read()))["ParentSeries"]] = path.split("/")[0]
for series, name in names.items():
    answer = ask(f"/series/{series}/nifti")
    open(f"{name}-orthanc.nii", "wb").write(answer.read())
    print(name, answer.status)
PYTHON
cat >read.py <<'PYTHON'
import sys, nifti, struct
path = sys.argv[1]
columns, voxels = nifti.read(path)
slope, intercept = nifti.scale(path)
slices = [voxels[first:first + 64] for first in range(0, 256, 64)]
assert len(voxels) == 256 and all(len(set(values)) == 1 for values in slices)
print(*(f"{values[0] * (slope or 1) + intercept:.0f}" for values in slices), "voxels of {:g} {:g} {:g} mm".format(
    *nifti.spacing(path)))
PYTHON
start_orthanc "\"Plugins\": [\"$(find "$scratch/root/usr/lib/orthanc" -name 'libOrthancNeuro.so*' -type f)\"]"
expect "answers" "$(python archive.py "$web" | sort | xargs)" "echo1 200 echo2 200 pet 200"
series() { # NAME DCM2NIIX ORTHANC
    find "$1" -name '*.dcm' -exec dciodvfy {} \; >valid 2>&1 || true
    expect "errors in the files, $1" "$(grep -c '^Error' valid || true)" "0"
    dcm2niix -b n -f "$1-dcm2niix" -o . "$1" >log 2>&1
    expect "dcm2niix, $1" "$(python read.py "$1-dcm2niix.nii")" "$2"
    expect "Orthanc, $1" "$(python read.py "$1-orthanc.nii")" "$3"
}
series pet "10000 10000 10000 10000 voxels of 2 3 3 mm" "10000 20000 25000 12500 voxels of 3 2 3 mm"
series echo1 "50000 50000 50000 50000 voxels of 2 2 3 mm" "100000 100000 100000 100000 voxels of 2 2 3 mm"
series echo2 "25000 25000 25000 25000 voxels of 2 2 3 mm" "12500 12500 12500 12500 voxels of 2 2 3 mm"
expect "words about a slope" "$(grep -ci 'slope\|rescale\|scal' orthanc.log || true)" "0"
