#!/bin/bash
# Orthanc gives the numbers of an enhanced CT without slope and intercept, though it is asked for them: water is 1000.
#
# Software: orthanc 1.10.1+dfsg-2+deb12u1 (/instances/{id}/numpy, /series/{id}/numpy); highdicom 0.28.2 for comparison
#           with pydicom 3.0.2. The enhanced files have no error for dciodvfy of dicom3tools 1.00~20220618093127-2.
# Guess:    its interface for NumPy has the argument "rescale", true by default. An enhanced image has slope and
#           intercept in its functional groups, for all frames or for each (PS3.3 section C.7.6.16.2.9): 1000 with
#           slope 1 and intercept -1000 is water, 0.
# Seen:     a CT in single slices is right. Of an enhanced CT the numbers are as stored, 1000, in the type float32 of
#           what was rescaled, with and without the argument. Where slope and intercept stand at each frame they are
#           taken; where they stand once for all frames, in the shared groups, they are not. No error. highdicom has
#           both right.
# Cost:     a measurement of bone, fat or lung takes in other tissue by 1000 Hounsfield units for the scanners that
#           send enhanced images, and a study over two scanners has two scales in one table.

. "$(dirname "$0")/lib.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1
python_packages highdicom==0.28.2 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import os, struct, pydicom
import dicom
from datasets import enhanced_mr, make
def rescale(slope, intercept, kind):
    return make(RescaleSlope=str(slope), RescaleIntercept=str(intercept), RescaleType=kind)
os.mkdir("slices")
for k in range(2):
    dicom.ct_slice(
        f"slices/{k}.dcm", k + 1, struct.pack("<64H", *[1000] * 64), 8, 8, k,
        more=dicom.element(0x28, 0x1052, "DS", b"-1000") + dicom.element(0x28, 0x1053, "DS", b"1"))
for name in ("shared", "frames"):
    enhanced_mr(name + ".dcm", [(k, k + 1, 1000 if name == "shared" else 100, (), {}) for k in range(2)])
    file = pydicom.dcmread(name + ".dcm")
    shared = file.SharedFunctionalGroupsSequence[0]
    if name == "shared":
        # an enhanced CT of it
        shared.PixelValueTransformationSequence = [rescale(1, -1000, "HU")]
        frame = shared.MRImageFrameTypeSequence[0]
        frame.FrameType = file.ImageType = ["DERIVED", "PRIMARY", "VOLUME", "NONE"]
        for item in (file, frame):
            del item.ComplexImageComponent, item.AcquisitionContrast
        shared.CTImageFrameTypeSequence = [frame]
        shared.IrradiationEventIdentificationSequence = [make(IrradiationEventUID="1.2.3.50")]
        del shared.MRImageFrameTypeSequence, file.ResonantNucleus, file.MagneticFieldStrength, file.KSpaceFiltering
        del file.ApplicableSafetyStandardAgency
        file.SOPClassUID = file.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2.1"
        file.Modality = "CT"
    else:
        del shared.PixelValueTransformationSequence
        for slope, frame in zip((1, 3), file.PerFrameFunctionalGroupsSequence):
            frame.PixelValueTransformationSequence = [rescale(slope, 0, "US")]
    file.save_as(name + ".dcm")
PYTHON
python make.py
start_orthanc
cat >ask.py <<'PYTHON'
import glob, io, json, os, sys, urllib.request, highdicom, numpy
def call(path, data=None, method=None):
    request = urllib.request.Request(f"http://127.0.0.1:{sys.argv[1]}{path}", data, method=method)
    return urllib.request.urlopen(request).read()
def numbers(path):
    array = numpy.load(io.BytesIO(call(path)))
    return f"{array.dtype} " + " ".join(f"{frame.flat[0]:.0f}" for frame in array)
for name in ("slices", "shared.dcm", "frames.dcm"):
    paths = sorted(glob.glob(name + "/*")) if os.path.isdir(name) else [name]
    instances = [json.loads(call("/instances", open(path, "rb").read(), "POST"))["ID"] for path in paths]
    series, = json.loads(call("/series"))
    what = f"/series/{series}/numpy" if len(paths) > 1 else f"/instances/{instances[0]}/numpy"
    right = "" if len(paths) > 1 else " ".join(
        f"{frame.flat[0]:.0f}" for frame in highdicom.imread(name).get_frames(apply_real_world_transform=False))
    print(f"{name}: by default {numbers(what)}; rescale=true {numbers(what + '?rescale=true')}; "
          f"rescale=false {numbers(what + '?rescale=false')}; highdicom {right}")
    for patient in json.loads(call("/patients")):
        call("/patients/" + patient, method="DELETE")
PYTHON
python ask.py "$web" >seen 2>log || cat log
expect "CT in slices" "$(sed -n 's/^slices: //p' seen)" \
    "by default float32 0 0; rescale=true float32 0 0; rescale=false uint16 1000 1000; highdicom "
expect "enhanced CT" "$(sed -n 's/^shared.dcm: //p' seen)" \
    "by default float32 1000 1000; rescale=true float32 1000 1000; rescale=false uint16 1000 1000; highdicom 0 0"
expect "a slope for each frame" "$(sed -n 's/^frames.dcm: //p' seen)" \
    "by default float32 100 300; rescale=true float32 100 300; rescale=false uint16 100 100; highdicom 100 300"
