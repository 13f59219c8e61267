#!/bin/bash
# mriforge calculates another T2* from the same MR in larger numbers: 7.4 ms for 5 ms; and half of 150 ms.
#
# Software: mriforge 0.3.3 (mriforge-t2star, with its defaults, --device cpu), nibabel 5.4.2; torch 1.13.1 of Debian,
#           where the package asks for 2.2: Adam, which it fits with, moves a number by its rate a step in both
# Guess:    the signal is S0 * exp(-TE / T2*), as its page says: T2* does not depend on S0, and a common factor of all
#           echoes, which differs by scanner and coil, changes nothing.
# Seen:     with S0 = 30, T2* of 5, 15 and 30 ms are found. With S0 = 3000, a usual brightness, they are 7.4, 18.0 and
#           34.4: S0 moves by 0.01 a step, 100 in all, and starts from the first echo. T2* moves so too, and starts from
#           20 ms: 150 ms are 69.6 and 79.8. "Done." The logarithm of the echoes gives each T2* to 0.1 ms.
# Cost:     a heart or liver with much iron is measured as one with less, the more so the brighter the image is, so
#           that iron seems to leave when the coil is changed; blood and cysts have half of their T2*.

. "$(dirname "$0")/lib.sh"
debian python3-torch=1.13.1+dfsg-4
python_packages mriforge==0.3.3 nibabel==5.4.2 numpy==1.26.4 scipy==1.13.1 tqdm==4.67.1 typing_extensions==4.16.0 \
    pydicom==3.0.2 h5py==3.14.0 SimpleITK==2.5.7
# nothing of Debian's Python but torch
mkdir torch
ln -s "$scratch"/root/usr/lib/python3/dist-packages/torch* torch
export PYTHONPATH=$PYTHONPATH:$PWD/torch LD_LIBRARY_PATH=$scratch/root/usr/lib:$LD_LIBRARY_PATH OMP_NUM_THREADS=1

cat >make.py <<'PYTHON'
import json, nibabel, numpy
echoes = [2.3 * k for k in range(1, 9)]
decay = numpy.exp(-numpy.array(echoes) / numpy.array([5, 15, 30, 150])[:, None]).reshape(4, 1, 1, 8)
for name, s0 in dict(dark=30, bright=3000).items():
    nibabel.save(nibabel.Nifti1Image((s0 * decay).astype("f4"), numpy.eye(4)), name + ".nii")
    json.dump(dict(Acquisition=dict(EchoTimes=echoes, TimeUnit="ms")), open(name + ".json", "w"))
PYTHON
python make.py
cat >show.py <<'PYTHON'
import sys, nibabel, numpy
how, name = sys.argv[1:]
if how == "logarithm":
    echoes = nibabel.load(name + ".nii").get_fdata().reshape(4, 8)
    found = [-1 / numpy.polyfit(2.3 * numpy.arange(1, 9), numpy.log(signal), 1)[0] for signal in echoes]
else:
    found = nibabel.load(name + "_T2star.nii.gz").get_fdata().ravel()
print(" ".join(f"{ms:.1f}" for ms in found))
PYTHON
for name in dark bright; do
    mriforge-t2star $name.nii --device cpu >$name.words 2>$name.log
    expect "$name, logarithm" "$(python show.py logarithm $name)" "5.0 15.0 30.0 150.0"
    expect "$name, last words" "$(grep -v '^T2\*:\|^S0:' $name.words | tail -1)" "Done."
done
expect "dark, mriforge" "$(python show.py mriforge dark)" "5.0 15.0 30.0 69.6"
expect "bright, mriforge" "$(python show.py mriforge bright)" "7.4 18.0 34.4 79.8"
