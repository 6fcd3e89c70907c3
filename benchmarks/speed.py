#!/usr/bin/env python3
"""Times whole processes on a sample pair of about 30 segments a side: start, reading, work, writing."""
import os
import statistics
import subprocess
import sys
import tempfile
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


def text_of(language):
    """The sample articles of a language."""
    content = ''
    for file in sorted(os.listdir(ARTICLES)):
        if file.endswith(f'.{language}.txt'):
            with open(os.path.join(ARTICLES, file), encoding='utf-8') as article:
                content += article.read() + '\n\n'
    return content


def segmenting(program, language, size=100_000_000):
    """(MB a second, MB of memory) of splitting a text into sentences, start and output included."""
    with tempfile.NamedTemporaryFile('w', encoding='utf-8', suffix='.txt') as file:
        content = text_of(language)
        for _ in range(size // len(content.encode()) + 1):
            file.write(content)
        file.flush()
        start = time.perf_counter()
        process = subprocess.Popen([program, '-q', 'segment', '--lang', language, '--to', 'spans', file.name], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f'tolmach segment failed: {status}')
        return os.path.getsize(file.name) / 1e6 / (time.perf_counter() - start), usage.ru_maxrss / 1024


def pairs_a_second(program, jobs, copies=40):
    """Pairs of a list that are aligned in a second: the sample articles, over and over."""
    names = sorted(file[:-len('.en.txt')] for file in os.listdir(ARTICLES) if file.endswith('.en.txt'))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for copy in range(copies):
            for name in names:
                other = next(file for file in sorted(os.listdir(ARTICLES)) if file.startswith(name + '.') and
                             file.endswith('.txt') and file.split('.')[1] not in ('en', 'mangled'))
                rows.append('\t'.join([os.path.join(ARTICLES, name + '.en.txt'), os.path.join(ARTICLES, other),
                                       os.path.join(folder, f'{name}.{copy}')]))
        listed = os.path.join(folder, 'list.tsv')
        with open(listed, 'w', encoding='utf-8') as file:
            file.write('source\ttarget\toutput\n' + '\n'.join(rows) + '\n')
        start = time.perf_counter()
        subprocess.run([program, '-q', 'align', '--pairs', listed, '--to', 'beads', '-j', str(jobs)], check=True,
                       stdout=subprocess.DEVNULL)
        return len(rows) / (time.perf_counter() - start)


def main():
    program = sys.argv[1]
    pair = [os.path.join(ARTICLES, 'grid.uk.txt'), os.path.join(ARTICLES, 'grid.en.txt')]
    for name, command in {'align': ['align', *pair], 'align --no-lexicon': ['--no-lexicon', 'align', *pair], 'check': ['check', *pair],
                          'names': ['names', *pair], 'check --to html': ['check', *pair, '--to', 'html']}.items():
        print(f'{name}: {median_of([program, *command]):.0f}')
    one, two = pairs_a_second(program, 1), pairs_a_second(program, 2)
    print(f'\n== many pairs (target: two cores 1.8 times one)\none core {one:.0f} pairs a second, two cores {two:.0f}: {two / one:.2f} times')
    print('\n== sentences of a text of 100 MB, whole process (floor 20 MB/s, aim 60; memory at most 64 MB)')
    for language in ['en', 'uk']:
        speed, memory = segmenting(program, language)
        print(f'segment {language}: {speed:.0f} MB/s, {memory:.0f} MB of memory')


if __name__ == '__main__':
    main()
