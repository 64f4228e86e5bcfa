"""Numbers in a row that share a verb or stand for names said in a row before them: 分别增长18%和21%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import rjieba

from kg.facts.figure_nouns import vocabulary
from kg.facts.figure_nouns_before import noun_before
from kg.lexicon.units import alternatives
from kg.mentions.quantities import Quantity


def distribute(text: str, quantities: Sequence[Quantity], found: list[tuple[str, str]]) -> None:
    """游客8万人次、收入3亿元，分别增长18%和21%: each rate belongs to the indicator in the same place of the row."""
    _distribute_list(text, quantities, found)
    for index in range(1, len(quantities)):
        between = text[quantities[index - 1].stop : quantities[index].start]
        row_before = found[index - 1][1] == "distributed" and found[index][1] in ("previous", "change")
        if (
            not (row_before or "分别" in between)
            or found[index][1] not in ("previous", "changed", "change")
            or "。" in between
        ):
            continue
        row = [index]
        while row[-1] + 1 < len(quantities) and _AND.fullmatch(
            text[quantities[row[-1]].stop : quantities[row[-1] + 1].start]
        ):
            row.append(row[-1] + 1)
        if row_before and "分别" not in between and len(row) < 2:
            continue
        named = list(dict.fromkeys(name for name, _ in found[:index] if name))[-len(row) :]
        if len(named) == len(row):
            own = found[index][0] if found[index][1] == "changed" and found[index][0] not in named else ""
            for place, name in zip(row, named, strict=True):  # 收割进度分别达…，亩产分别增长…: 小麦亩产
                found[place] = (_HEAD_ALONE.sub("", name) + own if own else name, "distributed")


def _distribute_list(text: str, quantities: Sequence[Quantity], found: list[tuple[str, str]]) -> None:
    """一等奖、二等奖、三等奖依次为1个、2个、3个: the names stand in a row of their own before the numbers."""
    if "分别" not in text and "依次" not in text:
        return
    for index, q in enumerate(quantities):
        listed = _NAMES_IN_ROW.search(text, 0, q.start)
        names = _with_head(re.split("[、和与及]", listed["names"])) if listed else []
        row = quantities[index : index + len(names)]
        joined = (_AND.fullmatch(text[a.stop : b.start]) for a, b in pairwise(row))
        if len(names) > 1 and len(row) == len(names) and all(joined):
            for place, name in enumerate(names, index):
                found[place] = (name, "distributed")


_NAMES_IN_ROW = re.compile(
    r"(?P<names>(?:[^，。；：\d、]|PM2\.5|PM10|[SN]O2|O3){1,24}[、和与及](?:[^，。；：\d]|PM2\.5|PM10|[SN]O2|O3){1,60}?)(?:总数量?|数量|数)?(?:[同环]比[一-鿿]{2}，?[升降增涨]幅)?"
    r"(?:同比|环比|同口径|[比较](?:上年|去年)(?:同期)?)?(?:依次|分别)(?:同比|环比|同口径|[比较](?:上年|去年)(?:同期)?)?"
    rf"(?:{alternatives(sorted(vocabulary('change')))}|为|是|达到?|有|约|完成|实现|增至|到|至|了)*$"
)


def _with_head(names: list[str]) -> list[str]:
    """水果产值, 茶叶产值 of 水果、茶叶产值: the last name's head said once for all."""
    nouns = [name if _NUMBERED.match(name) else noun_before(name) or name for name in names]
    if (side := _SIDE.match(names[-1])) and all(_SIDE.fullmatch(name) for name in names[:-1]):
        return [name + names[-1][side.end() :] for name in names[:-1]] + names[-1:]  # 城镇、农村居民人均可支配收入
    if any(word in vocabulary("verb") for name in names[:-1] for word, _ in rjieba.tag(name)):
        return nouns
    head = _HEAD.search(names[-1])
    if head is None or any(_HEAD_ALONE.search(name) for name in names[:-1]):
        return nouns
    return [noun + head[0] for noun in nouns[:-1]] + names[-1:]


_NUMBERED = re.compile("第?[一二三四五六]")  # 一产、二产、三产增加值
_HEAD_ALONE = re.compile(
    "(?:总产值|产值|产量|总面积|(?:种植|播种|养殖)?面积|销售额|销售量|销量|收入|增加值|总额|余额|投资|利润|税收|价格|均价|单产|亩产|(?:播种|收割|收获|工程|施工)?进度|存栏量?"
    "|出栏量?|使用量|[出进]口额|(?:规范|综合|无害化)?(?:管理|控制|治愈|利用|回收|处理|覆盖|普及|达标|合格|优良|参保|参合|签约|入学|入园|巩固|转化|收集|化解|办结|满意|完成|开工|投产|就业|升学|发病|死亡|检出|破案|立案|入户|就诊|服务|接种|筛查)率"
    "|[覆普达合优参签入转利]?[\u4e00-\u9fff]?率)$"
)
_SIDE = re.compile("城镇|农村|城市|乡村|城区")
_HEAD = re.compile(f"(?<=[一二三四])产业$|(?<=[^总]){_HEAD_ALONE.pattern}")
_AND = re.compile(r"[、和与及]|，")
