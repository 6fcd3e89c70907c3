#!/usr/bin/env python3
"""Counts how often the letters, groups and endings of data/romanization/letters.tsv stand in names, and prints the table anew.

Usage: count_letters.py NAMES [--source SOURCE ...]
NAMES is TSV with columns lang_a name_a lang_b name_b source, as `tolmach learn-names` reads it; only rows of the sources named count.
Languages without names keep their rows. A letter counts three in ten thousand at least; a group or an ending that is rarer, or
rarer than its letters would meet by chance, is left out.
"""
import argparse
import collections
import csv
import os
import sys
import unicodedata

TABLE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'data', 'romanization', 'letters.tsv')
LEAST = 3  # in ten thousand letters


def words_of(path, sources):
    """language → its different names' words, in small letters."""
    names = collections.defaultdict(set)
    with open(path, encoding='utf-8') as file:
        for row in csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE):
            if sources and row['source'] not in sources:
                continue
            for side in 'ab':
                names[row['lang_' + side]].add(unicodedata.normalize('NFC', row['name_' + side]).lower().replace("'", '’'))
    return {language: [word for name in some for word in name.replace('-', ' ').split()] for language, some in names.items()}


def frequency(words, letters, where):
    """In ten thousand letters."""
    total = sum(len(word) for word in words)
    found = sum(word.endswith(letters) if where == 'end' else word.count(letters) for word in words)
    return found / total * 10000


def by_chance(words, letters):
    expected = 10000
    for letter in letters:
        expected *= frequency(words, letter, 'any') / 10000
    return expected


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('names')
    parser.add_argument('--source', nargs='*')
    options = parser.parse_args()
    words = words_of(options.names, options.source)
    with open(TABLE, encoding='utf-8') as file:
        for line in file:
            fields = line.rstrip('\n').split('\t')
            if line.startswith('#') or not words.get(fields[0]):
                sys.stdout.write(line)
                continue
            language, letters, _, where = fields
            count = frequency(words[language], letters, where)
            rare = round(count) < LEAST or (where == 'any' and count < by_chance(words[language], letters))
            if len(letters) > 1 and rare:
                continue
            print(language, letters, max(round(count), LEAST), where, sep='\t')


if __name__ == '__main__':
    main()
