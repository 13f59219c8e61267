#!/bin/bash
# biosig passes over the baseline of a WFDB record: an arterial pressure of 80 mmHg becomes 30 in the EDF.
#
# Software: biosig-tools 2.5.0-1+b1 (save2gdf), as Debian has it; wfdb 4.3.1 for comparison, edfio 0.4.18 to read EDF
# Guess:    a number in a WFDB record is (digit - baseline) / gain, with the baseline in parentheses behind the gain
#           (header(5) of WFDB); without it, the baseline is the ADC zero in the fifth column.
# Seen:     the ADC zero is subtracted, the baseline never, though it is what a signal has whose zero is not that of
#           the converter: pressure, oxygen, temperature. 10(-500)/mmHg makes 30 mmHg of 80, for all numbers of the
#           recording. With the same zero as ADC zero all is right, and so is the ECG beside it. Status 0, no remark.
# Cost:     a patient is in shock in the converted file; a saturation or temperature is wrong by one sum throughout,
#           which looks like another patient, not like an error.

. "$(dirname "$0")/lib.sh"
debian biosig-tools=2.5.0-1+b1
python_packages wfdb==4.3.1 edfio==0.4.18 numpy==2.4.6

python - <<'PYTHON'
def record(name, column):
    """10 s of an ECG between 0 and 1 mV and of a pressure from 80 to 120 mmHg in format 212, zero at digit -500."""
    samples = [(k % 100 * 10, -500 + 800 + k % 41 * 10) for k in range(2500)]
    gains = {"baseline": ("1000/mV", 0, "10(-500)/mmHg", 0), "zero": ("1000/mV", 0, "10/mmHg", -500)}[column]
    with open(name + ".hea", "w") as header:
        print(name, 2, 250, len(samples), file=header)
        for k, signal in enumerate(("II", "ABP")):
            checksum = (sum(sample[k] for sample in samples) + 0x8000) % 0x10000 - 0x8000
            print(f"{name}.dat 212 {gains[2 * k]} 12 {gains[2 * k + 1]} {samples[0][k]} {checksum} 0 {signal}",
                  file=header)
    with open(name + ".dat", "wb") as file:
        for one, two in samples:
            file.write(bytes((one & 255, one >> 8 & 15 | (two >> 8 & 15) << 4, two & 255)))
record("baseline", "baseline")
record("zero", "zero")
PYTHON
cat >read.py <<'PYTHON'
import sys
reader, name = sys.argv[1:]
if reader == "wfdb":
    import wfdb
    signals = wfdb.rdrecord(name).p_signal.T
else:
    import edfio
    signals = [signal.data for signal in edfio.read_edf(name + ".edf").signals]
ranges = [f"{abs(signal.min()):.2f} to {signal.max():.2f}" for signal in signals]
print(f"{ranges[0]} mV, {ranges[1]} mmHg")
PYTHON
for name in zero baseline; do
    save2gdf -f=EDF $name.hea $name.edf >$name.log 2>&1 && echo status 0 >>$name.log
    expect "wfdb, $name" "$(python read.py wfdb $name)" "0.00 to 0.99 mV, 80.00 to 120.00 mmHg"
done
expect "biosig, the ADC zero" "$(python read.py biosig zero)" "0.00 to 0.99 mV, 80.00 to 120.00 mmHg"
expect "biosig, a baseline" "$(python read.py biosig baseline)" "0.00 to 0.99 mV, 30.00 to 70.00 mmHg"
expect "what it says" "$(grep . baseline.log | xargs)" "save2gdf baseline.hea baseline.edf status 0"
