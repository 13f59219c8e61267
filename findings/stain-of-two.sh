#!/bin/bash
# slideio gives one stain of a fluorescence slide that has two, and does not say which.
#
# Software: slideio 2.10.0; wsidicom 0.36.1 for comparison; pydicom 3.0.2 makes the files
# Guess:    a slide may have several optical paths, each with an identifier and a description (PS3.3 section C.8.12.5):
#           all in one object, one after the other where it is TILED_FULL (section C.7.6.17.3), or each in its own.
#           DAPI, which shows nuclei, and HER2 are two channels, or two scenes, and so are several focal planes.
# Seen:     slideio has one scene of one channel without a name. Of one object it is the first path, DAPI; of two
#           objects it is one of the two. Of three focal planes it is the first, and the slide has one. No word.
#           wsidicom has both paths with their identifiers, and all planes.
# Cost:     cells are counted in the stain of the nuclei, and all of them are "positive"; or in the plane that is out
#           of focus. Which it is changes with how the scanner divides its objects.

. "$(dirname "$0")/lib.sh"
python_packages slideio==2.10.0 wsidicom==0.36.1 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import os
import datasets
from datasets import code, make
TILES = (10, 20, 30, 40)
def slide(path, tiles, stains, planes=1, number=1):
    """A tile is the value of its pixels."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    measures = make(PixelSpacing=[0.001, 0.001], SliceThickness="0.001")
    if planes > 1:
        measures.SpacingBetweenSlices = "0.001"
    datasets.slide(
        path, [make(
            OpticalPathIdentifier=stain, OpticalPathDescription=stain, IlluminationWaveLength=400.0,
            IlluminationTypeCodeSequence=[code("111742", "DCM", "Epifluorescence illumination")]) for stain in stains],
        dict(PixelMeasuresSequence=[measures]),
        SOPInstanceUID=f"1.2.3.4.{number}", InstanceNumber=str(number), NumberOfFrames=str(len(tiles)),
        ImagedVolumeDepth=float(planes), TotalPixelMatrixFocalPlanes=planes,
        ContentDate="20200101", ContentTime="120000",
        DimensionOrganizationSequence=[make(DimensionOrganizationUID="1.2.3.30")],
        SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", PresentationLUTShape="IDENTITY",
        RescaleIntercept="0", RescaleSlope="1", PixelData=b"".join(bytes([tile] * 64) for tile in tiles))
second = [tile + 100 for tile in TILES]
slide("one/1.dcm", [*TILES, *second], ["DAPI", "HER2"])
slide("two/1.dcm", TILES, ["DAPI"], number=1)
slide("two/2.dcm", second, ["HER2"], number=2)
slide("planes/1.dcm", [tile + 100 * plane for plane in (0, 1) for tile in TILES], ["DAPI"], planes=2)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import glob, sys, numpy
reader, folder = sys.argv[1:]
def tiles(pixels):
    pixels = numpy.asarray(pixels)
    return " ".join("-".join(map(str, row)) for row in pixels.reshape(16, 16, -1)[4::8, 4::8, 0])
if reader == "slideio":
    import slideio
    slide = slideio.open_slide(folder, "DCM")
    for k in range(slide.num_scenes):
        scene = slide.get_scene(k)
        print(f"{scene.num_channels} channel, {scene.num_z_slices} plane, named",
              [scene.get_channel_name(0)], tiles(scene.read_block()))
else:
    from wsidicom import WsiDicom
    slide = WsiDicom.open(sorted(glob.glob(folder + "/*.dcm")))
    level = slide.pyramids[0].base_level
    print(*sorted(f"{path} plane {plane:.0f} {tiles(slide.read_region((0, 0), 0, (16, 16), z=plane, path=path))}"
                  for path in level.optical_paths for plane in level.focal_planes), sep="; ")
PYTHON
both="DAPI plane 0 10-20 30-40; HER2 plane 0 110-120 130-140"
expect "one object, wsidicom" "$(python read.py wsidicom one 2>log)" "$both"
expect "two objects, wsidicom" "$(python read.py wsidicom two 2>log)" "$both"
expect "two planes, wsidicom" "$(python read.py wsidicom planes 2>log)" \
    "DAPI plane 0 10-20 30-40; DAPI plane 1 110-120 130-140"
expect "one object, slideio" "$(python read.py slideio one 2>words)" "1 channel, 1 plane, named [''] 10-20 30-40"
expect "its words" "$(cat words)" ""
expect "two objects, slideio" "$(python read.py slideio two 2>words | sed -E 's/1?10-1?20 1?30-1?40/one of them/')" \
    "1 channel, 1 plane, named [''] one of them"
expect "its words" "$(cat words)" ""
expect "two planes, slideio" "$(python read.py slideio planes 2>words)" "1 channel, 1 plane, named [''] 10-20 30-40"
expect "its words" "$(cat words)" ""
