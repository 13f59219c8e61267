#!/bin/bash
# PyOPV makes one tree of a folder of visual fields, and keeps of each patient the last file it read.
#
# Software: pyopv 1.0.0 (OPVDicomSet), pydicom 3.0.2. The files have no error for dciodvfy of dicom3tools 20260927.
# Guess:    a visual field is one test of one eye (Measurement Laterality in the module Visual Field Static Perimetry
#           Test Measurements, PS3.3 section C.8.26), so a patient has two files, and two more each year.
#           opvdicoms_pointwise_to_nested_json() gives a tree of patient, eye, object and points for all of them.
# Seen:     the branch of a patient is replaced by that of the next file. Of both eyes on two days, four files, the
#           last is left; no word. The table of the same call for the same files has all four.
# Cost:     an eye that has lost its field does not exist, and no loss over the years can be seen: of two tests there
#           is one, or the other, as the folder happens to be listed.

. "$(dirname "$0")/lib.sh"
python_packages pyopv==1.0.0 pydicom==3.0.2 pandas==3.1.1 numpy==2.4.6 dicom3tools==20260927

cat >make.py <<'PYTHON'
import itertools
from datasets import code, make, write
white = [code("371251000", "SCT", "White")]
algorithm = [make(
    AlgorithmFamilyCodeSequence=[code("1", "99TEST", "Deviation")], AlgorithmName="Test", AlgorithmVersion="1")]
ABSENT = (
    "PresentedVisualStimuliDataFlag", "FovealSensitivityMeasured", "FovealPointNormativeDataFlag",
    "ScreeningBaselineMeasured", "BlindSpotLocalized", "VisualFieldTestNormalsFlag", "ShortTermFluctuationCalculated",
    "ShortTermFluctuationProbabilityCalculated", "CorrectedLocalizedDeviationFromNormalCalculated",
    "CorrectedLocalizedDeviationFromNormalProbabilityCalculated")
def field(number, date, side, seen):
    """A field of four points, all seen at this many decibels."""
    lens = make(RefractiveParametersUsedOnPatientSequence=[], PupilSize=3.0, PupilDilated="NO")
    normals = make(
        AgeCorrectedSensitivityDeviationValue=seen - 30, AgeCorrectedSensitivityDeviationProbabilityValue=50.0,
        GeneralizedDefectCorrectedSensitivityDeviationFlag="NO")
    write(
        f"{number}.dcm", "1.2.840.10008.5.1.4.1.1.80.1", "OPV", **dict.fromkeys(ABSENT, "NO"), StudyDate=date,
        SOPInstanceUID=f"1.2.3.4.{number}", StudyInstanceUID=f"1.2.3.1.{date}", SeriesInstanceUID=f"1.2.3.2.{date}",
        InstanceNumber=str(number), Manufacturer="Test", ManufacturerModelName="Test", DeviceSerialNumber="1",
        SoftwareVersions="1", MeasurementLaterality=side[0], VisualFieldHorizontalExtent=60.0,
        VisualFieldVerticalExtent=60.0, VisualFieldShape="CIRCLE", MaximumStimulusLuminance=3183.0,
        BackgroundLuminance=10.0, StimulusColorCodeSequence=white, BackgroundIlluminationColorCodeSequence=white,
        StimulusArea=0.15, StimulusPresentationTime=200.0, VisualFieldTestDuration=300.0, MinimumSensitivityValue=0.0,
        FixationSequence=[make(
            FixationMonitoringCodeSequence=[code("111843", "DCM", "Automated Optical")],
            ExcessiveFixationLossesDataFlag="NO", PatientNotProperlyFixatedQuantity=0)],
        VisualFieldCatchTrialSequence=[make(
            CatchTrialsDataFlag="NO", FalseNegativesEstimateFlag="NO", FalsePositivesEstimateFlag="NO",
            ExcessiveFalseNegativesDataFlag="NO", ExcessiveFalsePositivesDataFlag="NO")],
        TestPointNormalsDataFlag="YES", TestPointNormalsSequence=[make(
            DataSetName="Normals", DataSetVersion="1", DataSetSource="Test")],
        AgeCorrectedSensitivityDeviationAlgorithmSequence=algorithm,
        GeneralizedDefectSensitivityDeviationAlgorithmSequence=algorithm,
        VisualFieldTestPointSequence=[make(
            VisualFieldTestPointXCoordinate=x, VisualFieldTestPointYCoordinate=y, StimulusResults="SEEN",
            SensitivityValue=seen, VisualFieldTestPointNormalsSequence=[normals])
            for x, y in itertools.product((-9.0, 9.0), repeat=2)],
        **{f"OphthalmicPatientClinicalInformation{side}EyeSequence": [lens]})
field(1, "20190101", "Left", 29.0)
field(2, "20190101", "Right", 18.0)
field(3, "20200101", "Right", 8.0)
field(4, "20200101", "Left", 28.0)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys, pyopv
kind, *paths = sys.argv[1:]
fields = pyopv.OPVDicomSet([pyopv.read_dicom(path) for path in paths])
if kind == "table":
    table, _ = fields.pointwise_to_pandas()
    points = [(row.laterality, row.sop_instance_uid, row.sensitivity_values) for row in table.itertuples()]
else:
    points = [(eye, uid, point["sensitivity_values"])
              for eyes in fields.opvdicoms_pointwise_to_nested_json().values()
              for eye, tests in eyes.items() for uid, test in tests.items() for point in test]
print(*(f"{eye} {value:.0f}" for eye, _, value in sorted(set(points), key=lambda point: point[1])), sep=", ")
PYTHON
for number in 1 2 3 4; do
    dciodvfy $number.dcm >valid 2>&1 || true
    expect "errors in file $number" "$(grep -c '^Error' valid || true)" "0"
done
expect "table" "$(python read.py table {1..4}.dcm 2>words)" "L 29, R 18, R 8, L 28"
expect "tree" "$(python read.py tree {1..4}.dcm 2>words)" "L 28"
expect "its words" "$(cat words)" ""
expect "tree, the other way round" "$(python read.py tree {4..1}.dcm 2>words)" "L 29"
