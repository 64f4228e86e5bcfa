"""Finds documents: titles in 《》, and plans, notices and agreements that are drawn up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.vocabulary import rows
from kg.mentions.scope import Scope
from kg.model import Mention, Sentence, Span

_TITLE = re.compile("《((?:[^《》]|〈[^〈〉]*〉|《[^《》]*》)+)》")
_PRESS = re.compile("(?:日报|晚报|时报|早报|晨报|都市报|周报|快报|新闻联播|电视台|杂志)$")
_DRAWN_UP = re.compile(
    "(?:印发|出台|制定|制订|发布|审议|审议通过|通过|签订|签署|编制|下发|起草|修订|颁布)(?:了|并实施)?"
    "(?P<name>[\u4e00-\u9fffA-Za-z0-9·（）—-]{4,40}?)(?=[，。；：、！？和与“”]|$)"
)

#: 签下草畜平衡责任书, 签订为期3年的保价收购协议; not 签订购销协议14份
_SIGNED = re.compile(
    "签(?:订|署|下|了|定)?了?(?:为期[0-9一二两三四五六七八九十]{1,3}[年个]月?的)?"
    "(?P<name>(?:(?![了着与和、，的])[\u4e00-\u9fff0-9]){2,12}?(?:协议|责任书|承诺书|备忘录|目标责任状|责任状))"
    "(?!书?[0-9]|总?额|金额|投资|约定书)"
)
_REPORT = re.compile("(?<!《)(?:[省市县区旗州]|自治区)?(?P<plain>政府工作报告)(?!》)")


def find(scope: Scope, found: Sequence[Mention]) -> list[Mention]:
    """Mentions of documents in the article; `found` are those of the recognisers before."""
    return [mention for sentence in scope.article.sentences for mention in _of_sentence(sentence, found)]


def _of_sentence(sentence: Sentence, found: Sequence[Mention]) -> Iterator[Mention]:
    yield from _titles(sentence)
    if sentence.role == "body":
        yield from _drawn_up(sentence)
        yield from _signed(sentence)
        yield from _reports(sentence, found)


def _titles(sentence: Sentence) -> Iterator[Mention]:
    """A title in 《》; a regulation or plan is surer than a song, and a newspaper is a body."""
    for m in _TITLE.finditer(sentence.text) if "《" in sentence.text else ():
        title = m[1].strip()
        if _PRESS.search(title) or len(title) < 2:
            continue
        official = title.rstrip("）").endswith(_heads()) or "关于" in title or "（" in title
        yield _mention(sentence, m.start(), m.end(), title, "title in 《》", 0.95 if official else 0.6)


def _drawn_up(sentence: Sentence) -> Iterator[Mention]:
    """A specific plan without 《》 that somebody issues or signs."""
    for m in _DRAWN_UP.finditer(sentence.text):
        name = m["name"]
        for specific in rows("document_heads"):
            if name.endswith(specific["word"]) and specific["plain"] == "yes" and _is_specific(name, specific["word"]):
                yield _mention(sentence, m.start("name"), m.end("name"), name, "drawn-up document", 0.6)
                break


def _signed(sentence: Sentence) -> Iterator[Mention]:
    """An agreement without 《》 that is signed."""
    if "签" in sentence.text:
        for m in _SIGNED.finditer(sentence.text):
            if not _BARE_DEAL.fullmatch(m["name"]):
                yield _mention(sentence, m.start("name"), m.end("name"), m["name"], "signed agreement", 0.6)


def _reports(sentence: Sentence, found: Sequence[Mention]) -> Iterator[Mention]:
    """The government's report: 县政府工作报告, but 政府工作报告 where 县 ends the county's name (甲县政府工作报告)."""
    if "政府工作报告" not in sentence.text:
        return
    ends = {mention.span.stop for mention in found if mention.span.sentence == sentence.index}
    for m in _REPORT.finditer(sentence.text):
        part = "plain" if m.start("plain") in ends else 0
        yield _mention(sentence, *m.span(part), m[part], "report of the government", 0.6)


#: What every deal is called.
_BARE_DEAL = re.compile(
    "(?!20[0-9]{2}年)[0-9].*|(?:合作|战略合作|购销|销售|收购|供货|采购|(?:人民)?调解|和解|租赁|投资|流转|买卖)?(?:框架)?协议|责任书"
)


def _is_specific(name: str, head: str) -> bool:
    modifier = name[: -len(head)]
    return len(modifier) >= 4 and not re.match(
        "(?:一系列|系列|相关|有关|多项|多个|各项|具体|详细|该|其|工作|专门|专项)", modifier
    )


def _heads() -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("document_heads"))


def _mention(sentence: Sentence, start: int, stop: int, name: str, rule: str, confidence: float) -> Mention:
    return Mention(Span(sentence.index, start, stop), "document", "", name, rule, confidence)
