"""Who has set a site up runs it: 引来甲公司，在乙镇建起丙中心; 甲公司投资2亿元建设的乙产业园."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Span

_SITES = ("facility", "compound", "zone", "scenic")
#: Firms and houses that run what they build; offices do so with small sites alone.
_OWNERS = re.compile(
    "(?:公司|集团|合作社|联合社|协会|农场|林场|煤矿|医院|大学|学院|中学|小学|厂|研究院|研究所|农科院|法院|检察院|派出所)$"
)
_OFFICES = re.compile("(?:局|中心|联社|妇联|工会)$")
_SMALL = re.compile("(?:站|点|驿站|基地|窗口|小院|车间|工坊|共育室|食堂|调解室|工作室)$")
#: Between the builder and the site: 投资1.2亿元建设的, ，在柳林镇建起占地210亩的
_BUILDS = re.compile(
    "(?:，?(?:在|到|于)[^，。；]{2,14})?(?:又|还|也|已|先后|随即|陆续)?(?:(?:总)?(?:投资|投入|出资|筹资|花|斥资)了?[0-9.]+[余多]?[万亿]?元)?，?"
    "(?:在[^，。；]{2,12})?(?:把[^，。；]{2,18})?"
    "(?:建起|建成|建设|建了|建有|兴建|新建|投建|办起|开办|创办|设立|设了|设起|设|打造|改建成|改造成|改成|改为|搭建)(?:了|起|出)?"
    "(?:一[个座家处]|首[个座家])?(?:(?:占地|面积|总面积)?[0-9.]+[余多]?万?(?:亩|平方米|公顷)的?)?的?"
)
_LEADS = re.compile("(?:引来|请来|请到|招引来|找来|引进|引入|招来|联合|依托|成立|组建|携手|会同)了?$")
_VERBS = ("建", "办", "设", "打造", "改成", "改为", "改造")


def built(reading: Reading) -> Iterator[Fact]:
    """The last body before the verb of building, where the clause is its own or begins by bringing it in."""
    sites = [m for m in reading.mentions if m.kind == "place" and m.subtype in _SITES and m.entity and not m.anaphor]
    for site in sites:
        text = reading.scope.article.sentences[site.span.sentence].text
        before = text[max(0, site.span.start - 40) : site.span.start]
        if not any(verb in before for verb in _VERBS):
            continue
        builder = _builder(reading, site, text)
        if builder is not None and builder.entity and site.entity and _runs(builder.entity, site):
            quote = Span(site.span.sentence, builder.span.start, site.span.stop)
            yield Fact(site.entity, "operated_by", builder.entity, (quote,), "set up by the body before", 0.7)


def _runs(body: Entity, site: Mention) -> bool:
    office = bool(_OFFICES.search(body.name)) and bool(_SMALL.search(site.name))
    return bool(_OWNERS.search(body.name)) or office


def _builder(reading: Reading, site: Mention, text: str) -> Mention | None:
    bodies = [
        m
        for m in reading.mentions
        if m.kind == "organisation"
        and m.span.sentence == site.span.sentence
        and m.span.stop <= site.span.start
        and site.span.start - m.span.stop <= 45
    ]
    nearest = sorted(bodies, key=lambda m: (-m.span.stop, m.span.start))
    last = next((m for m in nearest if _BUILDS.fullmatch(text, m.span.stop, site.span.start)), None)
    if last is None:
        return None
    opens = (
        last.span.start == 0 or text[last.span.start - 1] in "，。；：、“" or _LEADS.search(text, 0, last.span.start)
    )
    placed = any(
        m.kind == "place" and m.entity and m.span.sentence == last.span.sentence and m.span.stop == last.span.start
        for m in reading.mentions
    )
    of_place = text[last.span.start - 1 : last.span.start] == "的"
    return last if opens or placed or of_place else None
