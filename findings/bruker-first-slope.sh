#!/bin/bash
# brkraw gives all slices of a Bruker image the scale of the first one.
#
# Software: brkraw 0.5.7 (brkraw convert); brukerapi 0.2.5 for comparison
# Guess:    ParaVision stores 16-bit numbers and, for each frame, what to multiply them by (VisuCoreDataSlope, an array
#           as long as VisuCoreFrameCount), so that each frame uses all 16 bits. NIfTI has one slope for a file: a
#           converter multiplies where slopes differ.
# Seen:     the first slope becomes that of the file. Frames of 1000, 2000 and 4000, stored as 1000 each, are 1000,
#           1000 and 1000; VisuCoreDataMax in the same file says 4000. "Wrote NIfTI", status 0; that "slope array has
#           multiple values; using first element" is told only to who asks for debug messages. With one slope for all
#           the result is right.
# Cost:     echoes of a T2 series, directions of a diffusion one and slices of a volume lose the ratio that
#           everything is calculated from; each image by itself looks right.

. "$(dirname "$0")/lib.sh"
python_packages brkraw==0.5.7 brukerapi==0.2.5 numpy==2.4.6

python - <<'PYTHON'
import os, struct
def parameters(path, **fields):
    """A file of ParaVision parameters in JCAMP-DX; a tuple is an array's size and its values."""
    with open(path, "w") as file:
        file.write("##TITLE=Parameter List, ParaVision 6.0.1\n##JCAMPDX=4.24\n##DATATYPE=Parameter Values\n"
                   "##ORIGIN=Bruker BioSpin MRI GmbH\n##OWNER=nmr\n")
        for name, value in fields.items():
            array = isinstance(value, tuple)
            file.write(f"##${name}=( {value[0]} )\n{value[1]}\n" if array else f"##${name}={value}\n")
        file.write("##END=\n")
def study(name, slopes):
    """One scan of 4 by 4 pixels of 1 mm, a slice for each slope; all numbers are stored as 1000."""
    folder, count = f"{name}/1/pdata/1", len(slopes)
    def each(values):
        return str(count), " ".join(f"{value:g}" for value in values)
    os.makedirs(folder)
    parameters(
        f"{name}/subject", SUBJECT_id=("60", "<P1>"), SUBJECT_name_string=("64", "<Finding>"),
        SUBJECT_type="Quadruped", SUBJECT_entry="SUBJ_ENTRY_HeadFirst", SUBJECT_position="SUBJ_POS_Prone",
        SUBJECT_study_name=("64", "<finding>"), SUBJECT_date=("24", "<2020-01-01T12:00:00,000+0000>"),
        SUBJECT_dbirth=("24", "<20190101>"), SUBJECT_study_date="1577880000", SUBJECT_abs_date="(1577880000, 0, 0)")
    parameters(
        f"{name}/1/acqp", ACQ_scan_name=("64", "<RARE>"), ACQ_method=("40", "<Bruker:RARE>"),
        ACQ_protocol_name=("64", "<T2>"), ACQ_dim=2, NI=count, NR=1, NSLICES=count, BYTORDA="little",
        ACQ_word_size="_32_BIT", ACQ_sw_version=("65", "<PV 6.0.1>"))
    parameters(
        f"{name}/1/method", Method="<Bruker:RARE>", PVM_SpatDimEnum="<2D>", PVM_Matrix=("2", "4 4"), PVM_NSPacks=1,
        PVM_SPackArrNSlices=("1", count), PVM_SPackArrSliceOrient=("1", "axial"), PVM_SliceThick=1,
        PVM_SPackArrSliceDistance=("1", "1"), PVM_NRepetitions=1, PVM_ScanTime=1000, PVM_ObjOrderScheme="Sequential")
    parameters(
        f"{folder}/reco", RECO_wordtype="_16BIT_SGN_INT", RECO_byte_order="littleEndian", RECO_size=("2", "4 4"),
        RECO_map_slope=each(1 / slope for slope in slopes))
    parameters(
        f"{folder}/visu_pars", VisuVersion=4, VisuUid=("65", "<1.2.3.4>"), VisuCreator=("65", "<ParaVision>"),
        VisuCreatorVersion=("65", "<6.0.1>"), VisuCoreFrameCount=count, VisuCoreDim=2, VisuCoreSize=("2", "4 4"),
        VisuCoreDimDesc=("2", "spatial spatial"), VisuCoreExtent=("2", "4 4"), VisuCoreFrameThickness=("1", "1"),
        VisuCoreUnits=("2, 65", "<mm> <mm>"),
        VisuCoreOrientation=(f"{count}, 9", " ".join(["1 0 0 0 1 0 0 0 1"] * count)),
        VisuCorePosition=(f"{count}, 3", " ".join(f"0 0 {k}" for k in range(count))),
        VisuCoreDataMin=each([0] * count), VisuCoreDataMax=each(1000 * slope for slope in slopes),
        VisuCoreDataOffs=each([0] * count), VisuCoreDataSlope=each(slopes), VisuCoreFrameType="MAGNITUDE_IMAGE",
        VisuCoreWordType="_16BIT_SGN_INT", VisuCoreByteOrder="littleEndian",
        VisuCoreDiskSliceOrder="disk_normal_slice_order", VisuFGOrderDescDim=1,
        VisuFGOrderDesc=("1", f"({count}, <FG_SLICE>, <>, 0, 2)"),
        VisuGroupDepVals=("2", "(<VisuCoreOrientation>, 0) (<VisuCorePosition>, 0)"),
        VisuSubjectPosition="Head_Prone", VisuSubjectType="Quadruped", VisuInstanceType="MULTI_SLICE")
    open(f"{folder}/2dseq", "wb").write(struct.pack("<16h", *[1000] * 16) * count)
study("one", (2, 2, 2))
study("each", (1, 2, 4))
PYTHON
brukerapi() {
    python -c "
from brukerapi.dataset import Dataset
print(*(f'{value:g}' for value in Dataset('$1/1/pdata/1/2dseq').data[0, 0].ravel()))" 2>log
}
brkraw_convert() {
    local status=0
    brkraw convert "$1" --no-compress -s 1 -r 1 -o "$1.nii" >"$1.log" 2>&1 || status=$?
    python - "$1.nii" <<'PYTHON'
import sys, nifti
slope, intercept = nifti.scale(sys.argv[1])
print(*(f"{value * slope + intercept:g}" for value in nifti.read(sys.argv[1])[1][::16]), end=", ")
PYTHON
    echo "status $status, $(cat "$1.log")"
}
expect "brukerapi, one slope" "$(brukerapi one)" "2000 2000 2000"
expect "brkraw, one slope" "$(brkraw_convert one)" "2000 2000 2000, status 0, Wrote NIfTI: one.nii"
expect "brukerapi, a slope for each slice" "$(brukerapi each)" "1000 2000 4000"
expect "brkraw, a slope for each slice" "$(brkraw_convert each)" "1000 1000 1000, status 0, Wrote NIfTI: each.nii"
