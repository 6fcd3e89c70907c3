#!/usr/bin/env bash
# The straight line on a sample: a Ukrainian article and its damaged English translation are paired and checked, the names in
# both reconciled and proposed to a lexicon. Usage: demo.sh PROGRAM OUTPUT_FOLDER
set -euo pipefail
tolmach=$1 out=$2
here=$(cd "$(dirname "$0")/.." && pwd)
source=$here/data/articles/grid.uk.txt
target=$here/data/articles/grid.mangled.txt
mkdir -p "$out"
rm -f "$out"/lexicon.db*
say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

say "The two versions, paired (the first beads; all of them in $out/beads.tsv)"
"$tolmach" --lexicon "$out/lexicon.db" align "$source" "$target" --to tsv -o "$out/beads.tsv" --learn
head -n 7 "$out/beads.tsv" | cut -f 1-5 | while IFS=$'\t' read -r s t c a b; do
  [ "$s" = source_segments ] && continue
  printf '[%s]:[%s] %s\n  %s\n  %s\n' "$s" "$t" "$c" "$a" "$b"
done

say "What is wrong with the translation"
"$tolmach" --lexicon "$out/lexicon.db" check "$source" "$target"

say "The names of both, reconciled (the first ones)"
"$tolmach" --lexicon "$out/lexicon.db" names "$source" "$target" >"$out/names.txt"
head -n 16 "$out/names.txt"

say "What waits in the lexicon for your review"
"$tolmach" --lexicon "$out/lexicon.db" lexicon stats

"$tolmach" -q --lexicon "$out/lexicon.db" check "$source" "$target" --to html -o "$out/report.html"
say "The page with everything: $out/report.html"
