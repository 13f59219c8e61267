"""Magnetic resonance spectra in files of vendors, with what readers ask for."""

import struct


def rda(path, values, **attributes):
    """One voxel of 20 mm in a file of Siemens, as its samples in time at 2000 Hz and 3 T."""
    header = {
        "PatientName": "T", "PatientID": "P1", "ModelName": "M", "DeviceSerialNumber": 1, "SoftwareVersion[0]": 1,
        "InstitutionName": "I", "TransmitCoil": "Body", "ProtocolName": "svs", "TR": 2000.0, "TE": 30.0, "TM": 0.0,
        "TI": 0.0, "DwellTime": 500, "MRFrequency": 123.25, "Nucleus": "1H", "MagneticFieldStrength": 3.0,
        "FlipAngle": 90.0, "VectorSize": len(values), "PixelSpacingRow": 20.0, "PixelSpacingCol": 20.0,
        "PixelSpacing3D": 20.0, "SliceThickness": 20.0, "VOIPositionSag": 0.0, "VOIPositionCor": 0.0,
        "VOIPositionTra": 0.0, "VOIThickness": 20.0, "VOIPhaseFOV": 20.0, "VOIReadoutFOV": 20.0, **attributes}
    for k in range(3):
        header |= {f"CSIMatrixSize[{k}]": 1, f"PositionVector[{k}]": 0.0, f"RowVector[{k}]": float(k == 0),
                   f"ColumnVector[{k}]": float(k == 1)}
    with open(path, "wb") as file:
        file.write(b">>> Begin of header <<<\r\n")
        file.writelines(f"{key}: {value}\r\n".encode() for key, value in header.items())
        file.write(b">>> End of header <<<\r\n")
        file.writelines(struct.pack("<2d", value.real, value.imag) for value in values)
