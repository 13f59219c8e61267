#!/bin/bash
# Orthanc takes an ultrasound image in YBR_FULL_422 and never gives its frame to a web viewer.
#
# Software: orthanc 1.10.1+dfsg-2+deb12u1 with orthanc-dicomweb 1.7+dfsg-6+b2; dicomweb-client 0.61.2
# Guess:    WADO-RS gives the frame of an uncompressed image as the bytes that stand in the file, in
#           whatever color space; the archive need not understand them.
# Seen:     the image is stored ("Success") and comes back whole, bit for bit. Its frame does not: HTTP 400,
#           "Bad file format". The frame of an RGB image is given, though not at the client's default, which
#           asks for any type ("*/*"): HTTP 400, "Bad request".
# Cost:     uncompressed ultrasound of many devices is YBR_FULL_422. It is archived without complaint, and
#           the viewer shows nothing when somebody needs it.

. "$(dirname "$0")/lib.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1 orthanc-dicomweb=1.7+dfsg-6+b2
python_packages numpy==2.4.6 pydicom==3.0.2 dicomweb-client==0.61.2

plugin=$(find "$scratch/root" -name libOrthancDicomWeb.so)
start_orthanc "\"Plugins\": [\"$plugin\"], \"DicomWeb\": {\"Enable\": true}"

cat >ask.py <<'PYTHON'
import json, sys, urllib.error, urllib.request
import dicom, dicomweb_client, requests
from dicom import element
base = "http://127.0.0.1:" + sys.argv[1]
def call(path, data=None, method="GET"):
    try:
        return urllib.request.urlopen(urllib.request.Request(base + path, data, method=method)).read()
    except urllib.error.HTTPError as error:
        return f"HTTP {error.code}, {json.load(error)['Message']}"
pixels = bytes(i * 5 % 256 for i in range(16 * 16 * 3))
for photometric, part in ((b"RGB", pixels), (b"YBR_FULL_422", pixels[:16 * 16 * 2])):
    data = dicom.secondary_capture(part, 16, 16, bits=8, stored=8, photometric=photometric,
                                   samples=3, frames=element(0x28, 6, "US", 0))
    dicom.write("image.dcm", data)
    image = open("image.dcm", "rb").read()
    stored = json.loads(call("/instances", image, "POST"))
    back = call(f"/instances/{stored['ID']}/file") == image
    client = dicomweb_client.DICOMwebClient(base + "/dicom-web")
    def frame(**options):
        try:
            frame = client.retrieve_instance_frames("1.2.3.1", "1.2.3.2", "1.2.3.4", [1], **options)[0]
            return "the bytes of the file" if frame == part else "other bytes"
        except requests.HTTPError as error:
            return f"HTTP {error.response.status_code}, {error.response.json()['Message']}"
    print(f"{stored['Status']}, back {back}; frame: {frame(media_types=('application/octet-stream',))};",
          "by default:", frame())
    call("/instances/" + stored["ID"], method="DELETE")
PYTHON
python ask.py "$web" >seen 2>errors || cat errors
expect "RGB" "$(sed -n 1p seen)" \
    "Success, back True; frame: the bytes of the file; by default: HTTP 400, Bad request"
expect "YBR_FULL_422" "$(sed -n 2p seen)" \
    "Success, back True; frame: HTTP 400, Bad file format; by default: HTTP 400, Bad request"
