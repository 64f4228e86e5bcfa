"""The head of an article: which of its lines is the headline, kicker, subtitle or byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.lexicon import people
from kg.lexicon.gazetteer import gazetteer
from kg.model import Passage
from kg.reading import bylines
from kg.reading.drafts import Draft
from kg.reading.lines import Line

_SLOGAN = re.compile(
    r"^(?:创建|聚焦|学习|贯彻|深入|奋进|凝心聚力|同心|推进|建设|打造|争创|争做|决战|决胜|喜迎|庆祝|牢记|践行|弘扬|奋力|锚定|"
    r"筑牢|聚力|凝聚|汇聚|描绘|绘就|守护|共建|共绘|厚植|传承|护航|擦亮|夯实|激发|激活|学好|用好|管好|筑梦|培育|探索|全力|全面|加快|落实|走进|走好|谱写|坚持|大力|加强|助力|解放思想|感恩|强信心|开展|迎接|献礼|致敬)"
)
_SLOGAN_NOUN = re.compile(
    r"(?:示范区|先行区|示范省|示范市|城市|高质量发展|新篇章?|新征程|攻坚战|现代化|新时代|精神|思想|振兴|目标|门户|主题教育|"
    r"走深走实|落地生根|行动|建设|新局面|新格局|新作为|成果|周年|见实效)[”）]?$"
)
_COLUMN_NOUN = re.compile(
    r"(?:动态|新闻|传真|速览|快讯|简讯|一线|视点|关注|之窗|风采|要闻|纵横|广角|在线|直通车|进行时|热点|专栏|专版|专题|资讯|"
    r"论坛|亮点|聚焦|头条|短讯|集纳|观察|之声|特刊|快报|综合|导读|短波|一瞥|掠影|风景线|群英谱|故事|答卷)$"
)
_NAMES_LONGEST = 19  # four names of four characters with their blanks
_DATE = re.compile(r"^(?:20\d\d年)?\d{1,2}月\d{1,2}日$")
_SERIAL = re.compile(
    "[①-⑳❶-❿㊀-㊉㈠-㈩]$|[（(][一二三四五六七八九十0-9]{1,2}[）)]$|(?:之[一二三四五六七八九十]{1,2}|系列(?:报道|谈))$"
)
_SERIAL_LONGEST = 14
_KICKER_LONGEST = 8
_PAIRED = re.compile(r"^\S{2,4}[ ·•]\S{2,4}$")
_SUBTITLE_END = re.compile(
    r"(?:走笔|侧记|纪实|见闻|综述|扫描|观察|探访|纪事|小记|记事|特写|巡礼|掠影|回眸|透视|速写|发展记|工作记)$"
)
_PRESENCE = re.compile(
    r"(?:书记|市长|县长|区长|省长|州长|旗长|主任|主席|部长|局长|司令员?|[\u4e00-\u9fff]{2,4}).{0,12}"
    r"(?:主持|出席|讲话|致辞|作批示|见证|陪同)(?:会议|活动)?$"
    r"|领导.{2,80}(?:参加|出席|陪同|列席)(?:会议|活动|调研)?$"
)  # 市委书记某某主持, 市领导某某某某参加: who was there, below a headline
#: （2025年9月16日某县人大常委会第三十一次会议通过）
_ADOPTED = re.compile("[（(][^（）()]{6,80}(?:通过|批准|印发|发布)[）)]")
# Stands above the words that are the headline.
_OCCASION = re.compile(r"(?:时|会上|中|会议)(?:强调|指出|要求|提出|表示)[：:]?$")
_HEADLINE_LINES = 2
_SHORTEST_HALF = 4  # 回音壁 is a column
_FAR_APART = 3  # blank lines
_PLACE_END = re.compile(r"[省市县区旗州盟镇乡村局委院校会社司厂队]$|街道$|社区$|公司$")


def is_column(text: str) -> bool:
    """The name of a column that runs on many pages.

    >>> [is_column(t) for t in ("政务动态", "访企业 看开局", "山海行·看新貌", "回乡这十年②", "我市召开春耕会")]
    [True, True, True, True, False]
    """
    if text[:1] + text[-1:] in ("【】", "〔〕", "[]"):
        return True
    text = text.strip("“”|｜丨 ")
    if len(text) <= _SERIAL_LONGEST and _SERIAL.search(text):
        return True  # one of a series
    return bool(_PAIRED.match(text) or _DATE.match(text)) or (len(text) <= 10 and bool(_COLUMN_NOUN.search(text)))


def is_date(text: str) -> bool:
    return bool(_DATE.match(text))


def is_slogan(text: str) -> bool:
    """A call without a doer, such as runs above the articles of a campaign: 创建…示范区."""
    return bool(_SLOGAN.match(text)) and "：" not in text


def assign(draft: Draft, head: Sequence[Line], dated: bool = True, listed: bool = False) -> None:
    """Gives every line of a head its role; lines after the byline are subtitle, kicker or the first heading.

    `listed`: the text below is a list of briefs, for which a column's name is headline enough (乡镇简讯 / ▲…).
    """
    lines = [part for line in head for part in unglued(line)]
    anchor = next((i for i, line in enumerate(lines) if line.look in ("byline", "subtitle")), len(lines))
    near = dated or anchor < len(lines)  # the headline stands near its byline or dateline, else it comes first
    before, after = _captions_apart(draft, lines[:anchor], near), lines[anchor:]
    presence = [n for n in before[1:] if _PRESENCE.search(n.text) and not n.text.endswith("召开")]
    presence += [n for n in before[1:] if _ADOPTED.fullmatch(n.text)]
    presence += [n for n in before[1:] if _is_plain_subtitle(n, before)]
    titles = _titles([n for n in before if n not in presence])
    if listed and not titles:
        titles = [n for n in before if n.look != "kicker" and not is_date(n.text)][-1:]
    for line in before:
        draft.add("headline" if line in titles else "subtitle" if line in presence else "kicker", line)
    for line in after:
        if line.look == "byline":
            draft.sign(line.authors)
        elif line.look == "subtitle" or _SUBTITLE_END.search(line.text):
            draft.add("subtitle", line)
        elif not titles and not is_column(line.text):
            titles = [line]
            draft.add("headline", line)
        else:
            draft.add("kicker" if is_slogan(line.text) or is_column(line.text) else "heading", line)


def _is_plain_subtitle(line: Line, head: Sequence[Line]) -> bool:
    """甲县乙乡茶旅融合走笔 below a headline: a subtitle that is printed without its dash."""
    if not _SUBTITLE_END.search(line.text) or not names_place(line.text):
        return False
    above = head[: head.index(line)]
    return any(n.look == "title" and not is_column(n.text) and not is_slogan(n.text) for n in above)


def _captions_apart(draft: Draft, lines: list[Line], near: bool) -> list[Line]:
    """Takes the captions of photos out of a head; the headline stands near its byline or, without one, first."""
    kept = _nearest(lines) if near else _foremost(lines)
    draft.add("caption", *(n for n in lines if n not in kept))
    return kept


def _nearest(lines: list[Line]) -> list[Line]:
    """Kickers, and the one or two lines right above the byline that no wide gap parts from it."""
    kept: list[Line] = []
    plain, far = 0, False
    for line in reversed(lines):
        kicker = is_column(line.text) or is_slogan(line.text)
        if kicker or (not (far and plain) and plain < _HEADLINE_LINES + 1):
            kept.insert(0, line)
        plain += not kicker
        far = far or line.gap >= _FAR_APART
    return kept


def _foremost(lines: list[Line]) -> list[Line]:
    """Kickers, and the lines up to the first that stands apart (two blank lines and more)."""
    plain = [n for n in lines if not is_column(n.text) and not is_slogan(n.text)]
    first = lines.index(plain[0]) if plain else 0
    crowd = len(plain) > _HEADLINE_LINES
    kept = lines[: first + 1]
    for line in lines[first + 1 :]:
        apart = line.gap >= 2 or crowd or len(kept) > _HEADLINE_LINES + 1
        if not apart or is_column(line.text):
            kept.append(line)
    return kept


def _titles(lines: list[Line]) -> list[Line]:
    """The headline's lines: the one or two nearest the text that are no column name and no slogan."""
    free = [n for n in lines if n.look != "kicker" and not is_column(n.text)]
    free = [n for n in free if n is free[-1] or not _OCCASION.search(n.text)]
    if not free:
        named = [n for n in lines if n.look != "kicker" and (_PAIRED.match(n.text) or _of_a_place(n.text))]
        return named[-1:]
    after_place = {id(b) for a, b in pairwise(free) if _is_place(a.text)}  # 某县某村 / 激活资源…: its predicate
    plain = [n for n in free if not is_slogan(n.text) or id(n) in after_place]
    if len(plain) < 2:
        return plain or free[-1:]
    first, second = plain[-_HEADLINE_LINES:]
    adjacent = lines.index(second) - lines.index(first) == 1
    halves = adjacent and not _is_set_above(first, second) and _are_halves(first.text, second.text)
    return [first, second] if halves else [second]


def _is_set_above(first: Line, second: Line) -> bool:
    """年末走工地 / (blank) / 河湾里的灯不熄: a column's name is short and stands apart; halves of a title do not."""
    return second.gap > 0 and len(first.text) <= _KICKER_LONGEST and not _is_place(first.text)


def _are_halves(first: str, second: str) -> bool:
    """One headline broken in two lines, not a whole call above a headline that names its own place."""
    if names_place(second) and not names_place(first):
        return False  # each has its own subject
    if _is_place(first):
        return True
    return len(first) > _SHORTEST_HALF and not ("：" in first or " " in first or "：" in second)


def names_place(text: str) -> bool:
    """Whether a county, city or township opens it: 某县某镇好在哪儿."""
    places = gazetteer()
    return any(source in ("name", "alias") and len(word) > 2 for word, source in places.candidates(text))


def _of_a_place(text: str) -> bool:
    """南陵政务短波: a column of one county is the headline where nothing else stands above the text."""
    places = gazetteer()
    words = places.candidates(text)
    return len(text) > 5 and any(source in ("name", "short") and len(word) < len(text) - 2 for word, source in words)


def _is_place(text: str) -> bool:
    return len(text) <= 16 and " " not in text and bool(_PLACE_END.search(text.rstrip("：")))


_GLUE = (
    re.compile(r"^(?P<kicker>【[^】]{2,14}】) ?(?=\S)"),
    re.compile(r"^(?P<kicker>[^｜丨|]{2,14}) ?[｜丨|] ?(?=\S{4})"),
    re.compile(r"^(?P<kicker>\S{4,24}) (?=\S{6})"),
)


def unglued(line: Line) -> list[Line]:
    """A headline printed on one line with its kicker, parted from it.

    >>> from kg.reading.text import clean
    >>> [n.text for n in unglued(Line(0, clean("政务动态 我市召开春耕备耕现场会"), 0))]
    ['政务动态', '我市召开春耕备耕现场会']
    """
    if line.look != "title":
        return [line]
    for at, pattern in enumerate(_GLUE):
        match = pattern.match(line.text)
        if match and (at < 2 or _is_kicker(match["kicker"], line.text[match.end() :])):
            kicker: Passage = line.passage[: match.end("kicker")]
            title = line.passage[match.end() :]
            return [replace(line, passage=kicker, seen_as="kicker"), replace(line, passage=title, gap=0)]
    return [line]


def _is_kicker(first: str, rest: str) -> bool:
    """政务动态, or a slogan before a title of another make. Two like halves are one headline."""
    if _COLUMN_NOUN.search(first) and len(first) <= 10 and len(rest) > len(first) + 3:
        return True
    parallel = is_slogan(rest) or abs(len(first) - len(rest)) <= 1
    return is_slogan(first) and bool(_SLOGAN_NOUN.search(first)) and not parallel


def is_bare_name(line: Line) -> bool:
    """张三 or 张三 李四, printed under a headline without a word of their role."""
    words = line.text.split(" ")
    return len(line.text) <= 9 and all(bylines.is_name(w) and len(w) <= 3 for w in words)


def is_names(text: str) -> bool:
    """Two to four names of the common make and nothing else.

    >>> [is_names(t) for t in ("周文彬 李梦", "周文彬、李梦", "高效 安全", "周文彬")]
    [True, True, False, False]
    """
    words = re.split("[ 、]", text) if len(text) <= _NAMES_LONGEST else []
    return 2 <= len(words) <= 4 and all(
        2 <= len(w) <= 3 and bylines.is_name(w) and people.name_score(w) > 0 for w in words
    )
