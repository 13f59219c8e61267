#!/bin/bash
# Dosepy's chi takes the 3 mm of "3 %, 3 mm" with the resolution that the images had before it changed it.
#
# Software: Dosepy 0.12.2 (tools.gamma.chi, and its ArrayImage.gamma2D for comparison)
# Guess:    how far a dose may lie from its place is in mm ("dist_ta: Distance-to-agreement in mm"), and does not
#           depend on how fine the film was scanned: chi (Bakai et al, Phys Med Biol 2003, equation 6) of two doses 2.5
#           mm apart is at most 1 with 3 mm, of two 5 mm apart it is not.
# Seen:     both images become images of 2 points per mm, as the manual says, and the gradient is taken there; the 3 mm
#           are counted in the points of the original. With 150 dpi 3 mm are 8.9: the dose that lies 5 mm away passes,
#           99.7 %. With 1 point per mm, as planning systems export, they are 1.5: 2.5 mm pass in 56 % only. gamma2D of
#           the same package has 100 % for these, and 45 % for 5 mm. With 2 points per mm it is right. No remark.
# Cost:     the same plan passes in the hospital that scans finely, with 5 mm between tumor and dose, and fails in the
#           other.

. "$(dirname "$0")/lib.sh"
python_packages Dosepy==0.12.2 numpy==2.4.6 scipy==1.17.1 scikit-image==0.26.0 pydicom==3.0.2 SimpleITK==2.5.7
export HOME=$scratch

cat >compare.py <<'PYTHON'
import sys, numpy
from Dosepy.image import load
from Dosepy.tools.gamma import chi
name, per_mm, apart = sys.argv[1], float(eval(sys.argv[2])), float(sys.argv[3])
def dose(right):
    """2 Gy in the middle of 100 by 100 mm, falling off over 15 mm."""
    middle = (numpy.arange(int(100 * per_mm)) + 0.5) / per_mm - 50
    x, y = numpy.meshgrid(middle, middle)
    return load(2 * numpy.exp(-((x - right) ** 2 + y ** 2) / 2 / 15 ** 2), dpi=25.4 * per_mm)
plan, film = dose(0), dose(apart)
found, rate = film.gamma2D(plan, 3, 3) if name == "gamma" else chi(plan, film, dose_ta=3, dist_ta=3)
print(f"{rate:.1f} %")
PYTHON
compared() { python compare.py "$@" 2>log | tail -1; }
for mm in 2.5 5; do
    rates=$(for dpi in 1 2 75/25.4 150/25.4; do compared chi $dpi $mm; done)
    found[${mm%.5}]=${rates//$'\n'/, }
done
expect "2.5 mm apart, gamma, 1 point per mm" "$(compared gamma 1 2.5)" "100.0 %"
expect "5 mm apart, gamma, 1 point per mm" "$(compared gamma 1 5)" "44.9 %"
expect "2.5 mm apart, chi, 1 and 2 points per mm, 75 and 150 dpi" "${found[2]}" "56.0 %, 100.0 %, 100.0 %, 100.0 %"
expect "5 mm apart, chi, the same" "${found[5]}" "26.8 %, 47.7 %, 77.3 %, 99.7 %"
