#!/bin/bash
# dcm2niix deals the frames of a segmentation out to volumes by count: tumor and liver lie in both, shuffled.
#
# Software: dcm2niix 1.0.20260724, with files of highdicom 0.28.2; highdicom and dcmqi 1.5.7 as readers for comparison
# Guess:    each frame of a Segmentation says whose it is (Segment Identification Sequence) and where it lies (Plane
#           Position; PS3.3 sections C.8.20.3.1 and C.7.6.16.2.3), and a segment has no frames where it is empty. A
#           tumor on slices 2 and 3 and a liver on slices 1 to 4 become two volumes, one of each.
# Seen:     two volumes of three slices: liver, tumor, liver, and tumor, liver, liver; slice 4 is gone. The frames are
#           cut in two halves as they come in the file, where a slice's tumor stands beside its liver. Where the tumor
#           is on all four slices, too, both volumes are tumor, liver, tumor, liver. Status 0; the log tells that
#           there is no Patient Position, which a segmentation need not have, and that 1 bit is experimental, but
#           a fractional one of 8 bits fares the same without that. The two others read all four files.
# Cost:     volume and place of the tumor are those of pieces of two organs, in masks that open over the CT without
#           complaint.

. "$(dirname "$0")/lib.sh"
python_packages highdicom==0.28.2 dcm2niix==1.0.20260724 dcmqi==1.5.7 pydicom==3.0.2 numpy==2.4.6

mkdir ct
cat >make.py <<'PYTHON'
import glob, highdicom, numpy, pydicom, dicom
from highdicom.seg import Segmentation, SegmentDescription
from pydicom.sr.codedict import codes
for k in range(4):
    dicom.ct_slice(f"ct/{k}.dcm", k + 1, dicom.ramp(16, 16), 16, 16, k)
images = [pydicom.dcmread(path) for path in sorted(glob.glob("ct/*"))]
def segmentation(path, kind, first, last, **more):
    # the tumor is 9 pixels a slice, the liver 100
    masks = numpy.zeros((4, 16, 16, 2), numpy.uint8)
    masks[first:last, 12:15, 12:15, 0] = 1
    masks[:, 2:12, 2:12, 1] = 1
    Segmentation(
        source_images=images, pixel_array=masks if kind == "BINARY" else masks.astype(float), segmentation_type=kind,
        segment_descriptions=[SegmentDescription(
            segment_number=i, segment_label=name, segmented_property_category=codes.SCT.Tissue,
            segmented_property_type=codes.SCT.Tissue, algorithm_type="MANUAL")
            for i, name in enumerate(("TUMOR", "LIVER"), 1)],
        series_instance_uid="1.2.3.20", series_number=4, sop_instance_uid="1.2.3.21", instance_number=1,
        manufacturer="Test", manufacturer_model_name="Test", software_versions="1", device_serial_number="1",
        **more).save_as(path)
for name, first, last in (("equal", 0, 4), ("less", 1, 3)):
    segmentation(f"binary_{name}.dcm", "BINARY", first, last)
    segmentation(f"fractional_{name}.dcm", "FRACTIONAL", first, last, fractional_type="OCCUPANCY",
                 max_fractional_value=1)
PYTHON
python make.py >log 2>&1
cat >read.py <<'PYTHON'
import gzip, glob, struct, sys, numpy
reader, name = sys.argv[1:]
def show(volumes):
    """What lies on each slice of each volume, by the count of pixels."""
    names = {0: "-", 9: "tumor", 100: "liver"}
    print(*(" ".join(names[int((plane > 0).sum())] for plane in volume) for volume in volumes), sep=", ")
if reader == "highdicom":
    import highdicom
    show(numpy.moveaxis(highdicom.seg.segread(name + ".dcm").get_volume().array, 3, 0))
elif reader == "dcmqi":
    # 16-bit labels behind a head of 352 bytes
    files = sorted(glob.glob(f"dcmqi_{name}-*.nii.gz"))
    show(numpy.frombuffer(gzip.open(path).read()[352:], "<i2").reshape(-1, 16, 16) for path in files)
else:
    data = open(name + ".nii", "rb").read()
    _, _, _, slices, volumes = struct.unpack_from("<5h", data, 40)
    bits, = struct.unpack_from("<h", data, 72)
    show(numpy.frombuffer(data[352:], f"<u{bits // 8}").reshape(volumes, slices, 16, 16))
PYTHON
read_by() { # READER NAME
    case $1 in
    dcmqi) segimage2itkimage --inputDICOM "$2.dcm" --outputDirectory . --prefix "dcmqi_$2" --outputType nii ;;
    dcm2niix) mkdir "$2" && cp "$2.dcm" "$2" && dcm2niix -b n -f "$2" -o . "$2" ;;
    esac >"$2.log" 2>&1 || echo "status $?, "
    python read.py "$@" 2>log | tail -1
}
for kind in binary fractional; do
    for reader in highdicom dcmqi; do
        expect "$kind, on all slices, $reader" "$(read_by $reader ${kind}_equal)" \
            "tumor tumor tumor tumor, liver liver liver liver"
        expect "$kind, on two slices, $reader" "$(read_by $reader ${kind}_less)" \
            "- tumor tumor -, liver liver liver liver"
    done
    expect "$kind, on all slices, dcm2niix" "$(read_by dcm2niix ${kind}_equal)" \
        "tumor liver tumor liver, tumor liver tumor liver"
    expect "$kind, on two slices, dcm2niix" "$(read_by dcm2niix ${kind}_less)" \
        "liver tumor liver, tumor liver liver"
done
expect "warnings, fractional" "$(grep -i warn fractional_less.log | grep -vc 'Patient Position' || true)" "0"
