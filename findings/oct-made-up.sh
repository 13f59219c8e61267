#!/bin/bash
# oct-converter makes DICOM of a Zeiss OCT with sizes it made up: 6 by 6 mm of retina are 1.02 by 0.51 mm.
#
# Software: oct-converter 0.7.0 (create_dicom_from_oct), pydicom 3.0.2
# Guess:    a raw volume of a Cirrus (.img) is 8-bit numbers and a name, which has its kind: a Macular Cube 512x128 is
#           6 mm by 6 mm by 2 mm. The sizes come from that, are asked for, or are left out with a warning; the numbers
#           stay, 256 grays in 8 or 16 bits.
# Seen:     Pixel Spacing 0.002 and 0.002, Slice Thickness 0.004 and planes 0.004 mm apart (PS3.3 sections
#           C.7.6.16.2.1 and .3) for any volume: right in depth, where 2 mm are 2.05, and a sixth and a twelfth along
#           and across the scans. The numbers are 0 to 100, the darkest and the brightest of each volume: 101 grays in
#           16 bits. No word.
# Cost:     an atrophy of 2.5 mm2 is 0.04 mm2 for any viewer that measures, and grows when the next visit comes straight
#           from the device; of two visits neither is the brighter one, however cloudy the lens has become.

. "$(dirname "$0")/lib.sh"
python_packages oct-converter==0.7.0 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import sys
import numpy
from oct_converter.dicom.dicom import create_dicom_from_oct
# 128 scans of 512 by 1024 numbers: each gray of `first` to `last` in two columns
first, last, name = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] + "_1-2-2020_12-0-0_OD_sn1_cube_z.img"
grays = numpy.linspace(first, last, 256).astype(numpy.uint8)
numpy.broadcast_to(numpy.repeat(grays, 2), (128, 1024, 512)).tofile(name)
create_dicom_from_oct(name, sys.argv[4])
PYTHON
cat >read.py <<'PYTHON'
import glob, sys
import numpy, pydicom
[path] = glob.glob(sys.argv[1] + "/*.dcm")
file = pydicom.dcmread(path)
[measures] = file.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence
down, along = measures.PixelSpacing
places = [frame.PlanePositionSequence[0].ImagePositionPatient[2] for frame in file.PerFrameFunctionalGroupsSequence]
print(f"{file.Columns * along:.2f} by {len(places) * (places[1] - places[0]):.2f} by {file.Rows * down:.2f} mm,",
      f"{len(numpy.unique(file.pixel_array))} grays, {file.pixel_array.min()} to {file.pixel_array.max()}")
PYTHON
try() { python make.py "$@" >"$4.log" 2>&1 && python read.py "$4"; }
expect "Macular Cube" "$(try 0 255 'P1_Macular Cube 512x128' cube)" "1.02 by 0.51 by 2.05 mm, 101 grays, 0 to 100"
expect "a darker one" "$(try 20 220 'P1_Macular Cube 512x128' dark)" "1.02 by 0.51 by 2.05 mm, 101 grays, 0 to 100"
expect "its words" "$(cat ./*.log)" ""
