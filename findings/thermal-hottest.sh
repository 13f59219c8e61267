#!/bin/bash
# medthermal-dicom makes DICOM of a thermal image, and what is hotter than its range comes out as cold.
#
# Software: medthermal-dicom 1.0.4 (set_thermal_image, load_dicom), pydicom 2.4.4 (it cannot be imported with 3), numpy
#           2.4.6, on x86-64
# Guess:    "min/max temperature range for scaling" is what the numbers of 16 bits stand for: what is outside of it is
#           the limit, as in any camera, or an error. What was written is read back.
# Seen:     for 20 to 40 C, skin of 40.5 C is 20.5 C, 42 C is 22 C, and a toe of 18 C is 38 C, in pixels, Rescale Slope
#           and Real World Value Mapping, without a word. Its own reader has no temperature for any pixel of the file,
#           and takes the name of the private block for the emissivity: it reads private attributes at the elements
#           that PS3.5 section 7.8.1 keeps for that name.
# Cost:     the inflamed joint that the image was taken for is the coldest place of the body, and the foot without
#           blood is warm.

. "$(dirname "$0")/lib.sh"
python_packages medthermal-dicom==1.0.4 pydicom==2.4.4 numpy==2.4.6

cat >write.py <<'PYTHON'
import numpy
from medthermal_dicom import MedThermalDicom
skin = numpy.array([[34, 39, 40], [40.5, 42, 18]])
image = MedThermalDicom(thermal_params={"emissivity": 0.98})
image.set_thermal_image(skin, skin, temperature_range=(20, 40))
image.save_dicom("skin.dcm")
PYTHON
cat >read.py <<'PYTHON'
import sys, pydicom
if sys.argv[1] == "medthermal":
    from medthermal_dicom import MedThermalDicom
    image = MedThermalDicom.load_dicom("skin.dcm")
    print(*(image.get_temperature_at_pixel(row, column) for row in (0, 1) for column in (0, 1, 2)))
    print(image.thermal_params["emissivity"])
else:
    file = pydicom.dcmread("skin.dcm")
    scale = file if sys.argv[1] == "rescale" else file.RealWorldValueMappingSequence[0]
    slope, intercept = [element.value for element in scale if element.keyword.endswith(("Slope", "Intercept"))][::-1]
    print(*(f"{number * float(slope) + float(intercept):.1f}" for number in file.pixel_array.flat))
PYTHON
expect "words about it" "$(python write.py 2>&1)" ""
written="34, 39, 40, 40.5, 42 and 18 C"
expect "$written, rescaled" "$(python read.py rescale 2>log)" "34.0 39.0 40.0 20.5 22.0 38.0"
expect "$written, by the real world mapping" "$(python read.py mapping 2>log)" "34.0 39.0 40.0 20.5 22.0 38.0"
python read.py medthermal >seen 2>log
expect "$written, by medthermal-dicom" "$(sed -n 1p seen)" "None None None None None None"
expect "an emissivity of 0.98" "$(sed -n 2p seen)" "MEDTHERMAL_DICOM"
