#!/usr/bin/env python3
"""Prints the quality figures of the program: on the samples of data/articles, and on the development data where it is there.

usage: quality.py PROGRAM [--shared FOLDER] [--only WORD ...]

Alignments and findings are made by the command as a user would call it. Samples are scored here; the development sets by the
scorers that stand beside them. Parts whose data is missing are skipped with a word.
"""
import argparse
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile
import time

import error_sets

HERE = os.path.dirname(os.path.abspath(__file__))
ARTICLES = os.path.join(os.path.dirname(HERE), 'data', 'articles')


def run(*command, stdin=None):
    """Output of a command; its failure ends the run with its message."""
    done = subprocess.run(command, input=stdin, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f'{" ".join(command)}\n{done.stderr}')
    return done.stdout


def sample_pairs():
    """(name, other language) of the sample articles."""
    for file in sorted(os.listdir(ARTICLES)):
        if file.endswith('.sentences') and not file.endswith('.en.sentences'):
            name, language, _ = file.split('.')
            yield name, language


def article(*parts):
    return os.path.join(ARTICLES, '.'.join(parts))


def rows_of(path):
    with open(path, encoding='utf-8') as file:
        return list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))


def samples_alignment(program, folder):
    print('\n== samples: alignment (target: strict F1 .95 over all)')
    gold, output = [], []
    for name, language in sample_pairs():
        beads = os.path.join(folder, name + '.beads')
        run(program, '-q', 'align', '--presegmented', article(name, 'en', 'sentences'), article(name, language, 'sentences'),
            '--source-lang', 'en', '--target-lang', language, '--to', 'beads', '-o', beads)
        # Empty lines stand in the output as they must, but no gold lists them.
        empty = [blank_lines(article(name, 'en', 'sentences')), blank_lines(article(name, language, 'sentences'))]
        with open(beads, encoding='utf-8') as file:
            kept = [line for line in file if not is_blank_bead(line, empty)]
        with open(beads, 'w', encoding='utf-8') as file:
            file.writelines(kept)
        gold.append(article(name, 'gold'))
        output.append(beads)
        print(f'{name} en-{language}: ' + strict(run(program, 'evaluate', '--gold', gold[-1], '--output', beads)))
    print('all: ' + strict(run(program, 'evaluate', '--gold', *gold, '--output', *output, '--calibration')))


def blank_lines(path):
    with open(path, encoding='utf-8') as file:
        return {number for number, line in enumerate(file) if not line.strip()}


def is_blank_bead(line, empty):
    sides = [[int(x) for x in part.strip('[] ').replace(',', ' ').split()] for part in line.split(':')[:2]]
    return all(x in empty[0] for x in sides[0]) and all(x in empty[1] for x in sides[1])


def strict(table):
    for line in table.splitlines():
        if line.startswith('strict'):
            _, p, r, f = line.split('\t')
            return f'strict P {p} R {r} F1 {f}'
    return table


def check(program, *files):
    # Not splitlines(): it ends lines at U+2028 and the like, JSON lines do not.
    return [json.loads(line) for line in run(program, '-q', 'check', *files, '--to', 'jsonl').split('\n') if line]


# An injected sentence may rightly be found by any of the families that see it.
ALSO = {'omission': {'alignment'}, 'addition': {'alignment', 'language', 'untranslated'},
        'untranslated': {'language'}, 'language': {'untranslated'}, 'name': {'consistency'},
        'duplicate': {'addition'}, 'clutter': {'addition'}}


def found(planted, findings):
    """Whether a finding of the right family touches the planted place, or lies within its line where the text is lost."""
    families = {planted['family']} | ALSO.get(planted['family'], set())
    begin, end = int(planted['begin']), int(planted['end'])
    for finding in findings:
        place = finding['target']
        if finding['family'] not in families or place is None:
            continue
        first = place['column'] - 1
        if place['line'] == int(planted['line']):
            # Lost text and lost marks have no place of their own: what is said of their line counts.
            if begin == end or first <= end and begin <= first + len(place['text']):
                return True
    return any(f['family'] in families and f['target'] is None for f in findings) or \
        planted['family'] == 'omission' and any(f['family'] == 'omission' and abs(f['target']['line'] - int(planted['line'])) <= 2
                                                for f in findings if f['target'])


def samples_check(program):
    print('\n== samples: planted errors (target: 90 % found, at most 3 false findings on a clean version)')
    hits = total = 0
    for name, language in sample_pairs():
        mangled = article(name, 'mangled', 'txt')
        english = is_english(mangled)
        source = article(name, language if english else 'en', 'txt')
        clean = article(name, 'en' if english else language, 'txt')
        findings = check(program, source, mangled)
        planted = rows_of(article(name, 'planted', 'tsv'))
        missed = [p for p in planted if not found(p, findings)]
        false = check(program, source, clean) + check(program, clean, source)
        hits += len(planted) - len(missed)
        total += len(planted)
        print(f'{name}: {len(planted) - len(missed)} of {len(planted)} found; {len(false) / 2:.1f} findings on the clean versions' +
              ''.join(f'\n    missed {p["family"]} line {p["line"]}: {p["text"][:60]!r} ({p["what"]})' for p in missed) +
              ''.join(f'\n    false {f["code"]} {(f["target"] or f["source"] or {}).get("text", "")[:50]!r}: {f["message"][:100]}' for f in false))
    print(f'all: {hits} of {total} = {hits / max(total, 1):.3f}')


def is_english(path):
    with open(path, encoding='utf-8') as file:
        words = file.read().lower().split()
    return words.count('the') > len(words) / 40


def align_sets(shared):
    base = os.path.join(shared, 'alignment')
    yield 'Text+Berg dev', [(os.path.join(base, 'text_berg_dev'), 'de', 'fr')]
    yield 'dtm', [(os.path.join(base, 'dtm'), 'hu', 'en')]
    yield 'novel_1984', [(os.path.join(base, 'novel_1984'), 'hu', 'en')]
    for language in 'de es fr pl uk ru tr ar zh ja'.split():
        folder = os.path.join(base, 'ntrex_dev', 'en-' + language)
        stems = sorted(f[:-5] for f in os.listdir(folder) if f.endswith('.gold'))
        yield 'ntrex_dev en-' + language, [(os.path.join(folder, stem), 'en', language) for stem in stems]


def align_listed(program, folder, pairs, *options, align=()):
    """Aligns (stem, source, target) pairs by one call, with options of the program and of its `align`; the beads files."""
    listed = os.path.join(folder, 'pairs.tsv')
    outputs = [os.path.join(folder, f'{k}.beads') for k in range(len(pairs))]
    with open(listed, 'w', encoding='utf-8') as file:
        file.write('source\ttarget\tsource_language\ttarget_language\toutput\n')
        for (stem, source, target), output in zip(pairs, outputs):
            file.write(f'{stem}.{source}\t{stem}.{target}\t{source}\t{target}\t{output}\n')
    run(program, '-q', *options, 'align', '--presegmented', '--pairs', listed, '--to', 'beads', *align)
    return outputs


def scored(program, pairs, outputs):
    table = run(program, 'evaluate', '--calibration', '--gold', *[stem + '.gold' for stem, _, _ in pairs], '--output', *outputs)
    error = [line.split('\t')[1] for line in table.split('\n') if line.startswith('expected')][0]
    return strict(table), error


def f1(text):
    return float(text.split()[-1])


def alignment(program, shared, folder):
    print('\n== alignment, each file pair by itself (floors: Text+Berg dev .885, ntrex_dev mean .90, dtm .982, novel_1984 .985)')
    total, bad, articles = [], 0, 0
    for name, pairs in align_sets(shared):
        outputs = align_listed(program, folder, pairs)
        figures, error = scored(program, pairs, outputs)
        print(f'{name}: {figures} calibration error {error}')
        if name.startswith('ntrex'):
            total.append(f1(figures))
            for pair, output in zip(pairs, outputs):
                articles += 1
                bad += f1(scored(program, [pair], [output])[0]) < .5
    print(f'ntrex_dev mean of {len(total)}: {sum(total) / len(total):.4f}; articles below .5: {bad} of {articles}')


def ntrex(shared):
    return [(name, pairs) for name, pairs in align_sets(shared) if name.startswith('ntrex')]


def pooled(program, shared, folder):
    print('\n== alignment, the articles of a pair pooled (floor: mean .955, no pair below .90)')
    total = []
    folder = os.path.join(folder, 'pool')
    os.makedirs(folder)
    for name, pairs in ntrex(shared):
        figures, error = scored(program, pairs, align_listed(program, folder, pairs, align=['--pool']))
        total.append(f1(figures))
        print(f'{name}: {figures} calibration error {error}')
    print(f'mean of {len(total)}: {sum(total) / len(total):.4f}')


FOLDS = 5


def learned(program, shared, folder):
    print('\n== alignment, each article by itself with words learned from other articles of the pair (floor: mean .94)')
    total = []
    for name, pairs in ntrex(shared):
        tested, outputs = [], []
        for fold in range(FOLDS):
            pool = os.path.join(folder, f'pool-{name.split()[-1]}-{fold}')
            own = os.path.join(folder, f'own-{name.split()[-1]}-{fold}')
            os.makedirs(pool)
            os.makedirs(own)
            lexicon = os.path.join(pool, 'lexicon.db')
            others = [pair for k, pair in enumerate(pairs) if k % FOLDS != fold]
            rows = os.path.join(pool, 'rows.tsv')
            with open(rows, 'w', encoding='utf-8') as file:
                file.write('source\ttarget\n')
                for (stem, source, target), beads in zip(others, align_listed(program, pool, others, align=['--pool'])):
                    file.writelines(bead_rows(stem, source, target, beads))
            _, source, target = pairs[0]
            run(program, '-q', '--lexicon', lexicon, 'learn', rows, '--source-lang', source, '--target-lang', target)
            mine = [pair for k, pair in enumerate(pairs) if k % FOLDS == fold]
            tested += mine
            outputs += align_listed(program, own, mine, '--lexicon', lexicon)
        figures, error = scored(program, tested, outputs)
        total.append(f1(figures))
        print(f'{name}: {figures} calibration error {error}')
    print(f'mean of {len(total)}: {sum(total) / len(total):.4f}')


FREEDICT = '/usr/share/dictd/freedict-{}-{}.index'
THREE = {'ar': 'ara', 'de': 'deu', 'en': 'eng', 'es': 'spa', 'fr': 'fra', 'hu': 'hun', 'ja': 'jpn', 'pl': 'pol', 'ru': 'rus', 'tr': 'tur'}


def freedict(source, target):
    """The installed FreeDict list of a pair and whether it must be turned; None where there is none."""
    for a, b, options in [(source, target, []), (target, source, ['--reverse'])]:
        path = FREEDICT.format(THREE.get(a), THREE.get(b))
        if os.path.exists(path):
            return path, options
    return None


def lists(program, shared, folder):
    print('\n== alignment, each file pair by itself, without and with a word list (packages dict-freedict-*)')
    for name, pairs in align_sets(shared):
        _, source, target = pairs[0]
        found = freedict(source, target)
        if found is None:
            print(f'{name}: skipped, no FreeDict list is installed')
            continue
        lexicon = os.path.join(folder, f'{source}-{target}.db')
        if not os.path.exists(lexicon):
            run(program, '-q', '--lexicon', lexicon, 'learn', '--word-list', found[0], *found[1],
                '--source-lang', source, '--target-lang', target)
        for what, options in [('without', []), ('with', ['--lexicon', lexicon])]:
            figures, error = scored(program, pairs, align_listed(program, folder, pairs, *options))
            print(f'{name} {what}: {figures} calibration error {error}')


def bead_rows(stem, source, target, beads):
    """The links of a beads file as rows of text."""
    lines = []
    for language in (source, target):
        with open(f'{stem}.{language}', encoding='utf-8') as file:
            lines.append(file.read().split('\n'))
    with open(beads, encoding='utf-8') as file:
        for line in file:
            sides = [[int(x) for x in part.strip('[] ').replace(',', ' ').split()] for part in line.split(':')[:2]]
            if sides[0] and sides[1]:
                text = [' '.join(lines[k][n] for n in side).replace('\\', '\\\\').replace('\t', ' ') for k, side in enumerate(sides)]
                yield f'{text[0]}\t{text[1]}\n'


def names(program, shared, folder):
    print('\n== names: pairs and ranking, in five folds, each judged by costs learned without it')
    print('   (floor: AUC .972, hard .964, F1 .932; R@1 .85, R@10 .945, MRR .88; CJK .68, abjads .82; aim: .985, .98, .95; .90, .97, .92)')
    data = os.path.join(os.path.dirname(HERE), 'data')
    print(run(sys.executable, os.path.join(HERE, 'name_folds.py'), program, data, os.path.join(shared, 'names'),
              os.path.join(shared, 'scorers', 'eval_names.py')))
    name_speed(program, shared, folder)


def name_speed(program, shared, folder):
    """Names of the pool a second that one core compares with a query: a run with all queries less a run with one."""
    table = os.path.join(shared, 'names', 'dev_rank.tsv')
    pool = os.path.join(shared, 'names', 'rank_pool.tsv')
    with open(table, encoding='utf-8') as file:
        lines = file.readlines()
    single = os.path.join(folder, 'single.tsv')
    with open(single, 'w', encoding='utf-8') as file:
        file.writelines(lines[:2])

    def seconds(queries):
        begin = time.perf_counter()
        run(program, '-q', '--no-lexicon', 'names', 'match', queries, pool, '--top', '10', '-o', os.path.join(folder, 'found.tsv'))
        return time.perf_counter() - begin

    compared = (len(lines) - 2) * len(rows_of(pool))
    spent = min(seconds(table) for _ in range(3)) - min(seconds(single) for _ in range(3))
    print(f'one name with many, one core: {compared / spent / 1e6:.1f} million a second (floor 5, aim 20)')


def romanised(program, system, texts):
    """What a system makes of texts of one or more lines each."""
    lines = [text.split('\n') for text in texts]
    command = [program, '-q', '--no-lexicon', 'normalize', '--romanize', system]
    given = ''.join(line + '\n' for text in lines for line in text)
    out = subprocess.run(command, input=given, text=True, capture_output=True, check=True, encoding='utf-8').stdout.split('\n')
    made = iter(out)
    return ['\n'.join(next(made) for _ in text) for text in lines]


def romanising_exact(program, shared):
    """How many texts named systems romanise exactly, by script, and the names of Ukraine in their official form."""
    rows = {}
    for row in rows_of(os.path.join(shared, 'names', 'romanization_dev.tsv')):
        rows.setdefault(row['system_id'], []).append((unescaped(row['source']), unescaped(row['expected'])))
    right, all_of = collections.Counter(), collections.Counter()
    for system, pairs in rows.items():
        script = {'Cyrl': 'Cyrillic', 'Grek': 'Greek'}.get(system.split('-')[2], 'the rest')
        for made, (_, expected) in zip(romanised(program, system, [source for source, _ in pairs]), pairs):
            right[script] += made == expected
            all_of[script] += 1
    print('\n== romanising, exact (floor: Cyrillic .97, Greek .95, the rest .75; aim .99, .99, .90)')
    for script in ('Cyrillic', 'Greek', 'the rest'):
        print(f'{script}: {right[script]} of {all_of[script]} = {right[script] / all_of[script]:.3f}')
    rows = rows_of(os.path.join(shared, 'names', 'spelling_ukraine.tsv'))
    made = romanised(program, 'uk-2010', [row['uk'] for row in rows])
    exact = sum(form == row['correct_en'] for form, row in zip(made, rows))
    print(f'names of Ukraine by uk-2010: {exact} of {len(rows)} (floor 486)')


def romanising_speed(program, shared):
    """Names a second that one core romanises, and the start of the process; each name once, and a list in which they come again."""
    by_language = {}
    for row in rows_of(os.path.join(shared, 'names', 'train_pairs.tsv')):
        by_language.setdefault(row['lang_a'], set()).add(row['name_a'])
        by_language.setdefault(row['lang_b'], set()).add(row['name_b'])

    def seconds(system, names):
        text = ''.join(name + '\n' for name in names).encode()
        command = [program, '-q', '--no-lexicon', 'normalize', '--romanize', system]
        times = []
        for _ in range(7):
            begin = time.perf_counter()
            subprocess.run(command, input=text, stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - begin)
        return min(times)

    print('\n== romanising, one core (floor 400 thousand names a second, aim 1 million; ICU Any-Latin 103)')
    for system in ['uk-2010', 'ru-bgn-1947', 'el-elot743', 'ar-newspaper', 'zh-pinyin', 'ko-rr', 'ja-hepburn']:
        names = sorted(by_language[system.split('-')[0]])
        again = names * (200000 // len(names))
        start = seconds(system, [])
        once, often = (len(list_) / (seconds(system, list_) - start) / 1000 for list_ in (names, again))
        print(f'{system}: {len(names)} names, each once {once:.0f} thousand a second, a list of {len(again)} {often:.0f}; start {start * 1000:.0f} ms')


def unescaped(field):
    parts = field.split('\\\\')
    return '\\'.join(p.replace('\\n', '\n').replace('\\t', '\t').replace('\\r', '\r') for p in parts)


def sentences_of(program, language, text):
    lines = run(program, '-q', 'segment', '--lang', language, '-', stdin=text).split('\n')
    return [' '.join(line.split()) for line in lines if line.strip()]


def segmentation(program, shared, folder):
    print('\n== sentences: golden rules (floor: English 45 of 48, all 440 of 526; aim 48, 490)')
    exact, rows = {}, {}
    for row in rows_of(os.path.join(shared, 'segmentation', 'golden_rules.tsv')):
        wanted = [' '.join(s.split()) for s in unescaped(row['expected']).split(' | ')]
        right = sentences_of(program, row['lang'], unescaped(row['input'])) == wanted
        for key in ['all', row['lang']] + (['English 48'] if 'GOLDEN_EN' in row['source'] else []):
            rows[key] = rows.get(key, 0) + 1
            exact[key] = exact.get(key, 0) + right
    print(', '.join(f'{key} {exact[key]}/{rows[key]}' for key in rows))
    print('== sentences: treebanks, by paragraph')
    for name, language in [('UD_Ukrainian-IU', 'uk'), ('UD_English-GUM', 'en'), ('UD_Russian-Taiga', 'ru')]:
        base = os.path.join(shared, 'segmentation', name)
        output = os.path.join(folder, name)
        run(program, '-q', 'segment', '--lang', language, base + '.txt', '-o', output)
        print(f'{name:18}', run(sys.executable, os.path.join(shared, 'scorers', 'score_segmentation.py'), '--paragraphs', base + '.txt',
                                base + '.gold', output).strip())


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('program')
    parser.add_argument('--shared', default=os.path.join(HERE, '..', '..', 'shared'))
    parser.add_argument('--only', nargs='*')
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    shared = os.path.abspath(options.shared)
    has_shared = os.path.isdir(os.path.join(shared, 'alignment'))
    with tempfile.TemporaryDirectory() as folder:
        parts = {'samples': lambda: (samples_alignment(program, folder), samples_check(program)),
                 'seed': lambda: error_sets.seed(program, shared, folder), 'alignment': lambda: alignment(program, shared, folder),
                 'pooled': lambda: pooled(program, shared, folder), 'learned': lambda: learned(program, shared, folder),
                 'lists': lambda: lists(program, shared, folder),
                 'errors': lambda: error_sets.errors(program, shared, folder), 'clusters': lambda: error_sets.clusters(program, shared, folder),
                 'clutter': lambda: error_sets.clutter(program, shared, folder),
                 'directions': lambda: error_sets.directions(program, shared, folder),
                 'names': lambda: names(program, shared, folder),
                 'romanising': lambda: (romanising_exact(program, shared), romanising_speed(program, shared)),
                 'sentences': lambda: segmentation(program, shared, folder)}
        for name, part in parts.items():
            # The seed article is part of the errors' table, and the directions are its parts.
            if options.only and name not in options.only or not options.only and name in ('seed', 'directions'):
                continue
            if name != 'samples' and not has_shared:
                print(f'\n== {name}: skipped, the development data is not at {options.shared}')
                continue
            part()


if __name__ == '__main__':
    main()
