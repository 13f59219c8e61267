#!/bin/bash
# OpenTPS reads a proton plan of two beams as a plan of one beam, or of none.
#
# Software: opentps-core 2.0.0 (readDicomPlan), pydicom 3.0.2. The files have no error for dciodvfy of dicom3tools
#           20260927.
# Guess:    a plan has the beams of the Ion Beam Sequence (PS3.3 section C.8.8.25), each with its energies and spots,
#           with a range shifter or without. A lateral beam of 80 MU and a posterior one of 40 MU are 120 MU.
# Seen:     what comes after the name and angles of a beam is done once, behind the loop over the beams, and only if
#           the last beam has a range shifter: the plan is the posterior beam alone, 40 MU. If the last has none, the
#           plan has no beam, 0 MU, though the lateral one has a shifter. numberOfBeams is 2. No error, no warning.
# Cost:     who calculates such a plan again to check it, on the CT of the week or with a Monte Carlo, gets a third of
#           the dose, from one side, or nothing; robustness and dose to organs are those of another plan.

. "$(dirname "$0")/lib.sh"
python_packages opentps-core==2.0.0 matplotlib==3.11.2 pydicom==3.0.2 numpy==1.26.4 pandas==2.3.3 SimpleITK==2.5.7 \
    pymedphys==0.40.0 dicom3tools==20260927
export HOME=$scratch/home # OpenTPS makes a folder there
mkdir "$HOME"

cat >make.py <<'PYTHON'
from datasets import make, write
def beam(number, name, angle, spots, shifter):
    """Two energies, each spot 10 MU in the one and 10 MU in the other."""
    points, sum_of_weights = [], 0
    for energy in (150.0, 140.0):
        for weight in (10.0, 0.0):
            points.append(make(
                ControlPointIndex=str(len(points)), CumulativeMetersetWeight=str(sum_of_weights),
                NominalBeamEnergy=str(energy), ScanSpotTuneID="1", NumberOfScanSpotPositions=str(spots),
                ScanSpotPositionMap=[x for k in range(spots) for x in (5.0 * k, 0.0)], NumberOfPaintings="1",
                ScanSpotMetersetWeights=[weight] * spots, ScanningSpotSize=[5.0, 5.0]))
            sum_of_weights += int(weight) * spots
    first = make(
        GantryAngle=angle, GantryRotationDirection="NONE", BeamLimitingDeviceAngle=0.0, GantryPitchAngle=0.0,
        BeamLimitingDeviceRotationDirection="NONE", GantryPitchRotationDirection="NONE", PatientSupportAngle=0.0,
        PatientSupportRotationDirection="NONE", TableTopPitchAngle=0.0, TableTopPitchRotationDirection="NONE",
        TableTopRollAngle=0.0, TableTopRollRotationDirection="NONE", TableTopVerticalPosition=0.0,
        TableTopLongitudinalPosition=0.0, TableTopLateralPosition=0.0, IsocenterPosition=[0, 0, 0],
        SnoutPosition=300.0)
    made = make(
        BeamNumber=str(number), BeamName=name, BeamType="STATIC", RadiationType="PROTON", ScanMode="MODULATED",
        ModulatedScanModeType="STATIONARY", TreatmentMachineName="Test", TreatmentDeliveryType="TREATMENT",
        PrimaryDosimeterUnit="MU", VirtualSourceAxisDistances=[2000.0, 2000.0], PatientSupportType="TABLE",
        NumberOfRangeShifters="0", NumberOfLateralSpreadingDevices="0", NumberOfRangeModulators="0", NumberOfWedges="0",
        TotalWedgeTrayWaterEquivalentThickness=0.0, NumberOfCompensators="0", NumberOfBoli="0", NumberOfBlocks="0",
        FinalCumulativeMetersetWeight=str(sum_of_weights), NumberOfControlPoints=str(len(points)))
    if shifter:
        made.NumberOfRangeShifters = "1"
        made.RangeShifterSequence = [make(RangeShifterNumber="1", RangeShifterID="RS4", RangeShifterType="BINARY")]
        first.RangeShifterSettingsSequence = [make(
            ReferencedRangeShifterNumber="1", RangeShifterSetting="IN", IsocenterToRangeShifterDistance=300.0,
            RangeShifterWaterEquivalentThickness=40.0)]
    points[0].update(first)
    made.IonControlPointSequence = points
    return made
def plan(path, shifters):
    write(
        path, "1.2.840.10008.5.1.4.1.1.481.8", "RTPLAN", OperatorsName="", RTPlanLabel="Plan", RTPlanDate="20200101",
        RTPlanTime="120000", RTPlanGeometry="PATIENT", FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="",
        ReferencedStructureSetSequence=[make(
            ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.3", ReferencedSOPInstanceUID="1.2.3.70")],
        FractionGroupSequence=[make(
            FractionGroupNumber="1", NumberOfFractionsPlanned="30", NumberOfBeams="2",
            NumberOfBrachyApplicationSetups="0", ReferencedBeamSequence=[
                make(ReferencedBeamNumber="1", BeamMeterset=80.0), make(ReferencedBeamNumber="2", BeamMeterset=40.0)])],
        PatientSetupSequence=[make(PatientSetupNumber="1", PatientPosition="HFS")],
        IonBeamSequence=[
            beam(1, "lateral", 90.0, 4, 1 in shifters), beam(2, "posterior", 180.0, 2, 2 in shifters)])
for name, shifters in (("neither", ()), ("first", (1,)), ("last", (2,)), ("both", (1, 2))):
    plan(name + ".dcm", shifters)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
from opentps.core.io.dicomIO import readDicomPlan
plan = readDicomPlan(sys.argv[1])
print(f"{len(plan.beams)} of {plan.numberOfBeams} beams, {float(plan.meterset):g} MU:",
      ", ".join(f"{beam.name} {beam.gantryAngle:g} degrees" for beam in plan.beams))
PYTHON
for shifter in neither first last both; do
    dciodvfy $shifter.dcm >valid 2>&1 || true
    expect "errors in the file, shifter: $shifter" "$(grep -c '^Error' valid || true)" "0"
    case $shifter in
        neither | first) wanted="0 of 2 beams, 0 MU:" ;;
        *) wanted="1 of 2 beams, 40 MU: posterior 180 degrees" ;;
    esac
    python read.py $shifter.dcm >seen 2>log
    expect "shifter: $shifter" "$(tail -1 seen | sed 's/ *$//')" "$wanted"
    expect "words about beams" "$(cat seen log | grep -v ' of 2 beams' | grep -ci 'beam\|error' || true)" "0"
done
