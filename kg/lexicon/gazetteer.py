"""The administrative divisions of the country, from province to village.

The upper levels (province, city, county, township) load together; the villages of a province load when
they are first asked for. `kg/lexicon/README.md` says where the files come from and how they are laid out.
"""

from __future__ import annotations

import bz2
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate

from kg.errors import LexiconError
from kg.lexicon.bigrams import Heads
from kg.lexicon.packing import unpacked
from kg.lexicon.vocabulary import rows

LEVELS = {2: "province", 4: "city", 6: "county", 9: "township", 12: "village"}


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division. `code` has 2, 4, 6, 9 or 12 digits, as the statistics bureau prints it."""

    code: str
    name: str  # official: 绵阳市, 吉隆镇, 和平村
    level: str  # province | city | county | township | village | community
    short: str = ""  # 绵阳, 昭觉; "" where the name has no short form of its own


Codes = dict[str, tuple[str, ...]]


class Gazetteer:
    """Divisions by code and by name.

    >>> places = gazetteer()
    >>> [d.name for d in places.chain("513431100")]
    ['新城镇', '昭觉县', '凉山彝族自治州', '四川省']
    >>> [d.code for d in places.named("和平村", within="513427")]
    ['513427104202']
    """

    def __init__(self, text: str) -> None:
        divisions, townships, homes, earlier = text.split("\n\n")
        self._names: dict[str, str] = {}
        self._shorts: dict[str, str] = {}
        for line in divisions.splitlines():
            code, name, short = line.split("\t")
            self._names[code] = name
            if short:
                self._shorts[code] = short
        self._upper = tuple(self._names)
        self._names.update(unpacked(townships))
        self._homes = dict(line.split("\t") for line in homes.splitlines())
        self._former = _index((name, code) for name, code in (line.split("\t") for line in earlier.splitlines()))
        self._by_name = _index((name, code) for code, name in self._names.items())
        self._by_short = _index((short, code) for code, short in self._shorts.items())
        self._by_alias = _index(self._aliases())
        self._by_stem = _index(_stems(self._names))
        self._villages: dict[str, Villages] = {}
        self._made: dict[str, Division] = {}  # of the upper levels, each made when it is first asked for
        self._containers = lru_cache(maxsize=4096)(self._find_containers)  # a page asks again and again for the same
        self._village = lru_cache(maxsize=4096)(self._make_village)

    def _aliases(self) -> Iterator[tuple[str, str]]:
        for row in rows("place_aliases"):
            yield row["alias"], row["code"]
        for code, short in self._shorts.items():  # 恩施州, 恩施自治州, 互助县, 鄂温克旗
            name = self._names[code]
            if "自治" in name and len(code) > 2:
                yield short + name[-1], code
                yield short + name[-3:], code

    # --- by code ---

    def get(self, code: str) -> Division | None:
        made = self._made.get(code)
        if made is None:
            name = self._names.get(code)
            if name is None:
                return self._village(code) if len(code) == 12 else None
            made = self._made[code] = Division(code, name, LEVELS[len(code)], self._shorts.get(code, ""))
        return made

    def _make_village(self, code: str) -> Division | None:
        name = self.villages(code[:2]).name(code)
        if name is None:
            return None
        return Division(code, name, "community" if name.endswith("社区") else "village")

    def __contains__(self, code: str) -> bool:
        return code in self._names or (len(code) == 12 and self.villages(code[:2]).name(code) is not None)

    def __getitem__(self, code: str) -> Division:
        division = self.get(code)
        if division is None:
            raise LexiconError(f"no division has the code {code!r}")
        return division

    def parent(self, division: Division | str) -> Division | None:
        """The direct container: a township the bureau hangs under a development zone lies in its true county."""
        found = self._containers(division if isinstance(division, str) else division.code)
        return found[0] if found else None

    def _find_containers(self, code: str) -> tuple[Division, ...]:
        """The direct container, that of this, and so on up to the province."""
        lengths = (length for length in (9, 6, 4, 2) if length < len(code) and code[:length] in self._names)
        home = self._homes.get(code) or next((code[:length] for length in lengths), "")
        container = self.get(home)
        return (container, *self._containers(home)) if container else ()

    def chain(self, division: Division | str | None) -> tuple[Division, ...]:
        """The division itself, its container, and so on up to the province."""
        own = self.get(division) if isinstance(division, str) else division
        return (own, *self._containers(own.code)) if own else ()

    def within(self, code: str, container: str | tuple[str, ...]) -> bool:
        """Whether the division lies in the container, or in one of several, or is it.

        >>> gazetteer().within("513431100201", "5134"), gazetteer().within("513431", "5101")
        (True, False)
        """
        if code.startswith(container):
            return True
        home = self._homes.get(code[:9])
        return home is not None and home.startswith(container)

    def children(self, division: Division | str, level: str = "") -> tuple[Division, ...]:
        """The divisions directly below; with a `level` all of that level below, at any depth."""
        code = division if isinstance(division, str) else division.code
        of_villages = len(code) == 9 or level in ("village", "community")
        below = self.villages(code[:2]).below if of_villages else self._below
        moved = (c for c, home in self._homes.items() if home.startswith(code))
        codes = dict.fromkeys(c for prefix in (code, *moved) for c in below(prefix) if c != code)
        inside = [self[c] for c in codes]
        if level:
            return tuple(d for d in inside if d.level == level)
        return tuple(d for d in inside if (up := self.parent(d)) is not None and up.code == code)

    def _below(self, prefix: str) -> Sequence[str]:
        codes = self._codes
        return codes[bisect_left(codes, prefix) : bisect_left(codes, prefix + ":")]  # the character after 9

    @cached_property
    def _codes(self) -> list[str]:
        """Those of the upper levels, in order."""
        return sorted(self._names)

    # --- by name ---

    def named(self, name: str, within: str = "", levels: Sequence[str] = ()) -> list[Division]:
        """Divisions of this official name; villages only where `within` says at least the province."""
        codes = list(self._by_name.get(name, ()))
        if within and (not levels or "village" in levels or "community" in levels):
            codes += self.villages(within[:2]).codes(name)
        return self._chosen(codes, within, levels)

    def short_codes(self, short: str) -> tuple[str, ...]:
        """The codes of those that `short_named` finds."""
        return (*self._by_short.get(short, ()), *self._by_alias.get(short, ()))

    def short_named(self, short: str, within: str = "", levels: Sequence[str] = ()) -> list[Division]:
        """Provinces, cities and counties that go by this short name or alias: 绵阳, 恩施州, 达茂旗."""
        return self._chosen(self.short_codes(short), within, levels)

    def former_named(self, name: str, within: str = "", levels: Sequence[str] = ()) -> list[Division]:
        """What a division of this former name is today: 满城县 is 满城区."""
        return self._chosen(self._former.get(name, ()), within, levels)

    def stem_named(self, stem: str, within: str = "") -> list[Division]:
        """Townships that go by this name without their kind: 灵溪 is 灵溪镇."""
        return self._chosen(self._by_stem.get(stem, ()), within, ())

    def _chosen(self, codes: Sequence[str], within: str, levels: Sequence[str]) -> list[Division]:
        if not codes:
            return []
        found = [self[code] for code in codes if not within or self.within(code, within)]
        return [d for d in found if d.level in levels] if levels else found

    # --- in text ---

    def candidates(self, text: str, start: int = 0) -> Sequence[tuple[str, str]]:
        """Every name of the upper levels that begins at `start`, the longest first, and which list has it.

        >>> list(gazetteer().candidates("在浙江省苍南县", 1))
        [('浙江省', 'name'), ('浙江', 'short')]
        >>> list(gazetteer().candidates("渔民"))
        []
        """
        lengths = self._lengths.get(text[start : start + 2])
        if lengths is None:  # as at most places: this is asked of every character
            return ()
        room, lists = len(text) - start, self._lists
        words = [text[start : start + length] for length in lengths if length <= room]
        return [(word, source) for word in words if word in lists for source in lists[word]]

    def longest(self, text: str, start: int) -> tuple[str, str] | None:
        """The first of `candidates`, if there is one."""
        room, lists = len(text) - start, self._lists
        for length in self._lengths.get(text[start : start + 2], ()):
            if length <= room and (word := text[start : start + length]) in lists:
                return word, lists[word][0]
        return None

    def starts(self, text: str) -> Sequence[int]:
        """Where the first two characters of a name stand: at all other places `candidates` has none.

        >>> gazetteer().starts("渔民到浙江省")
        (3,)
        """
        return self._heads.places(text)

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self._lengths)

    def has_stem(self, stem: str) -> bool:
        """Whether some township, whatever its kind, is called so.

        >>> gazetteer().has_stem("灵溪"), gazetteer().has_stem("们一")
        (True, False)
        """
        return stem in self._by_stem

    def codes(self, word: str, source: str) -> tuple[str, ...]:
        """The codes that a list of names (name, alias, short, former or stem) has for a word."""
        return self._sources[source].get(word, ())

    @cached_property
    def _sources(self) -> dict[str, Codes]:
        return {
            "name": self._by_name,
            "alias": self._by_alias,
            "short": self._by_short,
            "former": self._former,
            "stem": self._by_stem,
        }

    @cached_property
    def _lists(self) -> dict[str, tuple[str, ...]]:
        """Which lists have a name."""
        lists: dict[str, tuple[str, ...]] = {}
        for source, index in self._sources.items():
            own = (source,)
            for name in index:
                lists[name] = _shared((*lists[name], source)) if name in lists else own
        return lists

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        lengths: dict[str, set[int]] = {}
        for name in self._lists:
            lengths.setdefault(name[:2], set()).add(len(name))
        return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def all_names(self) -> Iterator[str]:
        """The names of all townships, villages and communities of the country; loads every province."""
        yield from (name for code, name in self._names.items() if len(code) == 9)
        for province in sorted(_provinces()):
            yield from self.villages(province).names()

    def villages(self, province: str) -> Villages:
        """The villages and communities of a province, loaded once."""
        if province not in self._villages:
            self._villages[province] = Villages(_read(province) if province in _provinces() else "")
        return self._villages[province]


@cache
def _shared(lists: tuple[str, ...]) -> tuple[str, ...]:
    """One and the same tuple for all names that the same lists have."""
    return lists


class Villages:
    """The villages and communities of one province, by code and by name.

    Kept in arrays, some 30 bytes each: dictionaries of strings would take 300, of all provinces 200 MB.
    """

    def __init__(self, text: str) -> None:
        entries = sorted(unpacked(text))
        names = [name for _, name in entries]
        self._codes = array("Q", (int(code) for code, _ in entries))
        self._text = "".join(names)
        self._starts = array("I", accumulate(map(len, names), initial=0))
        hashes = [hash(name) for name in names]
        self._order = array("I", sorted(range(len(names)), key=hashes.__getitem__))  # namesakes stay in order of code
        self._hashes = array("q", (hashes[at] for at in self._order))

    def __iter__(self) -> Iterator[str]:
        """The codes, ascending."""
        return map(str, self._codes)

    def below(self, prefix: str) -> Iterator[str]:
        """The codes that begin so, ascending."""
        first, size = int(prefix), 10 ** (12 - len(prefix))
        start, stop = bisect_left(self._codes, first * size), bisect_left(self._codes, (first + 1) * size)
        return map(str, self._codes[start:stop])

    def name(self, code: str) -> str | None:
        """What the village of this code is called."""
        number = int(code) if code.isdecimal() else 0
        at = bisect_left(self._codes, number)
        return self._at(at) if at < len(self._codes) and self._codes[at] == number else None

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of all villages of this name, ascending."""
        known = hash(name)
        found: list[str] = []
        place = bisect_left(self._hashes, known)
        while place < len(self._hashes) and self._hashes[place] == known:
            at = self._order[place]
            if self._at(at) == name:  # not another of the same hash
                found.append(str(self._codes[at]))
            place += 1
        return tuple(found)

    def names(self) -> Iterator[str]:
        """All names, in the order of the codes."""
        return map(self._at, range(len(self._codes)))

    def _at(self, at: int) -> str:
        return self._text[self._starts[at] : self._starts[at + 1]]


def _stems(names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """灵溪 of 灵溪镇: townships without their kind, where two characters or more are left."""
    for code, name in names.items():
        if len(code) == 9:
            stem = name.removesuffix("街道") if name.endswith("街道") else name[:-1] if name[-1] in "镇乡" else ""
            if len(stem) > 1:
                yield stem, code


def _index(pairs: Iterator[tuple[str, str]]) -> Codes:
    index: Codes = {}
    for name, code in pairs:
        index[name] = (*index[name], code) if name in index else (code,)
    return index


def _read(name: str) -> str:
    return bz2.decompress(files("kg.lexicon").joinpath("data", "divisions", f"{name}.bz2").read_bytes()).decode("utf-8")


@cache
def _provinces() -> frozenset[str]:
    found = files("kg.lexicon").joinpath("data", "divisions").iterdir()
    return frozenset(file.name[:2] for file in found if file.name[:2].isdigit())


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process."""
    return Gazetteer(_read("upper"))


@lru_cache(maxsize=1024)
def names_in(text: str) -> dict[int, tuple[tuple[str, str, tuple[str, ...]], ...]]:
    """The names in a text by where they begin, with the list that has each and its codes, the longest first.

    >>> names_in("在浙江省")
    {1: (('浙江省', 'name', ('33',)), ('浙江', 'short', ('33',)))}
    """
    places = gazetteer()
    found = ((at, places.candidates(text, at)) for at in places.starts(text))
    named = ((at, tuple((word, source, places.codes(word, source)) for word, source in names)) for at, names in found)
    return {at: names for at, names in named if names}


@cache
def look_alikes() -> dict[str, str]:
    """Character → the characters that a reader or a scanner takes it for."""
    return dict(line.split("\t") for line in _read("look_alikes").splitlines())
