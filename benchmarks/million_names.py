#!/usr/bin/env python3
"""Makes a table of a million names to search in, and the queries that are looked up in it.

usage: million_names.py PROGRAM NAMES_FOLDER OUTPUT_FOLDER [--size N]

NAMES_FOLDER holds rank_pool.tsv, dev_rank.tsv and train_pairs.tsv. The table holds the pool, the names of the seed, native spellings of real
names, what every romanisation system of their language makes of those, and, until there are N, persons with a given name of one person
of the pool and the surname of another: names as near to each other as those of a large lexicon are. The same data give the same table.
Writes names.tsv (id, name, language, kind) and queries.tsv (name, language, gold: the id of the right answer).
"""
import argparse
import csv
import os
import random
import subprocess

DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'data')
KINDS = {'person': 'person', 'person-token': 'person', 'place': 'place', 'organisation': 'organisation'}


def table(path):
    with open(path, encoding='utf-8', newline='') as file:
        yield from csv.DictReader((line for line in file if not line.startswith('#')), delimiter='\t', quoting=csv.QUOTE_NONE)


def is_latin(name):
    return all(letter < 'ɐ' for letter in name if letter.isalpha())


def language_of(code):
    """Of pairs such as 'ukru', the first."""
    return code if code == 'und' else code[:2]


def native_names(folder):
    """(form, language, kind) of names that are not in Latin letters, from the seed and from the pairs."""
    found = {}
    for file in sorted(os.listdir(os.path.join(DATA, 'lexicon'))):
        if file.endswith('.tsv') and file != 'never_same.tsv':
            for row in table(os.path.join(DATA, 'lexicon', file)):
                found[row['form'], row['language']] = row['kind']
    for row in table(os.path.join(folder, 'train_pairs.tsv')):
        found.setdefault((row['name_a'], language_of(row['lang_a'])), KINDS.get(row['type'], 'other'))
    return [(form, language, kind) for (form, language), kind in found.items()]


def systems(program):
    """Romanisation systems by language."""
    by_language = {}
    for line in subprocess.run([program, 'normalize', '--list-systems'], check=True, capture_output=True, text=True).stdout.splitlines():
        system = line.split()[0]
        by_language.setdefault(system.split('-')[0], []).append(system)
    return by_language


def romanised(program, names):
    """(form, kind) that the systems of a language make of its names."""
    for language, of_language in sorted(systems(program).items()):
        own = [(form, kind) for form, name_language, kind in names if name_language == language and not is_latin(form)]
        if not own:
            continue
        text = ''.join(form + '\n' for form, _ in own)
        for system in sorted(of_language):
            run = subprocess.run([program, 'normalize', '--romanize', system], input=text, capture_output=True, text=True)
            forms = run.stdout.splitlines()
            if run.returncode == 0 and len(forms) == len(own):
                yield from ((form, kind) for form, (_, kind) in zip(forms, own) if form)


def recombined(pool, chance):
    """Persons without end: given names and surnames of the pool's."""
    persons = [row['name'].split() for row in pool if row['type'] == 'person' and ' ' in row['name']]
    while True:
        yield chance.choice(persons)[0] + ' ' + chance.choice(persons)[-1]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('program')
    parser.add_argument('folder')
    parser.add_argument('output')
    parser.add_argument('--size', type=int, default=1_000_000)
    options = parser.parse_args()
    chance = random.Random(1)
    pool = list(table(os.path.join(options.folder, 'rank_pool.tsv')))
    rows = [('p' + row['id'], row['name'], 'und', KINDS.get(row['type'], 'other')) for row in pool]
    taken = {row['name'] for row in pool}

    def add(form, language, kind):
        if form not in taken and len(rows) < options.size:
            taken.add(form)
            rows.append((f'v{len(rows)}', form, language, kind))

    native = native_names(options.folder)
    for form, language, kind in native:
        add(form, language, kind)
    for form, kind in romanised(options.program, native):
        add(form, 'und', kind)
    print(f'{len(pool)} names of the pool, {len(native)} of the seed and native, {len(rows) - len(pool)} with their romanisations')
    for form in recombined(pool, chance):
        if len(rows) >= options.size:
            break
        add(form, 'und', 'person')
    chance.shuffle(rows)
    os.makedirs(options.output, exist_ok=True)
    with open(os.path.join(options.output, 'names.tsv'), 'w', encoding='utf-8') as file:
        file.write('id\tname\tlanguage\tkind\n')
        file.writelines('\t'.join(row) + '\n' for row in rows)
    with open(os.path.join(options.output, 'queries.tsv'), 'w', encoding='utf-8') as file:
        file.write('name\tlanguage\tgold\n')
        file.writelines(f"{row['query']}\t{row['lang']}\tp{row['gold_id']}\n" for row in table(os.path.join(options.folder, 'dev_rank.tsv')))


if __name__ == '__main__':
    main()
