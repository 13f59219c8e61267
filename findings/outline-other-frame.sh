#!/bin/bash
# An outline that was drawn on the MR lies on the CT at the numbers it had on the MR, and is then one of the CT.
#
# Software: plastimatch 1.9.4+dfsg.2-0+deb12u1 (convert), platipy 0.4.1 (convert_rtstruct), dcmrtstruct2nii 5; rt-utils
#           1.2.7 for comparison; pydicom 2.4.4. The structure set has no error for dciodvfy of dicom3tools
#           1.00~20220618093127-2.
# Guess:    one structure set may have outlines in several frames of reference: each structure says in which
#           (Referenced Frame of Reference UID, 3006,0024; PS3.3 section C.8.8.5), and the coordinates of two have no
#           relation without a registration (section C.7.4.1). Who lays the structures on a CT takes those of its
#           frame, and leaves out or refuses the others.
# Seen:     all three lay both structures on the CT: the tumor, drawn on the MR at 20 to 30 mm, is at 20 to 30 mm of
#           the CT. The structure set that plastimatch writes has one frame for both. No warning. rt-utils refuses the
#           file, since it refers to images that are not there.
# Cost:     the target is where the patient lay in the other scanner: it looks right, since it lies within the body,
#           and in the new file nothing is left to see it by.

. "$(dirname "$0")/lib.sh"
debian plastimatch=1.9.4+dfsg.2-0+deb12u1 dicom3tools=1.00~20220618093127-2
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages platipy==0.4.1 dcmrtstruct2nii==5 rt-utils==1.2.7 pydicom==2.4.4 numpy==1.26.4 SimpleITK==2.5.7

cat >make.py <<'PYTHON'
import os, struct
from datasets import make, write
KIND = "1.2.840.10008.5.1.4.1.1."
CT, MR, STRUCTURES = KIND + "2", KIND + "4", KIND + "481.3"
os.mkdir("ct")
for k in range(10):
    write(f"ct/{k}.dcm", CT, "CT", SOPInstanceUID=f"1.2.3.4.{k + 1}", InstanceNumber=str(k + 1), AcquisitionNumber="1",
          ImageType=["ORIGINAL", "PRIMARY", "AXIAL"], KVP="120", PatientPosition="HFS", SliceThickness="2",
          FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="", PixelSpacing=[2, 2],
          ImageOrientationPatient=[1, 0, 0, 0, 1, 0], ImagePositionPatient=[0, 0, 2 * k], SamplesPerPixel=1,
          PhotometricInterpretation="MONOCHROME2", Rows=20, Columns=20, BitsAllocated=16, BitsStored=12, HighBit=11,
          PixelRepresentation=0, RescaleIntercept="-1000", RescaleSlope="1", PixelData=struct.pack("<H", 1000) * 400)
def images(kind, root):
    return [make(ReferencedSOPClassUID=kind, ReferencedSOPInstanceUID=f"{root}.{k + 1}") for k in range(10)]
def frame(uid, series, referenced):
    return make(FrameOfReferenceUID=uid, RTReferencedStudySequence=[make(
        ReferencedSOPClassUID="1.2.840.10008.3.1.2.3.1", ReferencedSOPInstanceUID="1.2.3.1",
        RTReferencedSeriesSequence=[make(SeriesInstanceUID=series, ContourImageSequence=referenced)])])
def outline(number, referenced, x, planes):
    return make(ReferencedROINumber=number, ContourSequence=[make(
        ContourImageSequence=[referenced[z // 2]], ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=4,
        ContourData=[x, 10, z, x + 10, 10, z, x + 10, 20, z, x, 20, z]) for z in planes])
ct, mr = images(CT, "1.2.3.4"), images(MR, "1.2.3.5")
write("structures.dcm", STRUCTURES, "RTSTRUCT", SOPInstanceUID="1.2.3.70", SeriesInstanceUID="1.2.3.7",
      OperatorsName="",
      FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="", StructureSetLabel="Set",
      StructureSetDate="20200101",
      StructureSetTime="120000", ReferencedFrameOfReferenceSequence=[
          frame("1.2.3.3", "1.2.3.2", ct), frame("1.2.3.33", "1.2.3.22", mr)],
      StructureSetROISequence=[
          make(ROINumber=number, ReferencedFrameOfReferenceUID=uid, ROIName=name, ROIGenerationAlgorithm="MANUAL")
          for number, uid, name in ((1, "1.2.3.3", "Cord"), (2, "1.2.3.33", "Tumor"))],
      ROIContourSequence=[outline(1, ct, 4, (4, 6)), outline(2, mr, 20, (8, 10))],
      RTROIObservationsSequence=[make(
          ObservationNumber=number, ReferencedROINumber=number, RTROIInterpretedType=kind, ROIInterpreter="")
          for number, kind in ((1, "ORGAN"), (2, "GTV"))])
PYTHON
python make.py
expect "errors for dciodvfy" "$(dciodvfy structures.dcm 2>&1 | grep '^Error' || true)" ""
cat >read.py <<'PYTHON'
import glob, os, sys
def box(path):
    import SimpleITK
    image = SimpleITK.ReadImage(path)
    z, y, x = SimpleITK.GetArrayFromImage(image).nonzero()
    ends = (image.TransformIndexToPhysicalPoint([int(edge(axis)) for axis in (x, y, z)]) for edge in (min, max))
    return "tumor from {0:.0f} to {3:.0f} mm, height {2:.0f} to {5:.0f} mm".format(*(v for end in ends for v in end))
reader = sys.argv[1]
if reader == "plastimatch":
    print(box("plastimatch/Tumor.nii"))
elif reader == "platipy":
    from platipy.dicom.io.rtstruct_to_nifti import convert_rtstruct
    convert_rtstruct("ct", "structures.dcm", prefix="platipy_", output_dir=".")
    print(box("platipy_Tumor.nii.gz"))
elif reader == "dcmrtstruct2nii":
    from dcmrtstruct2nii import dcmrtstruct2nii
    os.mkdir("nifti")
    dcmrtstruct2nii("structures.dcm", "ct", "nifti")
    print(box("nifti/mask_Tumor.nii.gz"))
elif reader == "rt-utils":
    from rt_utils import RTStructBuilder
    RTStructBuilder.create_from(dicom_series_path="ct", rt_struct_path="structures.dcm")
else:
    import pydicom
    for path in glob.glob("written/*"):
        file = pydicom.dcmread(path)
        if file.Modality == "RTSTRUCT":
            rois = file.StructureSetROISequence
            print(*(roi.ROIName for roi in rois), len({roi.ReferencedFrameOfReferenceUID for roi in rois}), "frame")
PYTHON
mkdir both
cp ct/* structures.dcm both
plastimatch convert --input both --output-prefix plastimatch --prefix-format nii >plastimatch.log 2>&1
for reader in plastimatch platipy dcmrtstruct2nii; do
    begin=$([[ $reader == plastimatch ]] && echo 22 || echo 20)
    expect "$reader" "$(python read.py $reader 2>>$reader.log | tail -1)" \
        "tumor from $begin to 30 mm, height 8 to 10 mm"
done
expect "warnings of plastimatch and dcmrtstruct2nii" \
    "$(cat plastimatch.log dcmrtstruct2nii.log | grep -ci warn || true)" "0"
plastimatch convert --input both --output-dicom written >log 2>&1
expect "plastimatch, written" "$(python read.py written)" "Cord Tumor 1 frame"
expect "rt-utils" "$(python read.py rt-utils 2>&1 | grep -o 'not contained in input series')" \
    "not contained in input series"
