#!/bin/bash
# PySkinDose gives the whole dose of a rotational acquisition to the skin where the rotation began.
#
# Software: pyskindose 25.1.1 (main, mode calculate_dose, its cylinder as patient), pydicom 3.0.2. The files have no
#           error for dciodvfy of dicom3tools 20260927.
# Guess:    an irradiation event of the type Rotational Acquisition has a first and an end angle (PS3.16 TID 10003C,
#           Positioner Primary End Angle): its dose is spread over the way between them, or the event is refused.
# Seen:     200 mGy at the reference point in one turn from -100 to 100 degrees are the same, to the last digit, as
#           200 mGy of a tube that stands at -100: 297 mGy at the most, in 43 cells of one flank. As 21 still images,
#           one each 10 degrees with a 21st of the dose, it is 128 mGy at the most, in 175 cells; where that peak is,
#           the turn has left nothing. No word.
# Cost:     cone-beam turns are among the largest single doses of procedures on vessels: one flank is watched for a
#           burn that it cannot have, and what the back got before and after is never added to what it got in the turn.

. "$(dirname "$0")/lib.sh"
python_packages pyskindose==25.1.1 pydicom==3.0.2 numpy==2.4.6 scipy==1.17.1 dicom3tools==20260927

cat >make.py <<'PYTHON'
from datasets import code, make, write
def item(kind, number, meaning, **value):
    return make(
        RelationshipType="CONTAINS", ValueType=kind, ConceptNameCodeSequence=[code(number, "DCM", meaning)], **value)
def is_code(number, meaning, *value):
    return item("CODE", number, meaning, ConceptCodeSequence=[code(*value)])
def is_number(number, meaning, value, unit):
    return item("NUM", number, meaning, MeasuredValueSequence=[make(
        NumericValue=f"{value:.8g}", MeasurementUnitsCodeSequence=[code(unit, "UCUM", unit)])])
def event(number, first, end, dose):
    kind = ("113613", "DCM", "Rotational Acquisition") if end is not None else (
        "113611", "DCM", "Stationary Acquisition")
    more = [] if end is None else [is_number("113739", "Positioner Primary End Angle", end, "deg"),
                                   is_number("113740", "Positioner Secondary End Angle", 0, "deg")]
    return item("CONTAINER", "113706", "Irradiation Event X-Ray Data", ContinuityOfContent="SEPARATE", ContentSequence=[
        is_code("113764", "Acquisition Plane", "113622", "DCM", "Single Plane"),
        item("DATETIME", "111526", "DateTime Started", DateTime=f"2020010112{number:02}00"),
        is_code("113721", "Irradiation Event Type", *kind),
        item("UIDREF", "113769", "Irradiation Event UID", UID=f"1.2.3.40.{number + 1}"),
        is_number("122130", "Dose Area Product", dose / 100, "Gy.m2"), is_number("113738", "Dose (RP)", dose, "Gy"),
        is_number("112011", "Positioner Primary Angle", first, "deg"),
        is_number("112012", "Positioner Secondary Angle", 0, "deg"), *more,
        is_number("113790", "Collimated Field Area", 0.04, "m2"), is_number("113733", "KVP", 80, "kV"),
        item("CONTAINER", "113771", "X-Ray Filters", ContinuityOfContent="SEPARATE", ContentSequence=[
            is_code("113757", "X-Ray Filter Material", "66925006", "SCT", "Copper or Copper compound"),
            is_number("113758", "X-Ray Filter Thickness Minimum", 0.1, "mm"),
            is_number("113773", "X-Ray Filter Thickness Maximum", 0.1, "mm")]),
        *(is_number(number, meaning, value, "mm") for number, meaning, value in (
            ("113748", "Distance Source to Isocenter", 785), ("113750", "Distance Source to Detector", 1200),
            ("113751", "Table Longitudinal Position", 0), ("113752", "Table Lateral Position", 0),
            ("113753", "Table Height Position", 0)))])
def report(path, *events):
    write(
        path, "1.2.840.10008.5.1.4.1.1.88.67", "SR", Manufacturer="Siemens", ManufacturerModelName="AXIOM-Artis",
        DeviceSerialNumber="1", SoftwareVersions="1", ContentDate="20200101", ContentTime="120000",
        ValueType="CONTAINER", ContinuityOfContent="SEPARATE", CompletionFlag="COMPLETE", VerificationFlag="UNVERIFIED",
        ConceptNameCodeSequence=[code("113701", "DCM", "X-Ray Radiation Dose Report")],
        ContentTemplateSequence=[make(MappingResource="DCMR", TemplateIdentifier="10001")],
        ReferencedPerformedProcedureStepSequence=[], PerformedProcedureCodeSequence=[], ContentSequence=list(events))
report("turn.dcm", event(0, -100, 100, 0.2))
report("still.dcm", event(0, -100, None, 0.2))
report("steps.dcm", *(event(k, 10 * k - 100, None, 0.009524) for k in range(21)))
PYTHON
python make.py
cat >dose.py <<'PYTHON'
import json, logging, sys
logging.disable(logging.INFO)
from pyskindose.dev_data import DEVELOPMENT_PARAMETERS
from pyskindose.main import main
from pyskindose.settings import PyskindoseSettings
parameters = json.loads(json.dumps(DEVELOPMENT_PARAMETERS))
parameters.update(mode="calculate_dose", silence_pydicom_warnings=True)
parameters["phantom"]["patient_offset"]["d_lat"] = 0
settings = PyskindoseSettings(settings=parameters)
settings.output_format = "dict"
skin = dict(main(file_path=sys.argv[1], settings=settings)["dose_map"])
json.dump(skin, open(sys.argv[1] + ".json", "w"))
print(f"{max(skin.values()):.0f} mGy, {len(skin)} cells")
PYTHON
for name in turn still steps; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
    python dose.py $name.dcm >$name.seen 2>$name.log
    expect "warnings, $name" "$(grep -ciE 'warn|rotat' $name.log || true)" "0"
done
expect "21 still images from -100 to 100 degrees" "$(cat steps.seen)" "128 mGy, 175 cells"
expect "one turn from -100 to 100 degrees" "$(cat turn.seen)" "297 mGy, 43 cells"
expect "a tube that stands at -100 degrees" "$(cat still.seen)" "297 mGy, 43 cells"
expect "the turn and the tube that stands" "$(cmp turn.dcm.json still.dcm.json && echo equal)" "equal"
expect "the turn, where the 21 images have their peak" "$(python -c '
import json
turn, steps = (json.load(open(name + ".dcm.json")) for name in ("turn", "steps"))
print(turn.get(max(steps, key=steps.get), 0))')" "0"
