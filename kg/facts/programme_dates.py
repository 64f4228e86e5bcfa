"""When an initiative began or a project is to be finished."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.facts.clauses import behind_mark
from kg.facts.doer import Doers
from kg.facts.status import status_of
from kg.lexicon.happenings import alternation, openings
from kg.mentions.dates import DateExpression, find_dates
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Span, Status

_FINISHED = re.compile(
    "(?:底|初|中旬|上旬|下旬|前|左右|份)?(?:将|可|能|有望|即可|前)?(?:全面|全部|正式|基本|如期|顺利|主体)?"
    f"(?:{alternation(openings())}|运营|完成)"
)
_KINDS = ("day", "month", "year")
_dates = lru_cache(maxsize=512)(find_dates)
_BEGUN = re.compile(
    "(?:启动|开始|推出|推行|探索|创新|建立|实施|开展|成立|设立|打造|上线|投入|是|作为|建成|试行|试种|试点|试水|围绕|引进|引入|组建|办起|创办|出台|制定|发起|首创|创建|开设|推动|列入|上马|铺开|启用|开通|开办|开了|办了|搭建"
    "|拉起|支起|搭起|推开|推广|试着?用|用上|搞起|建起|立起|组起|摆起|设起|开起|兴起|牵起|想出|琢磨|摸索|商量|改了|请来|腾出|开张|开班|开讲|开课|配上|装上|聘请|选聘|实行|施行|首推|落地|牵头|挂牌|升级|部署|发动|发布|注册|拓展|复制)"
)
#: 某港|2022年|启动升级改造: nothing stands between the verb and what begins
_BEGUN_AT = re.compile(f"(?:正式|率先|首次|便|就|即)?{_BEGUN.pattern}(?:了|的)?")
_QUOTE = 1
_STARTED = re.compile(
    "[^，。；“”]{0,4}(?:由此|正式|应运|就此|随之|开始|率先|在此|首次)?(?:起步|诞生|启动|上线|落地|问世|而生|亮相|施行|铺开|推开)"
)
_BY_YEAR = re.compile(
    r"\d{4}年.*(?:起|开始|以来|自|从)|(?:自|从)\d{4}年|[去前]年.*(?:起|开始)|今年.*月.*(?:起|开始)|(?:自|从)[去前]年|\d月\d{1,2}[日号](?:起|以来)|月份?起"
)  # 今年以来 tells of no beginning


#: 铺开某某行动，|自8月20日起
_SINCE = re.compile("”?，(?:自|从)?")


def dates(reading: Reading, doers: Doers, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The date of a clause that starts the initiative, and the one that finishes a project."""
    page_date = reading.scope.page.meta.date.value if reading.scope.page.meta.date else None
    for mention in mentions:
        sentence = reading.scope.article.sentences[mention.span.sentence]
        if sentence.role != "body":
            continue
        for date in _dates(sentence.text, page_date):
            told = date.kind in ("month", "year") or (
                date.kind == "since" and _BY_YEAR.search(sentence.text[date.start : date.stop])
            )
            if date.kind == "since" and date.edtf and _SINCE.fullmatch(sentence.text, mention.span.stop, date.start):
                span = Span(sentence.index, mention.span.start, date.stop)
                yield Fact(initiative, "date", date.edtf, (span,), "date since which it runs", 0.7)
                break
            if date.edtf and told and _opens_the_sentence(sentence.text, date, mention):
                if _names_another(reading, mention, date.stop):
                    break
                span = Span(sentence.index, date.start, mention.span.stop)
                yield Fact(initiative, "date", date.edtf, (span,), "date of the clause that starts it", 0.7)
                break
    yield from _pointed(reading, initiative, mentions, page_date)
    if initiative.subtype == "project":
        yield from _finished(reading, doers, initiative, page_date)


_POINTED = re.compile(
    "(?:^|[，。；：“])(?:这|该|此)(?:一|项|套|个|种)?(?:制度|机制|做法|办法|模式|行动|平台|活动|服务|法子|举措|探索|路子)(?:是|最早|最初|正是)?(?:从|自|始于|源于|起于|于|在)?$"
)
_FROM_THEN = re.compile(
    "(?:起|开始)?(?:正式|全面|逐步|率先|就|便|在[^，。；]{2,10})*(?:推开|推行|实行|实施|启动|试行|试点|推广|铺开|上线|起步|探索|开始|。|，)"
)
_BACK = 3  # sentences in which the pointer finds its programme


def _pointed(
    reading: Reading, initiative: Entity, mentions: Sequence[Mention], page_date: str | None
) -> Iterator[Fact]:
    """The programme of 这项制度从2022年起推开: the one named last before."""
    last = mentions[-1].span.sentence
    for sentence in reading.scope.article.sentences[mentions[0].span.sentence : last + _BACK + 1]:
        if sentence.role != "body" or not any(word in sentence.text for word in ("这", "该", "此")):
            continue
        for date in _dates(sentence.text, page_date):
            told = date.edtf and date.kind in (*_KINDS, "since") and _POINTED.search(sentence.text[: date.start])
            if not told or not _FROM_THEN.match(sentence.text, date.stop):
                continue
            before = [
                m
                for m in reading.mentions
                if m.kind == "initiative" and m.span < Span(sentence.index, date.start, date.stop)
            ]
            named = max(before, key=lambda m: m.span, default=None)
            near = named is not None and sentence.index - named.span.sentence <= _BACK
            if near and named is not None and named.entity == initiative and date.edtf:
                span = Span(sentence.index, 0, date.stop)
                yield Fact(initiative, "date", date.edtf, (span,), "date of the clause that starts it", 0.7)
                return


def _names_another(reading: Reading, mention: Mention, start: int) -> bool:
    """Whether the clauses since the date have already named another programme, whose beginning it is."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    return any(
        m.kind == "initiative"
        and m.span.sentence == mention.span.sentence
        and start <= m.span.start
        and m.span.stop < mention.span.start
        and m.entity != mention.entity
        and "，" in text[m.span.stop : mention.span.start]
        for m in reading.mentions
    )


def _opens_the_sentence(text: str, date: DateExpression, mention: Mention) -> bool:
    """2024年，某镇探索形成…: the date heads the sentence or the clause, and a verb of beginning follows."""
    if date.stop > mention.span.start or "；" in text[date.stop : mention.span.start]:
        return False
    head = text[: date.start]
    at_once = _BEGUN_AT.match(text, date.stop)
    if at_once and 0 <= mention.span.start - at_once.end() <= _QUOTE:
        return True  # 某县2022年启动的改革
    if head and not re.search("(?:[，；。：）]|早在|从|自|于|在|自从)$", head):
        return False
    if _STARTED.match(text, mention.span.stop) and len(text[date.stop : mention.span.start]) < 80:
        return True
    if "以来" in text[date.stop : mention.span.start] or len(text[date.stop : mention.span.start]) > 40:
        return False
    return bool(_BEGUN.search(text[date.stop : mention.span.start]))


def _finished(reading: Reading, doers: Doers, initiative: Entity, page_date: str | None) -> Iterator[Fact]:
    """预计8月全面完工, said where the project is the topic."""
    for sentence in reading.scope.article.sentences:
        if sentence.role != "body":
            continue
        for date in _dates(sentence.text, page_date):
            finished = _FINISHED.match(sentence.text, date.stop)
            if not date.edtf or date.kind not in _KINDS or finished is None:
                continue
            if _project_at(reading, doers, sentence.index, date.start) == initiative:
                span = Span(sentence.index, date.start, finished.end())
                status = _step(sentence.text, date, finished, page_date)
                yield Fact(initiative, "date", date.edtf, (span,), "date of completion", 0.7, status=status)
                return


_AHEAD = re.compile("^(?:[^，。；]{0,3}前)?(?:将|可|能|有望|即可)|^(?:底|初|中旬|上旬|下旬|左右|份)?前")
_LONG_BEGUN = re.compile("去年|前年|已|当年|此前")


def _step(text: str, date: DateExpression, finished: re.Match[str], page_date: str | None) -> Status:
    """Whether the day is still to come: 预计8月完工, 2027年底前投产, but 去年12月动工 is past."""
    clause = behind_mark(text, date.start)
    if _LONG_BEGUN.search(text[clause : date.stop]):
        return "done"
    if _AHEAD.search(finished[0]) or status_of(text, date.start) in ("planned", "target"):
        return "planned"
    known = min(len(date.edtf or ""), len(page_date or ""))
    day, today = (date.edtf or "")[:known], (page_date or "")[:known]
    return "" if day == today or "X" in day + today else "planned" if day > today else "done"


def _project_at(reading: Reading, doers: Doers, sentence: int, offset: int) -> Entity | None:
    """The project spoken of: the topic, else the one last named in the paragraph."""
    topic = doers.topic(sentence, offset)
    if topic is not None and topic.kind == "initiative":
        return topic
    sentences = reading.scope.article.sentences
    paragraph = sentences[sentence].paragraph
    named = [
        m
        for m in reading.mentions
        if m.kind == "initiative"
        and m.entity is not None
        and m.entity.subtype == "project"
        and sentences[m.span.sentence].paragraph == paragraph
        and (m.span.sentence, m.span.start) < (sentence, offset)
    ]
    return max(named, key=lambda m: m.span).entity if named else None
