#!/bin/bash
# spec2nii writes milliseconds as seconds from a Philips file, and hertz as megahertz from one of LCModel.
#
# Software: spec2nii 0.8.15 (philips, rda, raw), read with nifti-mrs 1.4.1; suspect 0.6.2 writes the file of LCModel,
#           and reads the others for comparison
# Guess:    one measurement in hydrogen at 3 T, inverted 1.2 s before, is the same in NIfTI-MRS from each format:
#           InversionTime, EchoTime and RepetitionTime in s, SpectrometerFrequency in MHz (NIfTI-MRS specification,
#           sections 2.3.1 and 5.1). SPAR has ms and Hz, RDA ms and MHz, and hzpppm of LCModel is in MHz.
# Seen:     from RDA all is right. From SPAR echo and repetition time are in s, and the inversion time is 1200 s, 20
#           minutes. From what suspect wrote for LCModel the frequency is 123250000 MHz, so that mrs_tools calls the
#           scanner one of 2894823 T. Status 0, no word.
# Cost:     T1 fitted over inversion times, or metabolites nulled at one, come out for one vendor only; from LCModel
#           the whole spectrum is 0.00002 ppm wide, and no metabolite is in it.

. "$(dirname "$0")/lib.sh"
python_packages spec2nii==0.8.15 nifti-mrs==1.4.1 nibabel==5.4.2 numpy==2.4.6 suspect==0.6.2 pydicom==3.0.2

cat >make.py <<'PYTHON'
import cmath, struct
from spectra import rda
decay = [cmath.exp(complex(-30, 1256.6) * k / 2000) for k in range(64)]
def vax(number):
    """A VAX F_floating number: IEEE's with an exponent two higher, words swapped."""
    a, b, c, d = struct.pack(">f", number * 4)
    return bytes((b, a, d, c))
sizes = {f"{way}_{what}": value for way in ("ap", "lr", "cc")
         for what, value in (("size", 20), ("off_center", 0), ("angulation", 0))}
with open("philips.SPAR", "w") as file:
    file.writelines(f"{key} : {value}\n" for key, value in {
        "examination_name": "T", "scan_id": "PRESS", "scan_date": "2020.01.01 12:00:00", "patient_name": "T",
        "patient_birth_date": "2000.01.01", "patient_position": '"head_first"', "patient_orientation": '"supine"',
        "samples": 64, "rows": 1, "synthesizer_frequency": 123250000, "offset_frequency": 0, "sample_frequency": 2000,
        "nucleus": "1H", "echo_time": 30, "repetition_time": 2000, "averages": 1, "volume_selection_enable": '"yes"',
        **sizes, "spectrum_echo_time": 30, "spectrum_inversion_time": 1200, "spec_num_col": 64,
        "spec_col_lower_val": -1000, "spec_col_upper_val": 1000, "spec_num_row": 1}.items())
with open("philips.SDAT", "wb") as file:
    file.writelines(vax(value.real) + vax(value.imag) for value in decay)
rda("siemens.rda", decay, TI=1200.0)
PYTHON
python make.py
cat >suspects.py <<'PYTHON'
import suspect
for data in (suspect.io.load_sdat("philips.SDAT"), suspect.io.load_rda("siemens.rda")):
    print(f"{data.f0:g} MHz, {1 / data.dt:g} Hz, echo {data.te:g} ms")
suspect.io.lcmodel.save_raw("lcmodel.RAW", data)
PYTHON
python suspects.py >suspects 2>log
expect "suspect, SPAR" "$(sed -n 1p suspects)" "123.25 MHz, 2000 Hz, echo 30 ms"
expect "suspect, RDA" "$(sed -n 2p suspects)" "123.25 MHz, 2000 Hz, echo 30 ms"
expect "suspect's file of LCModel" "$(sed -n 's/^ *\(HZPPPM.*\)/\1/p' lcmodel.RAW)" "HZPPPM = 123.25"
cat >read.py <<'PYTHON'
import sys
from nifti_mrs.nifti_mrs import NIFTI_MRS
image = NIFTI_MRS(sys.argv[1])
print(f"{image.spectrometer_frequency[0]:.2f} MHz, {image.bandwidth:.0f} Hz", *(
    f"{name[:-4].lower()} {image.hdr_ext[name]:g} s" for name in ("EchoTime", "RepetitionTime", "InversionTime")
    if name in image.hdr_ext), sep=", ")
PYTHON
convert() { # NAME WANTED HOW...
    local name=$1 wanted=$2
    shift 2
    spec2nii "$@" --fileout "$name" --outdir . >"$name.words" 2>&1
    expect "spec2nii, $name" "$(python read.py "$name.nii.gz" 2>log)" "$wanted"
    expect "words about it" "$(cat "$name.words")" ""
}
convert rda "123.25 MHz, 2000 Hz, echo 0.03 s, repetition 2 s, inversion 1.2 s" rda siemens.rda
convert spar "123.25 MHz, 2000 Hz, echo 0.03 s, repetition 2 s, inversion 1200 s" philips philips.SDAT philips.SPAR
convert raw "123250000.00 MHz, 2000 Hz" raw --nucleus 1H --bandwidth 2000 lcmodel.RAW
mrs_tools info raw.nii.gz >info
expect "mrs_tools, raw" "$(sed -n 's/^Field Strength: //p' info)" "2894823.37 T"
