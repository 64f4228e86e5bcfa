"""What earlier builds into a folder have read, kept in `.xianzhi/state.sqlite` below it.

The state is a memory and nothing more: under a key that names everything a page's statements depend on (its bytes and
name, its sidecar, what the user gave, the rules and the lexicon) stand these statements. An entry is right or it is
not there. So a build may be killed at any moment: what was committed is found by the next one, what was not is read
again, and the files come out the same.

SQLite because it is in the standard library, its transactions survive a kill, and in WAL mode the processes that
write the graph read from it side by side. DuckDB was the other candidate: made to scan columns, it would store these
few large rows no better, and is 60 MB more to install.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from kg.engines.lock import locked
from kg.engines.packing import unpack
from kg.errors import OutputError
from kg.model import Statement

NAME = ".xianzhi"
_APPLICATION = 0x58_5A_53_54  # "XZST" in the header of the file
_SCHEMA = 2
_FILE = "file "  # before the name of a file, in the results
_COMMIT_AFTER = 2.0  # seconds: no more work than that is lost to a kill
_TABLES = """
CREATE TABLE page(key BLOB PRIMARY KEY, digest TEXT NOT NULL, statements INTEGER NOT NULL, said BLOB NOT NULL,
                  mark BLOB NOT NULL);
CREATE INDEX page_order ON page(digest, key, statements);
CREATE TABLE wanted(key BLOB PRIMARY KEY, path BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE written(key BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE result(form TEXT PRIMARY KEY, told TEXT NOT NULL);
"""


class Entry(NamedTuple):
    """One page as the state keeps it."""

    key: bytes
    digest: str  # kg.model.Page.digest
    statements: int
    said: bytes  # kg.engines.packing

    @property
    def mark(self) -> bytes:
        """Tells a damaged entry from a whole one."""
        known = hashlib.blake2b(self.said, digest_size=8)
        known.update(b"%b %s %d" % (self.key, self.digest.encode(), self.statements))
        return known.digest()

    def unpacked(self, about: Container[str] | None = None) -> Iterator[Statement]:
        """The statements of the page, or those about some things. Raises Damaged for a broken entry."""
        try:
            yield from unpack(self.said, about)
        except ValueError as error:
            raise Damaged(f"the entry of page {self.digest} is broken: {error}") from error


class Damaged(Exception):
    """The state cannot be trusted: it has to be made anew."""


class State:
    """The entries of one output folder. Use `open_state`, or `reading` beside a process that has done so."""

    def __init__(self, file: Path, reading: bool = False) -> None:
        self.file = file
        self._reading = reading
        self._committed = time.monotonic()
        self._base: sqlite3.Connection | None = None

    @property
    def aside(self) -> Path:
        """A folder for what is being made; it is emptied when a build begins and ends."""
        return self.file.with_name("aside")

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._base is None:
            self._base = _opened(self.file, "ro") if self._reading else _connected(self.file)
        return self._base

    def close(self) -> None:
        """Commits and lets go of the file, until it is asked again: a process must not fork with it open."""
        if self._base is not None:
            self.commit()
            self._base.close()
            self._base = None

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM page").fetchone()[0])

    def has(self, key: bytes) -> bool:
        return self._connection.execute("SELECT 1 FROM page WHERE key = ?", (key,)).fetchone() is not None

    def add(self, entry: Entry) -> None:
        self._connection.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)", (*entry, entry.mark))
        if time.monotonic() - self._committed > _COMMIT_AFTER:
            self.commit()

    def commit(self) -> None:
        self._connection.commit()
        self._committed = time.monotonic()

    def want(self, pages: Iterable[tuple[bytes, Path]]) -> None:
        """From now on the graph is made of these entries, read from these files."""
        self._connection.execute("DELETE FROM wanted")
        rows = ((key, os.fsencode(path)) for key, path in pages)
        self._connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?)", rows)
        self.commit()

    def paths(self) -> Iterator[tuple[str, Path]]:
        """The digest of each page wanted, and a file that holds it."""
        found = self._connection.execute("SELECT digest, path FROM page JOIN wanted USING (key) ORDER BY digest, key")
        return ((digest, Path(os.fsdecode(path))) for digest, path in found)

    def finish(self, results: Mapping[str, str], files: Iterable[str], settings: str) -> list[str]:
        """Remembers of what pages the files are that have been written, what they are like, and no other pages.

        Returns the names of files that an earlier build has written and that are not of these pages or settings.
        """
        now = self._signature(settings)
        written = {name: told for name, told in self.results().items() if name.startswith(_FILE)}
        written |= {_FILE + name: now for name in files}
        results = {**results, **written}
        self._connection.execute("DELETE FROM page WHERE key NOT IN (SELECT key FROM wanted)")
        self._connection.execute("DELETE FROM written")
        self._connection.execute("INSERT INTO written SELECT key FROM wanted")
        self._connection.execute("DELETE FROM result")
        self._connection.executemany("INSERT INTO result VALUES (?, ?)", results.items())
        self.commit()
        return sorted(name.removeprefix(_FILE) for name, told in written.items() if told != now)

    def _signature(self, settings: str) -> str:
        known = hashlib.sha256(settings.encode())
        for (key,) in self._connection.execute("SELECT key FROM wanted ORDER BY key"):
            known.update(key)
        return known.hexdigest()

    def results(self) -> dict[str, str]:
        """What `finish` was told."""
        return dict(self._connection.execute("SELECT form, told FROM result"))

    def changed(self) -> list[str]:
        """The digests of the contents whose pages are not those that were written."""
        found = self._connection.execute(
            "SELECT DISTINCT digest FROM page WHERE (key IN (SELECT key FROM wanted))"
            " != (key IN (SELECT key FROM written)) ORDER BY digest"
        )
        return [digest for (digest,) in found]

    def statements(self) -> int:
        """How many the pages wanted state, those of several pages counted for each."""
        found = self._connection.execute("SELECT total(statements) FROM page JOIN wanted USING (key)").fetchone()
        return int(found[0])

    def sizes(self) -> Iterator[tuple[str, int]]:
        """The digest and the number of statements of each page wanted, by digest; copies of a page share a digest."""
        yield from self._connection.execute(
            "SELECT digest, statements FROM page JOIN wanted USING (key) ORDER BY digest, key"
        )

    def entries(self, first: str = "", last: str = "g", of: Literal["wanted", "written"] = "wanted") -> Iterator[Entry]:
        """The pages with digests from `first` to `last`, in their order. Raises Damaged for a broken one."""
        found = self._connection.execute(
            f"SELECT key, digest, statements, said, mark FROM page JOIN {of} USING (key)"
            " WHERE digest BETWEEN ? AND ? ORDER BY digest, key",
            (first, last),
        )
        for *row, mark in found:
            entry = Entry(*row)
            if entry.mark != mark:
                raise Damaged(f"the entry of page {entry.digest} is broken")
            yield entry

    def discard(self) -> None:
        """Deletes all that is known."""
        if self._base is not None:
            self._base.close()
            self._base = None
        for file in self.file.parent.glob(f"{self.file.name}*"):
            file.unlink()


@contextlib.contextmanager
def open_state(folder: Path) -> Iterator[State]:
    """The state of an output folder, held against other builds. A new one that stays empty leaves no trace.

    Raises OutputError where the folder cannot be written to or another build holds it, Damaged where the state
    turns out to be broken while it is used.
    """
    home = folder / NAME
    new_folder, new_home = not folder.exists(), not home.exists()
    try:
        home.mkdir(parents=True, exist_ok=True)
        (home / ".gitignore").write_text("*\n", "ascii")
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: cannot be written: {error.strerror or error}") from error
    with locked(home / "lock"), _told(home):
        state = State(home / "state.sqlite")
        shutil.rmtree(state.aside, ignore_errors=True)  # what a killed build left
        state.aside.mkdir()
        try:
            yield state
        finally:
            empty = new_home and not (state.file.exists() and len(state))
            state.close()
            shutil.rmtree(state.aside, ignore_errors=True)
            if empty:
                shutil.rmtree(home, ignore_errors=True)
            if empty and new_folder:
                with contextlib.suppress(OSError):
                    folder.rmdir()


@contextlib.contextmanager
def _told(home: Path) -> Iterator[None]:
    """What the database refuses, as an error for the user; a broken database as Damaged."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OutputError(f"{home}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error


def _connected(file: Path) -> sqlite3.Connection:
    """A connection to the file, made anew where it is not what this version writes."""
    connection = _opened(file)
    try:
        sound = _is_ours(connection)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        sound, reason = False, str(error)
    else:
        reason = "of another version of xianzhi"
    if not sound:
        connection.close()
        print(f"kg: {file}: {reason}; all pages are read again", file=sys.stderr)
        for part in file.parent.glob(f"{file.name}*"):
            part.unlink()
        connection = _opened(file)
        _is_ours(connection)
    return connection


def _opened(file: Path, mode: str = "rwc") -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", timeout=30.0, uri=True)


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the tables are ours; in an empty file they are made."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if empty:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(
            f"BEGIN; PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_SCHEMA}; {_TABLES} COMMIT;"
        )
    connection.execute("PRAGMA synchronous = NORMAL")
    return empty or (application, schema) == (_APPLICATION, _SCHEMA)
