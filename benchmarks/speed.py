#!/usr/bin/env python3
"""Times whole processes on a sample pair of about 30 segments a side: start, reading, work, writing."""
import os
import statistics
import subprocess
import sys
import time

RUNS = 21
ARTICLES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'data', 'articles')


def median_of(command):
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    # The first run fills the caches.
    return statistics.median(times[1:]) * 1000


def main():
    program = sys.argv[1]
    pair = [os.path.join(ARTICLES, 'grid.uk.txt'), os.path.join(ARTICLES, 'grid.en.txt')]
    for name, command in {'align': ['align', *pair], 'align --no-lexicon': ['--no-lexicon', 'align', *pair], 'check': ['check', *pair],
                          'names': ['names', *pair], 'check --to html': ['check', *pair, '--to', 'html']}.items():
        print(f'{name}: {median_of([program, *command]):.0f}')


if __name__ == '__main__':
    main()
