#!/usr/bin/env python3
"""Times readers of Chinese text in Python and JavaScript on the text that `benches/parse.rs` reads.

Standard library alone; each peer is timed where it is installed and named as missing where it is not:

    python3 -m venv peers && peers/bin/pip install jionlp==1.5.31 cpca recognizers-text-suite emoji==1.7.0
    npm install --prefix peers @microsoft/recognizers-text-suite
    peers/bin/python benches/peers.py [--bytes 10000] [--node-modules peers/node_modules]

Prints one line a peer: who, what it does, megabytes of UTF-8 a second, and what it found, which must not be nothing.
The text is that of tests/fixtures, joined and cut at the given size. The peers do less than zongshu and something
else: times and sums of money, or numbers, or places; none says what a number counts.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def fixture_text(size):
    """The fixtures that are UTF-8, joined, again and again up to `size` bytes."""
    texts = []
    for path in sorted((ROOT / "tests" / "fixtures").glob("*.txt")):
        try:
            texts.append(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue
    if not texts:
        sys.exit("no fixture found: run the script in a full checkout of the crate")
    joined = "\n".join(texts)
    while len(joined.encode()) < size:
        joined += "\n" + joined
    return joined.encode()[:size].decode("utf-8", errors="ignore")


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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=10_000, help="size of the text in bytes of UTF-8")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--node-modules", type=pathlib.Path, help="where npm put the JavaScript peers")
    options = parser.parse_args()
    text = fixture_text(options.bytes)
    size = len(text.encode())

    def report(who, what, seconds, found):
        if not found:
            sys.exit(f"{who} found nothing: it does not read this text")
        print(f"{who}\t{what}\t{size / seconds / 1e6:.6f} MB/s\t{found} found")

    peers = [
        ("JioNLP", "times and sums of money", jionlp_times_and_money),
        ("Recognizers-Text (Python)", "numbers and percentages", recognizers_numbers),
        ("cpca (Python)", "places", cpca_places),
    ]
    for who, what, read in peers:
        try:
            seconds, found = best_of(read, text, options.rounds)
        except ImportError as missing:
            print(f"{who}\tnot installed ({missing})")
            continue
        report(who, what, seconds, found)
    if options.node_modules:
        done = subprocess.run(
            ["node", "-e", NODE],
            input=text,
            capture_output=True,
            text=True,
            env={"NODE_PATH": str(options.node_modules.resolve()), "PATH": "/usr/bin:/bin:/usr/local/bin"},
        )
        if done.returncode:
            print("Recognizers-Text (JavaScript)\tnot installed")
        else:
            result = json.loads(done.stdout)
            report("Recognizers-Text (JavaScript)", "numbers and percentages", result["seconds"], result["found"])


if __name__ == "__main__":
    main()
