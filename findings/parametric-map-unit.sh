#!/bin/bash
# dcm2niix makes a map of diffusion or T2 without its unit's scale: 1500 for 0.0015 mm2/s, 110 for 50 ms.
#
# Software: dcm2niix 1.0.20260724, with files of highdicom 0.28.2 (ParametricMap); pydicom 3.0.2; highdicom as
#           a reader for comparison
# Guess:    the numbers of a Parametric Map are what its Real World Value Mapping makes of the stored ones (PS3.3
#           sections A.75 and C.7.6.16.2.11), each frame with its own; there is no Rescale Slope that does so. A reader
#           gives the quantities, or says that it cannot.
# Seen:     stored numbers and slope 1; status 0, and nothing about it, in a file that looks complete. Of the mapping
#           dcm2niix knows only what Philips writes into its MR images. highdicom gives the quantities.
# Cost:     whether a tumor answers to its treatment, or tissue is dead, is read from such numbers; with an intercept
#           even ratios are wrong: 50 ms and 25 ms come out as 110 and 60.

. "$(dirname "$0")/lib.sh"
python_packages dcm2niix==1.0.20260724 highdicom==0.28.2 pydicom==3.0.2 numpy==2.4.6

mkdir mr
cat >make.py <<'PYTHON'
import glob, numpy, pydicom, dicom
from highdicom.pm import ParametricMap, RealWorldValueMapping
from pydicom.sr.coding import Code
for k in range(4):
    dicom.ct_slice(f"mr/{k}.dcm", k + 1, dicom.ramp(16, 16), 16, 16, k)
sources = [pydicom.dcmread(path) for path in sorted(glob.glob("mr/*"))]
def save(path, number, slope, intercept, unit, name):
    ParametricMap(
        source_images=sources, pixel_array=numpy.full((4, 16, 16), number, numpy.uint16),
        contains_recognizable_visual_features=False,
        real_world_value_mappings=[RealWorldValueMapping(
            lut_label=name, lut_explanation=name, unit=unit, value_range=(0, 4095), slope=slope, intercept=intercept)],
        window_center=1000, window_width=2000, series_instance_uid="1.2.3.20", series_number=4,
        sop_instance_uid="1.2.3.21", instance_number=1, manufacturer="Test", manufacturer_model_name="Test",
        software_versions="1", device_serial_number="1").save_as(path)
save("diffusion.dcm", 1500, 1e-6, 0.0, Code("mm2/s", "UCUM", "mm2/s"), "ADC")
save("t2.dcm", 110, 0.5, -5.0, Code("ms", "UCUM", "ms"), "T2")
PYTHON
python make.py >log 2>&1
cat >read.py <<'PYTHON'
import subprocess, sys
reader, name = sys.argv[1:]
if reader == "highdicom":
    import highdicom
    pixels = highdicom.imread(name + ".dcm").get_frames(apply_real_world_transform=True)
    print(*(f"{value:g}" for value in sorted(set(pixels.ravel().tolist()))))
else:
    import nifti
    slope, intercept = nifti.scale(name + ".nii")
    print(*(f"{value * slope + intercept:g}" for value in sorted(set(nifti.read(name + ".nii")[1]))))
PYTHON
high() { python read.py highdicom "$1" 2>log; }
niix() {
    local status=0
    dcm2niix -b n -f "$1" -o . -s y "$1.dcm" >"$1.log" 2>&1 || status=$?
    printf '%s' "status $status, $(python read.py dcm2niix "$1"), "
    echo "$(grep -ci 'real.world\|rwv\|slope\|unit' "$1.log" || true) words"
}
expect "highdicom, diffusion in mm2/s" "$(high diffusion)" "0.0015"
expect "dcm2niix, diffusion" "$(niix diffusion)" "status 0, 1500, 0 words"
expect "highdicom, T2 in ms" "$(high t2)" "50"
expect "dcm2niix, T2" "$(niix t2)" "status 0, 110, 0 words"
