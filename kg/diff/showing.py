"""Changes as text for people, in Chinese or English, and as JSON for programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from kg.diff.changes import Amount, Change, Sign, Thing
from kg.diff.picture import Picture
from kg.explorer.labels import labels
from kg.graph import KIND_CLASSES, is_node
from kg.model import Value

_SIGNS: dict[Sign, str] = {"new": "+", "gone": "-", "changed": "~"}
_WORDS = (
    ("rdf:type", "类型", "type"),
    ("skos:prefLabel", "名称", "name"),
    ("skos:altLabel", "别名", "other name"),
    ("kg:status", "状态", "status"),
    ("pages", "版面", "pages"),
    ("new", "新增", "new"),
    ("gone", "消失", "gone"),
    ("changed", "变更", "changed"),
    ("same", "所说无异", "both say the same"),
)
_TEXTS = {"zh": {key: zh for key, zh, _ in _WORDS}, "en": {key: en for key, _, en in _WORDS}}
_KINDS = {name.removeprefix("kg:").lower(): name for name in KIND_CLASSES}
_MOST_WORDS = 2
# Pages are not ours: what a terminal would act on, or what turns the direction of writing, is shown as its code.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    r"""
    >>> visible("安仁镇\x1b[2J")
    '安仁镇\\x1b[2J'
    """
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


class Showing:
    """Changes between two pictures, with the names that both know."""

    def __init__(self, a: Picture, b: Picture, language: str = "en") -> None:
        self._pictures = (b, a)  # a thing is called by its newer name
        self._language = language
        self._texts = _TEXTS[language]

    def text(self, changes: Sequence[Change]) -> Iterator[str]:
        """A heading for each kind, a paragraph for each thing, a line for each change, and how many there are."""
        for kind, of_kind in groupby(changes, key=lambda change: change.home.partition("/")[0]):
            yield f"# {self._label(_KINDS.get(kind, kind))}"
            for home, of in groupby(of_kind, key=lambda change: change.home):
                yield ""
                yield visible(f"{self._called(home)} ({home})")
                yield from (visible(f"  {self._line(change)}") for change in of)
            yield ""
        yield from self._pages()
        counted = Counter(change.sign for change in changes)
        yield ", ".join(f"{counted[s]} {self._texts[s]}" for s in _SIGNS if counted[s]) or self._texts["same"]

    def json(self, changes: Sequence[Change]) -> str:
        pages = {sign: sorted(names) for sign, names in self._page_names().items()}
        document = {"changes": [self._record(change) for change in changes], "pages": pages}
        lines = json.dumps(document, ensure_ascii=False, indent=1).split("\n")
        return "\n".join(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) for line in lines)

    def _line(self, change: Change) -> str:
        arrow = " → ".join(filter(None, (self._things(change.old), self._things(change.new))))
        arrow += f" ({self._label(change.status)})" if change.status else ""
        said = f"{_SIGNS[change.sign]} {self._what(change)}{'：' if self._language == 'zh' else ': '}{arrow}"
        quotes = [f"“{w.quote}” [{', '.join(filter(None, (w.page, w.date)))}]" for w in change.words[:_MOST_WORDS]]
        more = [f"(+{len(change.words) - _MOST_WORDS})"] if len(change.words) > _MOST_WORDS else []
        return "  ".join([said, *quotes, *more])

    def _what(self, change: Change) -> str:
        parts = [] if change.what in ("post", "figure") else [self._label(change.predicate)]
        if change.of:
            parts.append(self._shown(change.of))
        if change.what == "post" and change.sign != "changed":
            parts.append(self._label(change.predicate))
        return " ".join([*parts, *filter(None, [change.detail])])

    def _things(self, things: Sequence[Thing]) -> str:
        return ("、" if self._language == "zh" else ", ").join(map(self._shown, things))

    def _shown(self, thing: Thing) -> str:
        if isinstance(thing, Amount):
            return f"{thing.text} ({self._label(thing.status)})" if thing.status else thing.text
        if isinstance(thing, Value):
            return thing.text
        return self._called(thing) if is_node(thing) else self._label(thing)

    def _called(self, key: str) -> str:
        return next(filter(None, (picture.name(key) for picture in self._pictures)), key)

    def _label(self, term: str) -> str:
        if not term:
            return "—"
        return self._texts.get(term) or labels([term])[term][self._language == "en"]

    def _pages(self) -> Iterator[str]:
        names = self._page_names()
        told = [f"{sign}{name}" for kind, sign in _SIGNS.items() for name in sorted(names[kind])]
        if told:
            yield visible(f"{self._texts['pages']}: {' '.join(told)}")

    def _page_names(self) -> dict[Sign, set[str]]:
        """Pages are told apart by their content, so that one of the same name in both may have changed."""
        b, a = (picture.pages() for picture in self._pictures)
        new, gone = ({these[key] for key in these.keys() - those.keys()} for these, those in ((b, a), (a, b)))
        return {"new": new - gone, "gone": gone - new, "changed": new & gone}

    def _record(self, change: Change) -> dict[str, object]:
        return {
            "change": change.sign,
            "what": change.what,
            "of": self._thing(change.home),
            "predicate": change.predicate,
            **({"detail": change.detail} if change.detail else {}),
            **({"status": change.status} if change.status else {}),
            **({"object": self._thing(change.of)} if change.of else {}),
            "old": [self._thing(thing) for thing in change.old],
            "new": [self._thing(thing) for thing in change.new],
            "words": [asdict(words) for words in change.words],
        }

    def _thing(self, thing: Thing) -> dict[str, str]:
        if isinstance(thing, Amount):
            return {"value": thing.text} | ({"status": thing.status} if thing.status else {})
        if isinstance(thing, Value):
            return {"value": thing.text}
        return {"key": thing, "name": self._called(thing)} if is_node(thing) else {"term": thing}
