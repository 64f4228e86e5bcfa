"""What befalls those counted, and what has changed before a number: 4人受伤, 投资同比下降8%."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.facts.figure_nouns import ending, strip_reach, tagged, vocabulary
from kg.facts.figure_nouns_before import noun_before


def happening_after(text: str) -> str:
    """What befalls people counted before it: 4人受伤, 12人获救.

    >>> happening_after("受伤，无人死亡"), happening_after("的队伍"), happening_after("马上整村搬迁")
    ('受伤', '', '整村搬迁')
    """
    if text.startswith("被"):
        acts = [word for word, tag in tagged(re.split("[，。；、]", text[1:])[0]) if tag.startswith("v")]
        return acts[-1] if acts else ""
    words = list(tagged(re.split("[，。；：、]", text[:12])[0]))
    count = len(words)
    while words and (words[0][1][0] in "dt" or words[0][0] in vocabulary("stop")):
        words.pop(0)
    verbs = [i for i, (word, tag) in enumerate(words[:3]) if tag.startswith("v") and len(word) == 2]
    if verbs == [0] and len(words) == count and words[0][0] in vocabulary("verb"):
        return ""
    if not verbs or any(tag[0] in "pcur" for _, tag in words[: verbs[0]]):
        return ""
    if words[verbs[0]][0] in vocabulary("takes_object") and verbs[0] + 1 < len(words):
        return ""  # 530人共获得分红
    return "".join(word for word, _ in words[: verbs[0] + 1])


_COMPARED = re.compile(
    r"(?:(?:连续)?[\d一二三四五六七八九十]+年|年均|[年月日]?人均|[户亩村]均|去年|今年|上半年|目前|现在|如今|反倒|反而"
    r"|[比较与同跟](?:[\d一二三四五六七八九十]{1,3}年前|年初|以前|上年末|去年底)(?:相比较?|比较)?"
    r"|[比较与同跟](?:上年|去年|上月|前一年|往年|以往|此前|之前|改造前)?(?:同期)?(?:相比较?|比较)?"
    r"|同比|环比|同口径|按?可比(?:口径|价格?)(?:计算)?|预计|分别)$"
)


@lru_cache(maxsize=256)
def changed_noun(text: str) -> tuple[str, bool]:
    """What grows or falls before a number, and whether the words end in such a verb at all.

    >>> changed_noun("固定资产投资同比下降"), changed_noun("比上年提高"), changed_noun("总投资")
    (('固定资产投资', True), ('', True), ('', False))
    """
    head = strip_reach(text)
    verb = ending(head, "change")
    if not verb and (arrived := _ARRIVED.search(text)):
        head, verb = text[: arrived.end()], arrived[0]
    if not verb:
        return "", False
    head = head[: -len(verb)]
    while match := _COMPARED.search(head):
        head = head[: match.start()]
    return noun_before(_THAN.sub("", head)), True


#: 收缴率去年升到88.6%, 用时缩到7分钟
_ARRIVED = re.compile("(?:[升降涨跌缩减压增提]|提高|下降|上升|缩短|压缩|压减|减少|增加|延长|扩大)(?:到了?|至|成)$")
_THAN = re.compile(r"(?<![对可评相占])[比较](?![例重赛分为])[^，。；：、\d的比较]{1,10}$")  # 比对照品种增产9.6%
