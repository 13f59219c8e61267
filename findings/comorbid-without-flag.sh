#!/bin/bash
# elixhauser-ahrq finds no heart or kidney failure where the codes come without flags, as in its own manual.
#
# Software: elixhauser-ahrq 2026.1.3 (ElixhauserMapper, ElixhauserScorer, AHRQ's table v2026-1 in it)
# Guess:    the first example of its manual, five codes without "present on admission", has "CHF, DiabetesUncomplicated,
#           Hypertension, RenalFailure, Obesity" and a score of 7; "whether sourced from claims or the EHR", where a list
#           of problems has no such flags. A code that is exempt from them, such as Z99.2, dialysis, has none in a claim
#           of today (5010, blank), and counts as present (AHRQ user guide v2026-1, section on POA; so in its SAS).
# Seen:     I50.9, N18.3 and all of the 19 groups that ask for the flag are gone without it: score -7, for 10 with it.
#           The first code is taken for the principal one and dropped. Dialysis counts with a 1, as until 2010, and not
#           with a blank. No warning; the flags are an optional argument.
# Cost:     a surgeon whose patients have failing hearts is compared with one whose patients are well, and in the claims
#           of today nobody is on dialysis.

. "$(dirname "$0")/lib.sh"
python_packages elixhauser-ahrq==2026.1.3 pandas==3.1.1 numpy==2.4.6 openpyxl==3.1.5

cat >score.py <<'PYTHON'
import sys
from elixhauser_ahrq import ElixhauserMapper, ElixhauserScorer
mapper, scorer = ElixhauserMapper(), ElixhauserScorer(index_type="mortality")
for line in sys.stdin.read().splitlines():
    pairs = [code.partition(":") for code in line.split()]
    present = [flag for _, colon, flag in pairs if colon]
    found = mapper.map_patient_diagnoses([code for code, *_ in pairs], present or None)
    print(*(name for name, there in found.items() if there), scorer.calculate_score(found))
PYTHON
score() { python score.py 2>words <<'LINES'
I509 E119 I10 N183 E6601
Z0000 I509 E119 I10 N183 E6601
Z0000:Y I509:Y E119:Y I10:Y N183:Y E6601:Y
J189:Y Z992:1
J189:Y Z992:
LINES
}
score >seen
expect "the manual's example" "$(sed -n 1p seen)" "DIAB_UNCX HTN_UNCX OBESE -7"
expect "as other diagnoses" "$(sed -n 2p seen)" "DIAB_UNCX HTN_UNCX OBESE -7"
expect "with flags" "$(sed -n 3p seen)" "DIAB_UNCX HF HTN_UNCX OBESE RENLFL_MOD 10"
expect "dialysis, exempt as 1" "$(sed -n 4p seen)" "RENLFL_SEV 7"
expect "dialysis, exempt as a blank" "$(sed -n 5p seen)" "0"
expect "its words" "$(cat words)" ""
