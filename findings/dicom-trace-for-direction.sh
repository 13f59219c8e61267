#!/bin/bash
# nibabel removes the trace images of a diffusion MR, says so, and removes the last direction instead.
#
# Software: nibabel 5.4.2 (nicom.dicomwrappers), pydicom 3.0.2; dcm2niix 1.0.20260724 for comparison
# Guess:    an enhanced MR has four volumes: one without diffusion, one for each of the directions x and y, and the
#           trace, which is calculated (Diffusion Directionality ISOTROPIC, PS3.3 section C.8.13.5.9). "Derived images
#           found and removed" leaves the first three, in whatever order the frames stand.
# Seen:     with the trace at the end it does. With the trace in front, or in between, the descriptions of its frames
#           are removed and its pixels are not: all pixels behind it move up by a volume. x is the trace or the image
#           without diffusion, y is x, and the pixels of y are gone. dcm2niix reads all orders alike.
# Cost:     diffusion is fitted to directions and images that do not belong together: fibers run where there are none,
#           and the one message says that all was put right.

. "$(dirname "$0")/lib.sh"
python_packages nibabel==5.4.2 pydicom==3.0.2 dcm2niix==1.0.20260724 numpy==2.4.6

python - <<'PYTHON'
from datasets import enhanced_mr, make
# indices of b-value and of direction, b-value, directionality, the number in the first slice
VOLUMES = {
    "none": ((1, 1), 0.0, "NONE", 1000), "x": ((2, 2), 1000.0, "DIRECTIONAL", 100),
    "y": ((2, 3), 1000.0, "DIRECTIONAL", 200), "trace": ((2, 4), 1000.0, "ISOTROPIC", 900)}
DIRECTIONS = {"x": [1.0, 0.0, 0.0], "y": [0.0, 1.0, 0.0]}
def frames(name):
    indices, b_value, directionality, first = VOLUMES[name]
    diffusion = make(DiffusionDirectionality=directionality, DiffusionBValue=b_value)
    if name in DIRECTIONS:
        diffusion.DiffusionGradientDirectionSequence = [make(DiffusionGradientOrientation=DIRECTIONS[name])]
    return [(k, k + 1, first + k, indices, dict(MRDiffusionSequence=[diffusion])) for k in range(4)]
for name, order in {"end": ("none", "x", "y", "trace"), "front": ("trace", "none", "x", "y"),
                    "middle": ("none", "trace", "x", "y")}.items():
    enhanced_mr(f"{name}.dcm", [frame for volume in order for frame in frames(volume)], "DIFFUSION",
                [(0x00189087, 0x00189117), (0x00189089, 0x00189076)])
PYTHON
cat >read.py <<'PYTHON'
import subprocess, sys
reader, name = sys.argv[1:]
NAMES = {10: "none", 1: "x", 2: "y", 9: "trace"}
if reader == "nibabel":
    from nibabel.nicom.dicomwrappers import wrapper_from_file
    image = wrapper_from_file(name + ".dcm")
    said = []
    for frame in (image.frames[i] for i in image.frame_order[::4]):
        diffusion = frame.MRDiffusionSequence[0]
        if "DiffusionGradientDirectionSequence" not in diffusion:
            said.append("none")
        else:
            direction = diffusion.DiffusionGradientDirectionSequence[0].DiffusionGradientOrientation
            said.append("x" if direction[0] else "y")
    seen = [NAMES[int(value) // 100] for value in image.get_data()[0, 0, 0]]
else:
    import nibabel
    subprocess.run(["dcm2niix", "-b", "n", "-f", name, "-o", ".", "-s", "y", name + ".dcm"], check=True,
                   stdout=subprocess.DEVNULL)
    first, second, _ = (line.split() for line in open(name + ".bvec"))
    said = ["x" if float(x) else "y" if float(y) else "none" for x, y in zip(first, second)]
    seen = [NAMES[int(value) // 100] for value in nibabel.load(name + ".nii").dataobj[0, 0, 0]]
print(", ".join(f"{word} is {what}" for word, what in zip(said, seen)))
PYTHON
try() { python read.py "$@" 2>"$1.log" | tail -1; }
for order in end front middle; do
    expect "dcm2niix, trace at the $order" "$(try dcm2niix $order)" "none is none, x is x, y is y"
done
expect "nibabel, trace at the end" "$(try nibabel end)" "none is none, x is x, y is y"
expect "nibabel, trace in the middle" "$(try nibabel middle)" "none is none, x is trace, y is x"
expect "nibabel, trace in front" "$(try nibabel front)" "none is trace, x is none, y is x"
expect "what it says" "$(grep -o 'Derived images found and removed' nibabel.log | head -1)" \
    "Derived images found and removed"
