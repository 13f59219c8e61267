#!/bin/bash
# slideio takes one part of a slide that was sent in two for the slide: it lies at the top, and the rest is white.
#
# Software: slideio 2.10.0; openslide-bin 4.0.1.2 with openslide-python 1.4.7 and wsidicom 0.36.1 for comparison;
#           pydicom 3.0.2 makes the files
# Guess:    a large multi-frame image may be divided into several objects, a concatenation (PS3.3 section
#           C.7.6.16.2.2.4): each has a UID of its own and the same Concatenation UID, and says with which frame it
#           begins (Concatenation Frame Offset Number). A slide of four tiles in two objects of two is read as in one,
#           or refused.
# Seen:     slideio opens the folder as one scene with the size of the whole slide, and in it the tiles of one object,
#           the first or the second, at the top, and white below. No word. The two others show the slide; so does
#           slideio where it is one object.
# Cost:     half of the tissue is missing, or is elsewhere: outlines of a tumor that were drawn in another viewer mark
#           other cells, and a count of mitoses is that of half a slide.

. "$(dirname "$0")/lib.sh"
python_packages slideio==2.10.0 openslide-bin==4.0.1.2 openslide-python==1.4.7 wsidicom==0.36.1 pydicom==3.0.2 \
    numpy==2.4.6

cat >make.py <<'PYTHON'
import os
import datasets
from datasets import code, make
def slide(path, tiles, **more):
    """A tile is the value of its pixels."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    datasets.slide(
        path, [make(
            OpticalPathIdentifier="1", IlluminationTypeCodeSequence=[code("111744", "DCM", "Brightfield illumination")],
            IlluminationColorCodeSequence=[code("414298005", "SCT", "Full Spectrum")])],
        dict(OpticalPathIdentificationSequence=[make(OpticalPathIdentifier="1")]),
        NumberOfFrames=str(len(tiles)), SamplesPerPixel=3, PhotometricInterpretation="RGB", PlanarConfiguration=0,
        PixelData=b"".join(bytes([tile] * 192) for tile in tiles), **more)
slide("one/1.dcm", (10, 20, 30, 40))
for i, tiles in enumerate(((10, 20), (30, 40))):
    slide(f"two/{i + 1}.dcm", tiles, SOPInstanceUID=f"1.2.3.4.{i + 2}", InstanceNumber=str(i + 1),
          ConcatenationUID="1.2.3.77", SOPInstanceUIDOfConcatenationSource="1.2.3.4", InConcatenationNumber=i + 1,
          InConcatenationTotalNumber=2, ConcatenationFrameOffsetNumber=2 * i)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import glob, sys, numpy
reader, folder = sys.argv[1:]
files = sorted(glob.glob(folder + "/*.dcm"))
if reader == "slideio":
    import slideio
    slide = slideio.open_slide(folder, "DCM")
    assert slide.num_scenes == 1
    scene = slide.get_scene(0)
    size, pixels = scene.size, scene.read_block()
elif reader == "openslide":
    import openslide
    slide = openslide.OpenSlide(files[0])
    size, pixels = slide.dimensions, numpy.array(slide.read_region((0, 0), 0, slide.dimensions))
else:
    from wsidicom import WsiDicom
    slide = WsiDicom.open(files)
    size = (slide.size.width, slide.size.height)
    pixels = numpy.array(slide.read_region((0, 0), 0, size))
print(size, *("-".join(str(value) for value in row) for row in pixels[4::8, 4::8, 0]))
PYTHON
for reader in slideio openslide wsidicom; do
    expect "one object, $reader" "$(python read.py $reader one 2>words)" "(16, 16) 10-20 30-40"
done
for reader in openslide wsidicom; do
    expect "two objects, $reader" "$(python read.py $reader two 2>words)" "(16, 16) 10-20 30-40"
done
seen=$(python read.py slideio two 2>words | sed -E 's/(10-20|30-40) 255-255/one of them, white/')
expect "two objects, slideio" "$seen" "(16, 16) one of them, white"
expect "its words" "$(cat words)" ""
