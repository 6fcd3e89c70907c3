#!/usr/bin/env python3
"""The page of findings: a finding that is dismissed there is not found again.

usage: report_page.py PROGRAM
"""
import os
import subprocess
import sys
import tempfile

from browser import run_in_page

SCRIPT = r'''
  let saved = null;
  URL.createObjectURL = (blob) => { saved = blob; return "#"; };
  const save = document.getElementById("save");
  const before = save.hidden;
  const finding = document.querySelector(".finding");
  finding.open = true;
  finding.querySelector(".reason").value = "the desk's\tspelling";
  finding.querySelector(".dismiss").click();
  const second = document.querySelectorAll(".finding")[1].querySelector(".dismiss");
  second.click();
  second.click();
  save.click();
  document.querySelector('[data-show="findings"]').click();
  const shown = [...document.querySelectorAll(".bead")].filter((bead) => !bead.hidden);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
  return {
    hiddenBefore: before, hiddenAfter: save.hidden, dismissed: document.querySelectorAll(".dismissed").length,
    saved: await saved.text(), shownWithout: shown.filter((bead) => bead.dataset.findings === "0").length,
    marked: document.querySelectorAll(".bead.marked").length,
  };
'''

TEXT = 'The bridge was closed on Monday,, the mayor said.\n\nIt will open again  next week.\n\nNobody was hurt.\n'


def check(program, *arguments):
    return subprocess.run([program, '--no-lexicon', 'check', *arguments], capture_output=True, text=True, check=True).stdout


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        text, page, baseline = (os.path.join(folder, name) for name in ('text.txt', 'page.html', 'dismissed.tsv'))
        with open(text, 'w', encoding='utf-8') as file:
            file.write(TEXT)
        check(program, text, '--target-lang', 'en', '--to', 'html', '-o', page)
        seen = run_in_page(page, SCRIPT)
        assert seen['hiddenBefore'] and not seen['hiddenAfter'], seen
        assert seen['dismissed'] == 1 and seen['shownWithout'] == 0 and seen['marked'] == 1, seen
        with open(baseline, 'w', encoding='utf-8') as file:
            file.write(seen['saved'])
        assert "the desk's\\tspelling" in seen['saved'], seen
        findings = check(program, text, '--target-lang', 'en', '--to', 'jsonl').splitlines()
        left = check(program, text, '--target-lang', 'en', '--to', 'jsonl', '--baseline', baseline).splitlines()
        assert len(findings) >= 2 and len(left) == len(findings) - 1, (findings, left)


if __name__ == '__main__':
    main()
