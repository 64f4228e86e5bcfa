"""What works, co-operatives and firms are named after: 笋干 of 笋干加工厂, 蜜柚 of 蜜柚专业合作社."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.products import crops, ends_in_product, product_stops
from kg.model import Mention, Sentence, Span

SPECIALTY = "specialty"
#: The rule of products that works are named after.
IN_NAME = "in a name"
#: The rule of products that co-operatives and firms are named after.
OF_GROWERS = "in a grower's name"
SITES = ("facility", "zone")

#: What works are named after: 笋干加工厂, 松茸交易市场.
_IN_NAME = re.compile(
    "(?:系列|规模化|生态|有机|高效|良种|高接换优|提质增效|防裂果|避雨|丰产|优质|高产|低产|改造|科技|标准化|精深|深|产品|制品)*(?:种植|养殖|栽培|加工|种养|繁育|育种|育苗|制作|制造|生产|产销|购销|酿造|酿制|销售)*"
    "(?:农场|厂|车间|工坊|作坊|坊|基地|大棚|种植园|养殖场|产业园|示范园|交易市场|批发市场|市场|牧场|渔场|苗圃|园区|园)$"
)
#: 蜜柚专业合作社, 油茶科技有限公司
_OF_GROWERS = re.compile(
    "(?:种植|养殖|种养|栽培|加工|产销|购销|产业|农民|农业)*(?:专业)?(?:合作社|联合社|联社|农场|牧场)$"
    "|(?:种植|养殖|种养|繁育|加工|食品|农业|农林|林业|茶业|果业|科技|生物|生态|产业|开发|发展|实业)+(?:（[^（）]{1,6}）)?"
    "(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$"
)
#: Bodies that make themselves what they are named after, be it no crop
_MAKES = re.compile("(?:合作社|联合社)$")
#: what co-operatives serve with, and grow or make nothing of
_SERVES = frozenset(("农机", "农业机械", "植保", "农资", "化肥", "农药"))


def in_names(sentence: Sentence, found: Sequence[Mention]) -> Iterator[Mention]:
    """笋干 of 笋干加工厂, 蜜柚 of 蜜柚专业合作社; a firm's name says less, and 桃树 is no fruit."""
    for body in found:
        site = body.subtype in SITES
        if body.anaphor or not (site or body.kind == "organisation"):
            continue
        text = sentence.text[body.span.start : body.span.stop]
        tail = (_IN_NAME if site else _OF_GROWERS).search(text)
        product = ends_in_product(text[: tail.start()]) if tail else ""
        if tail is None or len(product) < 2 or product in product_stops("generic") or product in _SERVES:
            continue
        crafts = not site and _MAKES.search(text) is not None  # 剪纸专业合作社
        if not site and ((product not in crops() and not crafts) or product.endswith("树")):
            continue
        stop = body.span.start + tail.start()
        span = Span(sentence.index, stop - len(product), stop)
        rule = f"{SPECIALTY}: {IN_NAME if site else OF_GROWERS}"
        yield Mention(span, "product", "", product, rule, 0.7)
