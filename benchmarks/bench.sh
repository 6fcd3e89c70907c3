#!/usr/bin/env bash
# Prints the figures of quality and speed. Usage: bench.sh BUILD_FOLDER [--large | --ablation | --million | options of quality.py]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tolmach=$1/tolmach
shift
novel=$here/../../shared/alignment/novel_1984

large() {
  echo "== alignment of texts of growing size (targets: 100k segments 20 times the time and 16 times the memory of 6.7k; 1 million 12 GB and 30 minutes)"
  if [ ! -e "$novel.gold" ]; then
    echo "skipped, the development data is not at $novel.*"
    return
  fi
  python3 "$here/large.py" "$tolmach" "$novel.hu" "$novel.en" "$novel.gold" --sizes 6700 100000 1000000
}

million() {
  echo "== names among a million (targets: median 3 ms and p95 10 ms at 99.5 % of the scan's R@10, 150 MB)"
  local names=$here/../../shared/names tables
  if [ ! -e "$names/rank_pool.tsv" ]; then
    echo "skipped, the development data is not at $names"
    return
  fi
  tables=$(mktemp -d)
  local build
  build=$(dirname "$tolmach")
  cmake --build "$build" --target name_search_benchmark lexicon_lookup_benchmark >/dev/null
  python3 "$here/million_names.py" "$tolmach" "$names" "$tables"
  "$build/benchmarks/name_search_benchmark" "$build/share/tolmach" "$tables" 2
  echo "== a lexicon of a million names (floors: import 60 s, opening and first lookup 300 ms and 400 MB, 200 thousand exact lookups a second)"
  python3 "$here/million_lexicon.py" "$tolmach" "$build/benchmarks/lexicon_lookup_benchmark" "$build/share/tolmach" "$tables"
  rm -r "$tables"
  echo "== a lexicon under stress (floors: nothing lost, torn or damaged, no error)"
  python3 "$here/lexicon_stress.py" --program "$tolmach"
}

case "${1:-}" in
  --million) million; exit ;;
  --large) large; exit ;;
  --ablation) python3 "$here/ablation.py" "$tolmach"; exit ;;
esac

python3 "$here/quality.py" "$tolmach" "$@"

printf '\n== speed, whole process, median of 21 runs in milliseconds (target: 80 for a pair of 30 segments)\n'
python3 "$here/speed.py" "$tolmach"
