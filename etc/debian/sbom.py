#!/usr/bin/env python3
"""sbom.py - writes the bill of materials of the program: SPDX 2.3, as JSON.

Usage: sbom.py PROGRAM VERSION >FILE

Names what is linked into the program (Package.resolved, Swift's libraries) with exact versions, and
the libraries of the distribution that it loads, with those that it was built against. The same
program gives the same text: the time is SOURCE_DATE_EPOCH.
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

PACKAGE = pathlib.Path(__file__).resolve().parent.parent.parent
LICENSES = {
    "swift-argument-parser": "Apache-2.0 WITH Swift-exception",
    "tomlkit": "MIT",
}
# Loaded when they are first needed: Sources/CLoaded.
LOADED = [
    "libarchive.so.13", "libqrencode.so.4", "libsystemd.so.0", "libturbojpeg.so.0", "libzbar.so.0"]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def package(name, version, license="NOASSERTION", location="NOASSERTION", **more):
    return {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name),
        "name": name,
        "versionInfo": version,
        "downloadLocation": location,
        "filesAnalyzed": False,
        "licenseConcluded": license,
        "licenseDeclared": license,
        "copyrightText": "NOASSERTION",
        **more,
    }


def linked():
    """What is compiled into the program."""
    pins = PACKAGE / "Package.resolved"
    if not pins.exists():
        sys.exit(f"{pins} is missing: build the program here first, or run swift package resolve")
    for pin in json.loads(pins.read_text())["pins"]:
        state = pin["state"]
        yield package(
            pin["identity"], state["version"], LICENSES[pin["identity"]],
            f"git+{pin['location']}@{state['revision']}")
    version = re.search(r"Swift version (\S+)", output("swift", "--version"))
    yield package("swift", version[1], "Apache-2.0 WITH Swift-exception",
                  "git+https://github.com/swiftlang/swift")


def distribution(program):
    """The packages of the distribution whose libraries the program uses."""
    names = re.findall(r"NEEDED.*\[(.+?)\]", output("readelf", "-d", program))
    found = set()
    for library in names + LOADED:
        for line in output("dpkg-query", "--search", f"*/{library}").splitlines():
            found.add(line.split(":")[0])
    for name in sorted(found):
        version = output("dpkg-query", "--show", "--showformat=${Version}\n", name).splitlines()[0]
        yield package(name, version, location=f"https://packages.debian.org/{name}",
                      externalRefs=[{
                          "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                          "referenceLocator": f"pkg:deb/debian/{name}@{version}"}])


def main():
    program, version = sys.argv[1:]
    digest = hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest()
    time = datetime.datetime.fromtimestamp(
        int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    own = package("dicomshare", version, "Apache-2.0",
                  checksums=[{"algorithm": "SHA256", "checksumValue": digest}],
                  primaryPackagePurpose="APPLICATION")
    inner, outer = list(linked()), list(distribution(program))
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", own["SPDXID"])]
    relations += [(own["SPDXID"], "STATIC_LINK", part["SPDXID"]) for part in inner]
    relations += [(own["SPDXID"], "DYNAMIC_LINK", part["SPDXID"]) for part in outer]
    json.dump({
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"dicomshare-{version}",
        "documentNamespace": f"https://dicomshare.invalid/spdx/{version}/{digest[:32]}",
        "creationInfo": {
            "created": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: etc/debian/sbom.py"],
        },
        "packages": [own, *inner, *outer],
        "relationships": [
            {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}
            for one, kind, other in relations],
    }, sys.stdout, indent=1)
    print()


main()
