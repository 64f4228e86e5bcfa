"""Whose a figure is: of whom it is told, unless what is measured can only be another's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.clauses import behind_mark
from kg.facts.figure_subjects import Site, doer_of, subject_of
from kg.facts.owner_kinds import kinds_of
from kg.lexicon.happenings import alternation, openings
from kg.lexicon.owners import Owners, kinds, owners_by_unit, owners_of
from kg.model import Entity

_OF_ITS_PEOPLE = re.compile(
    "等|、|和|与|及|”(?:“|等|、)|项目|工程|群众|居民|村民|老人|员工|职工|干部|师生|学生|负责人|主任|经理|院长|校长|医生|专家|教师|记者|周边|附近|门口"
    "|(?:合计|共计|总计|[共已现])*(?:有|达)?\\d{1,5}[余多]?[所家]"  # 普通高中学校有4所: they are counted
)


def _expected(site: Site, indicator: str) -> Owners | None:
    """Who can own the figure, by its indicator, else by the words of its clause, else by its unit."""
    text, quantity = site.text, site.quantity
    start = behind_mark(text, quantity.start)
    return owners_of(indicator) or owners_of(text[start : quantity.start]) or owners_by_unit(quantity.unit)


def owner_of(site: Site, indicator: str) -> tuple[Entity | None, str]:
    """The entity the figure is about and the name of the rule that says so."""
    chosen, reason = subject_of(site)
    if chosen is not None and reason == "topic" and (opened := _what_opens(site, chosen, indicator)):
        return opened, "what_opens"
    if chosen is not None and reason == "topic" and _work_done(site, chosen):
        chosen, reason = doer_of(site), "doer"
    if chosen is not None and reason == "topic" and _only_carried(site, chosen, indicator):
        return doer_of(site), "doer"
    if chosen is not None and reason == "topic" and _not_his(site, chosen, indicator):
        chosen, reason = site.doers.body_of(chosen) or doer_of(site), "doer"
    if chosen is not None and reason == "doer" and (owner := _owner_told_of(site, chosen, indicator)):
        return owner, "owner_told_of"
    if chosen is not None and (contest := _whole_contest(site, chosen)):
        return contest, reason
    return chosen, reason


_FINAL = re.compile("(?:总?决赛|开幕式|闭幕式|揭幕战)$")
_OF_ALL_ROUNDS = re.compile("联赛|大赛(?:由|自|共)|赛事|开赛|启动以来|预赛|赛程|赛季")
_AT_FINAL = re.compile("决赛|现场观众")


def _whole_contest(site: Site, chosen: Entity) -> Entity | None:
    """The league of 联赛5月开赛，共有24支队伍, where its final has been named last."""
    stem = _FINAL.sub("", chosen.name) if chosen.kind == "event" else chosen.name
    if stem == chosen.name or _AT_FINAL.search(site.text) or not _OF_ALL_ROUNDS.search(site.text):
        return None
    return next((e for e in site.doers.told_of if e.kind == "event" and e.name == stem), None)


def _owner_told_of(site: Site, chosen: Entity, indicator: str) -> Entity | None:
    """The hospital, school or site of this sentence that the figure is of, where another's doing is only carried on."""
    if site.doers.is_own(site.sentence, site.quantity.start):
        return None
    named = list(_named_before(site))
    if not any(_is_special(entity) for entity in named):
        return None
    owners = _expected(site, indicator)
    if owners is None or kinds_of(chosen) & owners.first & _SPECIAL:
        return None
    for entity in named:
        if entity == chosen and kinds_of(chosen) & owners.all:
            return None
        if entity.name.endswith(indicator) and site.quantity.kind == "count":
            continue  # 民宿由7家扩到15家: what is counted owns no count of itself
        if entity.subtype == "zone" and kinds_of(chosen) & owners.first:
            continue  # 甲公司落户乙园，人均月工资4600元: the firm pays
        if _is_special(entity) and kinds_of(entity) & owners.first & _SPECIAL:
            return entity
    return None


def _is_special(entity: Entity) -> bool:
    """Whether it may own what is not the doer's: few places and bodies do."""
    return entity.kind in ("place", "organisation") and not _SPECIAL.isdisjoint(kinds_of(entity))


def _not_his(site: Site, chosen: Entity, indicator: str) -> bool:
    """Whether a person is told of who cannot own the figure: 网格员某某…，低洼户17家."""
    text, start = site.text, site.quantity.start
    clause = behind_mark(text, start)
    here = any(m.entity == chosen and clause <= m.span.start < start for m in site.mentions)
    here = here or site.doers.is_own(site.sentence, start)
    owners = _expected(site, indicator) if chosen.kind == "person" and not here else None
    return owners is not None and "person" not in owners.all


_DONE = re.compile("(?:完工|竣工|完成|建成|投用|通车|通水|通电)$")


def _work_done(site: Site, chosen: Entity) -> bool:
    """Whether the event is only that works are done: 排水沟清淤完工，清理沟渠1200米 is the town's."""
    return chosen.kind == "event" and _DONE.search(chosen.name) is not None


def _only_carried(site: Site, chosen: Entity, indicator: str) -> bool:
    """Whether a scheme just named cannot own the figure, and who has named it can.

    景区推出甲活动，日均接待游客1800人次.
    """
    if chosen.kind != "initiative" or site.doers.is_own(site.sentence, site.quantity.start):
        return False
    owners, doer = _expected(site, indicator), doer_of(site)
    if owners is None or doer is None:
        return False
    return not kinds_of(chosen) & owners.all and bool(kinds_of(doer) & owners.first & _SPECIAL)


_OPENS = re.compile(f"(?:正式|全面|顺利|建成)*(?:{alternation(openings())}|验收|开诊|开秤|开市|开档|开灶|开伙|开播)")
_OPENED = ("place", "organisation", "initiative")


def _what_opens(site: Site, chosen: Entity, indicator: str) -> Entity | None:
    """The park of 甲园投产: its land, workers and output are its own, not its opening's."""
    if chosen.kind != "event":
        return None
    owners = _expected(site, indicator)
    if owners is None or kinds_of(chosen) & owners.first:
        return None
    opened = [e for e in site.doers.told_of if e.kind in _OPENED and _is_opened(chosen, e)]
    return max(opened, key=lambda e: (len(e.name), e.key), default=None)


def _is_opened(event: Entity, thing: Entity) -> bool:
    end = event.name.find(thing.name) + len(thing.name)
    return thing.name in event.name and bool(_OPENS.match(event.name, end))


_MANY = re.compile("(?:\\d[余多]?|[两几数十百])[个家所座处]$")  # 全县200个村卫生室: as many of a kind are no owner
_SPECIAL = kinds("site zone housing school medical team association media")


def _named_before(site: Site) -> Iterator[Entity]:
    """The places and bodies of the sentence before the number, the nearest first; none that is part of a name."""
    before = [m for m in site.mentions if m.span.stop <= site.quantity.start]
    for mention in sorted(before, key=lambda m: (-m.span.stop, m.span.start)):
        span = mention.span
        inside = any(o.span.start <= span.start and span.stop <= o.span.stop and o.span != span for o in site.mentions)
        agent = (
            site.text.startswith(("由", "与", "和", "同", "跟", "被", "邻", "除"), span.start - 1) and span.start > 0
        )
        if inside or agent or _MANY.search(site.text, 0, span.start):
            continue
        if mention.entity is not None and not _OF_ITS_PEOPLE.match(site.text, span.stop):
            yield mention.entity
