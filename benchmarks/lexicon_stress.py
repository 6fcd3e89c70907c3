#!/usr/bin/env python3
"""Tries the lexicon as a desk of editors would, and worse: kill -9 at random moments, many readers and writers at once.

usage: lexicon_stress.py [--program build/tolmach] [--kills 200] [--seconds 60] [--seed 1] [--rows 400]
Prints its figures; exit status 1 when a commit was lost, a file is damaged or a process failed.
"""
import argparse
import os
import random
import signal
import subprocess
import tempfile
import threading
import time


def run(options, *arguments):
    return subprocess.run([options.program, "--lexicon", options.lexicon, "--quiet", "lexicon", *arguments],
                          capture_output=True, text=True)


def names_in(options):
    exported = run(options, "export", "--to", "tsv")
    if exported.returncode != 0:
        raise SystemExit("the lexicon can't be exported: " + exported.stderr)
    return {tuple(line.split("\t")[:2]) for line in exported.stdout.splitlines()[1:]}


def check(options):
    checked = run(options, "check")
    return "" if checked.returncode == 0 else checked.stderr


def write_rows(path, prefix, count):
    with open(path, "w", encoding="utf-8") as file:
        file.write("entity\tform\tlanguage\tstatus\n")
        for number in range(count):
            file.write(f"{prefix}-{number}\tName {prefix} {number}\ten\tadmitted\n")


def kills(options, folder):
    """A process is killed in the midst of an import, a merge or a review. What was reported done must be there; an import
    is there whole or not at all."""
    chance = random.Random(options.seed)
    done, lost, torn, damaged, killed = set(), 0, 0, [], 0
    durations = {"import": 0.2, "merge": 0.05, "review": 0.05}
    for number in range(options.kills):
        kind = ("import", "merge", "review")[number % 3]
        if kind == "import":
            rows = os.path.join(folder, "rows.tsv")
            write_rows(rows, f"k{number}", options.rows)
            command = ["import", rows]
        elif kind == "merge":
            for side in "ab":
                run(options, "add", f"Merged {number} {side}", "--entity", f"m{number}{side}", "--language", "en")
            command = ["merge", f"m{number}a", f"m{number}b"]
        else:
            proposal = os.path.join(folder, "proposal.jsonl")
            with open(proposal, "w", encoding="utf-8") as file:
                file.write('{"proposal":[{"form":"Proposed %d","language":"en"}],"evidence":"stress"}\n' % number)
            run(options, "import", proposal)
            waiting = run(options, "review", "--list").stdout.splitlines()
            key = next(line.split("\t")[0] for line in reversed(waiting) if "\t" in line)
            command = ["review", "--accept", key]
        begin = time.monotonic()
        process = subprocess.Popen([options.program, "--lexicon", options.lexicon, "--quiet", "lexicon", *command],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=chance.uniform(0, 1.1 * durations[kind]))
            durations[kind] = 0.8 * durations[kind] + 0.2 * (time.monotonic() - begin)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            durations[kind] *= 1.05
        names = names_in(options)
        if kind == "import":
            there = sum(1 for entity, _ in names if entity.startswith(f"k{number}-"))
            torn += there not in (0, options.rows)
            lost += process.returncode == 0 and there != options.rows
        elif kind == "merge":
            sides = {entity for entity, form in names if form.startswith(f"Merged {number} ")}
            torn += sum(1 for _, form in names if form.startswith(f"Merged {number} ")) != 2
            lost += process.returncode == 0 and sides != {f"m{number}a"}
        else:
            lost += process.returncode == 0 and not any(form == f"Proposed {number}" for _, form in names)
        lost += len(done - names)
        done = names
        if number % 10 == 9 or number + 1 == options.kills:
            if problem := check(options):
                damaged.append(problem)
    print(f"kill -9: {options.kills} runs, {killed} killed in their midst, {lost} lost commits, {torn} torn transactions, "
          f"{len(damaged)} damaged files")
    return lost + torn + len(damaged)


def crowd(options):
    """Four readers and two writers at once; every write that was reported done must be there at the end."""
    end = time.monotonic() + options.seconds
    errors, written, reads, lock = [], [], [0], threading.Lock()

    def write(who):
        number = 0
        while time.monotonic() < end:
            form = f"Writer {who} {number}"
            outcome = run(options, "add", form, "--entity", f"w{who}-{number}", "--language", "en", "--reason", "stress")
            with lock:
                (written if outcome.returncode == 0 else errors).append(
                    (f"w{who}-{number}", form) if outcome.returncode == 0 else outcome.stderr)
            number += 1

    reading = [["find", "Writer 0 0"], ["find", "Wryter 0", "--near", "3"], ["export", "--to", "tsv"], ["stats"]]

    def read(who):
        while time.monotonic() < end:
            outcome = run(options, *reading[who])
            with lock:
                reads[0] += 1
                if outcome.returncode not in (0, 1):
                    errors.append(outcome.stderr)

    threads = [threading.Thread(target=write, args=(who,)) for who in range(2)]
    threads += [threading.Thread(target=read, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lost = len(set(written) - names_in(options))
    problem = check(options)
    print(f"4 readers and 2 writers for {options.seconds} s: {len(written)} writes, {reads[0]} reads, {len(errors)} errors, "
          f"{lost} lost writes, check: {problem.strip() or 'all is well'}")
    for error in errors[:3]:
        print("  " + error.strip())
    return len(errors) + lost + bool(problem)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/tolmach")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=400, help="of each import")
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory(prefix="tolmach_stress_") as folder:
        options.lexicon = os.path.join(folder, "lexicon.db")
        if run(options, "init").returncode != 0:
            raise SystemExit("a lexicon can't be made")
        wrong = kills(options, folder) + crowd(options)
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
