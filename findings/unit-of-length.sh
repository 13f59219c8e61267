#!/bin/bash
# A voxel of 500 um is half a meter: MRtrix3 passes over the unit of a NIfTI file, SimpleITK over that of an NRRD file.
#
# Software: mrtrix3 3.0.3-3+b1 (mrconvert), SimpleITK 2.5.7; medcon 0.23.0-gtk3+dfsg-1+deb12u2 and pynrrd 1.1.3
#           for comparison
# Guess:    NIfTI says in xyzt_units whether its lengths are meters, millimeters or micrometers, NRRD in "space units"
#           and "units"; tissue and small animals are measured in micrometers. Who counts in millimeters converts.
# Seen:     SimpleITK converts NIfTI, spacing and place, and does not look at the unit of NRRD. MRtrix3 does not look
#           at that of NIfTI, and what it writes says millimeters. From both, 500 um are 500 mm, in a DICOM file that
#           SimpleITK makes of it, too. XMedCon converts NIfTI. No remark.
# Cost:     lengths are 1000 times too long and volumes a billion times too large; what is laid over another exam
#           does not meet it.

. "$(dirname "$0")/lib.sh"
debian mrtrix3=3.0.3-3+b1 medcon=0.23.0-gtk3+dfsg-1+deb12u2
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages SimpleITK==2.5.7

python3 - <<'PYTHON'
import struct
voxels = struct.pack("<64h", *range(64))
def nifti(name, unit, step):
    """4 by 4 by 4 voxels, the first of them 10 mm above the origin."""
    header = struct.pack("<i36x8h", 348, 3, 4, 4, 4, 1, 1, 1, 1) + bytes(14) + struct.pack("<3h", 4, 16, 0)
    header += struct.pack("<8f3fhBb", 1, step, step, step, 1, 1, 1, 1, 352, 1, 0, 0, 0, unit)
    header = header.ljust(252, b"\0") + struct.pack("<2h", 1, 1) + struct.pack("<6f", 0, 0, 0, 0, 0, 20 * step)
    header += struct.pack("<12f", step, 0, 0, 0, 0, step, 0, 0, 0, 0, step, 20 * step) + bytes(16) + b"n+1\0"
    assert len(header) == 348
    open(name + ".nii", "wb").write(header + bytes(4) + voxels)
def nrrd(name, unit, step):
    """The same as NRRD0004 or, without an orientation, as NRRD0001."""
    common = "type: int16\ndimension: 3\nsizes: 4 4 4\nencoding: raw\nendian: little\n"
    vectors = f"({step},0,0) (0,{step},0) (0,0,{step})"
    fields = (f"space: right-anterior-superior\nspace directions: {vectors}\nspace origin: (0,0,{20 * step})\n"
              f'space units: "{unit}" "{unit}" "{unit}"\n')
    open(name + ".nrrd", "wb").write(("NRRD0004\n" + common + fields + "\n").encode() + voxels)
    fields = f'spacings: {step} {step} {step}\nunits: "{unit}" "{unit}" "{unit}"\n'
    open(name + "_plain.nrrd", "wb").write(("NRRD0001\n" + common + fields + "\n").encode() + voxels)
nifti("mm", 2, 0.5)
nifti("um", 3, 500)
nrrd("mm", "mm", 0.5)
nrrd("um", "um", 500)
PYTHON
spacing() { python3 -c "import nifti; print(f'{nifti.spacing(\"$1\")[0]:g} mm')"; }
xmedcon() { medcon -f "$1.nii" -c nifti -o "xmedcon_$1" >log 2>&1; spacing "xmedcon_$1.nii"; }
mrtrix() { mrconvert "$1.nii" "mrtrix_$1.nii" >>mrtrix.log 2>&1; spacing "mrtrix_$1.nii"; }
itk() { # FILE: spacing and height of the first voxel
    python - "$1" 2>>itk.log <<'PYTHON'
import sys, SimpleITK as itk
image = itk.ReadImage(sys.argv[1])
itk.WriteImage(image[:, :, 0], "itk.dcm")
print(f"{image.GetSpacing()[0]:g} mm, at {image.GetOrigin()[2]:g} mm")
PYTHON
}
for unit in mm um; do
    expect "XMedCon, NIfTI in $unit" "$(xmedcon $unit)" "0.5 mm"
    expect "SimpleITK, NIfTI in $unit" "$(itk $unit.nii)" "0.5 mm, at 10 mm"
done
expect "MRtrix3, NIfTI in mm" "$(mrtrix mm)" "0.5 mm"
expect "MRtrix3, NIfTI in um" "$(mrtrix um)" "500 mm"
expect "the unit it writes, 2 for mm" "$(python3 -c 'print(open("mrtrix_um.nii", "rb").read()[123] & 7)')" "2"
expect "SimpleITK, NRRD in mm" "$(itk mm.nrrd)" "0.5 mm, at 10 mm"
expect "SimpleITK, NRRD in um" "$(itk um.nrrd)" "500 mm, at 10000 mm"
expect "SimpleITK, NRRD without orientation, in um" "$(itk um_plain.nrrd)" "500 mm, at 0 mm"
expect "its DICOM file" "$(grep -ao '500.500' itk.dcm)" '500\500'
expect "words about it" "$(cat mrtrix.log itk.log | grep -ciE 'unit|micro|warn' || true)" "0"
