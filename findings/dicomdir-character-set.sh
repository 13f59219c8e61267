#!/bin/bash
# In a DICOMDIR by gdcmgendir nothing says in which script the patient's name is written.
#
# Software: libgdcm-tools 3.0.21-1 (gdcmgendir); dcmtk 3.6.7-9~deb12u4 (dcmmkdir) and pydicom 3.0.2, which
#           reads, for comparison
# Guess:    the record of a patient carries the images' Specific Character Set (0008,0005), which it must
#           when the name is not ASCII (PS3.3 annex F.5.1).
# Seen:     gdcmgendir copies the bytes of the name and leaves the character set out. From images in UTF-8 or
#           in Cyrillic (ISO_IR 144), the name is read as Latin letters, though the images and a
#           DICOMDIR by dcmmkdir have it right. Status 0, no word.
# Cost:     a disc's list of patients shows signs in place of names, and a search for the name finds nobody;
#           the images themselves look well, so the disc is blamed.

. "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1 dcmtk=3.6.7-9~deb12u4
python_packages pydicom==3.0.2

mkdir -p utf8/DATA cyrillic/DATA
python - <<'PYTHON'
import dicom
for folder, character_set, name in (("utf8", b"ISO_IR 192", "Мир^Test".encode()),
                                    ("cyrillic", b"ISO_IR 144", "Мир^Test".encode("iso8859-5"))):
    dicom.write(f"{folder}/DATA/IM1", dicom.secondary_capture(
        dicom.ramp(8, 8), 8, 8, character_set=character_set, name=name))
PYTHON
name() { # FILE: the name, and whether there is a character set
    python - "$1" <<'PYTHON' 2>log
import sys, pydicom
data = pydicom.dcmread(sys.argv[1])
record = data.DirectoryRecordSequence[0] if "DirectoryRecordSequence" in data else data
print("right" if record.PatientName.family_name == "Мир" else "other letters",
      "in", record.get("SpecificCharacterSet", "nothing"))
PYTHON
}
for folder in utf8 cyrillic; do
    (cd $folder && dcmmkdir +r +id . && mv DICOMDIR ../dcmtk-$folder && gdcmgendir -r -i . -o ../gdcm-$folder) >log 2>&1
done
expect "UTF-8, image" "$(name utf8/DATA/IM1)" "right in ISO_IR 192"
expect "UTF-8, DICOMDIR by dcmmkdir" "$(name dcmtk-utf8)" "right in ISO_IR 192"
expect "UTF-8, DICOMDIR by gdcmgendir" "$(name gdcm-utf8)" "other letters in nothing"
expect "Cyrillic, image" "$(name cyrillic/DATA/IM1)" "right in ISO_IR 144"
expect "Cyrillic, DICOMDIR by dcmmkdir" "$(name dcmtk-cyrillic)" "right in ISO_IR 144"
expect "Cyrillic, DICOMDIR by gdcmgendir" "$(name gdcm-cyrillic)" "other letters in nothing"
