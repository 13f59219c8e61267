"""Writes DICOM objects of many modules with pydicom, for the findings."""

import os

import pydicom
from pydicom.dataset import Dataset, FileMetaDataset

EXPLICIT_LITTLE = "1.2.840.10008.1.2.1"


def make(**attributes):
    """A data set, or an item of a sequence."""
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def code(value, scheme, meaning):
    return make(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)


def write(path, storage, modality, **attributes):
    """A file of the patient, study and series of all findings; `attributes` add to these or replace them."""
    common = dict(
        SpecificCharacterSet="ISO_IR 100", SOPClassUID=storage, SOPInstanceUID="1.2.3.4", StudyDate="20200101",
        StudyTime="120000", AccessionNumber="", Modality=modality, Manufacturer="", ReferringPhysicianName="",
        PatientName="Finding^Test", PatientID="P1", PatientBirthDate="", PatientSex="", StudyInstanceUID="1.2.3.1",
        SeriesInstanceUID="1.2.3.2", StudyID="1", SeriesNumber="1", InstanceNumber="1")
    file = make(**{**common, **attributes})
    file.file_meta = FileMetaDataset()
    file.file_meta.TransferSyntaxUID = EXPLICIT_LITTLE
    if pydicom.__version__ < "3":
        file.is_little_endian, file.is_implicit_VR = True, False
        file.save_as(path, write_like_original=False)
    else:
        file.save_as(path, enforce_file_format=True)


def ct(path, number, **attributes):
    """An axial CT image of 4 by 4 pixels of air, of the study, series and instance `number`."""
    write(
        path, "1.2.840.10008.5.1.4.1.1.2", "CT", **{**dict(
            SOPInstanceUID=f"1.2.3.4.{number}", StudyInstanceUID=f"1.2.3.1.{number}",
            SeriesInstanceUID=f"1.2.3.2.{number}", ImageType=["ORIGINAL", "PRIMARY", "AXIAL"], Laterality="",
            FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="", PatientPosition="HFS", KVP="120",
            AcquisitionNumber="1", SliceThickness="1", PixelSpacing=[1, 1], ImagePositionPatient=[0, 0, 0],
            ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2",
            Rows=4, Columns=4, BitsAllocated=16, BitsStored=12, HighBit=11, PixelRepresentation=0,
            RescaleIntercept="-1024", RescaleSlope="1", PixelData=bytes(32)), **attributes})


def enhanced_mr(path, frames, contrast="T1", pointers=()):
    """A derived MR of 8 by 8 pixels of 1 mm, axial, one stack.

    A frame is (millimeters, number in the stack, value of its pixels, further indices, further groups); `pointers`
    are what the further indices count, as (attribute, functional group).
    """
    kind = ["DERIVED", "PRIMARY", contrast, "NONE"]
    looks = dict(
        PixelPresentation="MONOCHROME", VolumetricProperties="VOLUME", VolumeBasedCalculationTechnique="NONE",
        ComplexImageComponent="MAGNITUDE", AcquisitionContrast=contrast)
    shared = make(
        PixelMeasuresSequence=[make(PixelSpacing=[1, 1], SliceThickness="1")],
        PlaneOrientationSequence=[make(ImageOrientationPatient=[1, 0, 0, 0, 1, 0])],
        FrameAnatomySequence=[make(
            FrameLaterality="U", AnatomicRegionSequence=[code("69536005", "SCT", "Head")])],
        MRImageFrameTypeSequence=[make(FrameType=kind, **looks)],
        PixelValueTransformationSequence=[make(RescaleIntercept="0", RescaleSlope="1", RescaleType="US")])
    write(
        path, "1.2.840.10008.5.1.4.1.1.4.1", "MR", ImageType=kind, ContentDate="20200101", ContentTime="120000",
        AcquisitionDateTime="20200101120000", Manufacturer="Test", ManufacturerModelName="Test",
        DeviceSerialNumber="1", SoftwareVersions="1", FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="",
        PatientPosition="HFS", ContentQualification="RESEARCH", ResonantNucleus="1H", MagneticFieldStrength=3.0,
        KSpaceFiltering="NONE", ApplicableSafetyStandardAgency="IEC", AcquisitionContextSequence=[],
        BurnedInAnnotation="NO", LossyImageCompression="00", PresentationLUTShape="IDENTITY", SamplesPerPixel=1,
        PhotometricInterpretation="MONOCHROME2", NumberOfFrames=str(len(frames)), Rows=8, Columns=8, BitsAllocated=16,
        BitsStored=12, HighBit=11, PixelRepresentation=0, **looks, SharedFunctionalGroupsSequence=[shared],
        DimensionOrganizationSequence=[make(DimensionOrganizationUID="1.2.3.30")],
        DimensionIndexSequence=[
            make(DimensionOrganizationUID="1.2.3.30", DimensionIndexPointer=attribute, FunctionalGroupPointer=group)
            for attribute, group in ((0x00209056, 0x00209111), (0x00209057, 0x00209111), *pointers)],
        PerFrameFunctionalGroupsSequence=[
            make(FrameContentSequence=[make(
                     StackID="1", InStackPositionNumber=number, DimensionIndexValues=[1, number, *indices])],
                 PlanePositionSequence=[make(ImagePositionPatient=[0, 0, z])], **groups)
            for z, number, _, indices, groups in frames],
        PixelData=b"".join(value.to_bytes(2, "little") * 64 for _, _, value, _, _ in frames))


def pet(folder, values, tracer, date="20200101", **attributes):
    """An axial PET in Bq/ml of 8 by 8 pixels of 3 mm, scanned at 14:00; a slice is the value of its pixels."""
    os.mkdir(folder)
    supine = code("102538003", "SCT", "recumbent")
    supine.PatientOrientationModifierCodeSequence = [code("40199007", "SCT", "supine")]
    for k, value in enumerate(values):
        write(f"{folder}/{k}.dcm", "1.2.840.10008.5.1.4.1.1.128", "PT", **{**dict(
            SOPInstanceUID=f"1.2.3.4.{k + 1}", InstanceNumber=str(k + 1), ImageType=["ORIGINAL", "PRIMARY"],
            StudyDate=date, SeriesDate=date, AcquisitionDate=date, ContentDate=date, SeriesTime="140000",
            AcquisitionTime="140000", ContentTime="140000", PatientWeight="70", FrameOfReferenceUID="1.2.3.3",
            PositionReferenceIndicator="", SliceThickness="3", PixelSpacing=[3, 3], ImagePositionPatient=[0, 0, 3 * k],
            ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2",
            Rows=8, Columns=8, BitsAllocated=16, BitsStored=16, HighBit=15, PixelRepresentation=1,
            RescaleIntercept="0", RescaleSlope="1", PixelData=value.to_bytes(2, "little", signed=True) * 64,
            CorrectedImage=["DECY", "ATTN", "SCAT"], RadiopharmaceuticalInformationSequence=[tracer],
            PatientOrientationCodeSequence=[supine],
            PatientGantryRelationshipCodeSequence=[code("102540008", "SCT", "headfirst")],
            SeriesType=["WHOLE BODY", "IMAGE"], Units="BQML", CountsSource="EMISSION", DecayCorrection="START",
            NumberOfSlices=len(values), CollimatorType="", AttenuationCorrectionMethod="CT",
            ScatterCorrectionMethod="model", ActualFrameDuration="120000", FrameReferenceTime="0", ImageIndex=k + 1,
            DecayFactor="1", LossyImageCompression="00"), **attributes})


def tracer(name, nuclide, half_life, dose, **attributes):
    """What was injected at 13:00; `dose` in Bq, `half_life` in s."""
    return make(**{**dict(
        Radiopharmaceutical=name.CodeMeaning, RadiopharmaceuticalStartTime="130000", RadionuclideTotalDose=dose,
        RadionuclideHalfLife=half_life, RadionuclideCodeSequence=[nuclide],
        RadiopharmaceuticalCodeSequence=[name]), **attributes})


SLIDE_KIND = ["ORIGINAL", "PRIMARY", "VOLUME", "NONE"]


def slide(path, paths, groups, **attributes):
    """A slide of 16 by 16 pixels of 1 um, in tiles of 8 by 8, one plane; `attributes` say what its pixels are.

    `paths` are its optical paths, `groups` further functional groups of all tiles.
    """
    write(path, "1.2.840.10008.5.1.4.1.1.77.1.6", "SM", **{**dict(
        ImageType=SLIDE_KIND, Manufacturer="Test", ManufacturerModelName="Test", DeviceSerialNumber="1",
        SoftwareVersions="1", AcquisitionDateTime="20200101120000", FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="SLIDE_CORNER", ContainerIdentifier="S1",
        IssuerOfTheContainerIdentifierSequence=[], ContainerTypeCodeSequence=[], AcquisitionContextSequence=[],
        SpecimenDescriptionSequence=[make(
            SpecimenIdentifier="S1", SpecimenUID="1.2.3.99", IssuerOfTheSpecimenIdentifierSequence=[],
            SpecimenPreparationSequence=[])],
        OpticalPathSequence=paths, NumberOfOpticalPaths=len(paths),
        ImageOrientationSlide=[0, -1, 0, -1, 0, 0], TotalPixelMatrixOriginSequence=[make(
            XOffsetInSlideCoordinateSystem="20", YOffsetInSlideCoordinateSystem="40")],
        ImagedVolumeWidth=0.016, ImagedVolumeHeight=0.016, ImagedVolumeDepth=1.0, SpecimenLabelInImage="NO",
        FocusMethod="AUTO", ExtendedDepthOfField="NO", VolumetricProperties="VOLUME", BurnedInAnnotation="NO",
        LossyImageCompression="00", Rows=8, Columns=8, TotalPixelMatrixColumns=16, TotalPixelMatrixRows=16,
        TotalPixelMatrixFocalPlanes=1, DimensionOrganizationType="TILED_FULL",
        SharedFunctionalGroupsSequence=[make(**{**dict(
            PixelMeasuresSequence=[make(PixelSpacing=[0.001, 0.001], SliceThickness="0.001")],
            WholeSlideMicroscopyImageFrameTypeSequence=[make(FrameType=SLIDE_KIND)]), **groups})],
        BitsAllocated=8, BitsStored=8, HighBit=7, PixelRepresentation=0), **attributes})
