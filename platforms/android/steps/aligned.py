"""Refuses a package whose libraries Android cannot map from it: `aligned.py APK`.

A library that is stored begins at a page of 16 KB; one that is compressed is unpacked at the installation. As `zipalign -c -P 16`,
which older build-tools do not have.
"""

import struct
import sys
import zipfile

PAGE = 16384
LOCAL_HEADER = 30

fault = False
with zipfile.ZipFile(sys.argv[1]) as apk, open(sys.argv[1], "rb") as file:
    for entry in apk.infolist():
        if not entry.filename.endswith(".so") or entry.compress_type != zipfile.ZIP_STORED:
            continue
        # Name and extra field may be longer here than in the archive's list.
        file.seek(entry.header_offset + 26)
        start = entry.header_offset + LOCAL_HEADER + sum(struct.unpack("<HH", file.read(4)))
        if start % PAGE:
            print(f"aligned: {entry.filename} begins at {start}, not at a page", file=sys.stderr)
            fault = True
sys.exit(fault)
