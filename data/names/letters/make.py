#!/usr/bin/env python3
"""Writes how much the letters of a word speak for a name that a language spells by its sound.

usage: make.py LANGUAGE ORDER LETTERS NAMES TEXT > LANGUAGE.tsv

ORDER    how many letters of a word are looked at together: 1 for characters that stand for syllables, 3 for alphabets
LETTERS  the letters, as the inside of a regular expression's brackets: '\\u30a1-\\u30fa\\u30fc'
NAMES    foreign names in the language's letters, one a line; for Chinese also the characters of ../transliteration/zh.tsv, three times
         each, for those that stand in few names
TEXT     running text of the language

A weight is the natural logarithm of how much likelier a letter is behind the one or two letters before it in a name than in
the text's words, in hundredths; the probabilities of longer groups lean on those of shorter ones (Witten and Bell 1991 with a fixed
weight). A word of the text counts once. ^ is the beginning of a word and $ its end.
"""
import collections
import math
import re
import sys

LEAN = 3          # the weight of what shorter groups say
SELDOM = 2        # groups that are seen less often in both are left to shorter ones
MOST = 4.0        # nothing is surer than this: what no text had so far may be in the next one


def words(lines, letters, syllables):
    found = re.findall(f'[{letters}]+', '\n'.join(lines))
    return collections.Counter(found) if syllables else collections.Counter(set(found))


class Model:
    def __init__(self, words, order):
        self.order, self.counts, self.before = order, collections.Counter(), collections.Counter()
        for word, times in words.items():
            padded = '^' * (order - 1) + word + ('$' if order > 1 else '')
            for at in range(order - 1, len(padded)):
                for length in range(order):
                    self.counts[padded[at - length:at + 1]] += times
                    self.before[padded[at - length:at]] += times
        self.letters = len([g for g in self.counts if len(g) == 1])

    def probability(self, group):
        p = 1 / max(self.letters, 1)
        if self.order == 1:
            return (self.counts[group] + 1) / (self.before[''] + self.letters)
        for length in range(1, len(group) + 1):
            part = group[-length:]
            p = (self.counts[part] + LEAN * p) / (self.before[part[:-1]] + LEAN)
        return p


def main():
    language, order, letters, names, text = sys.argv[1:]
    order = int(order)
    with open(names, encoding='utf-8') as file:
        of_names = Model(words(file, letters, order == 1), order)
    with open(text, encoding='utf-8') as file:
        of_text = Model(words(file, letters, order == 1), order)
    print(f'# How much letters speak for a foreign name that is spelled by its sound: {language}. Made by make.py from names of persons that')
    print('# Wikidata (CC0) has in the language, by way of NETransliteration-COLING2018, against the words of news texts: figures, no text.')
    print('# Columns: letters, hundredths of log-odds of the last of them behind the others; ^ begins a word, $ ends it.')
    groups = {g for model in (of_names, of_text) for g, n in model.counts.items() if g.strip('^') and (n >= SELDOM or len(g) == 1)}
    if order == 1:
        groups = {g for g in groups if of_names.counts[g] >= SELDOM}
    for group in sorted(groups):
        weight = math.log(of_names.probability(group) / of_text.probability(group))
        print(f'{group}\t{round(100 * max(-MOST, min(MOST, weight)))}')


main()
