#!/bin/bash
# dvha-mlca opens the jaws of a plan after the first control point, and counts monitor units in percent.
#
# Software: dvha-mlca 0.2.3.post1, pydicom 2.4.5, shapely 2.0.7; pymedphys 0.41.0 for comparison. The files have no
#           error for dciodvfy of dicom3tools 20260927.
# Guess:    what does not change in a beam need only be in its first control point (PS3.3 section C.8.8.14.5): jaws that
#           stand still at 20 mm stay there. Its monitor units are the Beam Meterset times the cumulative weight,
#           divided by the final weight (section C.8.8.14.1), which may be 1 or 100. Three ways to write one sliding
#           slit of 400 mm2 in 200 MU have one complexity.
# Seen:     with the jaws in each control point and final weight 1, 0.250. With the jaws in the first, the others are
#           open to 40 cm, so that the leaves that lie behind the jaws count: 3600 mm2, and a lower complexity. With the
#           final weight 100 it is 25.000, and 20000 MU are given. pymedphys has 200 MU for both weights, and refuses
#           the plan with jaws in the first control point.
# Cost:     the score is there to find plans too complex to deliver as calculated: those of one planning system pass
#           beside those of another, or all fail.

. "$(dirname "$0")/lib.sh"
python_packages dvha-mlca==0.2.3.post1 pydicom==2.4.5 shapely==2.0.7 numpy==1.26.4 pymedphys==0.41.0 \
    dicom3tools==20260927

cat >make.py <<'PYTHON'
from datasets import make, write
STILL = dict(
    NominalBeamEnergy="6", DoseRateSet="600", GantryAngle="0", GantryRotationDirection="NONE",
    BeamLimitingDeviceAngle="0", BeamLimitingDeviceRotationDirection="NONE", PatientSupportAngle="0",
    PatientSupportRotationDirection="NONE", TableTopEccentricAngle="0", TableTopEccentricRotationDirection="NONE",
    TableTopVerticalPosition="", TableTopLongitudinalPosition="", TableTopLateralPosition="",
    IsocenterPosition=[0, 0, 0])
def device(kind, positions):
    return make(RTBeamLimitingDeviceType=kind, LeafJawPositions=positions)
def plan(path, jaws_in_each=True, final=1):
    """A slit of 10 by 40 mm that moves 2 mm; behind the jaws the leaves are open."""
    points = []
    for k in range(3):
        left, right = ([side * 40] * 2 + [side * 5 + k] * 4 + [side * 40] * 2 for side in (-1, 1))
        jaws = [device("ASYMY", [-20, 20])] if jaws_in_each or k == 0 else []
        points.append(make(
            ControlPointIndex=str(k), CumulativeMetersetWeight=str(final * k / 2), **({} if k else STILL),
            BeamLimitingDevicePositionSequence=[*jaws, device("MLCX", left + right)]))
    write(
        path, "1.2.840.10008.5.1.4.1.1.481.5", "RTPLAN", OperatorsName="", FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="", RTPlanLabel="P", RTPlanDate="20200101", RTPlanTime="120000",
        RTPlanGeometry="TREATMENT_DEVICE", ApprovalStatus="UNAPPROVED", FractionGroupSequence=[make(
            FractionGroupNumber="1", NumberOfFractionsPlanned="10", NumberOfBeams="1",
            NumberOfBrachyApplicationSetups="0",
            ReferencedBeamSequence=[make(ReferencedBeamNumber="1", BeamMeterset="200")])],
        BeamSequence=[make(
            Manufacturer="", BeamNumber="1", BeamName="B", BeamType="DYNAMIC", RadiationType="PHOTON",
            TreatmentDeliveryType="TREATMENT", TreatmentMachineName="M", PrimaryDosimeterUnit="MU",
            SourceAxisDistance="1000", NumberOfWedges="0", NumberOfCompensators="0", NumberOfBoli="0",
            NumberOfBlocks="0", NumberOfControlPoints="3", FinalCumulativeMetersetWeight=str(final),
            ControlPointSequence=points, BeamLimitingDeviceSequence=[
                make(RTBeamLimitingDeviceType="ASYMY", NumberOfLeafJawPairs="1"),
                make(RTBeamLimitingDeviceType="MLCX", NumberOfLeafJawPairs="8",
                     LeafPositionBoundaries=list(range(-40, 50, 10)))])])
plan("each.dcm")
plan("first.dcm", jaws_in_each=False)
plan("percent.dcm", final=100)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
program, path = sys.argv[1:]
if program == "mlca":
    from mlca.mlc_analyzer import Plan
    plan = Plan(path)
    beam = plan.fx_group[0].beam[0]
    print("complexity", plan.summary[0]["Complexity Score(s)"], "of", *(f"{area:.0f}" for area in beam.area), "mm2",
          f"in {beam.cum_mu[-1]:.0f} MU")
else:
    import pymedphys
    try:
        print(f"{pymedphys.Delivery.from_dicom(path).monitor_units[-1]:.0f} MU")
    except ValueError as error:
        print(error)
PYTHON
plan() { # NAME PYMEDPHYS MLCA
    dciodvfy "$1.dcm" >valid 2>&1 || true
    expect "errors in the file, $1" "$(grep -c '^Error' valid || true)" "0"
    expect "pymedphys, $1" "$(python read.py pymedphys "$1.dcm" 2>log)" "$2"
    expect "dvha-mlca, $1" "$(python read.py mlca "$1.dcm" 2>log)" "$3"
}
plan each "200 MU" "complexity 0.250 of 400 400 400 mm2 in 200 MU"
plan percent "200 MU" "complexity 25.000 of 400 400 400 mm2 in 20000 MU"
plan first "Expected exactly one item per control point for a given collimator" \
    "complexity 0.189 of 400 3600 3600 mm2 in 200 MU"
