#!/bin/bash
# A PET series whose first slice has slope 1: the fractions of all other slices are cut off.
#
# Software: SimpleITK 2.5.7, itk 5.4.7 (imread), med-imagetools 2.16.0 (PET); dcm2niix 1.0.20260724 and
#           dicom-numpy 0.6.5 for comparison
# Guess:    each slice has its own Rescale Slope (PS3.3 section C.8.9.4), and the series is read as the numbers
#           they make: an empty slice with slope 1, slices with uptakes (g/ml) of 0.6, 1.2 and 2.7.
# Seen:     the first file alone decides whether the volume holds whole numbers. Where its slope is 1 the
#           uptakes are 0, 1 and 2; where it is 0.0003, like the others, they are right. No word about it, status 0.
# Cost:     a PET whose first slice is air, or any first slice scaled to 1, has no uptake below 1, and a tumor at
#           2.7 has 2.

. "$(dirname "$0")/lib.sh"
python_packages SimpleITK==2.5.7 itk-io==5.4.7 med-imagetools==2.16.0 dcm2niix==1.0.20260724 dicom-numpy==0.6.5 \
    pydicom==3.0.2 numpy==2.4.6

python - <<'PYTHON'
import os, struct, dicom
from dicom import element
PET = b"1.2.840.10008.5.1.4.1.1.128"
def series(folder, first):
    os.mkdir(folder)
    for k, (slope, value) in enumerate(((first, 0), (b"0.0003", 2000), (b"0.0003", 4000), (b"0.0003", 9000))):
        dicom.ct_slice(
            f"{folder}/{k}.dcm", k + 1, struct.pack("<64h", *[value] * 64), 8, 8, k, storage=PET, modality=b"PT",
            stored=16, signed=1, more=element(0x28, 0x1052, "DS", b"0") + element(0x28, 0x1053, "DS", slope)
            + element(0x54, 0x81, "US", 4) + element(0x54, 0x1000, "CS", b"WHOLE BODY\\IMAGE")
            + element(0x54, 0x1001, "CS", b"GML") + element(0x54, 0x1102, "CS", b"START")
            + element(0x54, 0x1300, "DS", b"0") + element(0x54, 0x1330, "US", k + 1))
series("one", b"1")
series("fraction", b"0.0003")
PYTHON
cat >read.py <<'PYTHON'
import glob, sys
reader, folder = sys.argv[1:]
paths = sorted(glob.glob(folder + "/*"))
if reader == "SimpleITK":
    import SimpleITK
    volume = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(paths))
elif reader == "itk":
    import itk
    volume = itk.array_from_image(itk.imread(paths))
elif reader == "med-imagetools":
    import SimpleITK
    from imgtools.coretypes import PET
    volume = SimpleITK.GetArrayFromImage(PET.from_dicom(folder))
elif reader == "dicom-numpy":
    import dicom_numpy, pydicom
    volume = dicom_numpy.combine_slices([pydicom.dcmread(path) for path in paths])[0].T
else:
    import subprocess, nifti
    subprocess.run(["dcm2niix", "-b", "n", "-f", folder, "-o", ".", folder], check=True, stdout=subprocess.DEVNULL)
    numbers = nifti.read(folder + ".nii")[1]
    slope, intercept = nifti.scale(folder + ".nii")
    print(*(f"{number * slope + intercept:.1f}" for number in numbers[::64]))
    sys.exit()
print(*(f"{number:.1f}" for number in volume[:, 0, 0]))
PYTHON
try() { python read.py "$@" 2>log | tail -1; }
for reader in SimpleITK itk med-imagetools; do
    expect "$reader, all slopes fractions" "$(try $reader fraction)" "0.0 0.6 1.2 2.7"
    expect "$reader, first slope 1" "$(try $reader one)" "0.0 0.0 1.0 2.0"
done
expect "dicom-numpy, first slope 1" "$(try dicom-numpy one)" "0.0 0.6 1.2 2.7"
expect "dcm2niix, first slope 1" "$(try dcm2niix one)" "0.0 0.6 1.2 2.7"
