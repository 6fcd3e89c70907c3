#!/usr/bin/env python3
"""Imports a million names into a lexicon and looks some up in it.

usage: million_lexicon.py PROGRAM LOOKUP DATA_FOLDER TABLES_FOLDER

TABLES_FOLDER holds names.tsv and queries.tsv as million_names.py makes them, LOOKUP is the program made of lexicon_lookup.cpp. Prints what the
import, the first lookups of a process and the next ones cost.
"""
import csv
import os
import subprocess
import sys
import tempfile
import time


def measured(command):
    """Runs a command. -> wall seconds, CPU seconds, peak memory in MB"""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f'{command[0]} failed')
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def write_import(tables, path):
    """-> how many names"""
    with open(os.path.join(tables, 'names.tsv'), encoding='utf-8', newline='') as names, open(path, 'w', encoding='utf-8') as out:
        out.write('entity\tform\tlanguage\tkind\tstatus\n')
        count = 0
        for count, row in enumerate(csv.DictReader(names, delimiter='\t', quoting=csv.QUOTE_NONE), 1):
            out.write(f"{row['id']}\t{row['name']}\t{row['language']}\t{row['kind']}\tadmitted\n")
    return count


def main():
    if len(sys.argv) != 5:
        raise SystemExit(__doc__)
    program, lookup, data, tables = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix='tolmach_million_') as folder:
        lexicon, rows = os.path.join(folder, 'lexicon.db'), os.path.join(folder, 'names.tsv')
        count = write_import(tables, rows)
        wall, cpu, memory = measured([program, '--lexicon', lexicon, '--quiet', 'lexicon', 'import', rows])
        print(f'import of {count} names with all indexes: {wall:.1f} s, {cpu:.1f} s of CPU, {memory:.0f} MB; '
              f'the file has {os.path.getsize(lexicon) / 1e6:.0f} MB')
        # Times of short processes are noisy: the middle one of some.
        runs = sorted(measured([program, '--lexicon', lexicon, 'lexicon', 'find', '--near', '10', 'Зеленський']) for _ in range(7))
        wall, cpu, memory = runs[len(runs) // 2]
        print(f"'lexicon find --near', the whole process: {wall * 1e3:.0f} ms, {memory:.0f} MB")
        sys.stdout.flush()
        subprocess.run([lookup, data, lexicon, os.path.join(tables, 'queries.tsv')], check=True)


if __name__ == '__main__':
    main()
