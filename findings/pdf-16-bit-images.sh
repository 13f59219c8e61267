#!/bin/bash
# A 16-bit image that was put into a PDF without loss cannot be taken out again with pdfimages.
#
# Software: img2pdf 0.6.3, which embeds images without loss; poppler-utils 22.12.0-2+deb12u3
# Guess:    img2pdf, then pdfimages -png, gives the same 16-bit samples back.
# Seen:     img2pdf keeps all 16 bits, and `pdfimages -list` says bpc 16. But gray comes out as an
#           8-bit PNG: the low byte of each sample is gone. RGB comes out as a PNG that says it has
#           16 bits and repeats the high byte in the low one: 0x1234 becomes 0x1212. Exit status 0.
# Cost:     a 16-bit radiograph or share that is mailed as a PDF and taken out with the usual tool has
#           lost half of each sample; with RGB even the bit depth looks right.

. "$(dirname "$0")/lib.sh"
debian poppler-utils=22.12.0-2+deb12u3
python_packages img2pdf==0.6.3 pikepdf==10.18.0

try() {
    python - "$1" <<'PYTHON'
import subprocess, sys
import pikepdf, png

color = int(sys.argv[1])
samples = [0x1234, 0xABCD, 0x0F0E] * (48 * 16 * png.CHANNELS[color])
png.write("in.png", 48, 48, samples, color)
subprocess.run(["img2pdf", "in.png", "-o", "a.pdf"], check=True)
with pikepdf.open("a.pdf") as pdf:
    inside = next(iter(pdf.pages[0].get_images().values()))
    print("in the PDF:", inside.BitsPerComponent, "bits", end="; ")
subprocess.run(["pdfimages", "-png", "a.pdf", "out"], check=True)
bits, channels, out = png.read("out-000.png")
print(f"out: {bits} bits,", " ".join(f"{sample:x}" for sample in out[:3]))
PYTHON
}
expect "16-bit gray 1234 abcd f0e" "$(try 0)" "in the PDF: 16 bits; out: 8 bits, 12 ab f"
expect "16-bit RGB 1234 abcd f0e" "$(try 2)" "in the PDF: 16 bits; out: 16 bits, 1212 abab f0f"
