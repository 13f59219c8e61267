#!/bin/bash
# An organ with a hole, outlined in the newer of the two ways that DICOM has, does not exist for four readers.
#
# Software: platipy 0.4.1 (convert_rtstruct) and dcmrtstruct2nii 5 with pydicom 2.4.4, mirp 2.7.0 (extract_features)
#           with pydicom 3.0.2, plastimatch 1.9.4+dfsg.2-0+deb12u1; dicompyler-core 0.5.6 (get_dvh) and DicomRTTool
#           6.2.0 for comparison
# Guess:    a hole is drawn as a keyhole, one line that goes around outside and inside, or by two lines of Contour
#           Geometric Type CLOSEDPLANAR_XOR (PS3.3 section C.8.8.6.3). The wall of an organ, 20 by 20 mm with a hole
#           of 10 by 10 on each of 4 slices, is 1200 pixels, or some more with those on its edge, either way.
# Seen:     as a keyhole it is for all. By exclusive or: dcmrtstruct2nii writes a mask of no pixel, without a word;
#           platipy writes no file, and tells it only who debugs; plastimatch prints "Skipping" and writes none; mirp
#           has no table, as if no organ were in the file. Status 0 each. The two others read it. The validator of
#           dicom3tools 1.00~20220618 does not know the word either.
# Cost:     from an update of the planning system on the wall of the bladder or the rectum, or a target that surrounds
#           something, is missing from what is calculated, or is an organ of no volume.

. "$(dirname "$0")/lib.sh"
debian plastimatch=1.9.4+dfsg.2-0+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
path=$PATH
python_packages platipy==0.4.1 dcmrtstruct2nii==5 dicompyler-core==0.5.6 pydicom==2.4.4 numpy==1.26.4 SimpleITK==2.5.7 \
    matplotlib==3.11.2
mv venv older
PATH=$path
python_packages mirp==2.7.0 DicomRTTool==6.2.0 pydicom==3.0.2 SimpleITK==2.5.7 numpy==2.4.6

mkdir ct
python - <<'PYTHON'
import struct, dicom
from datasets import make, write
CT, STUDY = "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.3.1.2.3.1"
PLACE = dict(FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="")
for k in range(4):
    dicom.ct_slice(f"ct/{k}.dcm", k + 1, dicom.ramp(32, 32), 32, 32, k)
def image(k):
    return make(ReferencedSOPClassUID=CT, ReferencedSOPInstanceUID=dicom.instance(k + 1).decode())
OUTSIDE = [(4.5, 4.5), (24.5, 4.5), (24.5, 24.5), (4.5, 24.5)]
INSIDE = [(9.5, 9.5), (9.5, 19.5), (19.5, 19.5), (19.5, 9.5)]
KEYHOLE = OUTSIDE + OUTSIDE[:1] + INSIDE + INSIDE[:1]
def structures(path, kind, lines):
    write(
        path, "1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT", SOPInstanceUID="1.2.3.7", SeriesInstanceUID="1.2.3.8",
        OperatorsName="", StructureSetLabel="Set", StructureSetDate="20200101", StructureSetTime="120000", **PLACE,
        ReferencedFrameOfReferenceSequence=[make(
            FrameOfReferenceUID="1.2.3.3", RTReferencedStudySequence=[make(
                ReferencedSOPClassUID=STUDY, ReferencedSOPInstanceUID="1.2.3.1", RTReferencedSeriesSequence=[make(
                    SeriesInstanceUID="1.2.3.2", ContourImageSequence=[image(k) for k in range(4)])])])],
        StructureSetROISequence=[make(
            ROINumber="1", ReferencedFrameOfReferenceUID="1.2.3.3", ROIName="WALL", ROIGenerationAlgorithm="MANUAL")],
        ROIContourSequence=[make(ReferencedROINumber="1", ContourSequence=[
            make(ContourImageSequence=[image(k)], ContourGeometricType=kind, NumberOfContourPoints=str(len(line)),
                 ContourData=[number for x, y in line for number in (x, y, k)]) for k in range(4) for line in lines])],
        RTROIObservationsSequence=[make(
            ObservationNumber="1", ReferencedROINumber="1", RTROIInterpretedType="", ROIInterpreter="")])
structures("keyhole.dcm", "CLOSED_PLANAR", [KEYHOLE])
structures("xor.dcm", "CLOSEDPLANAR_XOR", [OUTSIDE, INSIDE])
write(
    "dose.dcm", "1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE", SOPInstanceUID="1.2.3.9", SeriesInstanceUID="1.2.3.6",
    OperatorsName="", ImagePositionPatient=[0, 0, 0], ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SamplesPerPixel=1,
    PhotometricInterpretation="MONOCHROME2", NumberOfFrames="4", FrameIncrementPointer=0x3004000C, Rows=32, Columns=32,
    PixelSpacing=[1, 1], SliceThickness="", BitsAllocated=16, BitsStored=16, HighBit=15, PixelRepresentation=0,
    DoseUnits="GY", DoseType="PHYSICAL", DoseSummationType="PLAN", GridFrameOffsetVector=[0, 1, 2, 3],
    DoseGridScaling="0.01", PixelData=struct.pack("<4096H", *[1000] * 4096), **PLACE,
    ReferencedRTPlanSequence=[make(
        ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.5", ReferencedSOPInstanceUID="1.2.3.50")])
PYTHON
cat >read.py <<'PYTHON'
import os, shutil, sys
reader, name = sys.argv[1:]
def pixels(path):
    if not os.path.exists(path):
        return "no file"
    import SimpleITK
    return f"{(SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(path)) > 0).sum()} pixels"
if reader == "platipy":
    from platipy.dicom.io.rtstruct_to_nifti import convert_rtstruct
    convert_rtstruct("ct", name + ".dcm", prefix=name + "_", output_dir=".")
    print(pixels(name + "_WALL.nii.gz"))
elif reader == "dcmrtstruct2nii":
    from dcmrtstruct2nii import dcmrtstruct2nii
    os.mkdir(name)
    dcmrtstruct2nii(name + ".dcm", "ct", name)
    print(pixels(name + "/mask_WALL.nii.gz"))
elif reader == "dicompyler":
    from dicompylercore import dvhcalc
    histogram = dvhcalc.get_dvh(name + ".dcm", "dose.dcm", 1)
    print(f"{histogram.volume:.1f} cm3 with {histogram.mean:.0f} Gy")
elif reader == "plastimatch":
    print(pixels(f"plastimatch_{name}/WALL.nrrd"))
elif reader == "mirp":
    from mirp import extract_features
    [table] = extract_features(
        image="ct", mask=name + ".dcm", roi_name="WALL", image_modality="CT", base_feature_families="morphology",
        write_features=False, export_features=True)
    print("no table" if table is None else f"{table['morph_vol_approx'].iloc[0]:g} mm3")
else:
    from DicomRTTool.ReaderWriter import DicomReaderWriter
    shutil.copytree("ct", "both_" + name)
    shutil.copy(name + ".dcm", "both_" + name)
    files = DicomReaderWriter(Contour_Names=["wall"], arg_max=True, verbose=False)
    files.walk_through_folders("both_" + name)
    files.get_images_and_mask()
    print(f"{(files.mask > 0).sum()} pixels")
PYTHON
try() { # ENVIRONMENT READER FILE
    local status=0
    "$1/bin/python" read.py "$2" "$3" >said 2>"$2_$3.log" || status=$?
    echo "$(tail -1 said), status $status"
}
skipped() { grep -i 'skip' "$@" | head -1 | sed 's/.* - //'; }
for name in keyhole xor; do
    plastimatch convert --input "$name.dcm" --referenced-ct ct --output-prefix "plastimatch_$name" \
        --prefix-format nrrd >"plastimatch_$name.log" 2>&1 || echo "plastimatch fails"
done
mv plastimatch_xor.log plastimatch.txt
expect "dicompyler-core, keyhole" "$(try older dicompyler keyhole)" "1.2 cm3 with 10 Gy, status 0"
expect "dicompyler-core, exclusive or" "$(try older dicompyler xor)" "1.2 cm3 with 10 Gy, status 0"
expect "DicomRTTool, keyhole" "$(try venv DicomRTTool keyhole)" "1440 pixels, status 0"
expect "DicomRTTool, exclusive or" "$(try venv DicomRTTool xor)" "1280 pixels, status 0"
expect "dcmrtstruct2nii, keyhole" "$(try older dcmrtstruct2nii keyhole)" "1200 pixels, status 0"
expect "dcmrtstruct2nii, exclusive or" "$(try older dcmrtstruct2nii xor)" "0 pixels, status 0"
expect "its words" "$(grep -ci 'xor\|skip\|unsupp\|warn' dcmrtstruct2nii_xor.log || true)" "0"
expect "mirp, keyhole" "$(try venv mirp keyhole)" "1200 mm3, status 0"
expect "mirp, exclusive or" "$(try venv mirp xor)" "no table, status 0"
expect "what mirp prints" "$(grep -o 'No segmentation masks.*' mirp_xor.log | sort -u)" "No segmentation masks were read."
expect "platipy, keyhole" "$(try older platipy keyhole)" "1440 pixels, status 0"
expect "platipy, exclusive or" "$(try older platipy xor)" "no file, status 0"
expect "a line of its debug log" "$(skipped platipy_xor.log)" "This is not a closed planar structure, skipping."
expect "plastimatch, keyhole" "$(try venv plastimatch keyhole)" "1200 pixels, status 0"
expect "plastimatch, exclusive or" "$(try venv plastimatch xor)" "no file, status 0"
expect "what plastimatch prints" "$(skipped plastimatch.txt)" "Skipping geometric type: [CLOSEDPLANAR_XOR]"
