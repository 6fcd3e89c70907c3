#!/usr/bin/env python3
"""Makes en.tsv from SCOWL's word lists. usage: make_en.py [FOLDER OF SCOWL'S LISTS] > en.tsv

The lists are those of the Debian package scowl, 2020.12.07, which puts them into /usr/share/dict/scowl. Names of the news that
they do not have are taken from en.more.
"""
import glob
import os
import sys
import unicodedata

FOLDER = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/dict/scowl'
COMMON_NAME, USUAL_NAME, RARE_NAME, WORD = 'c', 'n', 'r', 'w'
# What text::fold() makes of letters that are no letter with a mark to Unicode.
WITHOUT_STROKE = str.maketrans('đħıłøŧ', 'dhilot')
# A name has the first of its kinds, so that they stand from common to rare.
SOURCES = [(WORD, ['english', 'american', 'british'], ['words'], 70), (COMMON_NAME, ['*'], ['upper', 'proper-names'], 60),
           (USUAL_NAME, ['*'], ['upper', 'proper-names'], 80), (RARE_NAME, ['*'], ['upper', 'proper-names'], 95)]


def folded(word):
    plain = unicodedata.normalize('NFKD', word.casefold())
    return ''.join(c for c in plain if not unicodedata.combining(c)).translate(WITHOUT_STROKE)


def beside(name):
    """The lines of a file in this folder."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name), encoding='utf-8') as file:
        return file.readlines()


def main():
    kinds = {}
    for kind, spellings, lists, largest in SOURCES:
        for spelling in spellings:
            for name in lists:
                for path in sorted(glob.glob(os.path.join(FOLDER, f'{spelling}-{name}.*'))):
                    if int(path.rsplit('.', 1)[1]) > largest:
                        continue
                    with open(path, encoding='latin-1') as file:
                        for line in file:
                            word = folded(line.strip())
                            word = word[:-2] if word.endswith("'s") else word
                            if len(word) > 2 and word.isalpha() and (kind == WORD or not kinds.get(word, set()) - {WORD}):
                                kinds.setdefault(word, set()).add(kind)
    for number, line in enumerate(beside('en.more'), 1):
        if not line.startswith('#'):
            for word in map(folded, line.split()):
                if len(word) < 3 or not word.isalpha():
                    sys.exit(f'en.more:{number}: “{word}” is no word of three letters or more')
                if not kinds.get(word, set()) - {WORD}:
                    kinds.setdefault(word, set()).add(RARE_NAME)
    sys.stdout.writelines(beside('en.head'))
    for word in sorted(kinds):
        print(word, ''.join(sorted(kinds[word])), sep='\t')


if __name__ == '__main__':
    main()
