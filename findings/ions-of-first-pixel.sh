#!/bin/bash
# imzy reads each pixel of an imzML file of profiles with the masses of the first pixel.
#
# Software: imzy 0.3.0 (get_ion_image, get_ion_images, get_summed_spectrum), pyimzml 1.5.5 makes the files, and for
#           comparison
# Guess:    in a "processed" imzML file (IMS:1000031) each pixel has its own array of m/z (imzML 1.1.0, section on the
#           binary file), whether its spectra are profiles (MS:1000128) or peaks: a converter leaves out where there is
#           no signal, and a recalibration moves each pixel. Four pixels of PC 34:1, m/z 760.585, of 1600; two of them
#           also have 200 of PC 32:0, 734.569, two 40 of PC 36:2, 786.600.
# Seen:     for profiles the m/z of the first pixel are those of all. 760.585 has 1600 and 40, 734.569 has 200 and
#           1600, and 786.600 is nowhere; so is the sum of all spectra. The same pixels as peaks, and pyimzml, are
#           right. No remark; it asks no pixel whether its masses are the same.
# Cost:     the lipid that marks the tumor is missing in it, and where it is shown another one lies: which one depends
#           on where the scan began.

. "$(dirname "$0")/lib.sh"
python_packages imzy==0.3.0 pyimzml==1.5.5 numpy==2.4.6 scipy==1.17.1 numba==0.68.1

cat >make.py <<'PYTHON'
import numpy
from pyimzml.ImzMLWriter import ImzMLWriter
def write(kind, pixels, shape):
    """`shape` is a peak's signal at 0.01 m/z below its middle, 0.005 below, and so on."""
    at = 0.005 * (numpy.arange(len(shape)) - len(shape) // 2)
    with ImzMLWriter(kind + ".imzML", mode="processed", spec_type=kind) as file:
        for k, peaks in enumerate(pixels):
            file.addSpectrum(numpy.concatenate([mass + at for mass, _ in peaks]),
                             numpy.concatenate([most * numpy.array(shape) for _, most in peaks]), (k + 1, 1, 1))
first = [(734.569, 200), (760.585, 1600)]
last = [(760.585, 1600), (786.600, 40)]
write("profile", [first, first, last, last], [0, 0.25, 0.5, 0.25, 0])
write("centroid", [first, first, last, last], [1])
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys, numpy
reader, path, mass = sys.argv[1:]
if reader == "pyimzml":
    from pyimzml.ImzMLParser import ImzMLParser, getionimage
    image = getionimage(ImzMLParser(path), float(mass), tol=0.02)
else:
    from imzy import get_reader
    file = get_reader(path)
    if reader == "sum":
        masses, values = file.get_summed_spectrum(range(4), silent=True)
        image = values[abs(masses - float(mass)) < 0.02].sum()
    else:
        image = file.get_ion_image(float(mass), tol=0.02, silent=True)
        assert (image == file.get_ion_images([float(mass)], tol=0.02, silent=True)[0]).all()
print(*(f"{value:.0f}" for value in numpy.ravel(image)))
PYTHON
expect "the file says" "$(grep -o 'name="profile spectrum"\|name="processed"' profile.imzML | sort -u | tr '\n' ' ')" \
    'name="processed" name="profile spectrum" '
both() { # MASS PYIMZML IMZY SUM
    expect "$1, profiles, pyimzml" "$(python read.py pyimzml profile.imzML "$1" 2>log)" "$2"
    expect "$1, peaks, imzy" "$(python read.py imzy centroid.imzML "$1" 2>log)" "$2"
    expect "$1, profiles, imzy" "$(python read.py imzy profile.imzML "$1" 2>log)" "$3"
    expect "words of imzy" "$(grep -ci 'warn\|differ' log || true)" "0"
    expect "$1, sum of profiles, imzy" "$(python read.py sum profile.imzML "$1" 2>log)" "$4"
}
both 734.569 "200 200 0 0" "200 200 1600 1600" 3600
both 760.585 "1600 1600 1600 1600" "1600 1600 40 40" 3280
both 786.600 "0 0 40 40" "0 0 0 0" 0
