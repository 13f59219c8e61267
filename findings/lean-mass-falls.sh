#!/bin/bash
# tivatci calculates a remifentanil model that was made for the obese with the lean mass that it was made to avoid.
#
# Software: tivatci 0.5.8 (Model("kim"), calc_lbm)
# Guess:    the second volume of Kim (2017) is 8.4 l (FFM/52.3)^0.573 - 0.0936 (age - 37), with the fat free mass of
#           Janmahasatian, which grows with the weight: 55.0, 60.3 and 61.7 kg for women of 120, 150 and 180 kg. The
#           program has that formula, and names it where it calculates the model.
# Seen:     the name is given in the place of the age, so that the formula is that of James, which falls: 45.2, 30.4 and
#           -7.0 kg. The volume is 7.44 and 5.88 l for 8.37 and 8.83, and at 180 kg a complex number; what the pump has
#           to give for 3 ng/ml in five minutes is 80.2+34.5i ug for 116.1. No word.
# Cost:     a simulation, or the test of a pump, is further off the heavier the patient, for whom the model was made: by
#           4 percent of the dose at 150 kg, and in the end in numbers that no pump can give.

. "$(dirname "$0")/lib.sh"
python_packages tivatci==0.5.8 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 matplotlib==3.11.2

cat >volume.py <<'PYTHON'
import sys
from tivatci import Model, calc_lbm
age, height, weight = 40, int(sys.argv[1]), int(sys.argv[2])
def text(number):
    return f"{number.real:.2f}{number.imag:+.2f}i" if isinstance(number, complex) else f"{number:.2f}"
seen = Model("kim", age=age, sex="F", weight=weight, height=height)
mass = calc_lbm("F", weight, height, model="janmahasatian")
volume = 8.4 * (mass / 52.3) ** 0.573 - 0.0936 * (age - 37)
right = Model(v1=seen.v1, v2=volume, v3=4 - 0.0477 * (age - 37), q1=2.77 * (weight / 74.5) ** 0.336 - 0.0149 * (age - 37),
              q2=1.94 - 0.028 * (age - 37), q3=0.197, ke0=seen.ke0)
given = [complex(model.run([3] * 301).Infused.iloc[-1]) for model in (right, seen)]
print(f"fat free {mass:.1f} kg, James {calc_lbm('F', weight, height, model='james'):.1f} kg;"
      f" volume {text(volume)} l, tivatci {text(seen.k12 * seen.v1 / seen.k21)} l;"
      f" for 3 ng/ml {given[0].real:.1f} ug, tivatci {given[1].real:.1f}{given[1].imag:+.1f}i ug")
PYTHON
person() { # HEIGHT WEIGHT, then what is expected
    expect "woman of $2 kg" "$(python volume.py "$1" "$2" 2>words)" \
        "fat free $3 kg, James $4 kg; volume $5 l, tivatci $6 l; for 3 ng/ml $7 ug, tivatci $8 ug"
    expect "its words" "$(cat words)" ""
}
person 160 120 55.0 45.2 8.37 7.44 101.4 100.2+0.0i
person 160 150 60.3 30.4 8.83 5.88 109.2 105.2+0.0i
person 155 180 61.7 -7.0 8.95 -0.88+2.58i 116.1 80.2+34.5i
