#!/bin/bash
# tiny-pacs asked how many images each study has answers with one study, which has those of all.
#
# Software: tiny-pacs 0.4.1 (in memory, as it starts) as the archive; findscu of dcmtk 3.6.7-9~deb12u4 asks. The files
#           have no error for dciodvfy of dicom3tools 20260927.
# Guess:    a query returns each study that matches its keys; Number of Study Related Instances is asked for with an
#           empty value and counts those of that study, and Modalities in Study matches where one series has it (PS3.4
#           section C.3.4); a range may be open at one end (C.2.2.2.5); only * and ? are wildcards (C.2.2.2.4).
# Seen:     of three studies with 1, 2 and 3 images there is one as soon as the query asks for a count of series or
#           images, or for the modalities: the first, with 6 images. Asked for MR it is the same CT. From 2020 on there
#           is none. A query for patient 10_1 has the study of patient 1011 too. Always Success, without a warning.
# Cost:     most workstations ask for these counts in their list of studies, and all earlier exams but one are missing;
#           a transfer is called complete or not by the number of images of the whole archive.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages tiny-pacs==0.4.1 pynetdicom2==0.9.8 peewee==4.5.3 pydicom==3.0.2 dicom3tools==20260927

cat >make.py <<'PYTHON'
from datasets import ct
for number, (patient, date) in enumerate((("10_1", "20190101"), ("1011", "20200601"), ("2000", "20210101")), 1):
    for image in range(number):
        ct(f"{number}-{image}.dcm", number, PatientID=patient, StudyDate=date, InstanceNumber=str(image + 1),
           SOPInstanceUID=f"1.2.3.4.{number}.{image}")
PYTHON
python make.py
for path in ?-?.dcm; do dciodvfy "$path" 2>&1 || true; done >valid
expect "errors in the files" "$(grep -c '^Error' valid || true)" "0"
store=$(port)
tiny-pacs run -p "$store" >archive.log 2>&1 &
servers+=($!)
answering "$store"
storescu -ta 300 -aec TINY_PACS 127.0.0.1 "$store" ?-?.dcm
# How many studies it finds; where it is one, whose, with what count or modality, and what it says.
found() {
    findscu -S -ta 300 -aec TINY_PACS -k QueryRetrieveLevel=STUDY -k StudyInstanceUID "$@" 127.0.0.1 "$store" >said 2>&1
    printf '%s' "$(grep -c '(0020,000d)' said || true)"
    sed -nE 's/.*\((0010,0020|0020,120[68]|0008,0061)\) .. \[([^] ]*).*/ \2/p' said | tr -d '\n'
    grep '^[EW]:' said || true
}
expect "all studies" "$(found)" "3"
for who in 1011 2000; do expect "patient $who" "$(found -k PatientID=$who)" "1 $who"; done
expect "patient 2000, images" "$(found -k PatientID=2000 -k NumberOfStudyRelatedInstances)" "1 2000 3"
expect "all, images" "$(found -k PatientID -k NumberOfStudyRelatedInstances)" "1 10_1 6"
expect "all, series" "$(found -k PatientID -k NumberOfStudyRelatedSeries)" "1 10_1 3"
expect "all, modalities" "$(found -k PatientID -k ModalitiesInStudy)" "1 CT 10_1"
expect "studies with MR" "$(found -k PatientID -k ModalitiesInStudy=MR)" "1 CT 10_1"
expect "2020" "$(found -k PatientID -k StudyDate=20200101-20201231)" "1 1011"
expect "from 2020 on" "$(found -k PatientID -k StudyDate=20200101-)" "0"
expect "patient 10_1, studies" "$(found -k PatientID=10_1 | cut -c1)" "2"
