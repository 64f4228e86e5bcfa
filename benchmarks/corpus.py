"""Makes a corpus of any size: `python -m benchmarks.corpus 1000 OUTDIR --seed 1` writes a thousand pages.

Each page recombines sentences of the seed pages (or of any folder given with `--pages`) and puts other names into
them: a page is of one county somewhere in the country, its townships and villages are those of the gazetteer, its
people are of a cast that the county's pages share. So entities grow with the pages as in a real archive, and names
recur. Page n is the same whatever the number of pages: it depends on the sources, the seed and n only.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.lexicon.gazetteer import Division, gazetteer
from kg.lexicon.vocabulary import rows
from kg.model import Article, Page
from kg.reading import find_pages, read_page

SEEDS = Path(__file__).parent.parent / "seeds"
_FOLDER = 1000  # so many pages in a folder
_PAGES_A_PAPER = 200  # another paper, of another city, for each so many pages
_CAST = 60  # people that the pages of a county know
_ORDERS = {digits: (10 ** (digits - 1), 10**digits) for digits in range(1, 8)}
_TITLED = re.compile(
    "(?:书记|[镇乡县市区]长|主任|局长|队长|村民|居民|负责人|经理|记者|通讯员|同志)([\u4e00-\u9fff]{2,3})"
)
_SPEAKS = re.compile(r"([\u4e00-\u9fff]{2,3})(?=介绍|表示|告诉|说[，：。])")
_VILLAGE = re.compile(r"(?=([\u4e00-\u9fff]{1,3}(?:村|社区)))")
_NUMBER = re.compile(r"(?<![\d.年月第:：-])[1-9]\d{1,5}(?=[余多]?[\u4e00-\u9fff])(?![余多]?[年月日号时点分秒岁届期版])")

Source = tuple[str, str]  # kind and name: ("village", "项边村")


@dataclass(frozen=True)
class Line:
    """A sentence cut at its names."""

    parts: tuple[str | Source, ...]


@dataclass(frozen=True)
class Story:
    genre: str
    headline: tuple[Line, ...]
    body: tuple[Line, ...]


class Maker:
    """Makes pages from the stories of other pages."""

    def __init__(self, pages: Iterable[Path], seed: int = 1, articles: int | None = None) -> None:
        read = [read_page(path) for path in sorted(pages)]
        self._sheets = [_stories(page) for page in read]
        self._stories = [story for sheet in self._sheets for story in sheet if story.body]
        self._articles = articles
        self._seed = seed
        if not self._stories:
            raise SystemExit("no running text in these pages")

    def page(self, number: int) -> str:
        """The text of page n."""
        luck = random.Random(f"{self._seed}/{number}")
        city = _paper(self._seed, luck.randrange(1 + number // _PAGES_A_PAPER))
        names = Names(luck, city, self._seed)
        count = self._articles or len(luck.choice(self._sheets))
        date = f"{luck.randint(2015, 2025)}年{luck.randint(1, 12):02}月{luck.randint(1, 28):02}日"
        head = f"{_short(city)}日报 {date} 第{luck.randint(1, 8)}版\n"
        return "\n".join([head, *(self._article(luck, names) for _ in range(max(1, count)))])

    def _article(self, luck: random.Random, names: Names) -> str:
        like = luck.choice(self._stories)
        names.move()
        headline = luck.choice([story for story in self._stories if story.headline]).headline if like.headline else ()
        first, second = names.person(), names.person()
        told = list(self._runs(luck, len(like.body)))
        body = "\n\n".join("".join(names.filled(line.parts) for line in run) for run in told)
        lines = [names.filled(line.parts) for line in headline]
        if like.genre == "brief":
            body = f"本报讯（记者 {first}）{body}"
        elif like.genre == "feature":
            lines.append(f"本报记者 {first} 通讯员 {second}")
        return "\n\n".join([*lines, body]) + "\n"

    def _runs(self, luck: random.Random, count: int) -> Iterator[Sequence[Line]]:
        """Stretches of a few sentences of one story, until there are enough."""
        while count > 0:
            body = luck.choice(self._stories).body
            start = luck.randrange(len(body))
            run = body[start : start + luck.randint(1, 4)]
            yield run
            count -= len(run)


class Names:
    """What the names of the sources are called on one page: always the same within an article."""

    def __init__(self, luck: random.Random, city: str, seed: int) -> None:
        self._luck, self._city, self._seed = luck, city, seed
        self.move()

    def move(self) -> None:
        """On to another county of the city."""
        self._county = self._luck.choice(_below(self._city, "county") or (gazetteer()[self._city],))
        self._called: dict[Source, str] = {}

    def filled(self, parts: Iterable[str | Source]) -> str:
        return "".join(self._number(part) if isinstance(part, str) else self._name(part) for part in parts)

    def person(self) -> str:
        return self._luck.choice(_cast(self._seed, self._county.code))

    def _name(self, source: Source) -> str:
        if source not in self._called:
            self._called[source] = self._new(source[0])
        return self._called[source]

    def _new(self, kind: str) -> str:
        makers: dict[str, Callable[[], str]] = {
            "city": lambda: gazetteer()[self._city].name,
            "city-short": lambda: _short(self._city),
            "county": lambda: self._county.name,
            "county-short": lambda: _short(self._county.code),
            "township": lambda: self._township().name,
            "village": self._village,
            "person": self.person,
        }
        return makers[kind]()

    def _township(self) -> Division:
        return self._luck.choice(_below(self._county.code, "township") or (self._county,))

    def _village(self) -> str:
        villages = _below(self._township().code, "village")
        return self._luck.choice(villages).name if villages else "中心村"

    def _number(self, text: str) -> str:
        """Figures of the same length, so that they vary as those of a real archive do."""
        return _NUMBER.sub(
            lambda match: str(self._luck.randrange(10 ** (len(match[0]) - 1), 10 ** len(match[0]))), text
        )


# --- names -----------------------------------------------------------------------------------


@cache
def _cities() -> tuple[str, ...]:
    """The codes of all prefectures; every name has at least its province's two digits."""
    provinces = (code for number in range(10, 100) if (code := str(number)) in gazetteer())
    return tuple(city.code for province in provinces for city in gazetteer().children(province, "city"))


@cache
def _paper(seed: int, number: int) -> str:
    """The city that a paper is of."""
    return random.Random(f"{seed}/paper/{number}").choice(_cities())


def _short(code: str) -> str:
    place = gazetteer()[code]
    return place.short or place.name


def _below(code: str, level: str) -> tuple[Division, ...]:
    """The divisions directly below, in the order of their codes."""
    return _by_container(code[:2], level).get(code, ())


@cache
def _by_container(province: str, level: str) -> dict[str, tuple[Division, ...]]:
    """All divisions of a level in a province, by the code of what they lie in."""
    places, upper = gazetteer(), {"county": 4, "township": 6, "village": 9}[level]
    found: dict[str, list[Division]] = {}
    if level == "village":
        inside = [places[code] for code in places.villages(province)]
    else:
        inside = list(places.children(province, level))
    for division in sorted(inside, key=lambda d: d.code):
        found.setdefault(division.code[:upper], []).append(division)
    return {code: tuple(divisions) for code, divisions in found.items()}


@cache
def _cast(seed: int, county: str) -> tuple[str, ...]:
    luck = random.Random(f"{seed}/cast/{county}")
    surnames = [row["surname"] for row in rows("surnames") if row["kind"] == "common" and row["word"] != "yes"]
    weights = [1 / (rank + 5) for rank in range(len(surnames))]
    chars = [row["char"] for row in rows("given_chars") if min(map(float, (row["second"], row["third"]))) > 1]
    return tuple(
        luck.choices(surnames, weights)[0] + "".join(luck.choices(chars, k=luck.choice((1, 2, 2, 2))))
        for _ in range(_CAST)
    )


# --- sources ---------------------------------------------------------------------------------


def _stories(page: Page) -> list[Story]:
    """The articles of a page cut at the names that stand in it; tables are left out."""
    names = _names_of(page)
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)")

    def cut(article: Article, *roles: str) -> tuple[Line, ...]:
        chosen = [sentence for sentence in article.sentences if sentence.role in roles]
        return tuple(Line(tuple(_cut(s.text, pattern, names))) for s in chosen)

    return [Story(a.genre, cut(a, "headline", "subtitle"), cut(a, "body")) for a in page.articles if a.genre != "table"]


def _cut(text: str, pattern: re.Pattern[str], names: dict[str, str]) -> Iterator[str | Source]:
    end = 0
    for match in pattern.finditer(text):
        yield text[end : match.start()]
        yield names[match[0]], match[0]
        end = match.end()
    yield text[end:]


def _names_of(page: Page) -> dict[str, str]:
    """What a page calls its places and people, with the kind of each."""
    city = page.meta.city.value[:4] if page.meta.city else ""
    found = dict.fromkeys(_people(page), "person")
    text = "\n".join(sentence.text for article in page.articles for sentence in article.sentences)
    for name, kind in _places(text, city):
        found[name] = kind
    return found


def _people(page: Page) -> Iterator[str]:
    surnames = {row["surname"] for row in rows("surnames") if row["kind"] == "common"}
    for article in page.articles:
        yield from (author.name for author in article.authors)
        for sentence in article.sentences:
            for pattern in (_TITLED, _SPEAKS):
                yield from (name for name in pattern.findall(sentence.text) if name[0] in surnames)


def _places(text: str, city: str) -> Iterator[tuple[str, str]]:
    """The divisions of the page's city that its text names."""
    places = gazetteer()
    if not city:
        return
    for at in places.starts(text):
        for name, source in places.candidates(text, at):
            for code in places.codes(name, source):
                if source in ("name", "short") and code.startswith(city) and len(code) in (4, 6, 9):
                    kind = {4: "city", 6: "county", 9: "township"}[len(code)]
                    yield name, f"{kind}-short" if source == "short" else kind
    for name in sorted(set(_VILLAGE.findall(text))):
        if places.named(name, within=city, levels=("village", "community")):
            yield name, "village"


def write(maker: Maker, count: int, folder: Path) -> None:
    for number in range(count):
        path = folder / f"{number // _FOLDER:04}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(maker.page(number), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes a corpus of any size by recombining sentences and names.")
    parser.add_argument("count", type=int, metavar="N", help="how many pages")
    parser.add_argument("folder", type=Path, metavar="OUTDIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=Path, default=SEEDS, metavar="DIR", help="pages to take from (the seeds)")
    parser.add_argument("--articles", type=int, metavar="N", help="articles a page (as many as the sources have)")
    chosen = parser.parse_args()
    write(Maker(find_pages([chosen.pages]), chosen.seed, chosen.articles), chosen.count, chosen.folder)


if __name__ == "__main__":
    main()
