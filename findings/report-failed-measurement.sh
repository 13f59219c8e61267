#!/bin/bash
# A measurement that failed costs highdicom the whole report, and one out of range is a good number for dcmqi.
#
# Software: highdicom 0.28.2 (srread), dcmqi 1.5.7 (tid1500reader), pydicom 3.0.2; dcmtk 3.6.7-9~deb12u4 (dsr2html) for
#           comparison. The reports have no error for dciodvfy of dicom3tools 20260927.
# Guess:    a number of a report may have a Numeric Value Qualifier: "Value out of range", or, where there is no number,
#           "Measurement failure", with an empty Measured Value Sequence (PS3.3 section C.18.1, CID 42). Who reads the
#           report shows the qualifier, or says that it cannot.
# Seen:     dsr2html has "90.0 [Value out of range]" and "empty [Measurement failure]". tid1500reader gives 90.0 like
#           any other number, without the qualifier that highdicom wrote, and "" with a unit of empty codes for the one
#           that failed; status 0, no word of it. highdicom cannot read a report with an empty sequence, which it
#           never writes: an IndexError for all of its lesions.
# Cost:     a value at the end of what the scanner can measure is averaged with others and compared with last year's;
#           one lesion that could not be measured hides the rest.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages highdicom==0.28.2 dcmqi==1.5.7 pydicom==3.0.2 numpy==2.4.6 dicom3tools==20260927

cat >make.py <<'PYTHON'
import highdicom as hd
import numpy
import pydicom
from highdicom import sr
from datasets import ct
from datasets import code as item
ct("image.dcm", 1, Rows=8, Columns=8, PixelData=bytes(128))
image = pydicom.dcmread("image.dcm")
code = sr.CodedConcept
mass = code("4147007", "SCT", "Mass")
maker = dict(instance_number=1, manufacturer="Test", manufacturer_model_name="Test", software_versions="1",
             device_serial_number="1")
mask = numpy.zeros((1, 8, 8), bool)
mask[0, 2:4, 2:4] = True
outline = hd.seg.Segmentation(
    source_images=[image], pixel_array=mask, segmentation_type="BINARY", segment_descriptions=[
        hd.seg.SegmentDescription(1, "Lesion", code("49755003", "SCT", "Lesion"), mass, "MANUAL")],
    series_instance_uid="1.2.3.71", series_number=7, sop_instance_uid="1.2.3.70", **maker)
def lesion(name, number, **more):
    return sr.VolumetricROIMeasurementsAndQualitativeEvaluations(
        sr.TrackingIdentifier(uid=f"1.2.3.8{number}", identifier=name), finding_type=mass,
        referenced_segment=sr.ReferencedSegment(
            sop_class_uid="1.2.840.10008.5.1.4.1.1.66.4", sop_instance_uid="1.2.3.70", segment_number=1,
            source_series=sr.SourceSeriesForSegmentation("1.2.3.2.1")),
        measurements=[sr.Measurement(code("112031", "DCM", "Attenuation Coefficient"), 90,
                                     code("[hnsf'U]", "UCUM", "Hounsfield unit"), **more)])
reader = sr.ObserverContext(
    code("121006", "DCM", "Person"), sr.PersonObserverIdentifyingAttributes(name="Finding^Reader"))
report = sr.Comprehensive3DSR(
    evidence=[image, outline], series_instance_uid="1.2.3.60", series_number=6, sop_instance_uid="1.2.3.61",
    instance_number=1, manufacturer="Test", is_complete=True, content=sr.MeasurementReport(
        observation_context=sr.ObservationContext(observer_person_context=reader),
        procedure_reported=code("25045-6", "LN", "CT"), imaging_measurements=[
            lesion("Lesion 1", 1),
            lesion("Lesion 2", 2, qualifier=code("114009", "DCM", "Value out of range"))]))
report.save_as("range.dcm")
def fail(node):
    """The number that is out of range could not be measured at all."""
    if "NumericValueQualifierCodeSequence" in node:
        node.MeasuredValueSequence = []
        node.NumericValueQualifierCodeSequence = [item("114006", "DCM", "Measurement failure")]
    for child in node.get("ContentSequence", []):
        fail(child)
report = pydicom.dcmread("range.dcm")
fail(report)
report.save_as("failed.dcm")
PYTHON
python make.py >log 2>&1
cat >read.py <<'PYTHON'
import json, sys
reader, path = sys.argv[1:]
if reader == "highdicom":
    import highdicom
    groups = highdicom.sr.srread(path).content.get_volumetric_roi_measurement_groups()
    numbers = [number for group in groups for number in group.get_measurements()]
    print(*(f"{number.value:g}" + (f" [{number.qualifier.meaning}]" if number.qualifier else "") for number in numbers),
          sep=", ")
else:
    numbers = [number for group in json.load(open(path))["Measurements"] for number in group["measurementItems"]]
    print(*(f"'{number['value']}' '{number['units']['CodeValue']}'" for number in numbers), sep=", ")
    print("qualifiers:", open(path).read().count("114009") + open(path).read().count("114006"))
PYTHON
page() { dsr2html "$1" 2>>words | sed 's/<[^>]*>//g' | grep '^90\|^empty' | sed "s/ \[hnsf.*39;U\]//" | paste -sd ','; }
for name in range failed; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
done
expect "out of range, page" "$(page range.dcm)" "90.0,90.0 [Value out of range]"
expect "failed, page" "$(page failed.dcm)" "90.0,empty [Measurement failure]"
for name in range failed; do
    tid1500reader --inputDICOM $name.dcm --outputMetadata $name.json >said 2>&1 && state=0 || state=$?
    expect "status of tid1500reader, $name" "$state" "0"
    expect "its words of it" "$(grep -ci 'range\|failure\|qualifier\|empty' said || true)" "0"
done
expect "out of range, tid1500reader" "$(python read.py dcmqi range.json)" \
    "'90.0' '[hnsf'U]', '90.0' '[hnsf'U]'
qualifiers: 0"
expect "failed, tid1500reader" "$(python read.py dcmqi failed.json)" \
    "'90.0' '[hnsf'U]', '' ''
qualifiers: 0"
expect "out of range, highdicom" "$(python read.py highdicom range.dcm 2>log)" "90, 90 [Value out of range]"
expect "failed, highdicom" "$(python read.py highdicom failed.dcm 2>&1 | tail -1)" "IndexError: list index out of range"
