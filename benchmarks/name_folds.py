#!/usr/bin/env python3
"""How well names are told apart and found, each name judged by costs that were learned without it.

usage: name_folds.py PROGRAM DATA NAMES SCORER [--only pairs|rank] [--folds N,N] [--keep FOLDER]

PROGRAM is tolmach, DATA its data folder, NAMES the folder with dev_pairs.tsv, dev_rank.tsv, rank_pool.tsv and train_pairs.tsv, SCORER
eval_names.py. A name's fold is the md5 of its folded Latin spelling modulo 5; a fold is judged by costs learned from the training rows
that share neither string with any of its rows. --keep leaves the learned costs in a folder and takes those that stand there.
"""
import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import unicodedata

FOLDS = 5


def folded(name):
    return ''.join(c for c in unicodedata.normalize('NFKD', name.casefold()) if c.isalnum())


def fold_of(latin):
    return int(hashlib.md5(folded(latin).encode()).hexdigest(), 16) % FOLDS


def read_table(path):
    with open(path, encoding='utf-8') as table:
        header, *rows = table.read().rstrip('\n').split('\n')
    return header, [row.split('\t') for row in rows]


def write_table(path, header, rows):
    with open(path, 'w', encoding='utf-8') as table:
        table.write('\n'.join([header] + ['\t'.join(row) for row in rows]) + '\n')


def latin_name(row):
    """The Latin name of a row of dev_pairs; the second where neither is."""
    is_latin = lambda name: any('LATIN' in unicodedata.name(c, '') for c in name if c.isalpha())
    return row[1] if is_latin(row[1]) and not is_latin(row[3]) else row[3]


def data_with(data, costs, folder):
    """A data folder that differs from another in its learned costs."""
    os.makedirs(os.path.join(folder, 'names'))
    for base, target in ((data, folder), (os.path.join(data, 'names'), os.path.join(folder, 'names'))):
        for name in os.listdir(base):
            if name not in ('names', 'costs.tsv'):
                os.symlink(os.path.join(os.path.abspath(base), name), os.path.join(target, name))
    os.symlink(os.path.abspath(costs), os.path.join(folder, 'names', 'costs.tsv'))
    return folder


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    for name in ('program', 'data', 'names', 'scorer'):
        parser.add_argument(name)
    parser.add_argument('--only', choices=['pairs', 'rank'])
    parser.add_argument('--folds', default='0,1,2,3,4')
    parser.add_argument('--keep')
    options = parser.parse_args()
    place = lambda name: os.path.join(options.names, name)
    pair_header, pairs = read_table(place('dev_pairs.tsv'))
    rank_header, queries = read_table(place('dev_rank.tsv'))
    train_header, train = read_table(place('train_pairs.tsv'))
    folds = [int(f) for f in options.folds.split(',')]
    pair_folds = [fold_of(latin_name(row)) for row in pairs]
    query_folds = [fold_of(row[4]) for row in queries]
    scored, found = {}, {}
    with tempfile.TemporaryDirectory() as temporary:
        work = options.keep or temporary
        os.makedirs(work, exist_ok=True)
        for fold in folds:
            own_pairs = [k for k, f in enumerate(pair_folds) if f == fold]
            own_queries = [k for k, f in enumerate(query_folds) if f == fold]
            held = {folded(pairs[k][c]) for k in own_pairs for c in (1, 3)} | {folded(queries[k][c]) for k in own_queries for c in (0, 4)}
            costs = os.path.join(work, f'costs{fold}.tsv')
            if not os.path.exists(costs):
                lessons = [row for row in train if folded(row[5]) not in held and folded(row[6]) not in held]
                write_table(os.path.join(temporary, 'train.tsv'), train_header, lessons)
                subprocess.run([options.program, '-q', 'learn-names', os.path.join(temporary, 'train.tsv'), '-o', costs],
                               check=True, env=dict(os.environ, TOLMACH_DATA=options.data))
            data = data_with(options.data, costs, os.path.join(temporary, f'data{fold}'))
            tolmach = [options.program, '-q', '--no-lexicon']
            environment = dict(os.environ, TOLMACH_DATA=data)
            if options.only != 'rank':
                write_table(os.path.join(temporary, 'pairs.tsv'), pair_header, [pairs[k] for k in own_pairs])
                out = subprocess.run(tolmach + ['normalize', '--compare-pairs', os.path.join(temporary, 'pairs.tsv')],
                                     check=True, capture_output=True, text=True, env=environment).stdout.rstrip('\n').split('\n')[1:]
                scored.update(zip(own_pairs, out))
            if options.only != 'pairs':
                write_table(os.path.join(temporary, 'queries.tsv'), rank_header, [queries[k] for k in own_queries])
                out = subprocess.run(tolmach + ['names', 'match', os.path.join(temporary, 'queries.tsv'), place('rank_pool.tsv'), '--top', '100'],
                                     check=True, capture_output=True, text=True, env=environment).stdout.rstrip('\n').split('\n')[1:]
                for line in out:
                    row, _, _, number, *_ = line.split('\t')
                    found.setdefault(own_queries[int(row) - 1], []).append(number)
        evaluate = lambda *arguments: subprocess.run([sys.executable, options.scorer, *arguments], check=True)
        if options.only != 'rank':
            kept = sorted(scored)
            write_table(os.path.join(work, 'judged.tsv'), pair_header, [pairs[k] for k in kept])
            write_table(os.path.join(work, 'scores.tsv'), pair_header + '\tscore', [[scored[k]] for k in kept])
            table = [os.path.join(work, 'judged.tsv'), os.path.join(work, 'scores.tsv')]
            evaluate('pairs', *table, *table)
        if options.only != 'pairs':
            kept = sorted(k for k, f in enumerate(query_folds) if f in folds)
            write_table(os.path.join(work, 'asked.tsv'), rank_header, [queries[k] for k in kept])
            write_table(os.path.join(work, 'found.tsv'), 'query\tids', [[queries[k][0], ' '.join(found.get(k, []))] for k in kept])
            evaluate('rank', os.path.join(work, 'asked.tsv'), os.path.join(work, 'found.tsv'))


if __name__ == '__main__':
    main()
