#!/bin/bash
# spec2nii takes carbon and sodium for deuterium, and fluorine for hydrogen.
#
# Software: spec2nii 0.8.15 (jmrui), read with nifti-mrs 1.4.1
# Guess:    a text file of jMRUI need not name its nucleus (TypeOfNucleus 0, or no such line); it has the frequency and
#           the field. 10.71 MHz/T is carbon, 11.26 sodium, 40.05 fluorine, and so the converter writes it, or nothing.
# Seen:     it takes the first nucleus within 5 MHz/T, and asks for 1H and 2H (6.54) first. Carbon and sodium are 2H,
#           fluorine is 1H, phosphorus is right. Status 0, no word. Where the file names its nucleus, carbon is 13C.
#           With its own frequency and the wrong nucleus, mrs_tools calls the 3 T scanner one of 4.91 or 5.17 T.
# Cost:     ResonantNucleus is required in NIfTI-MRS (section 2.3.1): programs place the axis in ppm and the
#           metabolites by the nucleus, so glucose of carbon is fitted as that of deuterium.

. "$(dirname "$0")/lib.sh"
python_packages spec2nii==0.8.15 nifti-mrs==1.4.1 nibabel==5.4.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import cmath
def text(name, megahertz, named=""):
    """A decay of 200 Hz at 3 T, as jMRUI writes it."""
    decay = [cmath.exp(complex(-30, 1256.6) * k / 2000) for k in range(64)]
    with open(name + ".txt", "w") as file:
        file.write(
            f"jMRUI Data Textfile\n\nFilename: {name}.txt\n\nPointsInDataset: 64\nDatasetsInFile: 1\n"
            f"SamplingInterval: 5E-1\nZeroOrderPhase: 0E0\nBeginTime: 0E0\n"
            f"TransmitterFrequency: {megahertz * 1e6:E}\nMagneticField: 3E0\n{named}NameOfPatient: \n"
            f"DateOfExperiment: \nSpectrometer: \nAdditionalInfo: \nSignalNames: {name}.txt;\n\n\n"
            "Signal and FFT\nsig(real)\tsig(imag)\tfft(real)\tfft(imag)\nSignal 1 out of 1 in file\n")
        file.writelines(f"{value.real:.4E}\t{value.imag:.4E}\t0E0\t0E0\n" for value in decay)
text("named", 32.12, "TypeOfNucleus: 3E0\n")
text("carbon", 32.12, "TypeOfNucleus: 0E0\n")
text("carbon-without-line", 32.12)
text("sodium", 33.79)
text("fluorine", 120.16)
text("phosphorus", 51.7)
text("hydrogen", 127.73)
PYTHON
python make.py
nucleus() { # NAME WANTED
    spec2nii jmrui --fileout "$1" --outdir . "$1.txt" >"$1.words" 2>&1
    mrs_tools info "$1.nii.gz" >"$1.info"
    expect "$1" "$(sed -n 's/^Nucleus: //p; s/^Field Strength: /at /p' "$1.info" | paste -sd ' ')" "$2"
    expect "words about it" "$(cat "$1.words")" ""
}
nucleus hydrogen "1H at 3.00 T"
nucleus named "13C at 3.00 T"
nucleus phosphorus "31P at 3.00 T"
nucleus carbon "2H at 4.91 T"
nucleus carbon-without-line "2H at 4.91 T"
nucleus sodium "2H at 5.17 T"
nucleus fluorine "1H at 2.82 T"
