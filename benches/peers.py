#!/usr/bin/env python3
"""Times readers of Chinese text in Python and JavaScript on the texts that `benches/parse` reads.

Standard library alone; each peer is timed where it is installed and named as missing where it is not:

    python3 -m venv peers && peers/bin/pip install jionlp==1.5.31 cpca recognizers-text-suite emoji==1.7.0
    npm install --prefix peers @microsoft/recognizers-text-suite
    cargo bench --bench parse -- --texts peers/texts
    peers/bin/python benches/peers.py [--node-modules peers/node_modules] [--ours MB/s] FILE...

where FILE is peers/texts/hans-10kB.txt, or a real report. Prints one line a text and a peer, its cells parted by tabs:
the name of the text, who, what it does, megabytes of UTF-8 a second, and how much it found, which must not be nothing.
With `--ours`, the speed of zongshu on the same text (one for all texts, or one a text, in their order), a cell says how
many times as fast that is; `benches/table.py --peers` reads the lines and takes zongshu's speeds from the last bench.
The peers do less than zongshu and something else: times and sums of money, or numbers, or places; none says what a number counts.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time


def jionlp_times_and_money(text):
    import jionlp

    found = 0
    for line in text.splitlines():
        if line.strip():
            found += len(jionlp.ner.extract_time(line, with_parsing=True) or [])
            found += len(jionlp.ner.extract_money(line, with_parsing=True) or [])
    return found


def recognizers_numbers(text):
    from recognizers_text import Culture
    from recognizers_number import recognize_number, recognize_percentage

    found = 0
    for line in text.splitlines():
        found += len(recognize_number(line, Culture.Chinese)) + len(recognize_percentage(line, Culture.Chinese))
    return found


def cpca_places(text):
    import cpca

    rows = cpca.transform_text_with_addrs(text) if hasattr(cpca, "transform_text_with_addrs") else None
    return len(rows) if rows is not None else len(cpca.transform(text.splitlines()))


NODE = """
const suite = require('@microsoft/recognizers-text-suite');
const lines = require('fs').readFileSync(0, 'utf8').split('\\n');
const read = () => lines.reduce((n, line) => n + suite.recognizeNumber(line, 'zh-cn').length
    + suite.recognizePercentage(line, 'zh-cn').length, 0);
read();
const start = process.hrtime.bigint();
const found = read();
console.log(JSON.stringify({ found, seconds: Number(process.hrtime.bigint() - start) / 1e9 }));
"""


def best_of(read, text, rounds):
    """The shortest of some rounds after one that is not counted, and what was found."""
    found = read(text)
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        if read(text) != found:
            sys.exit("a peer found something else in the same text")
        seconds.append(time.perf_counter() - start)
    return min(seconds), found


def timed_in_node(text, modules):
    """Seconds and number of things found by the JavaScript peer; nothing where it is not installed."""
    done = subprocess.run(
        ["node", "-e", NODE],
        input=text,
        capture_output=True,
        text=True,
        env={**os.environ, "NODE_PATH": str(modules.resolve())},
    )
    if done.returncode:
        return None
    result = json.loads(done.stdout)
    return result["seconds"], result["found"]


PEERS = [
    ("JioNLP", "times and sums of money", jionlp_times_and_money),
    ("Recognizers-Text (Python)", "numbers and percentages", recognizers_numbers),
    ("cpca (Python)", "places", cpca_places),
]


def timed(text, options):
    """Who, what it does, and seconds with the number of things found, or why not."""
    for who, what, read in PEERS:
        try:
            yield who, what, best_of(read, text, options.rounds), None
        except ImportError as missing:
            yield who, what, None, missing
    if options.node_modules:
        done = timed_in_node(text, options.node_modules)
        yield "Recognizers-Text (JavaScript)", "numbers and percentages", done, "node does not run it"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", metavar="FILE", nargs="+", type=pathlib.Path, help="a text in UTF-8")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--node-modules", type=pathlib.Path, help="where npm put the JavaScript peers")
    parser.add_argument("--ours", type=float, action="append", default=[], help="MB/s of zongshu, for all texts or each")
    options = parser.parse_args()
    if len(options.ours) not in (0, 1, len(options.files)):
        parser.error(f"expected one --ours, or one for each of {len(options.files)} files, found {len(options.ours)}")
    ours = options.ours * len(options.files) if len(options.ours) == 1 else options.ours
    for at, path in enumerate(options.files):
        text = path.read_text(encoding="utf-8")
        size = len(text.encode())
        for who, what, result, missing in timed(text, options):
            if result is None:
                print(f"{path.stem}\t{who}\t{what}\tnot installed ({missing})", flush=True)
                continue
            seconds, found = result
            if not found:
                sys.exit(f"{who} found nothing in {path}: it does not read this text")
            speed = size / seconds / 1e6
            cells = [path.stem, who, what, f"{speed:.6f} MB/s", f"{found} found"]
            if ours:
                cells.append(f"zongshu is {ours[at] / speed:.1f} times as fast")
            print("\t".join(cells), flush=True)


if __name__ == "__main__":
    main()
