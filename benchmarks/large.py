#!/usr/bin/env python3
"""Aligns texts of growing size and prints time and memory of the whole process.

usage: large.py PROGRAM SOURCE TARGET GOLD [--sizes N ...]

The texts are made from one aligned novel by a seeded generator: the novel is repeated until there are N segments a side, and in every
repetition words are changed, lines dropped, merged and inserted on either side, so that no two repetitions are alike.
"""
import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time

CHANGED_WORDS = .10
DROPPED, MERGED, INSERTED = .01, .01, .01


def lines_of(path):
    with open(path, encoding='utf-8') as file:
        return file.read().split('\n')[:-1]


def beads_of(path):
    with open(path, encoding='utf-8') as file:
        for line in file:
            yield [[int(n) for n in re.findall(r'\d+', side)] for side in line.split(':')[:2]]


class Noise:
    """One side of the text, changed anew at each repetition."""

    def __init__(self, lines, seed):
        self.random = random.Random(seed)
        self.lines = lines
        self.words = sorted({word for line in lines for word in line.split()})

    def changed(self, line):
        return ' '.join(self.random.choice(self.words) if self.random.random() < CHANGED_WORDS else word for word in line.split())

    def segments(self, numbers):
        out = []
        for number in numbers:
            chance = self.random.random()
            if chance < DROPPED:
                continue
            if chance < DROPPED + MERGED and out:
                out[-1] += ' ' + self.changed(self.lines[number])
                continue
            out.append(self.changed(self.lines[number]))
            if chance > 1 - INSERTED:
                out.append(self.changed(self.random.choice(self.lines)))
        return out


def write_text(paths, sources, beads, size):
    """Writes both sides; a bead stays a bead, whatever is done to its lines."""
    sides = [Noise(lines, seed) for seed, lines in enumerate(sources, 1)]
    counts = [0, 0]
    with open(paths[0], 'w', encoding='utf-8') as source, open(paths[1], 'w', encoding='utf-8') as target:
        while min(counts) < size:
            for bead in beads:
                for k, (side, file) in enumerate(zip(sides, (source, target))):
                    for segment in side.segments(bead[k]):
                        file.write(segment + '\n')
                        counts[k] += 1
                if min(counts) >= size:
                    break
    return counts


def measured(command):
    """(seconds, MB) of a whole process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f'{" ".join(command)} failed: {status}')
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('program')
    parser.add_argument('source')
    parser.add_argument('target')
    parser.add_argument('gold')
    parser.add_argument('--languages', nargs=2, default=['hu', 'en'])
    parser.add_argument('--sizes', nargs='*', type=int, default=[6_700, 100_000])
    options = parser.parse_args()
    sources = [lines_of(options.source), lines_of(options.target)]
    beads = list(beads_of(options.gold))
    first = None
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, side) for side in ('source', 'target')]
            counts = write_text(paths, sources, beads, size)
            seconds, memory = measured([options.program, '-q', 'align', '--presegmented', '--source-lang', options.languages[0],
                                        '--target-lang', options.languages[1], *paths, '--to', 'beads', '-o',
                                        os.path.join(folder, 'beads')])
        first = first or (seconds, memory)
        print(f'{counts[0]} and {counts[1]} segments: {seconds:.1f} s, {memory:.0f} MB; '
              f'{seconds / first[0]:.1f} times the time and {memory / first[1]:.1f} times the memory of the first', flush=True)


if __name__ == '__main__':
    main()
