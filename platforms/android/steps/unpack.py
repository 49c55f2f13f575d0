"""Unpacks AndroidX: `unpack.py LIBRARIES FOLDER CLASSES RULES`.

FOLDER gets each library's manifest and resources, CLASSES the classes of all as one jar, RULES their rules for R8.
"""

import io
import pathlib
import sys
import zipfile

libraries, folder, classes, rules = map(pathlib.Path, sys.argv[1:])
written = set()


def add_classes(jar, into):
    """Adds a jar's classes; of what two libraries bring by one name, the first stays."""
    for entry in jar.infolist():
        if entry.filename in written or entry.is_dir() or entry.filename.endswith("module-info.class"):
            continue
        written.add(entry.filename)
        into.writestr(entry.filename, jar.read(entry))


def rules_of(archive):
    """The rules that a library brings: in `proguard.txt`, or inside the jar where R8 looks for them."""
    for entry in archive.namelist():
        if entry == "proguard.txt" or (entry.startswith(("META-INF/proguard/", "META-INF/com.android.tools/r8/")) and not entry.endswith("/")):
            yield archive.read(entry).decode()


with zipfile.ZipFile(classes, "w", zipfile.ZIP_DEFLATED) as jar, rules.open("w") as kept:
    for library in sorted(libraries.iterdir()):
        archive = zipfile.ZipFile(library)
        if library.suffix == ".aar":
            for entry in archive.namelist():
                if entry == "AndroidManifest.xml" or entry.startswith("res/"):
                    archive.extract(entry, folder / library.stem)
            for entry in archive.namelist():
                if entry == "classes.jar" or entry.startswith("libs/") and entry.endswith(".jar"):
                    bytecode = zipfile.ZipFile(io.BytesIO(archive.read(entry)))
                    add_classes(bytecode, jar)
                    kept.writelines(rules_of(bytecode))
        else:
            add_classes(archive, jar)
        kept.writelines(rules_of(archive))
