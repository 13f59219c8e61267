#!/bin/bash
# ivimfit leaves out the image without diffusion when it is asked to, and goes on as if the next one were it.
#
# Software: ivimfit 0.1.7.2 (fit_adc, fit_biexp_free), numpy 2.4.6 (a line through the logarithms) for comparison
# Guess:    S(b) = S0 exp(-b ADC) has S0 as a parameter, or S0 is the signal at b = 0, wherever that stands in the
#           list. To leave out b = 0 ("omit_b0"), as the consensus for the prostate has it (PI-RADS 2.1: 50 to 100, and
#           800 to 1000 s/mm2), leaves the same ADC, with less of the blood that flows.
# Seen:     the signals are divided by the first of them, and the curve must be 1 at b = 0: with omit_b0 of 0, 500 and
#           1000 s/mm2 an ADC of 1.50 is 0.49, with 0, 50, 400 and 800 it is 1.34 (in 0.001 mm2/s). With the b-values
#           from 1000 down to 0 it is 0.00, and of a tissue with 10 percent of blood the fraction is 0.00 and the
#           diffusion 0.50, which is the bound. No remark, and the signals have no noise.
# Cost:     healthy tissue has the ADC of cancer, below 0.75, by as much as the lowest b-value that was left.

. "$(dirname "$0")/lib.sh"
python_packages ivimfit==0.1.7.2 numpy==2.4.6 scipy==1.17.1 matplotlib==3.11.2 pymc==5.28.5
export HOME=$scratch

cat >fit.py <<'PYTHON'
import sys, numpy
from ivimfit.adc import fit_adc
from ivimfit.biexp import fit_biexp_free
what, *b = sys.argv[1:]
b = numpy.array(b, dtype=float)
signal = 1000 * numpy.exp(-b * 0.0015)
with_blood = 1000 * (0.1 * numpy.exp(-b * 0.02) + 0.9 * numpy.exp(-b * 0.001))
if what == "line":
    print(f"{-1000 * numpy.polyfit(b[b > 0], numpy.log(signal[b > 0]), 1)[0]:.2f}")
elif what == "blood":
    fraction, tissue, _ = fit_biexp_free(b, with_blood)
    print(f"{fraction:.2f}, {1000 * tissue:.2f}")
else:
    print(f"{1000 * fit_adc(b, signal, omit_b0=what == 'omit'):.2f}")
PYTHON
fit() { python fit.py "$@" 2>&1; }
several=(0 10 20 40 80 150 200 400 600 800)
mapfile -t down < <(printf '%s\n' "${several[@]}" | tac)
for b in "0 500 1000" "0 50 400 800"; do
    # shellcheck disable=SC2086 # one b-value a word
    expect "a line through b = $b without 0; all of them" "$(fit line $b); $(fit all $b)" "1.50; 1.50"
done
expect "omit_b0 of b = 0 500 1000" "$(fit omit 0 500 1000)" "0.49"
expect "omit_b0 of b = 0 50 400 800" "$(fit omit 0 50 400 800)" "1.34"
expect "a line; b = 1000 500 0" "$(fit line 1000 500 0); $(fit all 1000 500 0)" "1.50; 0.00"
expect "with blood, b from 0" "$(fit blood "${several[@]}")" "0.10, 1.00"
expect "with blood, b to 0" "$(fit blood "${down[@]}")" "0.00, 0.50"
