"""Files of a build made of those of the build before: what did not change is copied and not made again.

Pages that came, went or changed tell which nodes may have changed: those that their rows differ in. What all other
pages say of these few is looked up, each is rendered as it was and as it is now, and where that differs the old file
is cut and the new text put in. Nodes stand in order in a file, so the places are found by bisection. A file is
trusted only if its size and time and, once it has been read to its end, its hash are those noted when it was written.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import mmap
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from kg.collecting import without_cycles
from kg.engines.pool import in_order
from kg.engines.rows import Look, Tally, keys_of, rows_of, texts_of
from kg.engines.sorting import Row, bounds_of, part, spill
from kg.engines.source import Pages, Source, Task
from kg.engines.state import State
from kg.engines.version import writing_version
from kg.rdf.nodes import by_section, is_told
from kg.rdf.serialise import Script

FORMS = ("ttl", "nt", "ttl12", "nt12")
Pieces = dict[str, list[tuple[str, bytes]]]
Progress = Callable[[int, int], None]
_MOST_CHANGED = 0.1  # of all pages; where more have changed, all is written anew
_AT_ONCE = 50  # changed pages in a task
_OF_THINGS = 8  # parts of a row that says something of a thing
_COPIED = 1 << 22  # bytes copied at once
_LAST = {"source": "97", "statement": "98", "quote": "99"}
_SOURCE = _LAST["source"]


class Stale(Exception):
    """A file is not what it was when it was written."""


class Change(NamedTuple):
    """A node that is another than before: whether it was there, and its texts now, if it is."""

    key: str
    section: str
    there: bool
    texts: tuple[str, ...] | None


# --- what is noted of a file ---------------------------------------------------------------------


class Note(NamedTuple):
    """What a file was like when it was written, and what of."""

    settings: str
    size: int
    time: int
    hash: str
    sections: list[list[object]]  # name, begin, end


class Hashed:
    """Writes and hashes."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self._known = hashlib.sha256()

    def __call__(self, piece: bytes) -> None:
        self._known.update(piece)
        self._write(piece)

    def note(self, file: Path, settings: str, script: Script) -> str:
        """To be kept until the next build."""
        known = os.stat(file)
        sections = [list(section) for section in script.sections]
        return json.dumps(Note(settings, known.st_size, known.st_mtime_ns, self._known.hexdigest(), sections))


def settings_of(base: str, confidence: float) -> str:
    """What the text of a node depends on besides the statements."""
    return f"{base} {confidence} {writing_version()}"


# --- which nodes have changed --------------------------------------------------------------------


class Splices:
    """Renders a graph by way of its old files; `tally` is filled meanwhile."""

    def __init__(self, source: Source, folder: Path, jobs: int | None, old: Mapping[str, Path], state: State) -> None:
        results = state.results()
        self.tally = _tally(json.loads(results["tally"]))
        self.base = source.base
        self._notes = {form: Note(*json.loads(results[form])) for form in old}
        self._changed = state.changed()
        state.close()
        self._old = old
        self._source = source
        self._folder = folder
        self._jobs = source.processes(jobs)

    def pieces(self, forms: Sequence[str], progress: Progress = lambda done, total: None) -> Iterator[Pieces]:
        """The files, piece by piece. Raises Stale where an old file turns out to have been changed."""
        look = Look(self._source.base, tuple(forms), ())
        opened = [_Old(self._old[form], self._notes[form], self._source.base, form) for form in forms]
        for changes in self._changes(look, progress):
            for place, (form, old) in enumerate(zip(forms, opened, strict=True)):
                for change in changes:
                    yield from ({form: [piece]} for piece in old.until(change, place))
        for form, old in zip(forms, opened, strict=True):
            yield from ({form: [piece]} for piece in old.rest())

    def _changes(self, look: Look, progress: Progress) -> Iterator[list[Change]]:
        folders = [self._folder / name for name in ("before", "now", "others")]
        for folder in folders:
            folder.mkdir()
        before, now, others = folders
        bounds = self._bounds()
        starts = range(0, len(self._changed), _AT_ONCE)
        changed = [(number, self._changed[start : start + _AT_ONCE]) for number, start in enumerate(starts)]
        parts = range(len(bounds) + 1)
        for _ in in_order(partial(_spill_changed, self._source.pages, look, bounds, before, now), changed, self._jobs):
            pass
        differing = [key for keys in in_order(partial(_differing, before, now), parts, self._jobs) for key in keys]
        if _SOURCE in differing and self._others_use_the_gazetteer():
            differing.remove(_SOURCE)
        content = marshal.dumps((differing, self._changed))
        known = self._folder / hashlib.sha256(content).hexdigest()  # so that it can be remembered by its name
        known.write_bytes(content)
        tasks = self._source.tasks()
        spilling = partial(_spill_others, self._source.pages, look, bounds, others, known)
        for done, _ in enumerate(in_order(spilling, tasks, self._jobs), 1):
            progress(done, len(tasks) + len(parts))
        comparing = partial(_compared, look, before, now, others, known)
        for done, (changes, gone, come) in enumerate(in_order(comparing, parts, self._jobs), 1 + len(tasks)):
            self.tally.subtract(gone)
            self.tally.add(come)
            yield changes
            progress(done, len(tasks) + len(parts))
        for folder in folders:
            shutil.rmtree(folder)

    def _others_use_the_gazetteer(self) -> bool:
        but = frozenset(self._changed)
        tasks = self._source.tasks()
        pages = (page for _, (first, last) in tasks for page in self._source.pages.about(None, first, last, but))
        return any(statement.evidence.source and is_told(statement) for page in pages for statement in page)

    def _bounds(self) -> list[str]:
        """Parts as large as those of the whole would be, of what the changed pages state."""
        some = self._changed[:: max(1, len(self._changed) // _AT_ONCE)]
        parts = 1 + self._source.parts * len(self._changed) // max(1, len(self._source.sizes)) * 4
        rows = rows_of(self._source.pages.of(some, "wanted"), Look(self.base, (), ()))
        return bounds_of(keys_of(rows, False), parts)


def spliceable(state: State, files: Mapping[str, Path], settings: str, pages: int) -> bool:
    """Whether all these files are there as they were written, with the same settings, and few pages changed."""
    results = state.results()
    if "tally" not in results:
        return False
    for form, file in files.items():
        if form not in FORMS or form not in results:
            return False
        note = Note(*json.loads(results[form]))
        try:
            known = os.stat(file)
        except OSError:
            return False
        if (settings, known.st_size, known.st_mtime_ns) != (note.settings, note.size, note.time):
            return False
    return len(state.changed()) <= _MOST_CHANGED * pages


@without_cycles
def _spill_changed(
    pages: Pages, look: Look, bounds: list[str], before: Path, now: Path, task: tuple[int, list[str]]
) -> None:
    number, digests = task
    spill(rows_of(pages.of(digests, "written"), look), bounds, before / f"{number:06d}")
    spill(rows_of(pages.of(digests, "wanted"), look), bounds, now / f"{number:06d}")


@without_cycles
def _differing(before: Path, now: Path, number: int) -> list[str]:
    """The keys of a part of which the changed pages do not say the same as before."""
    counts: Counter[Row] = Counter()
    for sign, folder in ((1, now), (-1, before)):
        for row in part(folder, number):
            if len(row) == _OF_THINGS and not row[4]:  # how often and how weightily they say it with their own words
                counts[*row[:6], "weight"] += sign * row[6]
                counts[*row[:6], "count"] += sign * row[7]
            else:
                counts[row] += sign
    return sorted({str(row[0]) for row, count in counts.items() if count})


@without_cycles
def _spill_others(pages: Pages, look: Look, bounds: list[str], folder: Path, known: Path, task: Task) -> None:
    """What unchanged pages state of the nodes that may have changed."""
    number, (first, last) = task
    keys, subjects, changed = _asked(known)
    rows = rows_of(pages.about(subjects, first, last, changed), look, quoted=False)
    spill([row for row in rows if row[0] in keys], bounds, folder / f"{number:06d}")


@lru_cache(maxsize=1)
def _asked(known: Path) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The keys in question, the subjects these are about, and the changed pages."""
    keys, changed = marshal.loads(known.read_bytes())
    subjects = {key[2:] for key in keys} | {f"statement/{key[2:]}" for key in keys if key[:2] == _LAST["statement"]}
    return frozenset(keys), frozenset(subjects), frozenset(changed)


@without_cycles
def _compared(
    look: Look, before: Path, now: Path, others: Path, asked: Path, number: int
) -> tuple[list[Change], Tally, Tally]:
    keys, _, _ = _asked(asked)
    same = part(others, number)
    old, new = ([*same, *(row for row in part(folder, number) if row[0] in keys)] for folder in (before, now))
    gone, come = Tally(), Tally()
    was = {text.key: text for text in texts_of(sorted(old), look, gone)}
    is_now = {text.key: text for text in texts_of(sorted(new), look, come)}
    changes = []
    for key in sorted(was.keys() | is_now.keys()):
        before_text, text = was.get(key), is_now.get(key)
        if before_text != text:
            (section, *_) = [known.section for known in (text, before_text) if known]
            changes.append(Change(key, section, before_text is not None, text.plain if text else None))
    return changes, gone, come


def _tally(told: Mapping[str, dict[str, int]]) -> Tally:
    return Tally(told["statements"]["all"], Counter(told["classes"]), Counter(told["relations"]))


def tally_note(tally: Tally) -> str:
    """To be kept until the next build."""
    told = {"statements": {"all": tally.statements}, "classes": tally.classes, "relations": tally.relations}
    return json.dumps(told)


# --- the old file --------------------------------------------------------------------------------


class _Old:
    """A file that is read once from its beginning to its end, with changes put in on the way."""

    def __init__(self, file: Path, note: Note, base: str, form: str) -> None:
        with file.open("rb") as opened:
            self._text = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        self._hash = note.hash
        self._known = hashlib.sha256()
        self._hashed = self._let_go = 0
        self._sections = [(str(name), int(str(start)), int(str(stop))) for name, start, stop in note.sections]
        self._at = self._sections[0][1] if self._sections else 0
        self._nodes = (_Lines if form.startswith("nt") else _Paragraphs)(self._text, base)

    def until(self, change: Change, place: int) -> Iterator[tuple[str, bytes]]:
        """What comes before a changed node, and the node as it is now."""
        order = change.key[:2]
        while self._sections and _order(self._sections[0][0]) < order:
            yield from self._leave()
        if self._sections and _order(self._sections[0][0]) == order:
            name, _, stop = self._sections[0]
            found = self._nodes.find(change.key, self._at, stop)
            yield from self._copied(name, found)
            there = found < stop and self._nodes.key(found) == change.key
            if there:
                self._at = self._nodes.after(found, stop)
        else:
            there = False
        if there != change.there:
            raise Stale(change.key)
        if change.texts is not None:
            yield change.section, change.texts[place].encode("utf-8", "replace")

    def rest(self) -> Iterator[tuple[str, bytes]]:
        """What comes after the last changed node."""
        while self._sections:
            yield from self._leave()
        self._read_to(len(self._text))
        if self._known.hexdigest() != self._hash:
            raise Stale("its hash is another")

    def _leave(self) -> Iterator[tuple[str, bytes]]:
        name, _, stop = self._sections.pop(0)
        yield from self._copied(name, stop)
        if self._sections:
            self._at = self._sections[0][1]

    def _copied(self, name: str, stop: int) -> Iterator[tuple[str, bytes]]:
        while self._at < stop:
            piece = self._text[self._at : min(stop, self._at + _COPIED)]
            yield name, piece
            self._at += len(piece)
            self._read_to(self._at)

    def _read_to(self, stop: int) -> None:
        while self._hashed < stop:
            piece = self._text[self._hashed : min(stop, self._hashed + _COPIED)]
            self._known.update(piece)
            self._hashed += len(piece)
        done = self._hashed // mmap.PAGESIZE * mmap.PAGESIZE
        if hasattr(mmap, "MADV_DONTNEED") and done - self._let_go >= _COPIED:  # else the whole file stays in memory
            self._text.madvise(mmap.MADV_DONTNEED, self._let_go, done - self._let_go)
            self._let_go = done


def _order(section: str) -> str:
    """The first two characters of the keys in a section."""
    return _LAST.get(section) or f"{by_section(f'{section}/')[0]:02d}"


class _Nodes:
    """The nodes of a section of a file, by the places where they begin."""

    def __init__(self, text: mmap.mmap, base: str) -> None:
        self._text = text
        self._base = base

    def key(self, start: int) -> str:
        """The key of the node that begins here, as it sorts."""
        raise NotImplementedError

    def after(self, start: int, stop: int) -> int:
        """Where the node after the one that begins here begins."""
        raise NotImplementedError

    def from_(self, place: int, stop: int) -> int:
        """Where the first node from somewhere inside the section on begins."""
        raise NotImplementedError

    def find(self, key: str, start: int, stop: int) -> int:
        """Where the first node from `start` on begins that has this key or a greater one."""
        if start >= stop or self.key(start) >= key:
            return start
        low, high, step = start, stop, 2048
        while (place := self.from_(low + step, stop)) < stop and self.key(place) < key:
            low, step = place, step * 2
        high = right = place
        while right - low > 2048:
            place = self.from_((low + right) // 2, stop)
            if place >= high:
                right = (low + right) // 2
            elif self.key(place) >= key:
                high = right = place
            else:
                low = place
        place = self.after(low, stop)
        while place < high and self.key(place) < key:
            place = self.after(place, stop)
        return place

    def _sorting(self, name: str) -> str:
        """
        >>> _Nodes(None, "https://example.org/")._sorting("quote:e0b2-a1-120-145")
        '99article/e0b2-a1\\x00000000120\\x00000000145'
        """
        name = unquote(name[1:-1].removeprefix(self._base)) if name.startswith("<") else name.replace(":", "/", 1)
        section, _, local = name.partition("/")
        if section == "source":
            return _LAST[section]
        if section == "statement":
            return _LAST[section] + local
        if section == "quote":
            article, start, stop = local.rsplit("-", 2)
            return f"{_LAST[section]}article/{article}\0{int(start):09d}\0{int(stop):09d}"
        return f"{by_section(name)[0]:02d}{name}"


class _Paragraphs(_Nodes):
    """Of Turtle: an empty line, then the node up to the next empty line."""

    def key(self, start: int) -> str:
        return self._sorting(self._text[start + 1 : self._text.find(b" ", start + 1)].decode())

    def after(self, start: int, stop: int) -> int:
        return self.from_(start + 2, stop)

    def from_(self, place: int, stop: int) -> int:
        found = self._text.find(b"\n\n", place - 1, stop)
        return stop if found < 0 else found + 1


class _Lines(_Nodes):
    """Of N-Triples: lines of one subject."""

    def key(self, start: int) -> str:
        return self._sorting(self._subject(start).decode())

    def _subject(self, start: int) -> bytes:
        return self._text[start : self._text.find(b" ", start)]

    def after(self, start: int, stop: int) -> int:
        subject = self._subject(start) + b" "
        place = self._line(start + 1, stop)
        while place < stop and self._text[place : place + len(subject)] == subject:
            place = self._line(place + 1, stop)
        return place

    def from_(self, place: int, stop: int) -> int:
        start = self._line(place, stop)
        if start >= stop:
            return stop
        before = self._text.rfind(b"\n", 0, start - 1) + 1
        return self.after(before, stop)

    def _line(self, place: int, stop: int) -> int:
        """Where the first line from here on begins."""
        found = self._text.find(b"\n", place - 1, stop)
        return stop if found < 0 else found + 1
