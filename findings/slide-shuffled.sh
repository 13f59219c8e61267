#!/bin/bash
# dicom-wsi makes DICOM of a slide with its tiles in another order, and calls micrometers millimeters.
#
# Software: dicom-wsi 1.0.5, pyvips 3.2.0 with libvips42 8.14.1-3+deb12u3, pydicom 3.0.2; wsidicom 0.36.1 as reader;
#           tifffile 2026.3.3 makes the slide
# Guess:    a slide of an Aperio scanner with 0.25 um a pixel (MPP) has a Pixel Spacing of 0.00025 mm (PS3.3 section
#           10.7.1.3). Its tiles lie row by row where the file says TILED_FULL (section C.7.6.17.3), as the default of
#           the program is: of 2 by 3 tiles the second is the one to the right of the first.
# Seen:     the pixels are 0.25 mm. The tiles are column by column: the second is the one below the first. The first row
#           and column of the slide are missing, since the program counts them from 1. Status 0, no word. libvips has
#           the slide as it was made; wsidicom shows it shuffled, 250 um a pixel.
# Cost:     the mosaic of a biopsy is put together from what does not touch: a margin that was free of tumor is not, and
#           a nucleus of 8 um is one of 8 mm.

. "$(dirname "$0")/lib.sh"
debian libvips42=8.14.1-3+deb12u3
python_packages dicom-wsi==1.0.5 pyvips==3.2.0 pydicom==3.0.2 wsidicom==0.36.1 numpy==2.4.6 tifffile==2026.3.3
export VIPSHOME=$scratch/root/usr/lib # where it finds its module for slides

cat >make.py <<'PYTHON'
import numpy, tifffile
pixels = numpy.zeros((96, 64, 3), "u1")
for row in range(3):
    for column in range(2):
        pixels[32 * row:32 * row + 32, 32 * column:32 * column + 32] = 10 + 40 * row + 100 * column
pixels[0, 0] = 255
tifffile.imwrite(
    "slide.svs", pixels, tile=(32, 32), photometric="rgb", metadata=None,
    description="Aperio Image Library v11\r\n64x96 [0,0 64x96] (32x32)|AppMag = 40|MPP = 0.2500|"
                "Date = 01/01/20|Time = 12:00:00|ImageID = 1")
PYTHON
python make.py
cat >slide.yaml <<'YAML'
General: {
    WSIFile: slide.svs, OutFilePrefix: slide, NumberOfLevels: 1, OrgUIDRoot: 1.2.3., FrameSize: 32, MaxFrames: 500,
    ImageFormat: None, CompressionAmount: 0, background_range: 80, threshold: 0.5}
BaseAttributes: {
    PatientName: Finding^Test, PatientBirthDate: 20000101, PatientSex: O, PatientID: P1, ReferringPhysicianName: A^B,
    AccessionNumber: A1, Manufacturer: Test, ManufacturerModelName: Test, DeviceSerialNumber: 1, SoftwareVersions: 1,
    AcquisitionDateTime: 20200101120000.000000, ImageType: [ORIGINAL, PRIMARY, VOLUME, NONE], SpecimenLabelInImage: NO,
    BurnedInAnnotation: NO, FocusMethod: AUTO, ExtendedDepthOfField: NO, SpecificCharacterSet: ISO_IR 100, StudyID: 1,
    StudyDate: 20200101, SeriesDate: 20200101, StudyTime: 120000.000000, SeriesTime: 120000.000000,
    ContentTime: 120000.000000, Modality: SM, VolumetricProperties: VOLUME, StudyInstanceUID: 1.2.3.1,
    SeriesInstanceUID: 1.2.3.2, PatientOrientation: '', SamplesPerPixel: 3, PhotometricInterpretation: RGB,
    PlanarConfiguration: 0, BitsAllocated: 8, BitsStored: 8, HighBit: 7, PixelRepresentation: 0, ImagedVolumeWidth: 15,
    ImagedVolumeHeight: 15, ImagedVolumeDepth: 1, ImageOrientationSlide: [0, -1, 0, -1, 0, 0],
    DimensionOrganizationType: TILED_FULL, TotalPixelMatrixFocalPlanes: 1, NumberOfOpticalPaths: 1}
YAML
cat >read.py <<'PYTHON'
import sys, numpy
def tiles(pixels):
    return ", ".join("-".join(map(str, row)) for row in pixels[16::32, 16::32, 0].tolist())
if sys.argv[1] == "vips":
    import pyvips
    image = pyvips.Image.new_from_file("slide.svs")
    pixels = image.numpy()
    print(tiles(pixels), "first", pixels[0, 0, 0], image.get("openslide.mpp-x"), "um")
elif sys.argv[1] == "file":
    from pydicom import dcmread
    [group] = dcmread("made/slide.0-0.dcm").SharedFunctionalGroupsSequence
    print(*group.PixelMeasuresSequence[0].PixelSpacing, "mm", dcmread("made/slide.0-0.dcm").DimensionOrganizationType)
else:
    from wsidicom import WsiDicom
    slide = WsiDicom.open("made/slide.0-0.dcm")
    pixels = numpy.asarray(slide.read_region((0, 0), 0, (64, 96)))
    print(tiles(pixels), "first", pixels[0, 0, 0], f"{slide.pyramids[0].base_level.mpp.width:g} um")
PYTHON
expect "libvips" "$(python read.py vips 2>log)" "10-110, 50-150, 90-190 first 255 0.25 um"
dicom_wsi --yaml slide.yaml --outdir made >words 2>&1 && status=0 || status=$?
expect "status" "$status" "0"
expect "words about spacing or order" "$(grep -ci 'spacing\|mpp\|order\|tile' words || true)" "0"
expect "the file" "$(python read.py file 2>log)" "0.25 0.25 mm TILED_FULL"
expect "wsidicom" "$(python read.py wsidicom 2>log)" "10-50, 90-110, 150-190 first 10 250 um"
