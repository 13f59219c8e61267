"""Alterations of shares that hypothesis thinks up, and shrinks to the smallest that does harm.

tamper.py tries known alterations, each with the verdict that ShareFileFormat.md gives. Here any
alterations follow each other: whatever was done to a share, the file comes back byte for byte or
not at all. Shares whose samples are altered are found out, and the altered one is named.
"""

import hashlib
import subprocess

import pytest

for module in ("numpy", "PIL", "hypothesis"):
    pytest.importorskip(module)

import tamper  # noqa: E402
from hypothesis import given, strategies  # noqa: E402
from tamper import ROLES, TRAILER, Half, read_shares  # noqa: E402

# One place is taken modulo the length of what it lies in, so that it shrinks to the beginning.
place = strategies.integers(0, 1 << 24)
few = strategies.integers(1, 64)
side = strategies.sampled_from((0, 1))
file_edits = strategies.lists(
    strategies.one_of(
        strategies.tuples(strategies.just("flip"), place, strategies.integers(0, 7)),
        strategies.tuples(strategies.just("cut"), place, few),
        strategies.tuples(strategies.just("drop"), place, few),
        strategies.tuples(strategies.just("repeat"), place, few),
        strategies.tuples(strategies.just("insert"), place, strategies.binary(min_size=1, max_size=16)),
        strategies.tuples(strategies.just("zero"), place, few),
    ),
    min_size=1, max_size=4)
sample_edits = strategies.lists(
    strategies.tuples(place, strategies.integers(1, 255)), min_size=1, max_size=6)
kinds = [name for name, _ in tamper.sources()]


def edited(data, edits):
    """A file after alterations that know nothing of its format."""
    data = bytearray(data)
    for name, at, what in edits:
        at %= len(data) + 1
        if name == "flip" and data:
            data[at % len(data)] ^= 1 << what
        elif name == "cut":
            del data[at:]
        elif name == "drop":
            del data[at:at + what]
        elif name == "repeat":
            data[at:at] = data[at:at + what]
        elif name == "insert":
            data[at:at] = what
        elif name == "zero":
            data[at:at + what] = bytes(len(data[at:at + what]))
    return bytes(data)


class Pair:
    """A file, its two shares, and a place to try altered ones."""

    def __init__(self, binary, folder, data):
        self.binary, self.folder = binary, folder
        self.digest = hashlib.sha256(data).hexdigest()
        (folder / "file.dcm").write_bytes(data)
        subprocess.run(
            [binary, "split", folder / "file.dcm", "--archive", folder / "archive", "--patient",
             folder / "patient"], check=True, capture_output=True)
        self.halves = [Half(next((folder / role).glob("*.PNG")).read_bytes()) for role in ROLES]

    def reconstruct(self, altered, data):
        """The exit status, the digests of what was written, and what was said."""
        files = [self.folder / "one.png", self.folder / "other.png"]
        for index, file in enumerate(files):
            file.write_bytes(data if index == altered else self.halves[index].data)
        output = self.folder / "output"
        subprocess.run(["rm", "-rf", output], check=True)
        done = subprocess.run(
            [self.binary, "reconstruct", *files, "--output", output], capture_output=True, text=True)
        written = [path.read_bytes() for path in output.rglob("*") if path.is_file()]
        return (done.returncode, [hashlib.sha256(found).hexdigest() for found in written],
                done.stdout + done.stderr)


@pytest.fixture(scope="module")
def pairs(binary, tmp_path_factory):
    return {
        name: Pair(binary, tmp_path_factory.mktemp("pair"), data) for name, data in tamper.sources()}


@pytest.mark.parametrize("kind", kinds)
@given(altered=side, edits=file_edits)
def test_file_comes_back_whole_or_not_at_all(pairs, kind, altered, edits):
    pair = pairs[kind]
    half = pair.halves[altered]
    data = edited(half.data, edits)
    status, written, said = pair.reconstruct(altered, data)
    assert (status, written) == (0, [pair.digest]) or status in (65, 66) and not written, said
    if status == 0:
        try:
            same = Half(data).rows.tobytes() == half.rows.tobytes()
        except read_shares.Refused:
            same = True  # a checksum is wrong that libpng forgives; the tags are right
        assert same, "altered samples were accepted"


@pytest.mark.parametrize("kind", kinds)
@given(altered=side, edits=sample_edits)
def test_altered_samples_are_found_out(pairs, kind, altered, edits):
    pair = pairs[kind]
    half = pair.halves[altered]
    body = half.rows.size - TRAILER

    def change(flat):
        for at, mask in edits:
            flat[at % body] ^= mask

    if body <= 0:
        pytest.skip("this kind has no samples beside its header")
    data = half.with_bytes(change)
    if Half(data).rows.tobytes() == half.rows.tobytes():
        return  # the alterations took each other back
    status, written, said = pair.reconstruct(altered, data)
    assert status == 65 and not written, said
    assert f"the {half.role} share was altered" in said
