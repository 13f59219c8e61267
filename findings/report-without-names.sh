#!/bin/bash
# The numbers of a report by highdicom have no names when DCMTK shows it: "24 mm 15 mm", and which is which?
#
# Software: highdicom 0.28.2 (MeasurementReport, Comprehensive3DSR) with pydicom 3.0.2; dcmtk 3.6.7-9~deb12u4 (dsr2html)
# Guess:    a page made of a report says "Long axis: 24 mm": each number is a NUM item with a concept name, which is
#           required (PS3.3 section C.17.3), and without it the number means nothing.
# Seen:     the page has "Mass", "24.0 mm", "15.0 mm", "350.0 mm3" and "Spiculated" one behind the other, and no
#           name of any of them, not even with the options for codes (+Cc, +Ct). dsrdump shows all. highdicom calls
#           each container CONTINUOUS, text to be read in one flow (PS3.3 section C.18.8), and dsr2html leaves out
#           names there, as for a sentence. In the same report with SEPARATE each number has its name. No remark.
# Cost:     a response to therapy is judged by the long axis of a mass and by the short axis of a node; who reads the
#           page, or prints it for the record, has to guess.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages highdicom==0.28.2 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import highdicom.sr as sr
import numpy
import pydicom
from datasets import ct
ct("image.dcm", 1, Rows=8, Columns=8, PixelData=bytes(128))
image = pydicom.dcmread("image.dcm")
code = sr.CodedConcept
mm, mm3 = code("mm", "UCUM", "mm"), code("mm3", "UCUM", "mm3")
reader = sr.ObserverContext(
    code("121006", "DCM", "Person"), sr.PersonObserverIdentifyingAttributes(name="Finding^Reader"))
lesion = sr.PlanarROIMeasurementsAndQualitativeEvaluations(
    sr.TrackingIdentifier(uid="1.2.3.80", identifier="Lesion 1"),
    referenced_region=sr.ImageRegion3D(
        graphic_type="POLYGON", graphic_data=numpy.array(
            [[1, 1, 0], [5, 1, 0], [5, 5, 0], [1, 1, 0]], float), frame_of_reference_uid="1.2.3.3"),
    finding_type=code("4147007", "SCT", "Mass"),
    measurements=[
        sr.Measurement(code("103339001", "SCT", "Long Axis"), 24, mm),
        sr.Measurement(code("103340004", "SCT", "Short Axis"), 15, mm),
        sr.Measurement(code("118565006", "SCT", "Volume"), 350, mm3)],
    qualitative_evaluations=[sr.QualitativeEvaluation(
        code("111309", "DCM", "Margins"), code("129737002", "SCT", "Spiculated"))])
report = sr.Comprehensive3DSR(
    evidence=[image], series_instance_uid="1.2.3.60", series_number=6, sop_instance_uid="1.2.3.61", instance_number=1,
    manufacturer="Test", is_complete=True, content=sr.MeasurementReport(
        observation_context=sr.ObservationContext(observer_person_context=reader),
        procedure_reported=code("25045-6", "LN", "CT"), imaging_measurements=[lesion]))
report.save_as("report.dcm")
def separate(item):
    if item.ValueType == "CONTAINER":
        item.ContinuityOfContent = "SEPARATE"
    for child in item.get("ContentSequence", []):
        separate(child)
separate(report)
report.save_as("separate.dcm")
PYTHON
python make.py >log 2>&1
page() { # FILE OPTION...: the text of the page, from the lesion's name on
    local file=$1
    shift
    dsr2html "$@" "$file" 2>>words | sed 's/<[^>]*>//g' | grep . | sed '1,/1\.2\.3\.80/d; /mm3/q' |
        sed 's/ ([^()]*)//' | paste -sd ' '
}
: >words
names='Long Axis\|Short Axis\|Volume\|Margins'
expect "names in the report" "$(dsrdump report.dcm | grep -c "$names")" "4"
expect "page" "$(page report.dcm)" "Mass 24.0 mm 15.0 mm 350.0 mm3"
for option in +Cc +Ct +Cn; do
    dsr2html $option report.dcm >page.html 2>>words && status=0 || status=$?
    expect "names in the page, $option" "$(grep -c "$names" page.html || true), status $status" "0, status 0"
done
expect "page, same report, SEPARATE" "$(page separate.dcm)" \
    "Finding: Mass Long Axis: 24.0 mm Short Axis: 15.0 mm Volume: 350.0 mm3"
expect "words about it" "$(cat words)" ""
