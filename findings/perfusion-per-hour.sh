#!/bin/bash
# asltk gives the flow of blood in the brain per gram and hour, and calls it mL/100 g/min: 60 are 37.
#
# Software: asltk 1.1.3 (CBFMapping.create_map), SimpleITK 2.5.7 writes the files; the formula of the consensus (Alsop
#           et al, Magn Reson Med 2015, equation 1) for comparison
# Guess:    labeled and control images of 20, 60 and 100 mL/100 g/min, by the model that the program fits (Buxton et
#           al, 1998), with its own T1 of blood, efficiency and partition coefficient, times in ms, and without noise,
#           have these flows in "cbf_norm", "Normalized CBF map in mL/100g/min": 1 mL/g/ms is 6000000 of them.
# Seen:     the fit is multiplied by 60 * 60 * 1000: 12, 37 and 63. The arrival time, 1000 ms, is right, and so is the
#           fit, but for the coefficient that the model leaves out in one place. The formula has 20, 60 and 100. Of the
#           same images with one echo, which makes a file of four dimensions, all flows are 0: each process failed,
#           nobody looked, and the log says "completed successfully". Status 0.
# Cost:     a healthy brain lies below the flow of tissue that a stroke threatens, and patients of two programs cannot
#           be compared.

. "$(dirname "$0")/lib.sh"
python_packages asltk==1.1.3 numpy==1.26.4 scipy==1.17.1 SimpleITK==2.5.7
export HOME=$scratch

cat >make.py <<'PYTHON'
import math, numpy, SimpleITK
LABEL, T1, EFFICIENCY, PARTITION, ARRIVAL, M0 = 1800, 1650, 0.85, 0.98, 1000, 1000
DELAYS = [250, 600, 1000, 1400, 1800, 2200, 2600]
FLOWS = [20, 60, 100]
def difference(flow, delay):
    """Control less labeled image; `flow` in mL/100 g/min, times in ms."""
    scale = 2 * EFFICIENCY * M0 * T1 * flow / (100 * 60000) / PARTITION
    if delay < ARRIVAL:
        return scale * math.exp(-ARRIVAL / T1) * (1 - math.exp(-(LABEL + delay - ARRIVAL) / T1))
    return scale * math.exp(-delay / T1) * (1 - math.exp(-LABEL / T1))
def write(path, values):
    SimpleITK.WriteImage(SimpleITK.GetImageFromArray(numpy.array(values, "f4"), isVector=False), path)
if __name__ == "__main__":
    echo = [[[[difference(flow, delay) for flow in FLOWS]]] for delay in DELAYS]
    write("two.nii.gz", [echo, echo])
    write("one.nii.gz", echo)
    write("m0.nii.gz", [[[M0] * len(FLOWS)]])
    per_unit = 2 * EFFICIENCY * T1 / 1000 * M0 * (1 - math.exp(-LABEL / T1))
    print(*(f"{6000 * PARTITION * difference(flow, 1800) * math.exp(1800 / T1) / per_unit:.1f}" for flow in FLOWS))
PYTHON
cat >fit.py <<'PYTHON'
import sys
from asltk.asldata import ASLData
from asltk.reconstruction import CBFMapping
from make import DELAYS, LABEL
data = ASLData(pcasl=sys.argv[1], m0="m0.nii.gz", ld_values=[float(LABEL)] * len(DELAYS),
               pld_values=[float(delay) for delay in DELAYS])
maps = CBFMapping(data).create_map(cores=1)
print(*(f"{value:.1f}" for value in maps["cbf_norm"].get_as_numpy().ravel()), "arrival",
      *(f"{value:.0f}" for value in maps["att"].get_as_numpy().ravel()))
PYTHON
expect "the formula" "$(python make.py)" "20.0 60.0 100.0"
expect "asltk, two echoes" "$(python fit.py two.nii.gz 2>log | tail -1)" "12.3 37.3 62.9 arrival 1003 1009 1015"
expect "asltk, one echo" "$(python fit.py one.nii.gz >words 2>&1 && tail -1 words)" "0.0 0.0 0.0 arrival 0 0 0"
expect "its words" "$(grep -o 'completed successfully' words), errors: $(grep -ci 'error\|warn' words || true)" \
    "completed successfully, errors: 0"
