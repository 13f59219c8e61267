#!/bin/bash
# A structured report that goes through dsr2xml and xml2dsr loses names and times, with two successes.
#
# Software: dcmtk 3.6.7-9~deb12u4 (dsr2xml, xml2dsr, dsr2html); pydicom 3.0.2 (the report)
# Guess:    the two tools are for each other: what one writes, the other reads, and the content of the report
#           is the same again. What XML could not hold is said.
# Seen:     of a name in Latin letters, ideographs and kana (PS3.5 section 6.2.1.2) only the Latin ones are
#           in the XML, of the patient as in the content; dsr2html shows no others, either. A time with
#           fractions loses them, 1030 becomes 103000, a precise measurement becomes its rounded text, and
#           a date of observation without a time is gone. Status 0 each time, and no word of any of it.
#           dsr2xml also writes a date and time that is the year only, which xml2dsr refuses.
# Cost:     a report that was edited, stored or translated as XML is about a patient whose name cannot be
#           read, with other times and numbers, under the same UID.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages pydicom==3.0.2

cat >report.py <<'PYTHON'
import sys, pydicom
from pydicom.dataset import Dataset, FileMetaDataset
STORAGE = "1.2.840.10008.5.1.4.1.1.88.33"
def make(**elements):
    data = Dataset()
    for keyword, value in elements.items():
        setattr(data, keyword, value)
    return data
def code(value, scheme, meaning):
    return [make(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)]
def item(kind, concept, **elements):
    return make(RelationshipType="CONTAINS", ValueType=kind, ConceptNameCodeSequence=code(*concept), **elements)
finding, when = ("121071", "DCM", "Finding"), ("111060", "DCM", "Study Date")
name = "Yamada^Tarou=山田^太郎=やまだ^たろう"
length = make(NumericValue="12.345678", MeasurementUnitsCodeSequence=code("mm", "UCUM", "mm"),
              FloatingPointValue=12.34567801234568)
content = {
    "name": item("PNAME", ("121008", "DCM", "Person Observer Name"), PersonName=name),
    "fraction": item("DATETIME", when, DateTime="20200101120000.123456+0130"),
    "year": item("DATETIME", when, DateTime="2020"),
    "minute": item("TIME", ("111061", "DCM", "Study Time"), Time="1030"),
    "length": item("NUM", ("410668003", "SCT", "Length"), MeasuredValueSequence=[length]),
    "observed": item("TEXT", finding, TextValue="two\r\nlines", ObservationDateTime="20200102"),
}
for file, one in content.items():
    report = make(
        SpecificCharacterSet="ISO_IR 192", SOPClassUID=STORAGE, SOPInstanceUID="1.2.3.4", StudyDate="20200101",
        StudyTime="120000", ContentDate="20200101", ContentTime="120000", AccessionNumber="", Modality="SR",
        Manufacturer="", ReferringPhysicianName="", PatientName=name, PatientID="P1", PatientBirthDate="",
        PatientSex="", StudyInstanceUID="1.2.3.1", SeriesInstanceUID="1.2.3.2", StudyID="1", SeriesNumber="1",
        InstanceNumber="1", ReferencedPerformedProcedureStepSequence=[], PerformedProcedureCodeSequence=[],
        CompletionFlag="COMPLETE", VerificationFlag="UNVERIFIED", ValueType="CONTAINER",
        ContinuityOfContent="SEPARATE", ConceptNameCodeSequence=code("126000", "DCM", "Imaging Measurement Report"),
        ContentSequence=[one])
    report.file_meta = FileMetaDataset()
    report.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
    report.save_as(file + ".dcm", enforce_file_format=True)
PYTHON
python report.py
cat >value.py <<'PYTHON'
import sys, pydicom
report = pydicom.dcmread(sys.argv[1])
values = [element for element in report.iterall() if element.keyword == sys.argv[2]]
print(*(element.value for element in values) if values else ("gone",))
PYTHON
try() { # REPORT KEYWORD: the value before and after, and the status of both
    local one=0 two=0
    dsr2xml "$1.dcm" "$1.xml" 2>log || one=$?
    xml2dsr "$1.xml" "$1.back.dcm" 2>>log || two=$?
    if ((two)); then echo "status $one $two"; return; fi
    grep -v 'VR checker does not support' log || true
    echo "$(python value.py "$1.dcm" "$2"), $(python value.py "$1.back.dcm" "$2"), status $one $two"
}
expect "two lines of text" "$(try observed TextValue | tr -d '\r' | tr '\n' /)" "two/lines, two/lines, status 0 0/"
expect "name in the content" "$(try name PersonName)" \
    "Yamada^Tarou=山田^太郎=やまだ^たろう, Yamada^Tarou, status 0 0"
expect "the patient's name" "$(try name PatientName)" \
    "Yamada^Tarou=山田^太郎=やまだ^たろう, Yamada^Tarou, status 0 0"
expect "the names in HTML" "$(dsr2html name.dcm 2>/dev/null | grep -c 山田 || true) in ideographs" "0 in ideographs"
expect "with fractions" "$(try fraction DateTime)" \
    "20200101120000.123456+0130, 20200101120000+0130, status 0 0"
expect "hour and minute" "$(try minute Time)" "1030, 103000, status 0 0"
expect "a length" "$(try length FloatingPointValue)" "12.34567801234568, 12.345678, status 0 0"
expect "observed, date only" "$(try observed ObservationDateTime)" "20200102, gone, status 0 0"
expect "the year only" "$(try year DateTime)" "status 0 1"
