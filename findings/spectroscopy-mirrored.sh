#!/bin/bash
# spec2nii turns the spectrum of an LCModel file round: NAA lies at 7.3 ppm, not at 2.0.
#
# Software: spec2nii 0.8.15 (raw, rda), read with nifti-mrs 1.4.1; suspect 0.6.2 reads the RDA file and writes that of
#           LCModel
# Guess:    NAA, 2.0 ppm, is 2.6 ppm below water in NIfTI-MRS by either way: from RDA, and from RDA through a file of
#           LCModel. The sign of the rotation in time is laid down for NIfTI-MRS (specification, section 4).
# Seen:     from RDA it is at 2.0 ppm. Through LCModel it is at 7.3 ppm: spec2nii takes the complex conjugate. The
#           test data of LCModel itself (test_lcm/data.raw in its repository) rotate as suspect writes them, and come
#           out of spec2nii with NAA at 7.3, creatine at 6.3 and choline at 6.1 ppm, where a brain has nothing.
# Cost:     a fit finds noise where metabolites are, or amides where NAA is; only water, in the middle, looks right.

. "$(dirname "$0")/lib.sh"
python_packages spec2nii==0.8.15 nifti-mrs==1.4.1 nibabel==5.4.2 numpy==2.4.6 suspect==0.6.2 pydicom==3.0.2

cat >make.py <<'PYTHON'
import cmath, suspect
from spectra import rda
rda("siemens.rda", [cmath.exp(complex(-20, 2 * cmath.pi * 2.64 * 123.25) * k / 2000) for k in range(512)])
data = suspect.io.load_rda("siemens.rda")
suspect.io.lcmodel.save_raw("lcmodel.RAW", data)
print(f"{data.ppm0 - data.frequency_axis_ppm()[abs(data.spectrum()).argmax()]:.1f} ppm below water")
PYTHON
expect "suspect, RDA" "$(python make.py 2>log)" "2.6 ppm below water"
cat >read.py <<'PYTHON'
import sys, numpy
from nifti_mrs.axes import Axes
from nifti_mrs.nifti_mrs import NIFTI_MRS
image = NIFTI_MRS(sys.argv[1])
spectrum = numpy.fft.fftshift(numpy.fft.fft(image[:].ravel()))
axis = numpy.fft.fftshift(numpy.fft.fftfreq(spectrum.size, image.dwelltime))
print(f"{Axes.hz2ppm(image.spectrometer_frequency[0], axis)[abs(spectrum).argmax()]:.1f} ppm")
PYTHON
convert() { # NAME WANTED HOW...
    local name=$1 wanted=$2
    shift 2
    spec2nii "$@" --fileout "$name" --outdir . >"$name.words" 2>&1
    expect "spec2nii, $name" "$(python read.py "$name.nii.gz" 2>log)" "$wanted"
    expect "words about it" "$(cat "$name.words")" ""
}
convert rda "2.0 ppm" rda siemens.rda
convert raw "7.3 ppm" raw lcmodel.RAW --nucleus 1H --bandwidth 2000 --override_frequency 123.25
