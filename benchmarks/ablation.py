#!/usr/bin/env python3
"""Prints what each evidence of the aligner is worth: strict F1 of the development sets with all of it and without each.

usage: ablation.py PROGRAM [--shared FOLDER] [--evidence NAME ...]
"""
import argparse
import os
import tempfile

import quality

EVIDENCE = 'shape deletion length paragraphs ends begins capitals words cognates concepts names numbers punctuation'.split()


def figures(program, shared, folder, options):
    """Strict F1 by set; the news pairs as their mean."""
    single, news, pooled = {}, [], []
    for name, pairs in quality.align_sets(shared):
        f1 = quality.f1(quality.scored(program, pairs, quality.align_listed(program, folder, pairs, align=options))[0])
        if not name.startswith('ntrex'):
            single[name] = f1
            continue
        news.append(f1)
        outputs = quality.align_listed(program, folder, pairs, align=[*options, '--pool'])
        pooled.append(quality.f1(quality.scored(program, pairs, outputs)[0]))
    return [*single.values(), sum(news) / len(news), min(news), sum(pooled) / len(pooled)]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('program')
    parser.add_argument('--shared', default=os.path.join(quality.HERE, '..', '..', 'shared'))
    parser.add_argument('--evidence', nargs='*', default=EVIDENCE)
    options = parser.parse_args()
    program, shared = os.path.abspath(options.program), os.path.abspath(options.shared)
    if not os.path.isdir(os.path.join(shared, 'alignment')):
        print(f'ablation: skipped, the development data is not at {options.shared}')
        return
    print('| without | Text+Berg dev | dtm | novel_1984 | news, each by itself | lowest | news, pooled |')
    print('|---|---|---|---|---|---|---|')
    with tempfile.TemporaryDirectory() as folder:
        for name in ['nothing', *options.evidence]:
            without = [] if name == 'nothing' else ['--without', name]
            print('|', name, '|', ' | '.join(f'{f1:.4f}' for f1 in figures(program, shared, folder, without)), '|', flush=True)


if __name__ == '__main__':
    main()
