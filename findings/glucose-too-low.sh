#!/bin/bash
# cgmpy drops what a Dexcom sensor calls too low or too high to measure: two hours below 40 mg/dL are no low glucose.
#
# Software: cgmpy 0.6.0 (Dexcom, the loader for exports of Dexcom Clarity, GlucoseAnalysis)
# Guess:    Clarity writes "Low" below 40 and "High" above 400 mg/dL in place of a number, "Bajo" and "Alto" in the
#           Spanish export that the loader reads. They are 39 or 40 and 400 or 401, or "time below 54" has them.
# Seen:     the rows are dropped. Of a day with two hours of Bajo and one of Alto, 8.3 % and 4.2 %, the time below 54 is
#           0, the time above 250 is 0, the low blood glucose index 0.0 and the time in range 100 %; the same day with 39
#           and 401 has 8.3, 4.2, 3.2 and 87.5. No word.
# Cost:     the lowest glucose, in which a patient may have been unconscious, is what no report has; the lower it was,
#           the better it looks.

. "$(dirname "$0")/lib.sh"
python_packages cgmpy==0.6.0 pandas==3.1.1 numpy==2.4.6 scipy==1.17.1 matplotlib==3.11.2 seaborn==0.13.2 \
    pyarrow==26.0.1 openpyxl==3.1.5

cat >day.py <<'PYTHON'
import sys
import pandas
from cgmpy import Dexcom, GlucoseAnalysis
low, high = sys.argv[1:]
with open("export.csv", "w", encoding="utf-8") as file:
    file.write("Índice,Marca temporal (AAAA-MM-DDThh:mm:ss),Tipo de evento,Nivel de glucosa (mg/dL)\n1,,Nombre,\n")
    for k, time in enumerate(pandas.date_range("2020-01-06", periods=288, freq="5min")):
        value = low if 24 <= k < 48 else high if 120 <= k < 132 else 110
        file.write(f"{k + 2},{time:%Y-%m-%dT%H:%M:%S},EGV,{value}\n")
data = Dexcom("export.csv")
analysis = GlucoseAnalysis(data)
print(f"{len(data.data)} readings, below 54 {analysis.TBR_very_low():.1f} %, above 250 {analysis.TAR250():.1f} %,"
      f" LBGI {analysis.LBGI():.1f}, TIR {analysis.TIR():.1f} %")
PYTHON
day() { python day.py "$@" 2>words; cat words; }
expect "39 and 401" "$(day 39 401)" "288 readings, below 54 8.3 %, above 250 4.2 %, LBGI 3.2, TIR 87.5 %"
for words in "Bajo Alto" "Low High"; do
    # shellcheck disable=SC2086 # two words
    expect "$words" "$(day $words)" "252 readings, below 54 0.0 %, above 250 0.0 %, LBGI 0.0, TIR 100.0 %"
done
