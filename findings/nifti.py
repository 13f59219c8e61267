"""Reads the numbers of a NIfTI-1 file with nothing but Python's standard library, for the findings."""

import struct

TYPES = {2: "B", 4: "h", 8: "i", 16: "f", 512: "H", 768: "I"}


def read(path):
    """(columns, voxels as they stand in the file); little endian, one number a voxel."""
    data = open(path, "rb").read()
    assert struct.unpack_from("<i", data)[0] == 348
    size = struct.unpack_from("<8h", data, 40)
    count = size[1] * size[2] * max(size[3], 1)
    form = TYPES[struct.unpack_from("<h", data, 70)[0]]
    start = int(struct.unpack_from("<f", data, 108)[0])
    return size[1], list(struct.unpack_from(f"<{count}{form}", data, start))


def scale(path):
    """(slope, intercept) of the voxels."""
    return struct.unpack_from("<2f", open(path, "rb").read(), 112)


def spacing(path):
    """Millimeters between voxels, along each of the three axes."""
    return struct.unpack_from("<3f", open(path, "rb").read(), 80)
