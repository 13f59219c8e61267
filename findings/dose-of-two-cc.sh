#!/bin/bash
# pydvh converts a volume the wrong way: the dose to the hottest 2 cm3 is the highest dose, or the volume in Gy.
#
# Software: pydvh 1.0.10 (DVHFile.from_file_eclipse, get_dose_at_volume); dicompyler-core 0.5.6 for comparison
# Guess:    it reads the text of a dose-volume histogram that Eclipse exports, with volumes in percent or in cm3, and
#           gives the dose to the hottest 2 % or 2 cm3: of 100 cm3 these are one, from whichever file, and so are
#           2000 mm3. The dose goes evenly from 0 to 60 Gy: 58.8 Gy.
# Seen:     2 % are right, from both. 2 cm3 are right from the file in cm3; from the one in percent they are 0.01 * 2 /
#           100, instead of 100 * 2 / 100: 60.00 Gy, and 50 cm3 are 60.00 as well, for 30. 2000 mm3 are 2000000 cm3,
#           which is above the whole, and for that it gives the whole, 100, as a dose. No remark.
# Cost:     an organ that has to keep 700 cm3 below a dose never does, and what is judged by 2 cm3 or 0.1 cm3, such as
#           rectum or spinal cord, is above its limit: dose is taken away from the tumor.

. "$(dirname "$0")/lib.sh"
python_packages pydvh==1.0.10 dicompyler-core==0.5.6 pydicom==2.4.5 numpy==1.26.4

cat >make.py <<'PYTHON'
CUBIC = "[cm\N{SUPERSCRIPT THREE}]"
for name, column in ("percent", "Ratio of Total Structure Volume [%]"), ("cm3", "Structure Volume " + CUBIC):
    with open(name + ".txt", "w") as file:
        file.write("Patient Name         : Test\nPatient ID           : P1\n"
                   "Type                 : Cumulative Dose Volume Histogram\n\nPlan: P\nCourse: C1\n"
                   "Prescribed dose [Gy]: 50.000\n\nStructure: Rectum\nPlan: P\nCourse: C1\n"
                   f"Volume {CUBIC}: 100.0\nDose Cover.[%]: 100.0\nSampling Cover.[%]: 100.0\n"
                   "Min Dose [Gy]: 0.0\nMax Dose [Gy]: 60.0\nMean Dose [Gy]: 30.0\n\n"
                   f"Dose [Gy]   Relative dose [%] {column}\n")
        for k in range(601):
            file.write(f"{k / 10:10g}{k / 5:20g}{100 - k / 6:20.5f}\n")
        file.write("\n\n")
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
name, volume, unit = sys.argv[1:]
if name == "dicompyler-core":
    import numpy
    from dicompylercore.dvh import DVH
    whole = DVH(100 - numpy.arange(601) / 6, numpy.arange(602) / 10, dvh_type="cumulative")
    print(f"{whole.statistic(f'D{volume}cc').value:.1f}")
else:
    from pydvh.dvhfile import DVHFile
    rectum = DVHFile.from_file_eclipse(name + ".txt").get_dvh_by_name("Rectum")
    dose = rectum.get_dose_at_volume(float(volume), unit)
    print(f"{dose:.2f} {rectum.dose_unit}, {rectum.volume_unit} of {rectum.total_volume:g}")
PYTHON
dose() { python -W ignore::SyntaxWarning -W ignore::DeprecationWarning read.py "$@" 2>words; }
expect "2 %, volumes in percent" "$(dose percent 2 %)" "58.80 Gy, % of 100"
expect "2 %, volumes in cm3" "$(dose cm3 2 %)" "58.80 Gy, cm3 of 100"
expect "2 cm3, volumes in cm3" "$(dose cm3 2 cm3)" "58.80 Gy, cm3 of 100"
expect "2 cm3, volumes in percent" "$(dose percent 2 cm3)" "60.00 Gy, % of 100"
expect "50 cm3, volumes in percent" "$(dose percent 50 cm3)" "60.00 Gy, % of 100"
expect "2000 mm3, volumes in cm3" "$(dose cm3 2000 mm3)" "100.00 Gy, cm3 of 100"
expect "its words" "$(cat words)" ""
expect "2 cm3, dicompyler-core" "$(dose dicompyler-core 2 cm3)" "58.8"
expect "50 cm3, dicompyler-core" "$(dose dicompyler-core 50 cm3)" "30.0"
