#!/bin/bash
# An X-ray that was calibrated with a steel ball is measured as if it had not been: 50 mm for 40 mm.
#
# Software: SimpleITK 2.5.7, libgdcm-tools 3.0.21-1 (gdcminfo); dcm2niix 1.0.20260724 and vtk-dicom-tools 0.8.14-3.1
#           (dicomtonifti) for comparison
# Guess:    Pixel Spacing is the distance of pixels in the patient; where it differs from Imager Pixel Spacing, that on
#           the detector, the image has been corrected or calibrated (PS3.3 section 10.7.1.1). Detector pixels of
#           0.2 mm which a ball of known size made 0.16 mm are 0.16 mm; 250 of them are 40 mm.
# Seen:     GDCM, and with it SimpleITK, does not look at Pixel Spacing of a DX or XA image: 0.2 mm, 50 mm,
#           with the calibration beside it in the file. The others say 0.16 mm; but where there is no calibration
#           they say 1 mm, 250 mm for all, as if it were a measure. Status 0, no word.
# Cost:     a hip that is measured for a prosthesis, or a vessel for a stent, is 25 percent too large, just where the
#           site took the trouble to calibrate.

. "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1 vtk-dicom-tools=0.8.14-3.1
python_packages SimpleITK==2.5.7 dcm2niix==1.0.20260724 pydicom==3.0.2 numpy==2.4.6

python - <<'PYTHON'
from datasets import write
X_RAY = dict(
    PatientOrientation=["L", "F"], ImageType=["ORIGINAL", "PRIMARY", ""], SamplesPerPixel=1, Rows=8, Columns=250,
    PhotometricInterpretation="MONOCHROME2", BitsAllocated=16, BitsStored=12, HighBit=11, PixelRepresentation=0,
    PixelData=bytes(4000), LossyImageCompression="00", BurnedInAnnotation="NO", DistanceSourceToDetector="1000",
    DistanceSourceToPatient="800", ImagerPixelSpacing=["0.2", "0.2"])
DX = dict(
    PresentationIntentType="FOR PRESENTATION", ImageLaterality="U", AnatomicRegionSequence=[], DetectorType="",
    PixelIntensityRelationship="LIN", PixelIntensityRelationshipSign=1, RescaleIntercept="0", RescaleSlope="1",
    RescaleType="US", PresentationLUTShape="IDENTITY", WindowCenter="100", WindowWidth="200",
    AcquisitionContextSequence=[])
XA = dict(
    ImageType=["ORIGINAL", "PRIMARY", "SINGLE PLANE"], KVP="", RadiationSetting="GR", XRayTubeCurrent="",
    ExposureTime="", Exposure="", PositionerPrimaryAngle="", PositionerSecondaryAngle="",
    PixelIntensityRelationship="LIN")
CALIBRATED = dict(
    PixelSpacing=["0.16", "0.16"], PixelSpacingCalibrationType="FIDUCIAL",
    PixelSpacingCalibrationDescription="steel ball of 25 mm beside the hip")
for name, storage, more in (("DX", "1.1", DX), ("XA", "12.1", XA)):
    for file, spacing in ((name, CALIBRATED), (name + "_plain", {})):
        write(file + ".dcm", "1.2.840.10008.5.1.4.1.1." + storage, name, **{**X_RAY, **more, **spacing})
PYTHON
cat >itk.py <<'PYTHON'
import sys, SimpleITK
print(f"{SimpleITK.ReadImage(sys.argv[1]).GetSpacing()[0] * 250:g} mm")
PYTHON
cat >nii.py <<'PYTHON'
import sys, nifti
print(f"{nifti.spacing(sys.argv[1])[0] * 250:g} mm")
PYTHON
itk() { python itk.py "$1.dcm" 2>log; }
gdcm() { gdcminfo "$1.dcm" 2>log | sed -n 's/^Spacing: (\([^,]*\),.*/\1/p' | sort -u; }
niix() { dcm2niix -b n -f "niix_$1" -o . -s y "$1.dcm" >log 2>&1 && python nii.py "niix_$1.nii"; }
vtk() { dicomtonifti -o "vtk_$1.nii" "$1.dcm" >log 2>&1 && python nii.py "vtk_$1.nii"; }
for name in DX XA; do
    expect "SimpleITK, $name" "$(itk $name)" "50 mm"
    expect "GDCM, a pixel of $name" "$(gdcm $name)" "0.2"
    expect "dcm2niix, $name" "$(niix $name)" "40 mm"
    expect "vtk-dicom, $name" "$(vtk $name)" "40 mm"
done
expect "SimpleITK, not calibrated" "$(itk DX_plain)" "50 mm"
expect "dcm2niix, not calibrated" "$(niix DX_plain)" "250 mm"
expect "vtk-dicom, not calibrated" "$(vtk DX_plain)" "250 mm"
