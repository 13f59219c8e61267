#!/bin/bash
# biosig gives a patient whose sex is unknown, or not told, as a woman.
#
# Software: biosig-tools 2.5.0-1+b1 (save2gdf), as Debian has it; pyEDFlib 0.1.42 for comparison
# Guess:    EDF+ has F, M or X for the sex, X for one that is unknown or taken out (section 2.1.3), and GDF has 0 to
#           2. The header as JSON then has no Gender, or "Unknown".
# Seen:     the JSON knows two: what is not male is "Female", also in plain EDF, which has no sex. The same program
#           knows better: the HL7 annotated ECG that it writes of the same file says UN, Undefined.
# Cost:     all recordings that were made anonymous as EDF+ asks are of women; normal limits of an ECG, which depend
#           on sex, and studies that count by it are wrong without a sign.

. "$(dirname "$0")/lib.sh"
debian biosig-tools=2.5.0-1+b1
python_packages pyEDFlib==0.1.42 numpy==2.4.6

cat >make.py <<'PYTHON'
import struct
def recording(name, patient, version=b"EDF+C"):
    """One second of one signal, and the annotations that EDF+ asks for."""
    def field(text, width):
        return text.ljust(width)
    plus, rate, room = version != b"", 100, 30
    count = 2 if plus else 1
    def each(signal, annotations, width):
        return field(signal, width) + (field(annotations, width) if plus else b"")
    header = (
        field(b"0", 8) + field(patient, 80) + field(b"Startdate 01-JAN-2020 X X X", 80) + b"01.01.20" + b"12.00.00"
        + field(b"%d" % (256 * (count + 1)), 8) + field(version, 44) + field(b"1", 8) + field(b"1", 8)
        + field(b"%d" % count, 4) + each(b"ECG II", b"EDF Annotations", 16) + each(b"", b"", 80) + each(b"uV", b"", 8)
        + each(b"-3000", b"-1", 8) + each(b"3000", b"1", 8) + each(b"-32768", b"-32768", 8)
        + each(b"32767", b"32767", 8) + each(b"", b"", 80) + each(b"%d" % rate, b"%d" % room, 8) + each(b"", b"", 32))
    data = struct.pack(f"<{rate}h", *(100 * (k % 10) for k in range(rate)))
    open(name + ".edf", "wb").write(header + data + (b"+0\x14\x14\0".ljust(2 * room, b"\0") if plus else b""))
recording("M", b"P1 M 02-AUG-1951 Finding_Test")
recording("F", b"P1 F 02-AUG-1951 Finding_Test")
recording("X", b"P1 X 02-AUG-1951 Finding_Test")
recording("all_X", b"X X X X")
recording("plain", b"P1", b"")
PYTHON
python make.py
pyedflib() { python -c "import pyedflib; print(pyedflib.EdfReader('$1.edf').getHeader()['sex'] or 'not told')"; }
biosig() { save2gdf -JSON "$1.edf" 2>log | sed -n 's/.*"Gender".*: "\(.*\)".*/\1/p'; }
ecg() {
    save2gdf -f=HL7 "$1.edf" "$1.xml" >log 2>&1
    sed -n 's/.*<administrativeGenderCode code="\([A-Z]*\)".*/\1/p' "$1.xml"
}
for name in M F; do
    expect "pyEDFlib, $name" "$(pyedflib $name)" "$([[ $name == M ]] && echo Male || echo Female)"
    expect "biosig, $name" "$(biosig $name)" "$([[ $name == M ]] && echo Male || echo Female)"
done
for name in X all_X plain; do expect "pyEDFlib, $name" "$(pyedflib $name)" "not told"; done
for name in X all_X plain; do
    expect "biosig, $name" "$(biosig $name)" "Female"
    expect "its annotated ECG, $name" "$(ecg $name)" "UN"
done
