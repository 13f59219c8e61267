#!/bin/bash
# pysuv takes a PET made days after the injection for one made an hour after it.
#
# Software: pysuv 0.1.0 (compute_suv), pydicom 2.4.4; mirp 2.7.0 (extract_images), pydicom 3.0.2 for comparison
# Guess:    the uptake takes the time since Radiopharmaceutical Start DateTime (0018,1078), which has a date (PS3.3
#           section C.8.9.2), or the calculation fails where dates do not fit a time alone. 10,000 Bq/ml of
#           Zirconium-89 (half-life 78.4 h), 37 MBq at 13:00, 70 kg, scanned at 14:00 of the next day, the third day
#           or the fifth day, are 23.6, 29.2 or 44.6 g/ml.
# Seen:     each of them has 19.1 g/ml, the uptake one hour after the injection: only Radiopharmaceutical Start Time
#           (0018,1072) is read, and no date at all. No warning. mirp has all three. Where the time without a date
#           is left out, which is allowed, pysuv fails.
# Cost:     antibodies are scanned on several days to see how they gather in a tumor: what is seen is a nuclide that
#           decays, and a tumor that takes up more each day seems to lose it.

. "$(dirname "$0")/lib.sh"
path=$PATH
python_packages pysuv==0.1.0 pydicom==2.4.4 numpy==1.26.4
mv venv older
PATH=$path
python_packages mirp==2.7.0 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
from datasets import code, pet, tracer
def exam(folder, day, time=True):
    antibody = tracer(
        code("126512", "DCM", "Trastuzumab ^89^Zr"), code("63360001", "SCT", "^89^Zirconium"), "282240", "37000000",
        RadionuclidePositronFraction="0.23", RadiopharmaceuticalStartDateTime="20200101130000")
    if not time:
        del antibody.RadiopharmaceuticalStartTime
    pet(folder, [10000] * 4, antibody, f"2020010{day}")
for day in (1, 2, 3, 5):
    exam(f"day{day}", day)
exam("date_only", 2, False)
PYTHON
python make.py
cat >uptake.py <<'PYTHON'
import sys
if sys.argv[1] == "pysuv":
    from pysuv import compute_suv
    mean = compute_suv(sys.argv[2] + "/0.dcm").mean()
elif sys.argv[1] == "mirp":
    from mirp import extract_images
    [[[image], _]] = extract_images(image=sys.argv[2], image_modality="PET", image_export_format="native")
    mean = image.get_voxel_grid().mean()
print(f"{mean:.1f}")
PYTHON
mirp() { python uptake.py mirp "$1" 2>log | tail -1; }
pysuv() { older/bin/python -W always uptake.py pysuv "$1" 2>"$1.log" | tail -1; }
both() { echo "mirp $(mirp "$1"), pysuv $(pysuv "$1")"; }
expect "an hour later" "$(both day1)" "mirp 19.1, pysuv 19.1"
expect "on the next day" "$(both day2)" "mirp 23.6, pysuv 19.1"
expect "on the third day" "$(both day3)" "mirp 29.2, pysuv 19.1"
expect "on the fifth day" "$(both day5)" "mirp 44.6, pysuv 19.1"
expect "warnings of pysuv" "$(cat day*.log | grep -ci 'warn\|date' || true)" "0"
expect "without the time alone, mirp" "$(mirp date_only)" "23.6"
pysuv date_only >out || true
expect "without the time alone, pysuv" "$(tail -1 date_only.log | sed 's/.*: //')" "RadiopharmaceuticalStartTime"
