"""Countries and provinces by one character, where nothing else can be meant: 中美关系, 美日, 访华, 驻韩, 来湘."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon.vocabulary import rows
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_text import boundaries

_AFTER_PAIR = (
    r"(?=两国|双边|关系|贸易|经贸|合作|之间|联合|双方|友好|首脑|建交|战争|三国|"
    r"边境|会谈|峰会|文化|协定|谈判|战略|外交|接壤|防务|同盟)"
)
#: Those by whose letters provinces go after 来, 在 and the like.
PROVINCES = "沪渝湘粤桂鄂豫鲁皖浙闽赣黔滇琼"
#: 来湘|考察, 在沪|举行: what is done there, so that no longer name begins with the letter
_DONE_THERE = (
    "(?=举[办行]|召开|考察|调研|参观|学习|招商|签约|投资|开[展幕]|揭牌|启动|访问|交流|慰问|演出|期间|闭幕|[，。；])"
)
#: Looked at from the end of what is matched: a search leaps to a character, but not to what stands before one.
_VERB = "(?<=[访驻对侵援赴旅离抵].)"


@cache
def letters() -> dict[str, str]:
    """The characters that stand for countries and the like, with the kind; provinces go by one only after verbs."""
    return {row["letter"]: row["kind"] for row in rows("place_letters") if row["kind"] != "province"}


def full_name(letter: str) -> str:
    """
    >>> full_name("俄")
    '俄罗斯'
    """
    return next(row["name"] for row in rows("place_letters") if row["letter"] == letter)


@cache
def _patterns() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Each with the characters of which its matches have one."""
    one = "[" + "".join(letters()) + "]"
    patterns = (
        ("".join(letters()), re.compile(f"{one}{{2,3}}{_AFTER_PAIR}")),
        ("华", re.compile(f"华{_VERB}(?![东南北中侨人润为山清亭阴容])")),
        ("方", re.compile("[中美日俄韩英](?=方(?![面案式法向便针剂程]))")),
        ("京", re.compile("京(?<=[在来抵赴进离返晋到].)(?![剧津冀九广沪哈杭郊城都东])")),
        (PROVINCES, re.compile(f"[{PROVINCES}](?<=[在来抵赴离返].){_DONE_THERE}")),
        ("访驻赴援", re.compile("[美日俄韩英法德欧非澳印朝](?<=[访驻赴援].)(?<![走上回]访.)(?![洲国语元])")),
        ("统相长务防", re.compile("[美日俄韩英法德](?<![\u4e00-\u9fff].)(?=[总首外国财][统相长务防])")),
    )
    return tuple((frozenset(cues), pattern) for cues, pattern in patterns)


def find_letters(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """
    >>> [(f.start, f.stop) for f in find_letters("中美两国领导人", [], Ground(""))]
    [(0, 1), (1, 2)]
    """
    del ground
    found: dict[int, Found] = {}
    characters = frozenset(text)
    for cues, pattern in _patterns():
        if characters.isdisjoint(cues):
            continue
        for match in pattern.finditer(text):
            if match.start() not in boundaries(text) and match.end() - match.start() > 1:
                continue
            for at in range(match.start(), match.end()):
                if not any(f.start <= at < f.stop for f in taken):
                    found[at] = Found(at, at + 1, "", "letter", 0.7)
    return list(found.values())
