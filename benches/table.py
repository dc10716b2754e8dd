#!/usr/bin/env python3
"""Prints the tables of the documentation from what `cargo bench --bench parse` measured last.

Standard library alone. Reads the estimates that criterion leaves in `target/criterion` (the median of each):

    cargo bench --bench parse
    peers/bin/python benches/peers.py peers/texts/*.txt ../shared/seeds/*.txt > peers.tsv
    python3 benches/table.py [--criterion target/criterion] [--peers peers.tsv]

Three tables in Markdown: the goals with what was reached, the real reports where they were measured, and all tasks as
multiples of the whole parse of 10 kB of Simplified text. What was not measured has no cell.
"""

import argparse
import json
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
UNIT = "hans-10kB"
INPUTS = ["hans-10kB", "hans-1MB", "hans-50MB", "hant-10kB", "hant-1MB", "hant-50MB"]
SCRIPTS = {"hans": "Simplified", "hant": "Traditional"}
# Task and program of the bench: what the table calls them.
ROWS = [
    ("read", "zongshu", "whole parse", "zongshu"),
    ("source", "zongshu", "decoding and hash", "zongshu"),
    ("reading", "zongshu", "source to reading (script, noise)", "zongshu"),
    ("outline", "zongshu", "outline", "zongshu"),
    ("numbers", "zongshu", "numbers, wherever one may begin", "zongshu"),
    ("quantities", "zongshu", "numbers with bounds and units, the same", "zongshu"),
    ("times", "zongshu", "times, the same", "zongshu"),
    ("places", "zongshu", "places", "zongshu"),
    ("places", "cpca", "places at the start of a clause", "cpca 0.3"),
    ("reading", "hanconv", "conversion alone", "hanconv 0.5"),
    ("reading", "opencc", "source to reading by OpenCC", "opencc-rust 1.1"),
    ("read", "aho-corasick", "scan for the same words, nothing else", "aho-corasick 1.1"),
    ("read", "daachorse", "the same scan by characters", "daachorse 1.0"),
    ("read", "copy", "copy of the text", "`String`"),
    ("numerals", "chinese2digits", "rewriting numerals", "chinese2digits 1.0"),
    ("numerals", "text-processing-rs", "rewriting numerals", "text-processing-rs 0.2"),
    ("numerals", "duckling", "numerals and sums of money, by line", "duckling 0.4"),
]
# Who, and how many times as fast the whole parse is to be.
GOALS = [
    ("the bare scan (`aho-corasick`)", ("aho-corasick",), 0.25),
    ("`text-processing-rs`", ("text-processing-rs",), 3),
    ("JioNLP", ("JioNLP",), 200),
    ("Recognizers-Text", ("Recognizers-Text (Python)", "Recognizers-Text (JavaScript)"), 2000),
]


def estimates(folder):
    """What was measured, by task, input and program: millions of bytes, or of measures, a second."""
    speeds = {}
    for path in folder.glob("*/*/*/new/benchmark.json"):
        bench = json.loads(path.read_text(encoding="utf-8"))
        nanoseconds = json.loads((path.parent / "estimates.json").read_text(encoding="utf-8"))["median"]["point_estimate"]
        (amount,) = bench["throughput"].values()
        speeds[bench["group_id"], bench["function_id"], bench["value_str"]] = amount / nanoseconds * 1e3
    return speeds


def peers(path):
    """The lines of `peers.py`: what each peer does, and its speed by text and name."""
    tasks, speeds = {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4 and cells[3].endswith(" MB/s"):
            tasks[cells[1]] = cells[2]
            speeds[cells[0], cells[1]] = float(cells[3].removesuffix(" MB/s"))
    return tasks, speeds


def rounded(number):
    """Three figures that count, or none where there is no number."""
    if number is None:
        return ""
    digits = 3 if number < 0.1 else 2 if number < 10 else 1 if number < 30 else 0
    return f"{number:.{digits}f}"


def line(*cells):
    print("| " + " | ".join(cells) + " |")


def head(*cells):
    line(*cells)
    line(*["---"] * len(cells))


def range_of(ratios):
    """The least and the most of some ratios."""
    ends = [rounded(min(ratios)), rounded(max(ratios))]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def verdict(ratios, goal):
    reached = sum(ratio >= goal for ratio in ratios)
    if reached in (0, len(ratios)):
        return "reached" if reached else "not reached"
    return f"reached on {reached} of {len(ratios)}"


class Measured:
    """All speeds, of this crate and of others."""

    def __init__(self, folder, peers_file):
        self.speeds = estimates(folder)
        self.tasks, self.peers = peers(peers_file) if peers_file else ({}, {})
        self.reports = sorted({text for task, text, _ in self.speeds if task == "reports"})

    def own(self, text):
        task = "reports" if text in self.reports else "read"
        return self.speeds.get((task, text, "zongshu"))

    def other(self, text, who):
        found = (self.speeds.get((task, text, who)) for task in ("read", "numerals", "reports"))
        return next((speed for speed in found if speed), self.peers.get((text, who)))

    def ratios(self, texts, names):
        """How many times as fast this crate is as some, on each of the texts that both were measured on."""
        pairs = ((self.own(text), self.other(text, who)) for text in texts for who in names)
        return [own / other for own, other in pairs if own and other]

    def goals(self):
        head("goal", "text", "measured", "verdict")
        for script, least in (("hans", 50), ("hant", 40)):
            for text in [text for text in INPUTS if text.startswith(script) and self.own(text)]:
                goal = f"{least} MB/s, {SCRIPTS[script]}"
                line(goal, text, f"{rounded(self.own(text))} MB/s", verdict([self.own(text)], least))
        if self.reports:
            speeds = [self.own(text) for text in self.reports]
            line("50 MB/s", "real reports", f"{range_of(speeds)} MB/s", verdict(speeds, 50))
        for name, names, least in GOALS:
            for label, texts in ((UNIT, [UNIT]), ("real reports", self.reports)):
                ratios = self.ratios(texts, names)
                if ratios:
                    line(f"{least:,} times {name}", label, f"{range_of(ratios)} times", verdict(ratios, least))

    def real(self):
        head("report", "MB/s", "measures a second", "bare scan, MB/s", "text-processing-rs, MB/s")
        for text in self.reports:
            measures = self.speeds.get(("reports", text, "measures"), 0) * 1e6
            others = [rounded(self.other(text, who)) for who in ("aho-corasick", "text-processing-rs")]
            line(text, rounded(self.own(text)), f"{round(measures, -3):,.0f}", *others)

    def all(self):
        unit = self.own(UNIT)
        inputs = [text for text in INPUTS if self.own(text)]
        print(f"1.0 is the whole parse of {UNIT}: {rounded(unit)} MB/s.\n")
        titles = [f"{SCRIPTS[text[:4]]} {text[5:].replace('kB', ' kB').replace('MB', ' MB')}" for text in inputs]
        head("task", "who", *titles)
        for task, who, what, name in ROWS:
            speeds = [self.speeds.get((task, text, who)) for text in inputs]
            if any(speeds):
                line(what, name, *[rounded(speed and speed / unit) for speed in speeds])
        for who, what in self.tasks.items():
            speeds = [self.peers.get((text, who)) for text in inputs]
            if any(speeds):
                line(what, who, *[rounded(speed and speed / unit) for speed in speeds])
        handed = [self.speeds.get(("numeral", "handed-over", who)) for who in ("chinese-number", "zongshu")]
        if all(handed):
            print(f"\nchinese-number converts a numeral that is handed to it {rounded(handed[0] / handed[1])} times as fast.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    parser.add_argument("--criterion", type=pathlib.Path, default=target / "criterion", help="where criterion writes")
    parser.add_argument("--peers", type=pathlib.Path, help="the lines that benches/peers.py printed")
    options = parser.parse_args()
    measured = Measured(options.criterion, options.peers)
    if not measured.own(UNIT):
        sys.exit(f"expected estimates of read/{UNIT} in {options.criterion}: run `cargo bench --bench parse` first")
    measured.goals()
    print()
    if measured.reports:
        measured.real()
        print()
    measured.all()


if __name__ == "__main__":
    main()
