#!/bin/bash
# A PNG that says how many bits of its samples count (sBIT) is changed by "lossless" tools.
#
# Software: libjxl-tools 0.7.0-10+deb12u1, netpbm 2:11.01.00-2, SimpleITK 2.5.7
# Guess:    sBIT is a remark (PNG specification, 11.3.2.4): cjxl -d 0 with djxl, pngtopnm with
#           pnmtopng, and SimpleITK give the 16-bit samples back as they stand in the file.
# Seen:     12-bit samples in the high bits of 16-bit ones, with sBIT 12: djxl returns other numbers
#           (0xE8F0 comes back as 0x8FBA), pnmtopng replicates the high bits into the low ones (0xE8FE;
#           pngtopnm remarks "fewer significant bits"), SimpleITK shifts all down (0x0E8F). Without
#           sBIT all three keep the samples. Every exit status is 0.
# Cost:     12-bit X-ray images are what sBIT is for. JPEG XL "without loss" destroys them, and a file
#           that has to come back bit for bit must never carry this chunk.

. "$(dirname "$0")/lib.sh"
debian libjxl-tools=0.7.0-10+deb12u1 netpbm=2:11.01.00-2
python_packages SimpleITK==2.5.7

python - <<'PYTHON'
import png
samples = [(i * 2711 % 4096) << 4 for i in range(1, 64 * 48 + 1)]
samples[0] = 0xE8F0
png.write("with.png", 64, 48, samples, extra=png.chunk(b"sBIT", b"\x0c"))
png.write("without.png", 64, 48, samples)
PYTHON

first() {
    python - "$1" "$2" <<'PYTHON'
import sys, png
before, after = png.read(sys.argv[1]), png.read(sys.argv[2])
print("same" if before == after else f"{after[2][0]:04X}")
PYTHON
}
through_jxl() { cjxl -d 0 "$1" a.jxl >log 2>&1 && djxl a.jxl a.png >log 2>&1 && first "$1" a.png; }
through_netpbm() { pngtopnm "$1" | pnmtopng >b.png 2>log && first "$1" b.png; }
through_itk() {
    python -c 'import sys, SimpleITK as itk; itk.WriteImage(itk.ReadImage(sys.argv[1]), "c.png")' "$1"
    first "$1" c.png
}
for way in jxl netpbm itk; do
    expect "without sBIT, through $way" "$(through_$way without.png)" same
done
expect "E8F0 with sBIT 12, through cjxl -d 0 and djxl" "$(through_jxl with.png)" 8FBA
expect "E8F0 with sBIT 12, through pngtopnm and pnmtopng" "$(through_netpbm with.png)" E8FE
expect "E8F0 with sBIT 12, through SimpleITK" "$(through_itk with.png)" 0E8F
