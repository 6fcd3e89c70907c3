#!/usr/bin/env bash
# Formatting, clang-tidy and cppcheck over the project's own files. Usage: lint.sh BUILD_FOLDER JOBS
set -euo pipefail
build=$1 jobs=$2
mapfile -t files < <(git ls-files '*.cpp' '*.h')
mapfile -t sources < <(git ls-files '*.cpp' | grep -v '^tests/consumer/')
echo "clang-format: ${#files[@]} files"
clang-format --dry-run --Werror "${files[@]}"
echo "clang-tidy: ${#sources[@]} files"
printf '%s\n' "${sources[@]}" | xargs -P "$jobs" -n 4 clang-tidy -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option 2> >(grep -v 'warnings generated' >&2)
echo "cppcheck"
cppcheck --project="$build/compile_commands.json" --enable=warning,performance,portability --inline-suppr --quiet \
         --error-exitcode=1 --suppress=missingIncludeSystem -j "$jobs"
