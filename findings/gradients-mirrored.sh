#!/bin/bash
# dipy takes the diffusion gradients that MRtrix3 writes for a NIfTI file as they stand: every fiber is mirrored.
#
# Software: mrtrix3 3.0.3-3+b1 (mrconvert -export_grad_fsl), dipy 1.12.1 (TensorModel); dcm2niix 1.0.20260724 and
#           MRtrix3's dwi2tensor for comparison; pydicom 3.0.2 makes the files
# Guess:    bvec and bval beside a NIfTI file are one format: vectors count along the axes of the voxels, the first one
#           mirrored where these are right-handed (FSL's convention, which both programs name). What one writes, the
#           other reads, however the voxels lie. A fiber that goes left and back has one direction.
# Seen:     dcm2niix stores voxels left-handed, and dipy finds the fiber of its files. mrconvert keeps the axes of
#           DICOM, which are right-handed, and writes bvec by the convention; dipy never mirrors: the fiber goes right
#           and back. So in axial, sagittal and coronal slices. dwi2tensor finds it in both files. No word.
# Cost:     MRtrix's denoising before dipy's tracking is an everyday pair. Fractions and diffusivities stay right, all
#           fibers run where there are none, and a resection is planned around them.

. "$(dirname "$0")/lib.sh"
debian mrtrix3=3.0.3-3+b1
python_packages dipy==1.12.1 dcm2niix==1.0.20260724 pydicom==3.0.2 nibabel==5.4.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import os
import numpy
from datasets import write
PLANES = {"axial": ([1, 0, 0], [0, 1, 0]), "sagittal": ([0, 1, 0], [0, 0, -1]), "coronal": ([1, 0, 0], [0, 0, -1])}
DIRECTIONS = [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, -1, 0), (1, 0, 1), (1, 0, -1), (0, 1, 1), (0, 1, -1)]
# a fiber between left and back, in DICOM's axes; mm2/s
fiber = numpy.array([1, 1, 0]) / 2 ** 0.5
tensor = 0.0003 * numpy.eye(3) + 0.0014 * numpy.outer(fiber, fiber)
for name, (row, column) in PLANES.items():
    os.mkdir(name)
    normal, number = numpy.cross(row, column), 0
    for volume, direction in enumerate([None] + DIRECTIONS):
        value, more = 1000, dict(DiffusionBValue=0.0, DiffusionDirectionality="NONE")
        if direction:
            unit = numpy.array(direction) / numpy.linalg.norm(direction)
            value = round(1000 * numpy.exp(-1000 * unit @ tensor @ unit))
            more = dict(DiffusionBValue=1000.0, DiffusionDirectionality="DIRECTIONAL",
                        DiffusionGradientOrientation=unit.tolist())
        for k in range(4):
            number += 1
            write(f"{name}/{number}.dcm", "1.2.840.10008.5.1.4.1.1.4", "MR", SOPInstanceUID=f"1.2.3.4.{number}",
                  InstanceNumber=str(number), AcquisitionNumber=str(volume + 1), ImageType=["ORIGINAL", "PRIMARY"],
                  Manufacturer="Philips", FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="",
                  PatientPosition="HFS", ScanningSequence="EP", SequenceVariant="NONE", ScanOptions="",
                  MRAcquisitionType="2D", EchoTime="80", RepetitionTime="5000", EchoTrainLength="1",
                  SliceThickness="2", SpacingBetweenSlices="2", PixelSpacing=[2, 2],
                  ImagePositionPatient=(2.0 * k * normal).tolist(), ImageOrientationPatient=[*row, *column],
                  SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", Rows=8, Columns=8, BitsAllocated=16,
                  BitsStored=12, HighBit=11, PixelRepresentation=0, PixelData=value.to_bytes(2, "little") * 64, **more)
PYTHON
python make.py
cat >fiber.py <<'PYTHON'
import subprocess, sys
import nibabel, numpy
reader, name = sys.argv[1:]
affine = nibabel.load(name + ".nii").affine[:3, :3]
if reader == "dipy":
    from dipy.core.gradients import gradient_table
    from dipy.io.gradients import read_bvals_bvecs
    from dipy.reconst.dti import TensorModel
    values, vectors = read_bvals_bvecs(name + ".bval", name + ".bvec")
    model = TensorModel(gradient_table(values, bvecs=vectors))
    along = model.fit(nibabel.load(name + ".nii").get_fdata()[3, 3, 2]).evecs[:, 0]
    # dipy tracks along the axes of the voxels
    direction = affine / numpy.linalg.norm(affine, axis=0) @ along
else:
    for command in (f"dwi2tensor -quiet {name}.nii -fslgrad {name}.bvec {name}.bval {name}-tensor.mif",
                    f"tensor2metric -quiet {name}-tensor.mif -vector {name}-vector.nii -modulate none"):
        subprocess.run(command.split(), check=True)
    direction = nibabel.load(name + "-vector.nii").get_fdata()[3, 3, 2]
# to the right, to the front, upwards: one of the two ends of the fiber, the one at the back
x, y, z = direction * (-1 if direction[1] > 0 else 1)
side = "left" if x < -0.6 else "right" if x > 0.6 else "neither"
print("right-handed" if numpy.linalg.det(affine) > 0 else "left-handed", side, "and back" if abs(z) < 0.1 else "and up")
PYTHON
for plane in axial sagittal coronal; do
    dcm2niix -b n -f "niix-$plane" -o . $plane >log 2>&1
    mrconvert -quiet $plane "mrtrix-$plane.nii" -export_grad_fsl "mrtrix-$plane.bvec" "mrtrix-$plane.bval"
    expect "$plane, dcm2niix and dipy" "$(python fiber.py dipy niix-$plane 2>words)" "left-handed left and back"
    expect "$plane, dcm2niix and MRtrix" "$(python fiber.py mrtrix niix-$plane)" "left-handed left and back"
    expect "$plane, MRtrix and MRtrix" "$(python fiber.py mrtrix mrtrix-$plane)" "right-handed left and back"
    expect "$plane, MRtrix and dipy" "$(python fiber.py dipy mrtrix-$plane 2>words)" "right-handed right and back"
    expect "its words" "$(grep -vc '^$' words || true)" "0"
done
