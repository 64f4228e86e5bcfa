"""Page files: which there are, what encoding they are in, and the sidecar of metadata beside each."""

from __future__ import annotations

import codecs
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

import yaml

from kg.errors import InputError, PageError
from kg.model import Page
from kg.reading.metadata import Given
from kg.reading.pages import parse_page

ENDING = ".txt"
_KEYS = ("paper", "date", "page", "city")


def read_page(path: Path, given: Given | None = None) -> Page:
    """The page in a file, with the metadata of its sidecar (`page.yaml` beside `page.txt`), `given` filling gaps.

    Raises PageError where the file is empty, binary or in no encoding that Chinese text comes in.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PageError(f"{path}: {error.strerror or error}") from error
    return page_of(path, data, _sidecar(path).over(given or Given()))


def page_of(path: PurePath, data: bytes, given: Given) -> Page:
    """The page that the bytes of a file hold, wherever they come from. Raises PageError as `read_page` does."""
    text = decode(data, str(path))
    try:
        return parse_page(path.stem, text, given)
    except PageError:
        raise
    except InputError as error:
        raise PageError(f"{path}: {error}") from error


def decode(data: bytes, name: str = "page") -> str:
    """Bytes of a page as text without its byte order mark, line ends untouched.

    >>> decode("毛家湾镇".encode("gb18030"))
    '毛家湾镇'
    """
    if not data.strip():
        raise PageError(f"{name}: empty page ({len(data)} bytes)")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    if (at := data.find(0)) >= 0:
        raise PageError(f"{name}: byte {at}: binary data, not text: {data[max(0, at - 4) : at + 4]!r}")
    try:
        text = _strictly(data, "utf-8", name)
    except PageError as error:
        try:
            text = _strictly(data, "gb18030", name)
        except PageError:
            raise error from None
    return _plausible(text, name)


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        bad = data[error.start : error.end]
        raise PageError(f"{name}: byte {error.start}: neither UTF-8 nor GB18030: {bad!r}") from error
    if not text.strip():
        raise PageError(f"{name}: empty page (blanks only)")
    return text


def _plausible(text: str, name: str) -> str:
    """Almost any bytes decode as one or the other, so what comes out must look like text."""
    if "".join(text.split()).isprintable():
        return text
    strange = (c for c in set(text) if not (c.isprintable() or c.isspace() or unicodedata.category(c) == "Cf"))
    odd = sum(map(text.count, strange))
    if odd * 20 > len(text):
        raise PageError(f"{name}: {odd} of {len(text)} characters are no text")
    return text


def _sidecar(path: Path) -> Given:
    beside = next((p for e in (".yaml", ".yml") if (p := path.with_suffix(e)).is_file()), None)
    if beside is None:
        return Given()
    try:
        return given_in(beside, beside.read_bytes())
    except OSError as error:
        raise PageError(f"{beside}: no readable YAML: {' '.join(str(error).split())}") from error


def given_in(beside: PurePath, data: bytes) -> Given:
    """The metadata that the bytes of a sidecar hold. Raises PageError where they are none."""
    try:
        content = yaml.safe_load(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise PageError(f"{beside}: no readable YAML: {' '.join(str(error).split())}") from error
    if content is None:
        return Given()
    if not isinstance(content, dict):
        raise PageError(f"{beside}: expected keys {', '.join(_KEYS)}, found {content!r}")
    if any(isinstance(value, (dict, list)) for key, value in content.items() if key not in _KEYS):
        return Given()  # some other document about the page: annotations, a build's notes
    unknown = sorted(set(map(str, content)) - set(_KEYS))
    if unknown:
        raise PageError(f"{beside}: unknown key {unknown[0]!r}; known are {', '.join(_KEYS)}")
    values = {key: _scalar(beside, key, content.get(key)) for key in _KEYS}
    return Given(paper=values["paper"], date=values["date"], number=values["page"], city=values["city"])


def _scalar(path: PurePath, key: str, value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, (dict, list)):
        raise PageError(f"{path}: {key}: expected one value, found {value!r}")
    return str(value)


def find_pages(paths: Iterable[Path | str]) -> list[Path]:
    """The pages that files and folders name, sorted and without doubles.

    A folder gives the .txt files below it; links that lead out of the folder are not followed.
    Raises InputError for a path that is missing and for a folder without pages.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = list(_below(path))
            if not inside:
                raise InputError(f"{path}: no {ENDING} page in this folder")
        elif path.is_file():
            inside = [path]
        else:
            raise InputError(f"{path}: no such file or folder")
        for page in inside:
            found.setdefault(page.resolve(), page)
    return sorted(found.values(), key=lambda p: p.as_posix())


def _below(folder: Path) -> Iterator[Path]:
    home = folder.resolve()
    for here, _, names in os.walk(folder, followlinks=False):
        for name in names:
            path = Path(here) / name
            if name.lower().endswith(ENDING) and path.is_file() and path.resolve().is_relative_to(home):
                yield path
