#!/bin/bash
# Where a lead of an ECG was off, pydicom gives a voltage.
#
# Software: pydicom 3.0.2 (Dataset.waveform_array), numpy 2.4.6
# Guess:    a sample that has Waveform Padding Value (5400,100A) was not measured (PS3.3 section C.10.9): among
#           the voltages it is NaN, or masked.
# Seen:     it is multiplied by sensitivity and correction, and the baseline is added, as all others are: the
#           padding -32768 becomes -163830 microvolts beside samples of 510 and 1010. Nothing tells it apart,
#           and the function does not mention it.
# Cost:     a lead that fell off looks like the largest beat of the recording: averages, axes and automatic
#           reports are made with it.

. "$(dirname "$0")/lib.sh"
python_packages pydicom==3.0.2 numpy==2.4.6

cat >ecg.py <<'PYTHON'
import struct, dicom, numpy, pydicom
from dicom import element
ECG = b"1.2.840.10008.5.1.4.1.1.9.1.1"
def sequence(group, number, *items):
    return element(group, number, "SQ", b"".join(
        struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item for item in items))
def code(value, scheme, meaning):
    return element(8, 0x100, "SH", value) + element(8, 0x102, "SH", scheme) + element(8, 0x104, "LO", meaning)
channel = (
    sequence(0x3A, 0x208, code(b"2:1", b"MDC", b"Lead I")) + element(0x3A, 0x210, "DS", b"2.5")
    + sequence(0x3A, 0x211, code(b"uV", b"UCUM", b"microvolt")) + element(0x3A, 0x212, "DS", b"2")
    + element(0x3A, 0x213, "DS", b"10") + element(0x3A, 0x215, "DS", b"0") + element(0x3A, 0x21A, "US", 16))
samples = struct.pack("<4h", 100, 200, -32768, 300)
group = (
    element(0x3A, 4, "CS", b"ORIGINAL") + element(0x3A, 5, "US", 1)
    + element(0x3A, 0x10, "UL", struct.pack("<I", 4)) + element(0x3A, 0x1A, "DS", b"500")
    + sequence(0x3A, 0x200, channel) + element(0x5400, 0x1004, "US", 16) + element(0x5400, 0x1006, "CS", b"SS")
    + element(0x5400, 0x100A, "OW", struct.pack("<h", -32768)) + element(0x5400, 0x1010, "OW", samples))
dicom.write("ecg.dcm", element(8, 0x16, "UI", ECG) + element(8, 0x18, "UI", b"1.2.3.4")
            + element(8, 0x60, "CS", b"ECG") + element(0x10, 0x10, "PN", b"Finding^Test")
            + element(0x20, 0xD, "UI", b"1.2.3.1") + element(0x20, 0xE, "UI", b"1.2.3.2")
            + sequence(0x5400, 0x100, group), storage=ECG)
ecg = pydicom.dcmread("ecg.dcm")
array = ecg.waveform_array(0)
print(ecg.WaveformSequence[0]["WaveformPaddingValue"].VR, *(f"{value:g}" for value in array.ravel()),
      "masked" if isinstance(array, numpy.ma.MaskedArray) else "not masked")
print("padding" in (pydicom.Dataset.waveform_array.__doc__ or "").lower())
PYTHON
python ecg.py >seen
expect "the voltages" "$(sed -n 1p seen)" "OW 510 1010 -163830 1510 not masked"
expect "does its text mention padding" "$(sed -n 2p seen)" "False"
