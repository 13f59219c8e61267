#!/bin/bash
# The uptake (SUV) that med-imagetools makes of a PET is its activity, 10,000 for 2.92, and noise below 0 is above it.
#
# Software: med-imagetools 2.16.0 (PET.from_dicom), pydicom 3.0.2, SimpleITK 2.5.7; mirp 2.7.0 (extract_images),
#           and pysuv 0.1.0 with pydicom 2.4.4, for comparison
# Guess:    PETImageType.SUV is the uptake: 10,000 Bq/ml (Units BQML, corrected to START; PS3.3 section C.8.9.1) one
#           hour after 350 MBq of F-18 in 70 kg are 2.92 g/ml, and -500 Bq/ml, as scatter correction leaves them
#           beside a bladder, are -0.15 or 0.
# Seen:     the numbers are 10000 and 500. Only a private element of one maker, (7053,1000), is looked for; else the
#           factor is 1, and the log says "Calculating based on metadata, may contain errors". Then all negative
#           numbers are made positive. The two others have 2.92, and 0 or -0.15.
# Cost:     a limit for tumors, such as an uptake of 4, takes in the whole body; where activities are compared, air
#           and the shadow beside the bladder become tissue that takes up tracer.

. "$(dirname "$0")/lib.sh"
path=$PATH
python_packages pysuv==0.1.0 pydicom==2.4.4 numpy==1.26.4
mv venv older
PATH=$path
python_packages med-imagetools==2.16.0 mirp==2.7.0 SimpleITK==2.5.7 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
from datasets import code, pet, tracer
pet("pet", [10000, 10000, -500, 0], tracer(
    code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), code("77004003", "SCT", "^18^Fluorine"), "6586.2",
    "350000000", RadionuclidePositronFraction="0.97"))
PYTHON
python make.py
cat >uptake.py <<'PYTHON'
import sys
if sys.argv[1] == "pysuv":
    from pysuv import compute_suv
    slices = [compute_suv(f"pet/{k}.dcm")[0, 0] for k in range(4)]
elif sys.argv[1] == "mirp":
    from mirp import extract_images
    [[[image], _]] = extract_images(image="pet", image_modality="PET", image_export_format="native")
    slices = image.get_voxel_grid()[:, 0, 0]
else:
    import SimpleITK
    from imgtools.coretypes import PET
    from imgtools.coretypes.imagetypes.pet import PETImageType
    image = PET.from_dicom("pet", pet_image_type=PETImageType(sys.argv[1]))
    slices = SimpleITK.GetArrayFromImage(image)[:, 0, 0]
print(*(f"{value + 0:.2f}" for value in slices))
PYTHON
expect "uptake, mirp" "$(python uptake.py mirp 2>log | tail -1)" "2.92 2.92 0.00 0.00"
expect "uptake, pysuv" "$(older/bin/python uptake.py pysuv 2>log | tail -1)" "2.92 2.92 -0.15 0.00"
for kind in SUV ACT; do
    expect "med-imagetools, $kind" "$(python uptake.py $kind 2>$kind.log | tail -1)" "10000.00 10000.00 500.00 0.00"
    expect "its log" "$(grep -o 'Calculating based on metadata' $kind.log)" "Calculating based on metadata"
done
