#!/bin/bash
# oct-vol crops an OCT of a retina and writes a file that nobody can read, itself included.
#
# Software: oct-vol 0.2.0 (OCTVol.crop_vol, write_vol) with numpy 1.26.4 (with numpy 2 there is no crop); eyepy 0.21.0
#           for comparison
# Guess:    a volume that is read and written again is the same file; one that was cropped to the 6 mm around the fovea
#           before has fewer scans and columns, and opens in the programs that layers are corrected with.
# Seen:     read and written again it is the same, byte for byte. After the crop the number of columns, the number of
#           scans and the place of the thickness grid have 8 bytes in the file instead of 4, and everything behind them
#           is moved: oct-vol asks for 1064329805 columns of its laser image, eyepy finds letters where none can be.
#           crop_vol and write_vol say nothing, and the volume in memory is right.
# Cost:     the volumes of a study are cropped, the large ones deleted, and the layers of no eye can be corrected; what
#           is in the files can be got back by who knows the mistake.

. "$(dirname "$0")/lib.sh"
python_packages oct-vol==0.2.0 numpy==1.26.4 eyepy==0.21.0

cat >make.py <<'PYTHON'
import struct
def vol(path, columns, scans, depth=8, step=0.5, slo=220):
    """A volume of Heidelberg Engineering's export: horizontal scans 0.5 mm apart, from below, with one layer."""
    head = 256 + 4 * columns
    end = 2048 + slo * slo + scans * (head + 4 * columns * depth)
    last = 0.5 + (columns - 1) * step
    data = struct.pack(
        "<12s3i3d2i2did4sQ2i16s16si21s3xdi24sd2i", b"HSF-OCT-103", columns, scans, depth, step, step, 0.004, slo, slo,
        0.05, 0.05, 30, 0.0, b"OD", 132223104000000000, 3, head, b"1", b"", 1, b"P1", 25569.0, 1, b"V1", 43831.0, 3,
        end)
    data = data.ljust(2048, b"\0") + bytes(slo * slo)
    for k in range(scans):
        y = 10 - k * step
        data += struct.pack(
            "<12si4d2ifi", b"HSF-BS-103", head, 0.5, y, last, y, 1, 256, 30.0, 0).ljust(256, b"\0")
        data += struct.pack(f"<{columns}f", *[2] * columns)
        data += struct.pack(f"<{columns}f", *[k / 20] * columns) * depth
    data += struct.pack("<i3d2d22f", 3, 1, 3, 6, (0.5 + last) / 2, 10 - (scans - 1) * step / 2, *[0.0] * 22)
    open(path, "wb").write(data)
vol("large.vol", 20, 19)
vol("small.vol", 12, 13)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys, warnings
warnings.simplefilter("ignore")
way, path = sys.argv[1:]
if way == "eyepy":
    import eyepy
    scans, _, columns = eyepy.import_heyex_vol(path).shape
    print(f"{scans} scans of {columns}")
else:
    from OCTVol import OCTVol
    volume = OCTVol(path)
    if way == "crop":
        volume.crop_vol()
    print(f"{volume.b_scans.shape[2]} scans of {volume.b_scans.shape[1]}")
    if way != "oct-vol":
        volume.write_vol(f"{way}.vol")
PYTHON
read_vol() { python read.py "$@" 2>&1 | tail -1; }
expect "oct-vol, large" "$(read_vol oct-vol large.vol)" "19 scans of 20"
expect "eyepy, large" "$(read_vol eyepy large.vol)" "19 scans of 20"
expect "eyepy, small" "$(read_vol eyepy small.vol)" "13 scans of 12"
expect "oct-vol, written again" "$(read_vol copy large.vol) $(cmp large.vol copy.vol && echo the same)" \
    "19 scans of 20 the same"
expect "oct-vol, cropped" "$(read_vol crop large.vol)" "13 scans of 12"
expect "oct-vol, the cropped file" "$(read_vol oct-vol crop.vol | grep -o 'shape (1.*')" "shape (1064329805,newaxis)"
expect "eyepy, the cropped file" "$(read_vol eyepy crop.vol | grep -o 'StringError: .* to decode')" \
    "StringError: cannot use encoding 'ascii' to decode"
