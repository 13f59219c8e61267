#!/bin/bash
# nii2dcm turns a sagittal or coronal image upside down, and puts an axial one in another place.
#
# Software: nii2dcm 0.1.6, pydicom 2.3.0, nibabel 5.0.0; vtk-dicom-tools 0.8.14-3.1 (niftitodicom) and plastimatch
#           1.9.4+dfsg.2-0+deb12u1 for comparison
# Guess:    a voxel of a NIfTI image lies in the DICOM images where it lay, its x and y with the other sign: NIfTI
#           counts to the right, to the front and up, DICOM to the left, to the back and up (PS3.3 section
#           C.7.6.2.1.1). The image begins at 30\-40\50 mm of NIfTI, and has two spots 5 or 6 mm above each other.
# Seen:     the directions of rows and columns get the other sign in all three parts, z as well: head and feet are
#           exchanged wherever an axis of the slices goes up. The position of the first pixel gets no other sign at
#           all, and is that of the slice before. Only the directions of an axial image are right. Status 0, not a
#           word; the two others put every spot in its place.
# Cost:     a result that is sent to the archive lies upside down over the scan that it was made from, and a
#           planning system or a navigation takes it as it says.

. "$(dirname "$0")/lib.sh"
debian vtk-dicom-tools=0.8.14-3.1 plastimatch=1.9.4+dfsg.2-0+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages nii2dcm==0.1.6 pydicom==2.3.0 nibabel==5.0.0 numpy==1.23.2

cat >make.py <<'PYTHON'
import nibabel, numpy
def image(path, head, foot, steps):
    """Spots of 900 and 500 in voxels of 1, 1 and 2 mm; `steps` are those along the three axes (R, A, S)."""
    voxels = numpy.zeros((8, 6, 4), numpy.int16)
    voxels[head], voxels[foot] = 900, 500
    place = numpy.eye(4)
    place[:3, :3] = numpy.array(steps).T
    place[:3, 3] = (30, -40, 50)
    file = nibabel.Nifti1Image(voxels, place)
    file.set_qform(place, 1)
    file.set_sform(place, 1)
    file.header.set_xyzt_units("mm")
    nibabel.save(file, path)
image("axial.nii", (2, 4, 3), (2, 4, 0), ((-1, 0, 0), (0, -1, 0), (0, 0, 2)))
image("sagittal.nii", (2, 5, 1), (2, 0, 1), ((0, 1, 0), (0, 0, 1), (2, 0, 0)))
image("coronal.nii", (2, 5, 1), (2, 0, 1), ((-1, 0, 0), (0, 0, 1), (0, 2, 0)))
PYTHON
python make.py
cat >spots.py <<'PYTHON'
import glob, sys, numpy, pydicom
places = {}
for path in glob.glob(sys.argv[1] + "/*"):
    file = pydicom.dcmread(path)
    slope, intercept = float(file.get("RescaleSlope", 1)), float(file.get("RescaleIntercept", 0))
    values = file.pixel_array * slope + intercept
    along, down = numpy.array(file.ImageOrientationPatient, float).reshape(2, 3)
    if values.max() > 100:
        for row, column in zip(*numpy.nonzero(values > 100)):
            place = (numpy.array(file.ImagePositionPatient, float) + along * file.PixelSpacing[1] * column
                     + down * file.PixelSpacing[0] * row)
            places[round(values[row, column], -2)] = " ".join(f"{round(part, 1):g}" for part in place)
print(f"head {places[900]}, foot {places[500]}")
PYTHON
spots() {
    rm -rf out && mkdir out
    case $1 in
    nii2dcm) nii2dcm -d MR "$2.nii" out ;;
    vtk-dicom) niftitodicom -o out "$2.nii" ;;
    plastimatch) plastimatch convert --input "$2.nii" --output-dicom out ;;
    esac >log 2>&1
    echo "status $?, $(python spots.py out 2>&1 | tail -1)"
}
for program in vtk-dicom plastimatch; do
    expect "axial, $program" "$(spots $program axial)" "status 0, head -28 44 56, foot -28 44 50"
    expect "sagittal, $program" "$(spots $program sagittal)" "status 0, head -32 38 55, foot -32 38 50"
    expect "coronal, $program" "$(spots $program coronal)" "status 0, head -28 38 55, foot -28 38 50"
done
expect "axial, nii2dcm" "$(spots nii2dcm axial)" "status 0, head 32 -36 54, foot 32 -36 48"
expect "sagittal, nii2dcm" "$(spots nii2dcm sagittal)" "status 0, head 30 -42 45, foot 30 -42 50"
expect "coronal, nii2dcm" "$(spots nii2dcm coronal)" "status 0, head 32 -40 45, foot 32 -40 50"
expect "warnings of nii2dcm" "$(grep -ci warn log || true)" "0"
