#!/bin/bash
# parrec-reader-py makes one image of the halves of two others when it reads a single image of a Philips file.
#
# Software: parrec-reader-py 0.2.0 (Recread.read_image, the reader of parrec2dcm); nibabel 5.4.2 for comparison, with
#           the header of a scan of 10 slices that it brings along (T2.PAR)
# Guess:    a REC file has one image after the other, of 16 bits a pixel here, as the header says; read_image(k) is
#           image k of read(), and of nibabel.
# Seen:     read() is right. read_image counts as many bytes as there are pixels: image 1 is the lower half of image 0
#           and the upper half of image 1, image 9, the last, is half of 4 and half of 5. No word; a number too large is
#           refused with the right count.
# Cost:     the slice that a lesion was drawn on is another one, with a seam that looks like an edge of tissue; an echo,
#           a phase of the heart or a map that follows the images is a mixture of two of them.

. "$(dirname "$0")/lib.sh"
python_packages parrec-reader-py==0.2.0 nibabel==5.4.2 numpy==2.4.6

cat >read.py <<'PYTHON'
import os, shutil, sys
import nibabel, numpy
from parrec.recread import Recread
from nibabel.parrec import PARRECImage
shutil.copy(os.path.join(os.path.dirname(nibabel.__file__), "tests/data/T2.PAR"), "scan.PAR")
# each pixel is 100 times the number of its image, and 1 more in the lower half
numpy.repeat([100 * k + half for k in range(10) for half in (0, 1)], 3200).astype("<u2").tofile("scan.REC")
def halves(image):
    """The pixels in the middle of the upper and of the lower half; rows come last."""
    return f"{image[40, 20]:g}-{image[40, 60]:g}"
k = int(sys.argv[2])
if sys.argv[1] == "nibabel":
    print(halves(PARRECImage.load("scan.PAR").dataobj.get_unscaled()[..., k]))
elif sys.argv[1] == "read":
    print(halves(Recread("scan.PAR").read()[..., k]))
else:
    print(halves(Recread("scan.PAR").read_image(k)))
PYTHON
for k in 1 9; do
    expect "image $k, nibabel" "$(python read.py nibabel $k)" "${k}00-${k}01"
    expect "image $k of all, parrec-reader-py" "$(python read.py read $k 2>&1)" "${k}00-${k}01"
done
expect "image 0 alone, parrec-reader-py" "$(python read.py image 0 2>&1)" "0-1"
expect "image 1 alone, parrec-reader-py" "$(python read.py image 1 2>&1)" "1-100"
expect "image 9 alone, parrec-reader-py" "$(python read.py image 9 2>&1)" "401-500"
expect "image 10 alone, parrec-reader-py" "$(python read.py image 10 2>&1 | tail -1)" \
    "ValueError: Cannot read image 10. The recfile only contains 10 images"
