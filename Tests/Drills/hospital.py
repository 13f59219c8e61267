#!/usr/bin/env python3
"""A day in a hospital, as each of the four people has it who work with dicomshare.

A modality writes a study of 50 CT slices through Samba. The clerk takes the study's folder, burns
the ISO image and mails the ZIP files. The doctor drops both shares through Samba and gets the exam
back, byte for byte. The administrator asks for status, studies and metrics. Thirty-odd strings that
tell of patient, exam and files are planted in the study, and none of them may be found in anything
that was written outside of `reconstructed`, the journal included.

Needs root, smbd, which listens on 127.0.0.1 only, smbclient, unzip and isoinfo. The ISO image is
mounted by the kernel, or by fuseiso where the kernel cannot.
"""

import os
import shutil
import sys

from hospital_administrator import administrator, named_by_accession, power_failure
from hospital_clerk import PARTS, clerk, hand_over
from hospital_doctor import doctor
from hospital_modality import modality
from hospital_study import MARKERS, SLICES, nothing_is_told
from hospital_samba import Samba
from spool import drill

CONFIGURATION = """\
study-quiet = "20s"
media = ["folder", "zip", "iso"]
max-part = "10MB"
handed-over-after = "1s"
lookup = "{lookup}"
metrics-file = "{metrics}"
"""


def run(spool, options):
    for tool in ("smbd", "smbclient", "unzip", "isoinfo"):
        if not shutil.which(tool) and not os.access(f"/usr/sbin/{tool}", os.X_OK):
            print(f"skipped: {tool} is not installed (Debian: samba, smbclient, unzip, genisoimage)")
            sys.exit(77)
    if os.geteuid() != 0:
        print("skipped: mounting and smbd need root")
        sys.exit(77)
    base = spool.folder.parent
    spool.configuration = CONFIGURATION.format(
        lookup=base / "lookup", metrics=base / "dicomshare.prom"
    )
    if options.quick:  # Slices that end in zeros, as if cut off, rest for a minute otherwise.
        spool.configuration += 'settle-in-doubt = "5s"\n'
    spool.start_working()
    samba = Samba(spool)
    try:
        sent = modality(spool, samba, base / "modality")
        label, how = clerk(spool, samba, base / "clerk")
        doctor(spool, samba, base / "doctor", base / "clerk", sent)
        administrator(spool, label)
        nothing_is_told(spool)
        hand_over(spool, samba, base, label)
        nothing_is_told(spool)
    finally:
        samba.stop()
    power_failure(spool)
    named_by_accession(spool)
    return (
        f"{SLICES} slices through Samba and back, byte for byte; {how}, {PARTS} ZIP files;"
        f" none of {len(MARKERS)} markers anywhere but in reconstructed"
    )


if __name__ == "__main__":
    drill(run, __doc__)
