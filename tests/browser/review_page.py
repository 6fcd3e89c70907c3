#!/usr/bin/env python3
"""The page of proposals: what is decided there, by keys and by clicks, is saved in the form that --apply takes.

usage: review_page.py PROGRAM
"""
import json
import os
import subprocess
import sys
import tempfile

from browser import run_in_page

SCRIPT = r'''
  let saved = null;
  URL.createObjectURL = (blob) => { saved = blob; return "#"; };
  const key = (name, code = "") => document.dispatchEvent(new KeyboardEvent("keydown", { key: name, code, bubbles: true }));
  for (const name of ["j", "a", "r", "u"]) key(name);
  key("щ", "KeyO");  // no action has this key
  key("к", "KeyR");  // on a Cyrillic keyboard
  const first = document.querySelector(".form");
  first.value = "Qarwane";
  first.dispatchEvent(new Event("input", { bubbles: true }));
  document.querySelectorAll('[data-decision="accepted"]')[2].click();
  document.getElementById("save").click();
  return { saved: await saved.text(), shown: document.getElementById("decisions").value,
           injected: document.querySelectorAll("main b").length };
'''

HOSTILE = '</script><b>"\u202ename'


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        waiting, page, decisions, lexicon = (os.path.join(folder, name) for name in ('w.jsonl', 'p.html', 'd.jsonl', 'l.db'))

        def run(*arguments):
            return subprocess.run([program, '--lexicon', lexicon, 'lexicon', *arguments], capture_output=True, text=True, check=True).stdout

        with open(waiting, 'w', encoding='utf-8') as file:
            for form in ('Qarvane', 'Zubrov', HOSTILE):
                file.write(json.dumps({'proposal': [{'form': form, 'language': 'en'}], 'evidence': 'a.txt'}) + '\n')
        run('import', waiting)
        run('review', '--to', 'html', '-o', page)
        seen = run_in_page(page, SCRIPT)
        assert seen['saved'] == seen['shown'] and seen['injected'] == 0, seen
        with open(decisions, 'w', encoding='utf-8') as file:
            file.write(seen['saved'])
        result = json.loads(run('review', '--apply', decisions, '--json'))
        assert result == {'accepted': 2, 'rejected': 1, 'stale': [], 'dry_run': False}, (result, seen)
        names = [json.loads(line).get('form') for line in run('export', '--to', 'jsonl').splitlines()]
        assert 'Qarwane' in names and HOSTILE in names and 'Zubrov' not in names, names


if __name__ == '__main__':
    main()
