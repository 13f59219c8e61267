#!/bin/bash
# pylantir tells a scanner the pounds of a patient as kilograms: who weighs 50 kg weighs 110.
#
# Software: pylantir 0.4.6 (its worklist server and the database that it makes), asked with pynetdicom 3.0.4
# Guess:    a worklist server gives Patient's Weight in kilograms (PS3.3 section C.7.2.2), whatever its database is in,
#           and empty where it is not known (type 2 in PS3.4 table K.6-1). The column is called patient_weight_lb, and
#           the manual fills it with a field mri_wt_lbs.
# Seen:     110.2 lb, 50 kg, go out as 110.2; of a patient without a weight 100 goes out. No word.
# Cost:     an MR scanner calculates from the weight how much power it may send into a patient: here more than twice as
#           much for each kilogram, with a display below the limit. In PET each uptake is 2.2 times what it is.

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
for name, pounds in (("Adams", "110.2"), ("Baker", "")):
    session.add(WorklistItem(
        patient_name=name, patient_id=name, patient_weight_lb=pounds, modality="MR", study_instance_uid="1.2.3.1",
        scheduled_start_date="20200101", scheduled_start_time="120000", protocol_name="Head",
        hisris_coding_designator="99X"))
session.commit()
run_mwl_server("127.0.0.1", int(sys.argv[1]), "WORKLIST", [])
PYTHON
cat >ask.py <<'PYTHON'
import sys
from pydicom.dataset import Dataset
from pynetdicom import AE
from pynetdicom.sop_class import ModalityWorklistInformationFind as WORKLIST
query, step = Dataset(), Dataset()
query.PatientName, query.PatientWeight = "", ""
step.Modality = "MR"
query.ScheduledProcedureStepSequence = [step]
entity = AE()
entity.add_requested_context(WORKLIST)
association = entity.associate("127.0.0.1", int(sys.argv[1]))
print(*sorted(f"{found.PatientName} {found.PatientWeight} kg" for status, found
              in association.send_c_find(query, WORKLIST) if found), sep=", ")
association.release()
PYTHON
port=$(port)
python serve.py "$port" >log 2>&1 &
servers+=($!)
answering "$port"
expect "pylantir" "$(python ask.py "$port")" "Adams 110.2 kg, Baker 100 kg"
