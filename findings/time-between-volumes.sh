#!/bin/bash
# dcmextras takes the time of the day for a number: volumes 2 s apart are 42 s apart over a full minute.
#
# Software: dcmextras 0.3.5 (stack_from_mosaic_time_series), pydicom 3.0.2. The files have no error for dciodvfy of
#           dicom3tools 20260927.
# Guess:    a time is hours, minutes and seconds, HHMMSS.FFFFFF (PS3.5 section 6.2, TM); the distance in time of two
#           volumes of an fMRI is 2 s whenever the scan began.
# Seen:     it is 2 s for a scan of 12:00:30. Of one that begins at 12:00:58 it is 42 s, at 11:59:58 4042 s: both times
#           are read as numbers and subtracted, and the first two volumes decide for all. No word. The same number sorts
#           the volumes, which is right until midnight.
# Cost:     of 30 scans of a study with 2 s from volume to volume one has a wrong distance, by which its filter and its
#           model of the stimulus are calculated; it looks like a brain that does not respond.

. "$(dirname "$0")/lib.sh"
python_packages dcmextras==0.3.5 pydicom==3.0.2 numpy==2.4.6 dicom3tools==20260927

cat >make.py <<'PYTHON'
import os, pydicom
from datasets import write
def scan(folder, *times):
    """Volumes of four slices of 2 by 2 pixels as a scanner of Siemens stores them, tiled into one image."""
    os.mkdir(folder)
    for number, time in enumerate(times, 1):
        path = f"{folder}/{number}.dcm"
        write(path, "1.2.840.10008.5.1.4.1.1.4", "MR", ImageType=["ORIGINAL", "PRIMARY", "M", "ND", "MOSAIC"],
              SOPInstanceUID=f"1.2.3.4.{number}", InstanceNumber=str(number), AcquisitionNumber=str(number),
              Laterality="", AcquisitionDate="20200101", AcquisitionTime=time, FrameOfReferenceUID="1.2.3.3",
              PatientPosition="HFS", PositionReferenceIndicator="", ScanningSequence="EP", SequenceVariant="SK",
              ScanOptions="", MRAcquisitionType="2D", RepetitionTime="2000", EchoTime="30", EchoTrainLength="1",
              SliceThickness="3", SpacingBetweenSlices="3", PixelSpacing=[3, 3], ImagePositionPatient=[0, 0, 0],
              ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2",
              Rows=4, Columns=4, BitsAllocated=16, BitsStored=12, HighBit=11, PixelRepresentation=0,
              PixelData=bytes(32))
        file = pydicom.dcmread(path)
        file.private_block(0x19, "SIEMENS MR HEADER", create=True).add_new(0x0A, "US", 4)
        file.save_as(path)
scan("plain", "120030.000000", "120032.000000", "120034.000000")
scan("minute", "120058.000000", "120100.000000", "120102.000000")
scan("hour", "115958.000000", "120000.000000", "120002.000000")
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
from dcmextras.seriesio import read_time_series, stack_from_mosaic_time_series
volumes, (_, _, _, seconds) = stack_from_mosaic_time_series(read_time_series(sys.argv[1]))
print(f"{volumes.shape[0]} volumes, {seconds:g} s apart")
PYTHON
look() { # FOLDER SECONDS
    for path in "$1"/*.dcm; do dciodvfy "$path" 2>&1 || true; done >valid
    expect "errors in the files, $1" "$(grep -c '^Error' valid || true)" "0"
    expect "dcmextras, $1" "$(python read.py "$1" 2>words)" "3 volumes, $2 s apart"
    expect "its words" "$(cat words)" ""
}
look plain 2
look minute 42
look hour 4042
