#!/bin/bash
# wsidicom takes outlines that count from the corner of a tile for outlines that count from the corner of the slide.
#
# Software: wsidicom 0.36.1 (AnnotationInstance.open), with files of highdicom 0.28.2
#           (MicroscopyBulkSimpleAnnotations); pydicom 3.0.2
# Guess:    points of annotations in 2D count from the whole slide or from one tile, as Pixel Origin Interpretation
#           (0048,0301) says, VOLUME or FRAME; it is required there (PS3.3 section C.37.1). Who reads a cell outlined
#           in tile 4, which begins at 8, 8, has it at 9, 9, or refuses it.
# Seen:     it is at 1, 1, in tile 1, as the same cell with VOLUME would be. What is read has neither the origin nor
#           the number of the tile, nor the image that was referred to; "image" is all it says. No remark.
# Cost:     tiles are what algorithms look at: their mitoses and tumor cells all lie in the upper left corner of the
#           slide, where a count for a region finds none, or too many.

. "$(dirname "$0")/lib.sh"
python_packages wsidicom==0.36.1 highdicom==0.28.2 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import highdicom, numpy, pydicom
from datasets import make, write
from highdicom.ann import AnnotationGroup, MicroscopyBulkSimpleAnnotations
write(
    "slide.dcm", "1.2.840.10008.5.1.4.1.1.77.1.6", "SM", ImageType=["ORIGINAL", "PRIMARY", "VOLUME", "NONE"],
    NumberOfFrames="4", Rows=8, Columns=8, TotalPixelMatrixColumns=16, TotalPixelMatrixRows=16,
    DimensionOrganizationType="TILED_FULL", FrameOfReferenceUID="1.2.3.3", ContainerIdentifier="S1",
    ImageOrientationSlide=[0, -1, 0, -1, 0, 0], TotalPixelMatrixOriginSequence=[make(
        XOffsetInSlideCoordinateSystem="20", YOffsetInSlideCoordinateSystem="40")],
    SharedFunctionalGroupsSequence=[make(PixelMeasuresSequence=[make(
        PixelSpacing=[0.001, 0.001], SliceThickness="0.001")])],
    SamplesPerPixel=3, PhotometricInterpretation="RGB", PlanarConfiguration=0, BitsAllocated=8, BitsStored=8, HighBit=7,
    PixelRepresentation=0, PixelData=bytes(4 * 8 * 8 * 3))
code = highdicom.sr.CodedConcept
for origin in ("VOLUME", "FRAME"):
    cell = AnnotationGroup(
        number=1, uid="1.2.3.77", label="cell", algorithm_type="MANUAL", graphic_type="POLYGON",
        annotated_property_category=code("91723000", "SCT", "Anatomical Structure"),
        annotated_property_type=code("4421005", "SCT", "Cell"),
        graphic_data=[numpy.array([[1.0, 1.0], [3.0, 1.0], [3.0, 3.0]])])
    annotations = MicroscopyBulkSimpleAnnotations(
        source_images=[pydicom.dcmread("slide.dcm")], annotation_coordinate_type="2D", annotation_groups=[cell],
        pixel_origin_interpretation=origin, series_instance_uid="1.2.3.20", series_number=2,
        sop_instance_uid="1.2.3.21", instance_number=1, manufacturer="Test", manufacturer_model_name="Test",
        software_versions="1", device_serial_number="1")
    if origin == "FRAME":
        annotations.ReferencedImageSequence[0].ReferencedFrameNumber = 4
    annotations.save_as(origin + ".dcm")
PYTHON
python make.py >log 2>&1
cat >read.py <<'PYTHON'
import sys
import pydicom
from wsidicom.graphical_annotations import AnnotationInstance
data = pydicom.dcmread(sys.argv[1])
print("file:", data.PixelOriginInterpretation, data.ReferencedImageSequence[0].get("ReferencedFrameNumber", "all"))
[instance] = AnnotationInstance.open([sys.argv[1]])
points = instance.groups[0].annotations[0].geometry.to_coords()
print(f"read: {instance.coordinate_type}", *(f"{x:g},{y:g}" for x, y in points))
said = " ".join(str(value) for thing in (instance, instance.groups[0]) for value in vars(thing).items())
print("origin or tile:", sum(word in said for word in ("FRAME", "VOLUME", "origin", "frame_number")))
PYTHON
python read.py VOLUME.dcm >whole 2>>words
python read.py FRAME.dcm >tile 2>>words
expect "an outline on the slide" "$(sed -n 1p whole)" "file: VOLUME all"
expect "an outline on the slide, wsidicom" "$(sed -n 2p whole)" "read: image 1,1 3,1 3,3"
expect "an outline in tile 4" "$(sed -n 1p tile)" "file: FRAME 4"
expect "an outline in tile 4, wsidicom" "$(sed -n 2p tile)" "read: image 1,1 3,1 3,3"
expect "what it keeps of it" "$(sed -n 3p tile)" "origin or tile: 0"
expect "words about it" "$(cat words)" ""
