#!/bin/bash
# SimpleITK and ITK read the fractions of a TIFF in half floats as whole numbers: 0.25 is 13312, and -1 the highest.
#
# Software: SimpleITK 2.5.7, itk-io 5.4.7; tifffile 2026.3.3 writes; rasterio 1.4.4 and opencodecs 0.7.2 for comparison
# Guess:    a map of probabilities in floats of 16 bits (NumPy's float16, to which networks round) keeps its numbers:
#           SampleFormat 3 says that they are floating point (TIFF 6.0, section 19), and 16 bits are half floats
#           (Adobe's TIFF Technical Note 3). A reader that does not know them refuses, as libvips and Pillow do.
# Seen:     both give unsigned 16-bit numbers, the bits of the floats: 0, 0.25, 0.5, 0.75 and 1 are 0, 13312, 14336,
#           14848 and 15360, and -1 is 48128. The same map in floats of 32 bits is right. No error, no warning.
# Cost:     "where the probability is above 0.5" is all that is not exactly 0; what is 4 times as likely is 1.15 times
#           as much; of a difference of two scans, what fell is brightest.

. "$(dirname "$0")/lib.sh"
python_packages SimpleITK==2.5.7 itk-io==5.4.7 tifffile==2026.3.3 rasterio==1.4.4 opencodecs==0.7.2 numpy==2.4.6

python - <<'PYTHON'
import numpy, tifffile
# a corner that was never looked at, and a tumor with its surroundings
fractions = numpy.array([0] * 8 + [0.001] * 16 + [0.25] * 16 + [0.5] * 8 + [0.75] * 8 + [1] * 7 + [-1]).reshape(8, 8)
for bits in (16, 32):
    tifffile.imwrite(f"{bits}.tif", fractions.astype(f"float{bits}"), photometric="minisblack", metadata=None)
PYTHON
cat >read.py <<'PYTHON'
import sys, warnings
how, path = sys.argv[1:]
if how == "SimpleITK":
    import SimpleITK
    pixels = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(path))
elif how == "itk":
    import itk
    pixels = itk.GetArrayFromImage(itk.imread(path))
elif how == "rasterio":
    import rasterio
    warnings.simplefilter("ignore", rasterio.errors.NotGeoreferencedWarning)
    pixels = rasterio.open(path).read(1)
else:
    import opencodecs
    pixels = opencodecs.read(path)
print(*(f"{number:.4g}" if pixels.dtype.kind == "f" else number for number in pixels.ravel()[[0, 32, 40, 48, 56, 63]]),
      f"{(pixels > 0.5).sum()} above 0.5")
PYTHON
seen() { python read.py "$@" 2>words; cat words; }
right="0 0.25 0.5 0.75 1 -1 15 above 0.5"
bits="0 13312 14336 14848 15360 48128 56 above 0.5"
for reader in SimpleITK itk rasterio opencodecs; do expect "32 bits, $reader" "$(seen $reader 32.tif)" "$right"; done
for reader in rasterio opencodecs; do expect "16 bits, $reader" "$(seen $reader 16.tif)" "$right"; done
for reader in SimpleITK itk; do expect "16 bits, $reader" "$(seen $reader 16.tif)" "$bits"; done
