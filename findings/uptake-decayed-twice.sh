#!/bin/bash
# pydicer and autods-pet pass over, or turn round, the time to which a PET was corrected for decay.
#
# Software: pydicer 0.2.0 (convert_dicom_to_nifti_pt), autods-pet 0.1.0 (convert_images, normalize_pet), pydicom 2.4.5,
#           SimpleITK 2.5.7; mirp 2.7.0 (extract_images), pydicom 3.0.2 for comparison. The files have no error for
#           dciodvfy of dicom3tools 20260927.
# Guess:    Decay Correction (PS3.3 section C.8.9.1) says to which time the activity is corrected: START, that of the
#           scan, or ADMIN, that of the injection. The dose in the uptake is the one of that time: decayed for START, as
#           it was injected for ADMIN. One scan written both ways, an hour after 350 MBq of F-18 in 70 kg, 10,000 Bq/ml
#           at its start or 14,606 Bq/ml at the injection, is 2.92 g/ml twice.
# Seen:     mirp has 2.92 for both. pydicer decays the dose for both: ADMIN is 4.27. autods-pet decays it for neither:
#           START is 2.00. No word.
# Cost:     a lymphoma is followed from one scanner to another, one that writes START and one that writes ADMIN: the
#           tumor has grown more active by 46 percent, or less by 31, and answers to a treatment or not. At 2 hours it
#           is 113 or 53 percent.

. "$(dirname "$0")/lib.sh"
path=$PATH
python_packages --no-deps pydicer==0.2.0 autods-pet==0.1.0 pydicom==2.4.5 numpy==1.26.4 SimpleITK==2.5.7
mv venv older
PATH=$path
python_packages mirp==2.7.0 pydicom==3.0.2 numpy==2.4.6 dicom3tools==20260927

cat >make.py <<'PYTHON'
import os
from datasets import code, ct, pet, tracer
glucose = tracer(code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), code("77004003", "SCT", "^18^Fluorine"),
                 "6586.2", "350000000", RadionuclidePositronFraction="0.97")
for kind, value, factor in (("START", 10000, "1"), ("ADMIN", 14606, "1.4606")):
    os.makedirs(f"{kind}/ct")
    pet(f"{kind}/pet", [value] * 4, glucose, DecayCorrection=kind, DecayFactor=factor, Laterality="")
    for k in range(4): # without a CT autods-pet does not begin
        ct(f"{kind}/ct/{k}.dcm", k, StudyInstanceUID="1.2.3.1", SeriesInstanceUID="1.2.3.20",
           ImagePositionPatient=[0, 0, k])
PYTHON
python make.py
cat >uptake.py <<'PYTHON'
import glob, sys
program, kind = sys.argv[1:]
if program == "mirp":
    from mirp import extract_images
    [[[image], _]] = extract_images(image=kind + "/pet", image_modality="PET", image_export_format="native")
    print(f"{image.get_voxel_grid().mean():.2f}")
    sys.exit()
import SimpleITK
if program == "pydicer":
    import runpy, sysconfig # this file alone, since the whole needs packages that do not install any more
    convert = runpy.run_path(sysconfig.get_paths()["purelib"] + "/pydicer/convert/pt.py")["convert_dicom_to_nifti_pt"]
    path = "pydicer.nii"
    convert(glob.glob(kind + "/pet/*.dcm"), path)
else:
    from autods_pet.config import load_config
    from autods_pet.patient import PatientCase
    from autods_pet.pipeline import convert_images, normalize_pet
    settings = load_config()
    settings["paths"]["basepath"] = "."
    settings["dicom"]["size_threshold_kb"] = 0
    case = PatientCase(settings, kind)
    convert_images(settings, case)
    path = str(normalize_pet(settings, case)["pet_suv_path"])
print(f"{SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(path)).mean():.2f}")
PYTHON
uptake() { # KIND MIRP PYDICER AUTODS-PET
    local name
    for name in "$1"/pet/*.dcm; do dciodvfy "$name" 2>&1 || true; done >valid
    expect "errors in the files, $1" "$(grep -c '^Error' valid || true)" "0"
    expect "mirp, $1" "$(python uptake.py mirp "$1" 2>log | tail -1)" "$2"
    expect "pydicer, $1" "$(older/bin/python uptake.py pydicer "$1" 2>words | tail -1)" "$3"
    expect "its words" "$(cat words)" ""
    expect "autods-pet, $1" "$(older/bin/python uptake.py autods "$1" 2>words | tail -1)" "$4"
    expect "its words" "$(cat words)" ""
}
uptake START 2.92 2.92 2.00
uptake ADMIN 2.92 4.27 2.92
