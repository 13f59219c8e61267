#!/bin/bash
# cda2dcm copies the patient of an HL7 document as it stands: another name, no date of birth, no sex that DICOM knows.
#
# Software: dcmtk 3.6.7-9~deb12u4 (cda2dcm), pydicom 3.0.2, dicom3tools 1.00~20220618093127-2 (dciodvfy)
# Guess:    a CDA document is in UTF-8; a newborn's birthTime has the hour, a date may be a year alone, and a sex may be
#           UN, undifferentiated (HL7 V3). DICOM has a date of 8 digits and a time in another attribute, M, F and O
#           (PS3.5 section 6.2, PS3.3 section C.7.1.1), and says which letters it uses (PS3.3 section C.12.1.1.2).
#           cda2dcm translates them, or refuses the document.
# Seen:     the bytes of UTF-8 are declared as ISO_IR 100: Fündling is FÃ¼ndling. The date of birth is
#           20200101083000+0100, or 1950, the sex is UN. No word, status 0. dciodvfy has errors for date and sex. A
#           patient in ASCII who was born on a day is copied right.
# Cost:     discharge letters and reports of children, and of whoever has an umlaut, go to a patient who is nobody
#           else in the archive, or are refused by it after a success.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4 dicom3tools=1.00~20220618093127-2
python_packages pydicom==3.0.2

document() { # NAME SEX BORN
    cat <<XML
<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id root="1.2.3.4.5" extension="D1"/>
  <code code="18842-5" codeSystem="2.16.840.1.113883.6.1"/>
  <title>Discharge summary</title>
  <effectiveTime value="20200103"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <recordTarget><patientRole>
    <id root="1.2.3.9.1" extension="P1"/>
    <patient>
      <name><given>Test</given><family>$1</family></name>
      <administrativeGenderCode code="$2" codeSystem="2.16.840.1.113883.5.1"/>
      <birthTime value="$3"/>
    </patient>
  </patientRole></recordTarget>
  <author>
    <time value="20200103"/>
    <assignedAuthor><id root="1.2.3.9.3"/></assignedAuthor>
  </author>
  <custodian><assignedCustodian><representedCustodianOrganization>
    <id root="1.2.3.9.4"/>
  </representedCustodianOrganization></assignedCustodian></custodian>
  <component><nonXMLBody><text mediaType="text/plain">Text</text></nonXMLBody></component>
</ClinicalDocument>
XML
}
cat >read.py <<'PYTHON'
import sys, warnings, pydicom
warnings.simplefilter("ignore")
file = pydicom.dcmread(sys.argv[1])
print(file.SpecificCharacterSet, file.PatientName, file.PatientBirthDate, file.get("PatientBirthTime", "no time"),
      file.PatientSex)
PYTHON
try() { # FILE NAME SEX BORN
    document "${@:2}" >"$1.xml"
    PYTHONIOENCODING=utf-8 bash -c 'cda2dcm "$1.xml" "$1.dcm" 2>"$1.log" && python read.py "$1.dcm"' - "$1"
}
expect "a patient in ASCII" "$(try plain Finding F 19500102)" "ISO_IR 100 Finding^Test^^^ 19500102 no time F"
expect "a newborn" "$(try newborn Fündling UN 20200101083000+0100)" \
    "ISO_IR 100 FÃ¼ndling^Test^^^ 20200101083000+0100 no time UN"
expect "a year" "$(try year Finding F 1950)" "ISO_IR 100 Finding^Test^^^ 1950 no time F"
expect "its words" "$(cat ./*.log)" ""
faults() { dciodvfy "$1" 2>&1 | grep '^Error' | grep -cE "Birth Date|Patient's Sex" || true; }
expect "errors for the validator, a patient in ASCII" "$(faults plain.dcm)" "0"
expect "errors for the validator, a newborn" "$(faults newborn.dcm)" "3"
