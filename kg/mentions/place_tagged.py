"""Places that only the tagger sees, as far as the make of the name bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.people import surname_of
from kg.lexicon.split_counties import is_split
from kg.lexicon.tokens import tokens
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_letters import letters
from kg.mentions.place_names import is_name
from kg.mentions.place_text import word_list
from kg.mentions.place_world import is_listed

_UNIT = re.compile(
    "(?P<stem>[\u4e00-\u9fff]{1,7})(?P<head>特别行政区|自治区|省|州|郡|邦|市|县|区|镇|乡|村|岛|群岛|半岛|海峡|海湾|河|江|湖|山脉|山)"
)
_SUBTYPES = {"镇": "township", "乡": "township", "村": "village"}
_NATURAL = frozenset(("岛", "群岛", "半岛", "海峡", "海湾", "河", "江", "湖", "山脉", "山"))
#: 大城市, 百强县, 开发区: kinds of places; and what clean waters and green hills are worth.
_KIND = re.compile(
    "金山银山|绿水青山|[红黄蓝绿橙]单[村乡镇]|^[省市县区镇乡][包驻联挂]村$|连村|两委村|[一-鿿]{1,4}族自治|(?:集聚|聚集|示范|样板|先行|引领|试验|功能|核心|融合)区|[大中小名县省]城市|中心市区|[强示试贫大产富弱名小新旧立活靓][县镇乡村]|江河|公园|"
    "[一二三四五六七八九十两数几0-9余多各]+[省市县区镇乡村]|半[农牧林渔工商]+[区镇乡村]|"
    "(?:开发|园|山|库|灾|地|特|城|郊|景|居|社|小|战|牧|林|矿|港|新|老)区|"
    "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新][东南西北中](?:山|渔|农|水|古)[村乡镇]"
)
#: 中国特色, 中国式现代化: no talk of the country.
_SAYING = re.compile(
    "·|首创|[\u4e00-\u9fff]{1,6}之[乡都城]|最美|十大|百强|百佳|非遗|特色|式|梦|共产党|人民|人(?!口)|精神|智慧|方案|故事|力量|红|风|好|(?:新闻|经济|青年|日报|教育|文明|农业|旅游|财经|交通|环境)?(?:网|日报|青年报)(?![络红])|[一-鿿]{2,4}网(?=讯|记者|消息)"
)
_LONE = frozenset("俄日韩印巴越朝墨埃澳")  # 美 and 中 and the like are other words too
_JAPAN = re.compile("[中美俄韩英法德欧对访赴驻在抵离援侵抗、]日|日[方军本媒元企系裔韩美中俄、]")  # 日升 is a brand
_FOREIGN_UNITS = frozenset(("省", "州", "郡", "邦", "市", "县", "岛"))
_PARTS = re.compile("(?P<name>[\u4e00-\u9fff]{2,6})(?:地区|各国|国家|一带|沿岸|流域|沿线|[东西南北中]部)")


def find_tagged(text: str, found: Sequence[Found], ground: Ground) -> list[Found]:
    """Units by their last word, countries by one character and regions, where no rule found a place."""
    marked = sorted((a, b) for a, b, label in ground.tagged(text) if label == "LOC")
    more: list[Found] = []
    for start, stop in _joined(text, marked):
        if not any(f.start < stop and start < f.stop for f in found):
            described = text[start - 1 : start] == "的" and not any(f.stop == start - 1 for f in found)
            if (described or text[start - 1 : start] == "等") and text[stop - 1] in "镇乡村":
                continue  # 靠天吃饭的山塬镇, 甲村、乙村等边境村 say what kind of town or village it is
            if text[start - 1 : start] == "以" and text[stop - 2] in "兴强立富":
                continue  # 以港|兴市
            more.extend(_made(text, start, stop))
    return more


def _joined(text: str, marked: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """塔|科马市 is one place: what stands right before a unit and has no unit of its own begins its name."""
    pending: tuple[int, int] | None = None
    for start, stop in marked:
        if (
            pending
            and pending[1] == start
            and not _UNIT.fullmatch(text, *pending)
            and _UNIT.fullmatch(text, start, stop)
        ):
            start = pending[0]
        elif pending:
            yield pending
        pending = (start, stop)
    if pending:
        yield pending


def _made(text: str, start: int, stop: int) -> Iterator[Found]:
    name = text[start:stop]
    if text[start - 1 : start] in ("“", "‘") and (text[stop : stop + 1] not in ("”", "’") or not is_listed(name)):
        return  # “中国健康乡村”, “万企兴万村”行动
    if (
        text[stop : stop + 1] == "”"
        and text[stop - 1] in "镇乡村"
        and "，" in text[text.rfind("“", 0, stop) + 1 : stop]
    ):
        return  # “丝路驿站，大漠枣乡”的美誉
    if (
        name in _LONE - {"日"}
        or (name == "日" and _JAPAN.search(text[max(0, start - 1) : stop + 1]))
        or (1 < len(name) <= 3 and all(char in letters() for char in name))
    ):  # 俄, 中美, 中日韩
        yield from (Found(at, at + 1, "", "letter", 0.7) for at in range(start, stop))
    elif is_listed(name):
        if name == "中国" and _SAYING.match(text, stop):
            return
        yield Found(start, stop, "", "world", 0.7)
    elif (part := _PARTS.fullmatch(name)) and is_listed(part["name"]):
        yield Found(start, start + len(part["name"]), "", "world", 0.7)
    elif unit := _UNIT.fullmatch(name):
        yield from _unit(text, start, stop, unit)


def _inside_word(text: str, start: int, stop: int) -> bool:
    """梨乡 in 交梨乡."""
    return any(word.start < start and word.stop == stop for word in tokens(text))


_GOES_ON = frozenset("音亲土间愁情风贤俗域")


def _unit(text: str, start: int, stop: int, unit: re.Match[str]) -> Iterator[Found]:
    """拉贾斯坦邦, 南湖镇: a stem that is no word and a head that is no kind of place."""
    stem, head = unit["stem"], unit["head"]
    if is_split(text, start, unit[0]) or (head in "镇乡" and text[stop : stop + 1] in _GOES_ON):
        return  # 淳化|乡风
    if (
        _KIND.search(unit[0])
        or text.startswith(("片区", "人", "族", "级", "化", "战役"), stop)
        or stem in word_list("stem")
    ):
        return
    if head == "村" and stem[-1] in "后前来年底末" and text.startswith("集体", stop):
        return  # 预计丰产后|村集体收入
    if len(stem) == 2 and head in ("山", "江", "河", "湖") and surname_of(stem):
        return  # rather a person
    if (head in ("区", "省") and len(stem) < 3) or stem.endswith("族"):
        return
    if head in ("镇", "乡", "村") and (len(stem) < 2 or not is_name(stem, head) or _inside_word(text, start, stop)):
        return
    if head in _FOREIGN_UNITS or head in _SUBTYPES or len(stem) > 1:
        subtype = "natural" if head in _NATURAL else _SUBTYPES.get(head, "")
        yield Found(start, stop, subtype, "tagged_unit", 0.6)
