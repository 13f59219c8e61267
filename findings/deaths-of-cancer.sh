#!/bin/bash
# icdmap compares ICD-10 codes without their letter: whoever dies of I21, J18 or E11 dies of cancer, and of C34.1 not.
#
# Software: icdmap 0.1.1 (DeathCauseMapper, and its command)
# Guess:    "supports cause-of-death mapping by ICD code": in the table that comes with it I21 is in I20-I25, heart,
#           and in no other row; C34.1 is in C00-C97, malignant neoplasms. A letter is a part of the code.
# Seen:     what is left of a code is its first three digits, of a range the digits of its ends: C00-C97 is 0 to 97. I21
#           has 11 causes, E11 has 12, and the first, which the manual takes, is cancer for each code of three letters.
#           A code with a fourth is none of it: C34.1 is 341, "other causes". The command, which asks for ICD-9 and -10
#           at once, makes cancer of J18.9 (189) and a benign tumor of I21.9 (219). ICD-9 alone is right. No word.
# Cost:     a country's table of deaths has cancer for heart attacks, pneumonia, diabetes, suicide, and none for tumors.

. "$(dirname "$0")/lib.sh"
python_packages icdmap==0.1.1 pandas==3.1.1 numpy==2.4.6 tqdm==4.70.1

cat >cause.py <<'PYTHON'
import sqlite3, sys
import icdmap.data
from icdmap import DeathCauseMapper
how, code = sys.argv[1:]
if how == "table":
    rows = sqlite3.connect(list(icdmap.data.__path__)[0] + "/death_cause_mapping.db").execute(
        "select ICD10_RANGE, Cause_English from death_cause_mapping where ICD10_RANGE is not null")
    found = [cause for ranges, cause in rows for ends in ranges.split(", ")
             if ends[:3] <= code[:3] <= ends[-3:]]
else:
    found = [row["Cause_English"] for row in DeathCauseMapper().convert(code, source=how)]
print(len(found), found[0] if found else "Other causes")
PYTHON
cause() { python cause.py "$@" 2>words; }
cancer="Malignant neoplasms"
expect "I21, the table" "$(cause table I21)" "1 Heart diseases (excluding hypertensive diseases)"
expect "I21" "$(cause icd10 I21)" "11 $cancer"
expect "J18, the table" "$(cause table J18)" "1 Pneumonia"
expect "J18" "$(cause icd10 J18)" "11 $cancer"
expect "E11, the table" "$(cause table E11)" "1 Diabetes mellitus"
expect "E11" "$(cause icd10 E11)" "12 $cancer"
expect "X70, the table" "$(cause table X70)" "1 Suicide"
expect "X70" "$(cause icd10 X70)" "7 $cancer"
expect "C34.1, the table" "$(cause table C34.1)" "1 $cancer"
expect "C34.1" "$(cause icd10 C34.1)" "0 Other causes"
expect "J18.9, as the command asks" "$(cause auto J18.9)" "1 $cancer"
expect "I21.9, as the command asks" "$(cause auto I21.9)" \
    "1 Benign and in situ neoplasms (excluding malignant)"
expect "410, ICD-9" "$(cause icd9 410)" "1 Heart diseases (excluding hypertensive diseases)"
expect "its words" "$(cat words)" ""
