#!/bin/bash
# nibabel measures an enhanced MR whose slices stand in the order in which they were taken: 4 mm, or -3 mm, for 1 mm.
#
# Software: nibabel 5.4.2 (nicom.dicomwrappers), pydicom 3.0.2; dcm2niix 1.0.20260724 and highdicom 0.28.2 for
#           comparison
# Guess:    the order of the frames of an enhanced image is up to the device; each says where it lies (Plane Position,
#           PS3.3 sections C.7.6.16 and C.7.6.17). Six slices at 0 to 5 mm are 1 mm apart in each order. MR takes
#           slices in turns, 1 3 5 and then 2 4 6, lest they disturb each other.
# Seen:     nibabel puts the slices in their order, and takes for their distance that of other frames: the places in
#           the file and the places in space are exchanged in one line. In the order 1 3 5 2 4 6 slices of 1 mm are
#           4 mm apart; in 2 4 6 1 3 5 they are -3 mm apart, and the volume stands on its head. Pixels are right, and
#           nothing is said about it. (On import nibabel calls all of its DICOM readers experimental.)
# Cost:     a volume that is measured is 4 times its size, a tumor that is outlined lies 15 mm off, and what it is
#           laid on another exam with is wrong; slices in their order of place hide it.

. "$(dirname "$0")/lib.sh"
python_packages nibabel==5.4.2 pydicom==3.0.2 dcm2niix==1.0.20260724 highdicom==0.28.2 numpy==2.4.6

python - <<'PYTHON'
from datasets import enhanced_mr
ORDERS = {"upwards": (0, 1, 2, 3, 4, 5), "odd": (0, 2, 4, 1, 3, 5), "even": (1, 3, 5, 0, 2, 4)}
for name, order in ORDERS.items():
    # slice k lies at k mm and has the number 100 + k
    enhanced_mr(f"{name}.dcm", [(k, k + 1, 100 + k, (), {}) for k in order])
PYTHON
cat >read.py <<'PYTHON'
import subprocess, sys
reader, name = sys.argv[1:]
if reader == "nibabel":
    from nibabel.nicom.dicomwrappers import wrapper_from_file
    image = wrapper_from_file(name + ".dcm")
    pixels, affine = image.get_data()[0, 0].tolist(), image.affine
elif reader == "highdicom":
    import highdicom
    volume = highdicom.imread(name + ".dcm").get_volume()
    # its first axis is that of the slices
    pixels, affine = volume.array[:, 0, 0].tolist(), volume.affine[:, [2, 1, 0, 3]]
else:
    import nibabel
    subprocess.run(["dcm2niix", "-b", "n", "-f", name, "-o", ".", "-s", "y", name + ".dcm"], check=True,
                   stdout=subprocess.DEVNULL)
    image = nibabel.load(name + ".nii")
    pixels, affine = image.dataobj[0, 0].tolist(), image.affine
# where the slices 100 and 105 are said to lie
places = [affine[2, 2] * pixels.index(value) + affine[2, 3] for value in (100, 105)]
print(f"from {places[0]:g} to {places[1]:g} mm")
PYTHON
try() { python read.py "$@" 2>"$1.log" | tail -1; }
for order in upwards odd even; do
    expect "dcm2niix, $order" "$(try dcm2niix $order)" "from 0 to 5 mm"
    expect "highdicom, $order" "$(try highdicom $order)" "from 0 to 5 mm"
done
expect "nibabel, upwards" "$(try nibabel upwards)" "from 0 to 5 mm"
expect "nibabel, odd slices first" "$(try nibabel odd)" "from -15 to 5 mm"
expect "nibabel, even slices first" "$(try nibabel even)" "from 20 to 5 mm"
expect "words about it" "$(grep -ci 'spac\|order\|slice' nibabel.log || true)" "0"
