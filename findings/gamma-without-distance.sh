#!/bin/bash
# dosemetrics gamma takes 3 percent for 3 Gy, does not look at the distance, and counts the air: no dose passes.
#
# Software: dosemetrics 0.4.1 (the command), pymedphys 0.41.0 for comparison, pydicom 3.0.2 makes the files, which have
#           no error for dciodvfy of dicom3tools 20260927
# Guess:    the command calculates what it prints, a gamma of 3 %/3 mm above a threshold of 10 % (Low, Med Phys 1998):
#           no dose at all instead of 2 Gy fails everywhere, and what lies 2 mm to the side in a dose of 60 Gy passes.
# Seen:     it prints the criteria and a passing rate of 100 % for no dose at all, 0.67 at most: the difference in Gy
#           is divided by the number of percent, in each voxel of the file. 30 mm for the distance and 90 % for the
#           threshold change nothing. 2 mm to the side in 60 Gy it has 2.00 at most. pymedphys has 0 % for the first,
#           and 100 % with 0.77 for the second. The function of the same package (gamma-by-other-axis.sh) is another
#           one. Status 0, no remark in its output or help.
# Cost:     each fraction that is measured passes, whatever the machine gave.

. "$(dirname "$0")/lib.sh"
python_packages dosemetrics==0.4.1 pymedphys==0.41.0 numpy==1.26.4 scipy==1.17.1 pandas==2.3.3 numba==0.68.1 \
    SimpleITK==2.5.7 scikit-image==0.26.0 pydicom==3.0.2 dicom3tools==20260927
export HOME=$scratch

cat >make.py <<'PYTHON'
import numpy
import datasets
z, y, x = numpy.indices((21, 21, 21)) * 4
def dose(path, most, right=0):
    """A dose in Gy that falls off over 12 mm to each side, in cubes of 4 mm."""
    gray = most * numpy.exp(-((x - 40 - right) ** 2 + (y - 40) ** 2 + (z - 40) ** 2) / 2 / 12 ** 2)
    datasets.write(
        path, "1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE", OperatorsName="", FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="", ImagePositionPatient=[0, 0, 0], ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
        SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", NumberOfFrames="21",
        FrameIncrementPointer=0x3004000C, Rows=21, Columns=21, PixelSpacing=[4, 4], SliceThickness="4",
        BitsAllocated=16, BitsStored=16, HighBit=15, PixelRepresentation=0, DoseUnits="GY", DoseType="PHYSICAL",
        DoseSummationType="PLAN", GridFrameOffsetVector=[4 * k for k in range(21)], DoseGridScaling="0.001",
        PixelData=numpy.rint(gray * 1000).astype("<u2").tobytes(), ReferencedRTPlanSequence=[datasets.make(
            ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.5", ReferencedSOPInstanceUID="1.2.3.50")])
dose("fraction.dcm", 2)
dose("nothing.dcm", 0)
dose("plan.dcm", 60)
dose("right.dcm", 60, right=2)
PYTHON
python make.py
cat >other.py <<'PYTHON'
import sys, numpy, pydicom, pymedphys
grids = [pymedphys.dicom.zyx_and_dose_from_dataset(pydicom.dcmread(path)) for path in sys.argv[1:]]
found = pymedphys.gamma(
    *grids[0], *grids[1], 3, 3, lower_percent_dose_cutoff=10, interp_fraction=6, max_gamma=2, quiet=True)
found = found[~numpy.isnan(found)]
print(f"{100 * (found <= 1).mean():.1f} % pass, mean {found.mean():.2f}, at most {found.max():.2f}")
PYTHON
of_command() {
    dosemetrics gamma "$@" --report report.json >words 2>log
    python - <<'PYTHON'
import json
of = json.load(open("report.json"))
print(f"{of['criteria']} {of['passing_rate']:.1f} % pass, mean {of['mean_gamma']:.2f}, at most {of['max_gamma']:.2f}")
PYTHON
}
for name in fraction nothing plan right; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
done
expect "no dose for 2 Gy, pymedphys" "$(python other.py fraction.dcm nothing.dcm 2>log | tail -1)" \
    "0.0 % pass, mean 2.00, at most 2.00"
expect "no dose for 2 Gy, dosemetrics" "$(of_command fraction.dcm nothing.dcm)" \
    "3.0%/3.0mm 100.0 % pass, mean 0.03, at most 0.67"
expect "with other criteria" "$(of_command fraction.dcm nothing.dcm --distance-criteria 30 --threshold 90)" \
    "3.0%/30.0mm 100.0 % pass, mean 0.03, at most 0.67"
expect "its words" "$(grep -ci 'simpl\|approx' words || true)" "0"
expect "2 mm to the side, pymedphys" "$(python other.py plan.dcm right.dcm 2>log | tail -1)" \
    "100.0 % pass, mean 0.36, at most 0.77"
expect "2 mm to the side, dosemetrics" "$(of_command plan.dcm right.dcm)" \
    "3.0%/3.0mm 97.3 % pass, mean 0.12, at most 2.00"
