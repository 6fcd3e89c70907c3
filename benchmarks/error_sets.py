"""The rows of the checker's table: every figure of the default profile on the development sets of errors.

The sets are turned into the tables that `tolmach check --from tsv` reads; findings are counted by the scorers that stand beside
the sets. Each part prints what it measures with its floor.
"""
import collections
import csv
import json
import os
import re
import shutil
import subprocess
import sys

CODES = {'eng': 'en', 'ukr': 'uk', 'rus': 'ru', 'deu': 'de', 'fra': 'fr', 'spa': 'es', 'tur': 'tr', 'zho-CN': 'zh', 'arb': 'ar'}
HERE = os.path.dirname(os.path.abspath(__file__))
COLUMNS = ['source', 'target', 'source_language', 'target_language', 'document', 'id']


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f'{" ".join(command)}\n{done.stderr}')
    return done.stdout


def rows_of(path):
    with open(path, encoding='utf-8') as file:
        return list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))


def code(language):
    return CODES.get(language, language)


def findings_of(program, folder, rows, options=()):
    """Findings on rows (dictionaries with some of COLUMNS), and the processor seconds that the whole process took."""
    columns = [c for c in COLUMNS if c in rows[0]]
    table = os.path.join(folder, 'rows.tsv')
    with open(table, 'w', encoding='utf-8') as file:
        for row in [dict(zip(columns, columns)), *rows]:
            file.write('\t'.join(row[c] for c in columns) + '\n')
    start = sum(os.times()[2:4])
    output = run(program, '-q', *options, 'check', '--from', 'tsv', table, '--to', 'jsonl')
    seconds = sum(os.times()[2:4]) - start
    # Not splitlines(): it ends lines at U+2028 and the like, JSON lines do not.
    return [json.loads(line) for line in output.split('\n') if line], seconds


def scored(shared, folder, gold, findings, *options):
    """What the scorer says of findings whose id is the number of the gold's row."""
    table = os.path.join(folder, 'findings.tsv')
    with open(table, 'w', encoding='utf-8') as file:
        for f in findings:
            place = f['target']
            span = ['', ''] if place is None else [str(place['column'] - 1), str(place['column'] - 1 + len(place['text']))]
            file.write('\t'.join([str(f['id']), f['family'], *span]) + '\n')
    scorers = os.path.join(shared, 'scorers')
    return run(sys.executable, os.path.join(scorers, 'score_errors.py'), gold, table, os.path.join(scorers, 'families.map'), *options)


def segments(gold):
    return [{'source': row['src'], 'target': row['translation'], 'source_language': code(row['src_lang']),
             'target_language': code(row['tgt_lang']), 'id': str(k)} for k, row in enumerate(rows_of(gold), 1)]


def any_finding(table):
    return re.search(r'any finding:.*', table).group()


def row_of(table, label):
    return next((line for line in table.split('\n') if line.split()[:1] == [label]), f'{label}: no rows')


def injected(program, shared, folder):
    print('\n== errors/ntrex_inj_dev.tsv, segment by segment')
    print('   (floors: NUM R .95 at 1.2; UNT, LNG F1 .97; OMI, ADD F1 .80 at .8; DUP .95; WSP .93; HOM .99; ENC .96; PUN R .90 at 1.0;'
          ' BOI .93 at .2; clean segments flagged by anything 5.0)')
    gold = os.path.join(shared, 'errors', 'ntrex_inj_dev.tsv')
    found, _ = findings_of(program, folder, segments(gold))
    print(scored(shared, folder, gold, found))
    scale = {str(k) for k, row in enumerate(rows_of(gold), 1) if row['sublabel'].startswith('scale')}
    hit = scale & {str(f['id']) for f in found if f['family'] == 'number'}
    print(f'scale words (floor R .92): {len(hit)} of {len(scale)} = {len(hit) / len(scale):.3f}')


def in_their_documents(program, shared, folder, gold, alone=False):
    """Damaged rows, each in the place of its segment of the document, and all documents undamaged. Alone, a text stands on both
    sides, so that its source tells nothing. Returns the findings and the number of undamaged segments."""
    texts, rows = {}, []
    for row in rows_of(os.path.join(shared, 'errors', 'ntrex_dev_documents.tsv')):
        texts.setdefault(row['doc'], []).append(row)
    for source, target in sorted({(row['src_lang'], row['tgt_lang']) for row in gold}):
        for doc, lines in texts.items():
            rows += document_rows(lines, target if alone else source, target, f'clean {source} {target} {doc}', {})
    clean = len(rows)
    for k, row in enumerate(gold):
        source = row['tgt_lang'] if alone else row['src_lang']
        rows += document_rows(texts[row['doc']], source, row['tgt_lang'], f'{k} {row["doc"]}', {row['seg']: row['translation']}, alone)
    found, _ = findings_of(program, folder, rows)
    return found, clean


def name_hits_and_alarms(found):
    """Of the findings about names: the documents whose damaged segment has one, and the undamaged segments that have one."""
    names = [f for f in found if f['family'] == 'name' and f['target']]
    return ({f['document'] for f in names if f['id'] == 'changed'}, {f['id'] for f in names if f['document'].startswith('clean')})


def names_planted(shared, kind=''):
    return [row for row in rows_of(os.path.join(shared, 'errors', 'ntrex_inj_dev.tsv'))
            if row['label'] == 'NAM' and row['sublabel'].startswith(kind)]


def in_documents(program, shared, folder):
    gold = names_planted(shared)
    found, clean = in_their_documents(program, shared, folder, gold)
    alarms = {f['id'] for f in found if f['document'].startswith('clean') and f['target']}
    hits, names = name_hits_and_alarms(found)
    print(f'names in their documents (floor R .60 at 1.5): {len(hits)} of {len(gold)} = {len(hits) / len(gold):.3f}, '
          f'{100 * len(names) / clean:.2f} false alarms per 100')
    print(f'clean documents: {len(alarms)} of {clean} segments flagged by anything ({100 * len(alarms) / clean:.2f} per 100)')


def clusters(program, shared, folder):
    """False alarms are counted on the segments that stand undamaged in the set, as its scorer does."""
    print('\n== clusters: variants of names in their documents, the text alone'
          ' (peers P .79 R .56 at 1.75; floor P .85 R .60 at 1.5; aim P .92 R .75 at 1.0)')
    gold = names_planted(shared, 'nam_var')
    found, _ = in_their_documents(program, shared, folder, gold, alone=True)
    hits, alarms = name_hits_and_alarms(found)
    clean = {f'clean {row["src_lang"]} {row["tgt_lang"]} {row["doc"]} {row["seg"]}'
             for row in rows_of(os.path.join(shared, 'errors', 'ntrex_inj_dev.tsv')) if row['label'] == 'ok'}
    alarms &= clean
    print(f'variants: P {len(hits) / max(len(hits) + len(alarms), 1):.3f} R {len(hits) / len(gold):.3f} ({len(hits)} of {len(gold)}), '
          f'{100 * len(alarms) / len(clean):.2f} false alarms per 100 ({len(alarms)} of {len(clean)})')


def document_rows(lines, source, target, name, changed, change_source=False):
    """A document as rows of a table; segments that have another text in `changed` get the id "changed"."""
    return [{'source': changed.get(line['seg'], line[source]) if change_source else line[source], 'target': changed.get(line['seg'], line[target]), 'source_language': code(source),
             'target_language': code(target), 'document': name,
             'id': 'changed' if line['seg'] in changed else f'{name} {line["seg"]}'} for line in lines]


def real(program, shared, folder):
    gold = os.path.join(shared, 'errors', 'real_mqm_dev.tsv')
    found, _ = findings_of(program, folder, segments(gold))
    print('\n== errors/real_mqm_dev.tsv (floor: 8 of 100 clean rows flagged)\n' + any_finding(scored(shared, folder, gold, found)))
    for pair in ['en-de', 'en-ru', 'zh-en']:
        print(f'{pair}: ' + any_finding(scored(shared, folder, gold, found, '--pairs', pair)))
    gold = os.path.join(shared, 'errors', 'demetr_dev.tsv')
    found, _ = findings_of(program, folder, segments(gold))
    print('\n== errors/demetr_dev.tsv (floor: numbers R .93 at 2.0)\n' + row_of(scored(shared, folder, gold, found), 'NUM'))


def seed(program, shared, folder):
    """The article that started it, by its text alone and with a desk's names in the lexicon."""
    text = os.path.join(shared, 'articles', '000_01e7706595b3fd39.txt')
    lexicon = os.path.join(folder, 'seed.db')
    run(program, '-q', '--lexicon', lexicon, 'lexicon', 'import', os.path.join(shared, 'errors', 'seed_names.tsv'))
    for what, options in [('a text alone (floor: M 17 of 21, no negative, at most 4 matching nothing)', ['--no-lexicon']),
                          ('with a lexicon (floor: L 5 of 7)', ['--lexicon', lexicon])]:
        print(f'\n== the article that started it, {what}')
        table = os.path.join(folder, 'seed.tsv')
        with open(table, 'w', encoding='utf-8') as file:
            for line in run(program, '-q', *options, 'check', text, '--to', 'jsonl').split('\n'):
                place = json.loads(line)['target'] if line else None
                if place is not None:
                    begin = place['column'] - 1
                    file.write(f'{place["line"]}\t{begin}\t{begin + len(place["text"])}\t{json.loads(line)["code"]}\n')
        print(run(sys.executable, os.path.join(shared, 'scorers', 'score_seed.py'), os.path.join(shared, 'errors', 'seed_anomalies.tsv'),
                  text, table, *(['--list'] if options == ['--no-lexicon'] else [])))


def directions(program, shared, folder):
    """Markdown tables: recall by direction and label, and of 100 clean segments those with a finding; then how often each code
    stands in the clean documents. docs/checker_figures.md shows them."""
    gold = os.path.join(shared, 'errors', 'ntrex_inj_dev.tsv')
    found, _ = findings_of(program, folder, segments(gold))
    blocks = re.split(r'^== ', scored(shared, folder, gold, found, '--by', 'pair'), flags=re.MULTILINE)[1:]
    labels = sorted({line.split()[0] for line in blocks[0].split('\n') if re.match(r'[A-Z]{3} ', line)})
    print('| direction | ' + ' | '.join(labels) + ' | clean |\n|---|' + '---|' * (len(labels) + 1))
    for block in blocks:
        recall = {line.split()[0]: line.split()[5] for line in block.split('\n') if re.match(r'[A-Z]{3} ', line)}
        clean = re.search(r'\(([\d.]+) per 100\)', block).group(1)
        print(f'| {block.split(":")[0]} | ' + ' | '.join(recall.get(label, '') for label in labels) + f' | {clean} |')
    texts = {}
    for row in rows_of(os.path.join(shared, 'errors', 'ntrex_dev_documents.tsv')):
        texts.setdefault(row['doc'], []).append(row)
    rows = []
    for source, target in sorted({(row['src_lang'], row['tgt_lang']) for row in rows_of(gold)}):
        for doc, lines in texts.items():
            rows += document_rows(lines, source, target, f'{source} {target} {doc}', {})
    found, _ = findings_of(program, folder, rows)
    counts = collections.Counter(f['code'] for f in found)
    print(f'\n| code | findings in {len(rows):,} clean segments | of 100 |\n|---|---|---|')
    for code_name, count in counts.most_common():
        print(f'| `{code_name}` | {count} | {100 * count / len(rows):.2f} |')


def clutter(program, shared, folder):
    """How many lines of web pages are found, before and behind clean segments, that no list was made for."""
    clean = {}
    gold = os.path.join(shared, 'errors', 'ntrex_inj_dev.tsv')
    for row, label in zip(segments(gold), rows_of(gold)):
        if label['label'] == 'ok':
            clean.setdefault(row['target_language'], []).append(row)
    with open(os.path.join(HERE, 'clutter_lines.tsv'), encoding='utf-8') as file:
        lines = list(csv.DictReader((line for line in file if not line.startswith('#')), delimiter='\t', quoting=csv.QUOTE_NONE))
    rows, places, spans = [], [], []
    for number, line in enumerate(lines):
        of_language = clean.get(line['language'], [])
        for place in ('before', 'behind') if of_language else ():
            row = dict(of_language[(7 * number) % len(of_language)], id=str(len(rows)))
            parts = (line['line'], row['target']) if place == 'before' else (row['target'], line['line'])
            rows.append(dict(row, target=' '.join(parts)))
            places.append((line['language'], place))
            begin = 0 if place == 'before' else len(row['target']) + 1
            spans.append((begin, begin + len(line['line'])))

    def is_there(finding):
        begin, end = spans[int(finding['id'])]
        place = finding['target']
        return place['column'] - 1 < end and begin < place['column'] - 1 + len(place['text'])

    found = {int(f['id']) for f in findings_of(program, folder, rows)[0] if f['family'] == 'clutter' and is_there(f)}
    print('\n== lines of web pages that no list was made for, found before and behind clean segments\n'
          '| language | before | behind |\n|---|---|---|')
    for language in ['all', *dict.fromkeys(language for language, _ in places)]:
        shares = []
        for place in ('before', 'behind'):
            own = [n for n, at in enumerate(places) if at[1] == place and language in ('all', at[0])]
            shares.append(sum(n in found for n in own) / len(own))
        print(f'| {language} | {shares[0]:.2f} | {shares[1]:.2f} |')


def peer_seconds(folder, rows):
    """Processor seconds of pofilter (Debian's translate-toolkit) with its own choice of checks; nothing where it is not installed."""
    if shutil.which('pofilter') is None:
        return None
    catalogue = os.path.join(folder, 'rows.po')
    with open(catalogue, 'w', encoding='utf-8') as file:
        file.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
        for number, row in enumerate(rows):
            source, target = (json.dumps(row[side], ensure_ascii=False) for side in ('source', 'target'))
            file.write(f'\nmsgctxt "{number}"\nmsgid {source}\nmsgstr {target}\n')
    start = sum(os.times()[2:4])
    run('pofilter', '--progress=none', catalogue, os.path.join(folder, 'flagged.po'))
    return sum(os.times()[2:4]) - start


def speed(program, shared, folder, copies=5):
    """Segments a second of one core: the clean rows several times over, less the start of the process.

    Beside it that of a peer which is measured in turn: figures of one machine and hour say little of another's.
    """
    gold = os.path.join(shared, 'errors', 'ntrex_inj_dev.tsv')
    clean = [row for row, label in zip(segments(gold), rows_of(gold)) if label['label'] == 'ok']
    rows = clean * copies
    ours, peers = [], []
    for _ in range(3):
        ours.append([findings_of(program, folder, part)[1] for part in (rows, rows[:1])])
        peers.append([peer_seconds(folder, part) for part in (clean, clean[:1])])

    def rate(times, count):
        spent, start = (min(column) for column in zip(*times))
        return (count - 1) / (spent - start)

    print(f'\n== speed of the checker, one core (floor 20,000 segments a second, aim 60,000): {rate(ours, len(rows)):,.0f}')
    if peers[0][0] is not None:
        peer = rate(peers, len(clean))
        print(f'pofilter in turn with it, on the same machine: {peer:,.0f}; {rate(ours, len(rows)) / peer:.1f} times as many '
              '(the floor is 5.0 times the 3,990 that pofilter does where it was set, the aim 15)')


def errors(program, shared, folder):
    for part in (injected, in_documents, real, seed, speed):
        part(program, shared, folder)
