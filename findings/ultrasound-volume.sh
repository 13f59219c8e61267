#!/bin/bash
# Four programs give the voxels of a 3D ultrasound of the heart as 1 mm, or its slices as 1 mm apart.
#
# Software: SimpleITK 2.5.7 (ReadImage), libgdcm-tools 3.0.21-1 (gdcminfo), vtk-dicom-tools 0.8.14-3.1 (dicomtonifti),
#           minc-tools 2.3.00+dfsg-10 (dcm2mnc); dcm2niix 1.0.20260724 and medcon 0.23.0 for comparison. The file has no
#           error for dciodvfy of dicom3tools 20260927.
# Guess:    an Enhanced US Volume has its spacing where all enhanced images have it (Pixel Measures, PS3.3 section
#           C.7.6.16.2.1), and the place of its frames in a macro of its own, Plane Position (Volume)
#           (0020,930E), since ultrasound does not know where the patient is. Voxels of 0.2 x 0.2 x 0.5 mm are that,
#           or the file is refused.
# Seen:     0.2 x 0.2 x 0.5 mm are 1 x 1 x 1 mm for SimpleITK and GDCM, 0.2 x 0.2 x 1 for vtk-dicom, and 0.2 x 0.2 x 1
#           for minc-tools, the only one with a word about it ("Failed to find image position"). dcm2niix and XMedCon
#           read what was written.
# Cost:     a ventricle has 50 times its volume, or 2 times, which is still a heart; a valve is measured for a
#           prosthesis of the wrong size.

. "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1 vtk-dicom-tools=0.8.14-3.1 minc-tools=2.3.00+dfsg-10 medcon=0.23.0-gtk3+dfsg-1+deb12u2
python_packages SimpleITK==2.5.7 dcm2niix==1.0.20260724 dicom3tools==20260927 pydicom==3.0.2

cat >make.py <<'PYTHON'
from datasets import code, make, write
SLICES, STEP, TIME = 6, 0.5, "20200101120000"
kind = ["ORIGINAL", "PRIMARY", "CARDIAC", "NONE"]
view = code("399214001", "SCT", "apical four chamber")
view.ViewModifierCodeSequence = []
def transducer(value, meaning):
    return [code(value, "DCM", meaning)]
write(
    "volume.dcm", "1.2.840.10008.5.1.4.1.1.6.2", "US", ImageType=kind, Manufacturer="Test",
    ManufacturerModelName="Test", DeviceSerialNumber="1", SoftwareVersions="1", PatientOrientation="",
    SynchronizationFrameOfReferenceUID="1.2.840.10008.15.1.1", SynchronizationTrigger="NO TRIGGER",
    AcquisitionTimeSynchronized="N", AcquisitionDateTime=TIME, AcquisitionDuration=1.0, ContentDate=TIME[:8],
    ContentTime=TIME[8:], FrameOfReferenceUID="1.2.3.3", VolumeFrameOfReferenceUID="1.2.3.31",
    PositionReferenceIndicator="", UltrasoundAcquisitionGeometry="APEX", ApexPosition=[0, 0, 0],
    PositionMeasuringDeviceUsed="RIGID",
    VolumeToTransducerMappingMatrix=[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], DimensionOrganizationType="3D",
    SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", NumberOfFrames=str(SLICES), Rows=8, Columns=8,
    BitsAllocated=8, BitsStored=8, HighBit=7, PixelRepresentation=0, RescaleIntercept="0", RescaleSlope="1",
    PresentationLUTShape="IDENTITY", LossyImageCompression="00", BurnedInAnnotation="NO", AcquisitionContextSequence=[],
    ViewCodeSequence=[view], AnatomicRegionSequence=[code("80891009", "SCT", "Heart")],
    TransducerScanPatternCodeSequence=transducer("125242", "Volume scan pattern"),
    TransducerGeometryCodeSequence=transducer("125252", "Matrix ultrasound transducer geometry"),
    TransducerBeamSteeringCodeSequence=transducer("125261", "Phase beam steering"),
    TransducerApplicationCodeSequence=transducer("125271", "Transthoracic Transducer Application"),
    MechanicalIndex=1.0, BoneThermalIndex=1.0, CranialThermalIndex=1.0, SoftTissueThermalIndex=1.0,
    DepthOfScanField=10, DepthsOfFocus=[10.0], ProcessingFunction="",
    DimensionOrganizationSequence=[make(DimensionOrganizationUID="1.2.3.30")],
    DimensionIndexSequence=[
        make(DimensionOrganizationUID="1.2.3.30", DimensionIndexPointer=index, FunctionalGroupPointer=0x00209111)
        for index in (0x00209056, 0x00209057)],
    SharedFunctionalGroupsSequence=[make(
        PixelMeasuresSequence=[make(
            PixelSpacing=[0.2, 0.2], SliceThickness=str(STEP), SpacingBetweenSlices=str(STEP))],
        PlaneOrientationVolumeSequence=[make(ImageOrientationVolume=[1, 0, 0, 0, 1, 0])],
        FrameVOILUTSequence=[make(WindowCenter="127", WindowWidth="256")],
        USImageDescriptionSequence=[make(
            FrameType=kind, VolumetricProperties="VOLUME", VolumeBasedCalculationTechnique="NONE")],
        ImageDataTypeSequence=[make(DataType="TISSUE_INTENSITY", AliasedDataType="NO")])],
    PerFrameFunctionalGroupsSequence=[make(
        FrameContentSequence=[make(
            StackID="1", InStackPositionNumber=k + 1, DimensionIndexValues=[1, k + 1], FrameReferenceDateTime=TIME,
            FrameAcquisitionDateTime=TIME, FrameAcquisitionDuration=100.0)],
        PlanePositionVolumeSequence=[make(ImagePositionVolume=[0, 0, STEP * k])]) for k in range(SLICES)],
    PixelData=b"".join(bytes([10 * (k + 1)]) * 64 for k in range(SLICES)))
PYTHON
python make.py
dciodvfy volume.dcm >valid 2>&1 || true
expect "errors in the file" "$(grep -c '^Error' valid || true)" "0"
nifti() { python -c "
import sys, nifti
print(' x '.join(f'{side:.1f}' for side in nifti.spacing(sys.argv[1])), 'mm')" "$1"; }
dcm2niix -b n -f dcm2niix -o . volume.dcm >log 2>&1
expect "dcm2niix" "$(nifti dcm2niix.nii)" "0.2 x 0.2 x 0.5 mm"
medcon -f volume.dcm -c nifti -o medcon.nii >log 2>&1
expect "XMedCon" "$(nifti medcon.nii)" "0.2 x 0.2 x 0.5 mm"
dicomtonifti -o vtk.nii volume.dcm >log 2>&1 && status=0 || status=$?
expect "vtk-dicom" "$(nifti vtk.nii), status $status" "0.2 x 0.2 x 1.0 mm, status 0"
mkdir minc
dcm2mnc volume.dcm minc >log 2>&1 && status=0 || status=$?
expect "minc-tools, slices first" "$(mincinfo "$(find minc -name '*.mnc')" 2>>log |
    awk '/^ *[xyz]space/ { printf "%s%.1f", mark, $3 < 0 ? -$3 : $3; mark = " x " }'), status $status" \
    "1.0 x 0.2 x 0.2, status 0"
expect "GDCM" "$(gdcminfo volume.dcm | grep '^Spacing')" "Spacing: (1,1,1)"
expect "SimpleITK" "$(python -c "
import SimpleITK
print(SimpleITK.ReadImage('volume.dcm').GetSpacing())" 2>&1)" "(1.0, 1.0, 1.0)"
