#!/bin/bash
# rtplan-complexity takes a full arc for one of 2 degrees, and a plan for a machine without X jaws for one without an
# opening.
#
# Software: rtplan-complexity 1.1.0 (parse_rtplan, calculate_plan_metrics), pydicom 2.4.5, shapely 2.0.7, pandas 2.3.3;
#           dvha-mlca 0.2.3.post1 for comparison. The files have no error for dciodvfy of dicom3tools 20260927.
# Guess:    a gantry that goes clockwise from 181 over 0 to 179 degrees (PS3.3 section C.8.8.14: Gantry Rotation
#           Direction) goes 358 degrees, and 358 MU are 1 MU a degree. A machine with Y jaws and leaves only, as there
#           are many, has no X jaw in its plans, where each device that there is has its item: the leaves are the edge.
#           An opening of 10 by 40, 20 and 40 mm is 400, 200 and 400 mm2, with or without X jaws that stand far outside.
# Seen:     358 degrees are 2, and 1 MU a degree is 179; from 330 to 30 it is 0.2, from 30 to 90 it is 1. Without X jaws
#           the opening is 400 mm2 each time, as the Y jaws seem not to move, and has no edge: 0 mm around it, an
#           equivalent field of 0 for 14.7 mm, an edge metric of 0 for 0.1375. No word. dvha-mlca has 400, 200 and 400.
# Cost:     such numbers decide which plans are measured before they are given: those for one maker's machines look as
#           simple as can be, and a full arc looks like the steepest one.

. "$(dirname "$0")/lib.sh"
python_packages rtplan-complexity==1.1.0 dvha-mlca==0.2.3.post1 pydicom==2.4.5 shapely==2.0.7 numpy==1.26.4 \
    pandas==2.3.3 scipy==1.13.1 dicom3tools==20260927

cat >make.py <<'PYTHON'
from datasets import make, write
STILL = dict(
    NominalBeamEnergy="6", DoseRateSet="600", BeamLimitingDeviceAngle="0", BeamLimitingDeviceRotationDirection="NONE",
    PatientSupportAngle="0", PatientSupportRotationDirection="NONE", TableTopEccentricAngle="0",
    TableTopEccentricRotationDirection="NONE", TableTopVerticalPosition="", TableTopLongitudinalPosition="",
    TableTopLateralPosition="", IsocenterPosition=[0, 0, 0])
def device(kind, positions):
    return make(RTBeamLimitingDeviceType=kind, LeafJawPositions=positions)
def plan(path, angles, monitor_units, across):
    """An arc through an opening of 10 mm between the leaves, and of 40, 20 and 40 mm between the jaws."""
    points = []
    for k, (angle, half) in enumerate(zip(angles, (20, 10, 20))):
        jaws = [device("ASYMX", [-50, 50])] * across + [device("ASYMY", [-half, half])]
        points.append(make(
            ControlPointIndex=str(k), CumulativeMetersetWeight=str(k / 2), **({} if k else STILL),
            GantryAngle=str(angle), GantryRotationDirection="CW" if k < 2 else "NONE",
            BeamLimitingDevicePositionSequence=[
                *jaws, device("MLCX", [0] * 2 + [-5] * 4 + [0] * 4 + [5] * 4 + [0] * 2)]))
    write(
        path, "1.2.840.10008.5.1.4.1.1.481.5", "RTPLAN", OperatorsName="", FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="", RTPlanLabel="P", RTPlanDate="20200101", RTPlanTime="120000",
        RTPlanGeometry="TREATMENT_DEVICE", ApprovalStatus="UNAPPROVED", FractionGroupSequence=[make(
            FractionGroupNumber="1", NumberOfFractionsPlanned="10", NumberOfBeams="1",
            NumberOfBrachyApplicationSetups="0",
            ReferencedBeamSequence=[make(ReferencedBeamNumber="1", BeamMeterset=str(monitor_units))])],
        BeamSequence=[make(
            Manufacturer="", BeamNumber="1", BeamName="B", BeamType="DYNAMIC", RadiationType="PHOTON",
            TreatmentDeliveryType="TREATMENT", TreatmentMachineName="M", PrimaryDosimeterUnit="MU",
            SourceAxisDistance="1000", NumberOfWedges="0", NumberOfCompensators="0", NumberOfBoli="0",
            NumberOfBlocks="0", NumberOfControlPoints="3", FinalCumulativeMetersetWeight="1",
            ControlPointSequence=points, BeamLimitingDeviceSequence=[
                *[make(RTBeamLimitingDeviceType="ASYMX", NumberOfLeafJawPairs="1")] * across,
                make(RTBeamLimitingDeviceType="ASYMY", NumberOfLeafJawPairs="1"),
                make(RTBeamLimitingDeviceType="MLCX", NumberOfLeafJawPairs="8",
                     LeafPositionBoundaries=list(range(-40, 50, 10)))])])
plan("short.dcm", (30, 60, 90), 60, True)
plan("over.dcm", (330, 0, 30), 60, True)
plan("full.dcm", (181, 0, 179), 358, True)
plan("no_x.dcm", (181, 0, 179), 358, False)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
program, path = sys.argv[1:]
if program == "mlca":
    from mlca.mlc_analyzer import Plan
    print(*(f"{area:.0f}" for area in Plan(path).fx_group[0].beam[0].area), "mm2")
else:
    from rtplan_complexity import calculate_plan_metrics, parse_rtplan
    [beam] = calculate_plan_metrics(parse_rtplan(path)).beam_metrics
    if program == "arc":
        print(f"{beam.arc_length:g} degrees, {beam.MU_per_degree:g} MU a degree")
    else:
        print(*(f"{point.aperture_area:.0f}" for point in beam.control_point_metrics), "mm2,",
              *(f"{point.aperture_perimeter:.0f}" for point in beam.control_point_metrics),
              f"mm around, field {beam.EFS:.1f} mm, edge {beam.EM:.4f}")
PYTHON
plan() { # NAME MLCA OPENINGS ARC
    dciodvfy "$1.dcm" >valid 2>&1 || true
    expect "errors in the file, $1" "$(grep -c '^Error' valid || true)" "0"
    expect "dvha-mlca, $1" "$(python read.py mlca "$1.dcm" 2>log)" "$2"
    expect "openings, $1" "$(python read.py openings "$1.dcm" 2>words)" "$3"
    expect "arc, $1" "$(python read.py arc "$1.dcm" 2>>words)" "$4"
    expect "its words" "$(cat words)" ""
}
plan short "400 200 400 mm2" "400 200 400 mm2, 100 60 100 mm around, field 14.7 mm, edge 0.1375" \
    "60 degrees, 1 MU a degree"
plan over "400 200 400 mm2" "400 200 400 mm2, 100 60 100 mm around, field 14.7 mm, edge 0.1375" \
    "60 degrees, 0.2 MU a degree"
plan full "400 200 400 mm2" "400 200 400 mm2, 100 60 100 mm around, field 14.7 mm, edge 0.1375" \
    "2 degrees, 179 MU a degree"
plan no_x "400 200 400 mm2" "400 400 400 mm2, 0 0 0 mm around, field 0.0 mm, edge 0.0000" \
    "2 degrees, 179 MU a degree"
