#!/bin/bash
# Dosepy takes points per centimeter in the TIFF of a film for points per inch: a field of 20 mm is 52 mm wide.
#
# Software: Dosepy 0.12.2 (image.load, save_as_tif), with files of tifffile 2026.3.3; pillow 13.0.0 for comparison
# Guess:    a TIFF says how many points it has per unit, and what the unit is: an inch (Resolution Unit 2) or a
#           centimeter (3; TIFF 6.0, section 8). The film that has 75 points per inch, and the one that has 29.5 per
#           centimeter, are one film.
# Seen:     the second has 29.5 dpi, and is 2.54 times as wide and as high: a field of 20.3 mm is 51.6. The dose that
#           is saved of it says 29.5 dpi to others, too. pillow has 75 dpi for both. No remark.
# Cost:     a film that went through a program which counts in centimeters is compared with the plan's dose of other
#           places, with a tolerance of 3 mm that is 1.2, and has the dose of a field of six times the area.

. "$(dirname "$0")/lib.sh"
python_packages Dosepy==0.12.2 tifffile==2026.3.3 pillow==13.0.0 numpy==2.4.6 scipy==1.17.1 scikit-image==0.26.0 \
    pydicom==3.0.2 SimpleITK==2.5.7
export HOME=$scratch

cat >film.py <<'PYTHON'
import sys, numpy, tifffile
from PIL import Image
from Dosepy.image import load
unit, per_unit = sys.argv[1], float(sys.argv[2])
tifffile.imwrite("film.tif", numpy.full((60, 60, 3), 150, "u1"), photometric="rgb",
                 resolution=(per_unit, per_unit), resolutionunit=unit)
film = load("film.tif")
load(numpy.full((60, 60), 2.0), dpi=film.dpi).save_as_tif("dose.tif")
for name, dpi in (("pillow", Image.open("film.tif").info["dpi"][0]), ("Dosepy", film.dpi),
                  ("saved, pillow", Image.open("dose.tif").info["dpi"][0])):
    print(f"{name}: {float(dpi):.1f} dpi, {60 / float(dpi) * 25.4:.1f} mm", end="; ")
print()
PYTHON
film() { python film.py "$@" 2>log; }
expect "per inch" "$(film INCH 75)" \
    "pillow: 75.0 dpi, 20.3 mm; Dosepy: 75.0 dpi, 20.3 mm; saved, pillow: 75.0 dpi, 20.3 mm; "
expect "per centimeter" "$(film CENTIMETER 29.527559)" \
    "pillow: 75.0 dpi, 20.3 mm; Dosepy: 29.5 dpi, 51.6 mm; saved, pillow: 29.5 dpi, 51.6 mm; "
expect "its words" "$(grep -ci 'unit\|centi\|warn' log || true)" "0"
