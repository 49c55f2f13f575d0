#!/bin/sh
# Writes the list that "Licencias" shows: every crate that the app is made of, with its licence.
set -eu
cd "$(dirname "$0")/.."
cargo tree -p multiportal --features ui --edges normal --prefix none --no-dedupe --format '{p} · {l}' \
    | sed -e 's/ (proc-macro)//' -e 's| (/[^)]*)||' | grep -v '^multiportal ' | LC_ALL=C sort -u > assets/licences.txt
