#!/usr/bin/env bash
# Prints the figures of quality and speed. Usage: bench.sh BUILD_FOLDER [options of quality.py]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tolmach=$1/tolmach
shift

python3 "$here/quality.py" "$tolmach" "$@"

printf '\n== speed, whole process, median of 21 runs in milliseconds (target: 80 for a pair of 30 segments)\n'
python3 "$here/speed.py" "$tolmach"
