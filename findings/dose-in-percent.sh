#!/bin/bash
# plastimatch makes 95 Gy of a dose of 95 percent, and of the doses of two beams the dose of a plan.
#
# Software: plastimatch 1.9.4+dfsg.2-0+deb12u1 (convert, dvh); dicompyler-core 0.5.6 (get_dvh); DicomRTTool 6.2.0
#           (get_dose) for comparison; pydicom 2.4.4 and 3.0.2. The files have no error for dciodvfy of dicom3tools
#           1.00~20220618093127-2.
# Guess:    Dose Units (3004,0002) is GY or RELATIVE, Dose Summation Type (3004,000A) tells a dose of the PLAN from
#           that of a BEAM or of one FRACTION, and Dose Type (3004,0004) what was measured from what is EFFECTIVE for
#           tissue (PS3.3 section C.8.8.3). Who reads and writes a dose keeps these three, or refuses; two doses of
#           beams of one plan are added up, or both are kept.
# Seen:     plastimatch writes GY, PHYSICAL and PLAN of any dose: 95 percent are a plan of 95 Gy, one fraction of 2 Gy
#           and an effective dose are a plan's physical dose, in DICOM. Of two beams of 20 and 30 Gy it takes one, as
#           the dose of the plan. Its histogram is headed "Dose (Gy)" for percent, and dicompyler-core calls percent
#           Gy, too. No warning, status 0. DicomRTTool has 50 Gy for the two beams.
# Cost:     a plan that gives 95 percent of 50 Gy is rejected, or compared, with 95 Gy; an organ at risk seems to get 2
#           Gy in all, or is spared, since it lies in the other beam; and the archive has a DICOM file that says so.

. "$(dirname "$0")/lib.sh"
debian plastimatch=1.9.4+dfsg.2-0+deb12u1 dicom3tools=1.00~20220618093127-2
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages DicomRTTool==6.2.0 pydicom==3.0.2 SimpleITK==2.5.7 numpy==2.4.6

cat >make.py <<'PYTHON'
import os, struct
from datasets import make, write
KIND = "1.2.840.10008.5.1.4.1.1."
CT, DOSE, STRUCTURES, PLAN = KIND + "2", KIND + "481.2", KIND + "481.3", KIND + "481.5"
PLACE = dict(FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="", PixelSpacing=[2, 2],
             ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2",
             Rows=20, Columns=20, BitsAllocated=16, PixelRepresentation=0)
def dose(path, number, value, units="GY", kind="PHYSICAL", summation="PLAN"):
    """A dose that is the same everywhere, of the same plan."""
    group = make(ReferencedFractionGroupNumber=1)
    if summation == "BEAM":
        group.ReferencedBeamSequence = [make(ReferencedBeamNumber=number)]
    plan = make(ReferencedSOPClassUID=PLAN, ReferencedSOPInstanceUID="1.2.3.8")
    if summation != "PLAN":
        plan.ReferencedFractionGroupSequence = [group]
    write(path, DOSE, "RTDOSE", SOPInstanceUID=f"1.2.3.60.{number}", SeriesInstanceUID="1.2.3.6", OperatorsName="",
          InstanceNumber=str(number), SliceThickness="", ImagePositionPatient=[0, 0, 0], NumberOfFrames="10",
          FrameIncrementPointer=0x3004000C, BitsStored=16, HighBit=15, DoseUnits=units, DoseType=kind,
          DoseSummationType=summation, GridFrameOffsetVector=[2 * k for k in range(10)], DoseGridScaling="0.01",
          ReferencedRTPlanSequence=[plan], PixelData=struct.pack("<H", 100 * value) * 4000, **PLACE)
for name, doses in (
        ("gray", [(50, {})]), ("percent", [(95, dict(units="RELATIVE"))]),
        ("effective", [(50, dict(kind="EFFECTIVE"))]),
        ("fraction", [(2, dict(summation="FRACTION"))]),
        ("beams", [(20, dict(summation="BEAM")), (30, dict(summation="BEAM"))])):
    os.mkdir(name)
    images = [make(ReferencedSOPClassUID=CT, ReferencedSOPInstanceUID=f"1.2.3.4.{k + 1}") for k in range(10)]
    for k in range(10):
        write(f"{name}/ct{k}.dcm", CT, "CT", SOPInstanceUID=f"1.2.3.4.{k + 1}", InstanceNumber=str(k + 1),
              ImageType=["ORIGINAL", "PRIMARY", "AXIAL"], KVP="120", AcquisitionNumber="1", PatientPosition="HFS",
              SliceThickness="2", ImagePositionPatient=[0, 0, 2 * k], BitsStored=12, HighBit=11,
              RescaleIntercept="-1000", RescaleSlope="1", PixelData=struct.pack("<H", 1000) * 400, **PLACE)
    write(f"{name}/organ.dcm", STRUCTURES, "RTSTRUCT", SOPInstanceUID="1.2.3.70", SeriesInstanceUID="1.2.3.7",
          OperatorsName="", FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="", StructureSetLabel="Set",
          StructureSetDate="20200101", StructureSetTime="120000", ReferencedFrameOfReferenceSequence=[make(
              FrameOfReferenceUID="1.2.3.3", RTReferencedStudySequence=[make(
                  ReferencedSOPClassUID="1.2.840.10008.3.1.2.3.1", ReferencedSOPInstanceUID="1.2.3.1",
                  RTReferencedSeriesSequence=[make(SeriesInstanceUID="1.2.3.2", ContourImageSequence=images)])])],
          StructureSetROISequence=[make(
              ROINumber=1, ReferencedFrameOfReferenceUID="1.2.3.3", ROIName="Organ", ROIGenerationAlgorithm="")],
          ROIContourSequence=[make(ReferencedROINumber=1, ContourSequence=[make(
              ContourImageSequence=[images[z // 2]], ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=4,
              ContourData=[10, 10, z, 30, 10, z, 30, 30, z, 10, 30, z]) for z in (4, 6, 8, 10)])],
          RTROIObservationsSequence=[make(
              ObservationNumber=1, ReferencedROINumber=1, RTROIInterpretedType="ORGAN", ROIInterpreter="")])
    for number, (value, more) in enumerate(doses, 1):
        dose(f"{name}/dose{number}.dcm", number, value, **more)
PYTHON
python make.py
for file in */dose?.dcm */organ.dcm; do dciodvfy "$file" 2>&1 | grep '^Error' || true; done >errors
expect "errors for dciodvfy" "$(cat errors)" ""
cat >written.py <<'PYTHON'
import glob, sys, pydicom
for path in glob.glob(sys.argv[1] + "/*"):
    file = pydicom.dcmread(path)
    if file.Modality == "RTDOSE":
        print(f"{file.pixel_array.max() * float(file.DoseGridScaling):.0f}", file.DoseUnits, file.DoseType,
              file.DoseSummationType)
PYTHON
convert() { # FOLDER: the dose in what plastimatch makes of it
    plastimatch convert --input "$1" --output-dicom "$1.out" >"$1.log" 2>&1 || echo "status $?"
    python written.py "$1.out"
}
expect "in the file, gray" "$(python written.py gray)" "50 GY PHYSICAL PLAN"
expect "plastimatch, gray" "$(convert gray)" "50 GY PHYSICAL PLAN"
expect "in the file, percent" "$(python written.py percent)" "95 RELATIVE PHYSICAL PLAN"
expect "plastimatch, percent" "$(convert percent)" "95 GY PHYSICAL PLAN"
expect "in the file, effective" "$(python written.py effective)" "50 GY EFFECTIVE PLAN"
expect "plastimatch, effective" "$(convert effective)" "50 GY PHYSICAL PLAN"
expect "in the file, fraction" "$(python written.py fraction)" "2 GY PHYSICAL FRACTION"
expect "plastimatch, fraction" "$(convert fraction)" "2 GY PHYSICAL PLAN"
expect "in the files, beams" "$(python written.py beams | sort | paste -sd,)" "20 GY PHYSICAL BEAM,30 GY PHYSICAL BEAM"
expect "plastimatch, beams" "$(convert beams | sed 's/^20 \|^30 /20 or 30 /')" "20 or 30 GY PHYSICAL PLAN"
expect "lines about percent, effect, fraction or a warning" \
    "$(cat ./*.log | grep -ciE 'relative|percent|effective|fraction|warn' || true)" "0"
plastimatch dvh --input percent --bin-width 10 --num-bins 12 --output-csv percent.csv >dvh.log 2>&1
expect "histogram of percent, plastimatch" "$(sed -n '1p;/^90,/p;/^110,/p' percent.csv | paste -sd' ')" \
    "Dose (Gy),Organ 90,1 110,0"
cat >sum.py <<'PYTHON'
import SimpleITK
from DicomRTTool.ReaderWriter import DicomReaderWriter
files = DicomReaderWriter(verbose=False, get_dose_output=True, require_all_contours=False)
files.walk_through_folders("beams")
files.get_images()
files.get_dose()
print(f"{SimpleITK.GetArrayFromImage(files.dose_handle).max():.0f}")
PYTHON
expect "beams, DicomRTTool" "$(python sum.py 2>log | tail -1)" "50"

python_packages dicompyler-core==0.5.6 pydicom==2.4.4 numpy==1.26.4 matplotlib==3.11.2
cat >histogram.py <<'PYTHON'
import sys
from dicompylercore import dvhcalc
found = dvhcalc.get_dvh(sys.argv[1] + "/organ.dcm", sys.argv[1] + "/dose1.dcm", 1)
print(f"{found.mean:.0f} {found.dose_units}")
PYTHON
for name in gray percent; do
    mean=$([[ $name == gray ]] && echo 50 || echo 95)
    expect "histogram of $name, dicompyler-core" "$(python histogram.py $name 2>log)" "$mean Gy"
    expect "its words" "$(cat log)" ""
done
