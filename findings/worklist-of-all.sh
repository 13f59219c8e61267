#!/bin/bash
# pylantir answers a worklist query with the exams of all days and scanners, and takes a finished one for another.
#
# Software: pylantir 0.4.6 (its worklist server and the database that it makes), asked with pynetdicom 3.0.4
# Guess:    a worklist server matches the scheduled date, the modality, the station, and a patient's name with wild
#           cards: that each server shall (PS3.4 table K.6-1). A procedure step that a scanner reports
#           finished is the one whose Study Instance UID it names (PS3.4 table F.7.2-1).
# Seen:     only a whole name or number matches: asked for the MR of station MR1 on 1 January 2020, it gives also the
#           exam of another day and that of the CT, with Success; for Ad* nobody. Of a patient with a head at 8 and a
#           spine at 14 o'clock the spine is reported as done: the head leaves the list, and the spine stays.
# Cost:     a patient is examined as ordered for another day or scanner; who had the spine today has it again, and the
#           head, for which the patient came, is not known to any scanner.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps pylantir==0.4.6 pynetdicom==3.0.4 pydicom==3.0.2 sqlalchemy==2.1.9 python-dotenv==1.1.0 \
    typing_extensions==4.16.0
export DB_PATH=$PWD/worklist.db

cat >serve.py <<'PYTHON'
import sys
from pylantir.db_setup import Session
from pylantir.models import WorklistItem
from pylantir.mwl_server import run_mwl_server
session = Session()
for k, (name, day, time, station, what) in enumerate((
        ("Adams", "20200101", "080000", "MR1", "Head"), ("Adams", "20200101", "140000", "MR1", "Spine"),
        ("Baker", "20200102", "080000", "MR1", "Knee"), ("Clark", "20200101", "080000", "CT1", "Chest"))):
    session.add(WorklistItem(
        patient_name=name, patient_id=name, modality=station[:2], study_instance_uid=f"1.2.3.{k}",
        scheduled_station_aetitle=station, station_name=station, scheduled_start_date=day, scheduled_start_time=time,
        protocol_name=what, study_description=what, hisris_coding_designator="99X"))
session.commit()
run_mwl_server("127.0.0.1", int(sys.argv[1]), "WORKLIST", [])
PYTHON
cat >ask.py <<'PYTHON'
import sys
from pydicom.dataset import Dataset
from pynetdicom import AE
from pynetdicom.sop_class import ModalityPerformedProcedureStep as STEP, ModalityWorklistInformationFind as WORKLIST
def make(**attributes):
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made
entity = AE("MR1")
entity.add_requested_context(WORKLIST)
entity.add_requested_context(STEP)
association = entity.associate("127.0.0.1", int(sys.argv[1]))
def ask(name, **step):
    answers = list(association.send_c_find(
        make(PatientName=name, StudyDescription="", ScheduledProcedureStepSequence=[make(**step)]), WORKLIST))
    print(*(f"{found.PatientName} {found.StudyDescription}" for _, found in answers if found), sep=", ", end="")
    print(f" status {answers[-1][0].Status}")
if sys.argv[2] == "today":
    ask("", Modality="MR", ScheduledStationAETitle="MR1", ScheduledProcedureStepStartDate="20200101")
elif sys.argv[2] == "name":
    ask(sys.argv[3])
else:
    # the spine of Adams, which is study 1.2.3.1
    association.send_n_create(make(
        PatientName="Adams", PatientID="Adams", PerformedProcedureStepID="1", PerformedStationAETitle="MR1",
        PerformedProcedureStepStartDate="20200101", PerformedProcedureStepStartTime="140000",
        PerformedProcedureStepStatus="IN PROGRESS", Modality="MR", ScheduledStepAttributesSequence=[make(
            StudyInstanceUID="1.2.3.1", RequestedProcedureID="111")], PerformedSeriesSequence=[]), STEP, "1.2.3.100")
    association.send_n_set(make(
        PerformedProcedureStepStatus="COMPLETED", PerformedProcedureStepEndDate="20200101",
        PerformedProcedureStepEndTime="143000"), STEP, "1.2.3.100")
association.release()
PYTHON
port=$(port)
python serve.py "$port" >log 2>&1 &
servers+=($!)
answering "$port"
expect "asked for today's MR" "$(python ask.py "$port" today)" \
    "Adams Head, Adams Spine, Baker Knee, Clark Chest status 0"
expect "asked for Adams" "$(python ask.py "$port" name Adams)" "Adams Head, Adams Spine status 0"
expect "asked for Ad*" "$(python ask.py "$port" name 'Ad*')" " status 0"
python ask.py "$port" finish
expect "asked for Adams when the spine is done" "$(python ask.py "$port" name Adams)" "Adams Spine status 0"
