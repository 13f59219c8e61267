#!/bin/bash
# A segmentation of two organs: mirp measures the first one twice, or a slice of it.
#
# Software: mirp 2.7.0 (extract_features); highdicom 0.28.2 and dcmqi 1.5.7 (itkimage2segimage) as writers,
#           dcmqi (segimage2itkimage) and highdicom as readers for comparison
# Guess:    each frame of a Segmentation says whose it is (Segment Identification Sequence) and where it lies
#           (Plane Position; PS3.3 sections C.8.20.3.1 and C.7.6.16.2.3). TUMOR with 9 pixels and LIVER with 100 on
#           each of 4 slices of 1 mm are 36 and 400 mm3, whoever wrote the file.
# Seen:     the file of dcmqi has 36 and 36 mm3: mirp counts the frames of an organ from 1 and takes these
#           numbers for those in the file, so that each organ has the frames of the first. highdicom writes the
#           frames from the last slice down; mirp stacks them upwards from there, and three of four slices lie
#           outside the CT: 9 and 9 mm3. Success, and not a word. Each of the two others reads both files.
# Cost:     volume, shape and texture of every organ but the first are those of another one, in a table that
#           looks complete.

. "$(dirname "$0")/lib.sh"
python_packages mirp==2.7.0 highdicom==0.28.2 dcmqi==1.5.7 pydicom==3.0.2 numpy==2.4.6

mkdir ct
cat >make.py <<'PYTHON'
import glob, json, struct, highdicom, numpy, pydicom, dicom
from highdicom.seg import Segmentation, SegmentDescription
from pydicom.sr.codedict import codes
for k in range(4):
    dicom.ct_slice(f"ct/{k}.dcm", k + 1, dicom.ramp(16, 16), 16, 16, k)
labels = numpy.zeros((4, 16, 16), numpy.uint8)
labels[:, 2:12, 2:12] = 2
labels[:, 12:15, 12:15] = 1
names = "TUMOR", "LIVER"
Segmentation(
    source_images=[pydicom.dcmread(path) for path in sorted(glob.glob("ct/*"))], pixel_array=labels,
    segmentation_type="BINARY", segment_descriptions=[SegmentDescription(
        segment_number=i, segment_label=name, segmented_property_category=codes.SCT.Tissue,
        segmented_property_type=codes.SCT.Tissue, algorithm_type="MANUAL") for i, name in enumerate(names, 1)],
    series_instance_uid="1.2.3.20", series_number=4, sop_instance_uid="1.2.3.21", instance_number=1,
    manufacturer="Test", manufacturer_model_name="Test", software_versions="1", device_serial_number="1",
).save_as("highdicom.dcm")
tissue = {"CodeValue": "85756007", "CodingSchemeDesignator": "SCT", "CodeMeaning": "Tissue"}
json.dump({
    "SeriesDescription": "Seg", "SeriesNumber": "5", "InstanceNumber": "1", "ContentCreatorName": "Test",
    "segmentAttributes": [[{
        "labelID": i, "SegmentDescription": name, "SegmentLabel": name, "SegmentAlgorithmType": "MANUAL",
        "SegmentedPropertyCategoryCodeSequence": tissue, "SegmentedPropertyTypeCodeSequence": tissue,
    } for i, name in enumerate(names, 1)]]}, open("meta.json", "w"))
open("labels.nrrd", "wb").write(
    b"NRRD0004\ntype: short\ndimension: 3\nspace: left-posterior-superior\nsizes: 16 16 4\n"
    b"space directions: (1,0,0) (0,1,0) (0,0,1)\nendian: little\nencoding: raw\nspace origin: (0,0,0)\n\n"
    + labels.astype("<i2").tobytes())
PYTHON
python make.py >log 2>&1
itkimage2segimage --inputDICOMDirectory ct --inputImageList labels.nrrd --inputMetadata meta.json \
    --outputDICOM dcmqi.dcm >log 2>&1
cat >measure.py <<'PYTHON'
import sys
from mirp import extract_features
for name in ("TUMOR", "LIVER"):
    [table] = extract_features(
        image="ct", mask=sys.argv[1], roi_name=name, image_modality="CT", base_feature_families="morphology",
        write_features=False, export_features=True)
    print(name, f"{table['morph_vol_approx'].iloc[0]:g}")
PYTHON
cat >read.py <<'PYTHON'
import sys, highdicom
file = highdicom.seg.segread(sys.argv[1])
for i, name in enumerate(("TUMOR", "LIVER"), 1):
    volume = file.get_volume(segment_numbers=[i])
    print(name, int(volume.array.sum()))
PYTHON
measure() { python measure.py "$1.dcm" 2>"$1.log" | grep -E '^(TUMOR|LIVER)' | xargs; }
check() { python read.py "$1.dcm" 2>log | xargs; }
labels() { # pixels of each label in what dcmqi reads
    segimage2itkimage --inputDICOM "$1.dcm" --outputDirectory . --prefix "$1" --outputType nii >log 2>&1
    python - "$1" <<'PYTHON'
import collections, glob, gzip, sys
seen = collections.Counter()
for path in glob.glob(sys.argv[1] + "*.nii.gz"):
    # 16-bit labels behind a head of 352 bytes
    seen.update(memoryview(gzip.open(path).read()[352:]).cast("h").tolist())
print("TUMOR", seen[1], "LIVER", seen[2])
PYTHON
}
for writer in dcmqi highdicom; do
    expect "$writer's file, highdicom" "$(check $writer)" "TUMOR 36 LIVER 400"
    expect "$writer's file, dcmqi" "$(labels $writer)" "TUMOR 36 LIVER 400"
done
expect "dcmqi's file, mirp" "$(measure dcmqi)" "TUMOR 36 LIVER 36"
expect "highdicom's file, mirp" "$(measure highdicom)" "TUMOR 9 LIVER 9"
expect "warnings of mirp" "$(cat dcmqi.log highdicom.log | grep -ci warn || true)" "0"
