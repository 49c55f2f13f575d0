"""Zips a package as Android wants it: `pack.py APK RESOURCES DEX NAME=FILE …`.

What may be mapped into memory is stored and aligned: libraries to 16 KB pages, the rest to 4 bytes. Every date is the same, so
that the same input gives the same package.
"""

import struct
import sys
import zipfile

PAGE, WORD = 16384, 4
LOCAL_HEADER = 30
ALIGNMENT_EXTRA = 0xD935  # As zipalign and apksigner write it.


def add(apk, name, data, stored):
    """Adds an entry; a stored one begins where its kind wants it."""
    entry = zipfile.ZipInfo(name, (1981, 1, 1, 1, 1, 2))
    if stored:
        align = PAGE if name.endswith(".so") else WORD
        start = apk.fp.tell() + LOCAL_HEADER + len(name.encode())
        padding = -start % align
        # The extra field's own head and the alignment that it names are 6 bytes.
        while 0 < padding < 6:
            padding += align
        if padding:
            entry.extra = struct.pack("<HHH", ALIGNMENT_EXTRA, padding - 4, align) + bytes(padding - 6)
    else:
        entry.compress_type = zipfile.ZIP_DEFLATED
    apk.writestr(entry, data, compresslevel=9)


target, resources, dex, *files = sys.argv[1:]
with zipfile.ZipFile(target, "w") as apk:
    for archive in map(zipfile.ZipFile, (resources, dex)):
        for entry in archive.infolist():
            if not entry.is_dir():
                add(apk, entry.filename, archive.read(entry), entry.filename == "resources.arsc")
    for name, path in (file.split("=", 1) for file in files):
        with open(path, "rb") as data:
            add(apk, name, data.read(), name.endswith(".so"))
