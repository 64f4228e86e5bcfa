"""Finds titles (县委副书记, 局长) and whose they are: before the name, after it, shared by a list, given by a verb.

A title is not yet a fact: which body it belongs to is told by `kg.facts.posts`, once the bodies are resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.lexicon.patterns import Listed, alternation
from kg.lexicon.vocabulary import rows
from kg.lexicon.vocabulary import words as vocabulary

#: Heads that name nobody's post unless the name follows at once: 相关负责人、县长王某.
_LOOSE = frozenset(("负责人", "代表", "干部", "秘书", "法人", "客服", "会计", "文书", "主管", "顾问", "理事", "社工"))
_SHARED = re.compile("副|常委|委员|代表|教授|专家|调研员|巡视员|院士|研究员|民警|律师|工程师|医师|教师|助理|成员|干部")
_JOINT = r"[、和及与]|以及"
#: Between two titles of one person: 县委副书记、县长; 党委书记兼乡长; 党委委员 副镇长.
_LINK = re.compile(
    r"\s*(?:[、兼暨]|，?兼(?:任)?)?\s*"
    r"(?:(?!一行|陪同|带领|率队|会见|看望|慰问|听取|邀请|主持|参加|出席|到会|走访|检查(?!院|组|站|大队)|调研(?!室|组|处|科)|[了着])"
    r"[^，。；：！？、“”（）\s]){0,24}"
)
_TO_NAME = re.compile(
    r"(?:一职)?由(?=.{2,8}?(?:担任|兼任|出任|接任|代理))|为|是|同志|“一肩挑”的?|的|（[^（）]{1,8}）|[\s：]{0,3}"
)
#: 董事局, 委员会, 主席团, 律师事务所, 会长单位: no titles.
_NOT_AFTER = r"(?!会(?!见|上|长|同|谈)|局|团(?!结)|处(?!长|理)|单位|节|事务所|协会|大会|职责|岗位|制(?!定|作))"
_LIST = re.compile(rf"\s*(?:{_JOINT})\s*")
_GIVEN = re.compile(
    "(?P<ended>不再担任|免去|辞去|卸任|曾先?后?任|曾先?后?担任|历任|先后担?任|此前担?任|原任)|(?P<planned>拟任命为|拟任|拟提名为|提名为)|"
    "(?P<begins>任命为|当选为|选举为|推选为|聘任为|聘请为|受聘为|当选|被任命为|(?:被?推举|被推荐|(?<!评)选|(?<![受招应])聘|被任)为|升任|转任|调任|接任|就任|到任|赴任|出任|改任|履新|连任|当上了?|成为)|"
    "(?P<acting>代理|代行|主持工作)|(?P<held>现任|担任|兼任|挂任|任|是|为|系)"
)
_NAMING = re.compile("任命|选举|推选|聘任|聘请|决定|免去|提名|接受|同意|由")
#: 王小明、李勇、赵四海|三位同志|为, 丁小凯|等5名同志|为
_ALL_OF_THEM = re.compile(r"(?:等?(?:\d{1,4}|[一二两三四五六七八九十]{1,3})[名位])?(?:同志)?")
_LONGEST_ROW = 120  # characters of names between 免去 and the title
_LONGEST_CLAUSE = 60
_LONGEST_NOTICE = 240  # what 任前公示 tells of somebody between the name and 拟任
_REPLACES = re.compile("接替|替代|接棒")


@dataclass(frozen=True)
class Title:
    """A title in a sentence. `start` is where the body that is named before it has to end."""

    start: int
    stop: int
    head: str
    body: str  # what posts.tsv says the head needs: place, party, village, place_or_party, office, rank
    holder: str
    inner: str = ""  # the relative body inside the title: 市委 in 市委常委
    prefix: str = ""  # 副, 常务副 …, without 原 and the like
    tenure: str = ""

    @property
    def printed(self) -> str:
        return self.inner + self.prefix + self.head


@dataclass(frozen=True)
class Post:
    """A title that a person of the sentence holds, held or is to hold."""

    person: int  # index in the people given to find_posts
    title: Title
    chain: tuple[Title, ...]  # the titles before it in the same breath; a body named there is meant on
    tenure: str
    rule: str
    confidence: float


Spans = Sequence[tuple[int, int]]


@cache
def _pattern() -> Listed:
    bodies, prefixes, heads = ([row["word"] for row in rows(n)] for n in ("post_bodies", "post_prefixes", "posts"))
    inner, prefix, head = alternation(bodies), alternation(prefixes), alternation(heads)
    before = f"(?P<inner>{inner})?(?P<prefix>(?:{prefix})*?)"
    after = f"(?P<head>{head})(?P<candidate>候选人|人选)?{_NOT_AFTER}"
    return Listed((*bodies, *prefixes, *heads), before + after)


@cache
def _heads() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["body"], row["holder"]) for row in rows("posts")}


@cache
def _prefixes() -> dict[str, tuple[str, bool]]:
    return {row["word"]: (row["tenure"], row["outside"] == "yes") for row in rows("post_prefixes")}


#: 滨江新|区党委书记, 工业园|区党委书记: the first character is the last of a zone's name.
_ZONE_BEFORE = re.compile("(?![任为是由请及和与兼原向])[一-鿿]$")


@cache
def _prefix_pattern() -> re.Pattern[str]:
    return re.compile(alternation(_prefixes()))


@lru_cache(maxsize=1024)
def find_titles(text: str) -> tuple[Title, ...]:
    """The titles of a sentence, whoever holds them.

    >>> [t.printed for t in find_titles("县委副书记、代县长陈晓明，原公安局副局长")]
    ['县委副书记', '代县长', '副局长']
    """
    return tuple(_title(match) for match in _pattern().finditer(text))


def _title(match: re.Match[str]) -> Title:
    body, holder = _heads()[match["head"]]
    start, inner = match.start(), match["inner"] or ""
    if inner.startswith("村") and match.string[start - 1 : start] == "农":  # 农业农村委|副主任
        start, inner = match.end("inner"), ""
    if inner == "区党委" and _ZONE_BEFORE.search(match.string, max(0, start - 1), start):
        start, inner = start + 1, "党委"
    kept, tenure = "", "planned" if match["candidate"] else ""
    for word in _prefix_pattern().findall(match["prefix"]):
        said, outside = _prefixes()[word]
        tenure = said or tenure
        kept += "" if outside else word
    return Title(start, match.end(), match["head"], body, holder, inner, kept, tenure)


def find_posts(text: str, people: Spans, names: Spans = ()) -> list[Post]:
    """Which of the people (spans in the text, in order) hold which of its titles.

    A title never runs into one of the `names` of places and bodies: 慈溪市长河镇 has no 市长.

    >>> [(p.person, p.title.printed) for p in find_posts("市委常委、副市长王小明和李勇", [(8, 11), (12, 14)])]
    [(0, '市委常委'), (0, '副市长')]
    """
    titles = [title for title in find_titles(text) if not any(a < title.stop and title.start < b for a, b in people)]
    titles = [_behind(title, text, names) for title in titles if not _of_some_town(title, text)]
    titles = [title for title in titles if not any(_runs_into(title, a, b) for a, b in names)]
    found: list[Post] = []
    taken: set[Title] = set()
    for rule in (_before, _shared, _bracketed, _given, _apposed, _clauses_ahead, _called):
        for post in rule(text, people, titles, found):
            if post.title not in taken or rule is _shared:
                found.append(post)
        taken |= {post.title for post in found}
    return found


def _of_some_town(title: Title, text: str) -> bool:
    """拟任乡|镇党委书记: of a town that nobody says yet, so no post."""
    return title.inner.startswith("镇") and text.startswith("乡镇", title.start - 1)


def _behind(title: Title, text: str, names: Spans) -> Title:
    """甲种植专业|合作社理事长: of a title whose first words are the last of a name, what is left behind the name."""
    ends = [b for a, b in names if a < title.start < b < title.stop and text[b : title.stop] in _heads()]
    if title.inner:
        return title
    if not ends:
        return title
    head = text[max(ends) : title.stop]
    body, holder = _heads()[head]
    return replace(title, start=max(ends), head=head, body=body, holder=holder, inner="", prefix="")


def _runs_into(title: Title, start: int, stop: int) -> bool:
    return title.start < start < title.stop or (start <= title.start and title.stop < stop)


def _chains(text: str, people: Spans, titles: Sequence[Title]) -> Iterator[list[Title]]:
    """Titles that follow each other with nothing but 、 and a body between them."""
    chain: list[Title] = []
    for title in titles:
        gap = text[chain[-1].stop : title.start] if chain else ""
        between = chain and any(chain[-1].stop <= a < title.start for a, _ in people)
        if chain and (between or not _LINK.fullmatch(gap)):
            yield chain
            chain = []
        chain.append(title)
    if chain:
        yield chain


def _posts(person: int, chain: Sequence[Title], rule: str, confidence: float, tenure: str = "") -> Iterator[Post]:
    for place, title in enumerate(chain):
        if title.head in _LOOSE and place + 1 < len(chain):
            continue
        when = title.tenure if title.tenure == "planned" else tenure or title.tenure
        yield Post(person, title, tuple(chain[:place]), when, rule, confidence)


def _before(text: str, people: Spans, titles: Sequence[Title], found: Sequence[Post]) -> Iterator[Post]:
    """县委副书记、县长王小明."""
    starts = {start: index for index, (start, _) in enumerate(people)}
    for chain in _chains(text, people, titles):
        for length in range(len(chain), 0, -1):
            gap = _TO_NAME.match(text, chain[length - 1].stop)
            if gap and gap.end() in starts:
                yield from _posts(starts[gap.end()], chain[:length], "post before name", 0.92)
                break
            if (named := _behind_role(text, people, chain[length - 1].stop)) is not None:
                yield from _posts(named, chain[:length], "post before role and name", 0.85)
                break
            if chain[length - 1].stop in starts:
                yield from _posts(starts[chain[length - 1].stop], chain[:length], "post before name", 0.95)
                break


_ROLE = re.compile("[、兼][一-鿿]{2,12}")


@cache
def _introducing() -> tuple[str, ...]:
    return tuple(sorted(vocabulary("titles")))


def _behind_role(text: str, people: Spans, stop: int) -> int | None:
    """副院长|、骨科专家|王小明: whose name follows a title with what else the person is."""
    index = next((index for index, (start, _) in enumerate(people) if start >= stop), None)
    if index is None or people[index][0] - stop > 13:
        return None
    role = text[stop : people[index][0]]
    return index if _ROLE.fullmatch(role) and role.endswith(_introducing()) else None


def _shared(text: str, people: Spans, titles: Sequence[Title], found: Sequence[Post]) -> Iterator[Post]:
    """副县长王小明、李勇: the second holds the post too, where several can; both of 党组成员、副县长王小明、李勇."""
    held: dict[int, list[Post]] = {}
    for post in found:
        held.setdefault(post.person, []).append(post)
    for index in range(1, len(people)):
        posts = held.get(index - 1, [])
        gap = text[people[index - 1][1] : people[index][0]]
        several = len(posts) == 1 or (len(posts) > 1 and gap.strip() == "、")
        if index in held or not several or not _LIST.fullmatch(gap):
            continue
        if not all(_SHARED.search(post.title.printed) for post in posts):
            continue
        held[index] = [replace(p, person=index, rule="post shared by a list", confidence=0.8) for p in posts]
        yield from held[index]


def _bracketed(text: str, people: Spans, titles: Sequence[Title], found: Sequence[Post]) -> Iterator[Post]:
    """王小明（市人大常委会主任）."""
    for chain in _chains(text, people, titles):
        opened = text.rfind("（", 0, chain[0].start)
        if opened < 0 or text[chain[-1].stop : chain[-1].stop + 1] != "）" or "）" in text[opened : chain[0].start]:
            continue
        for index, (_, stop) in enumerate(people):
            if text[stop:opened].strip() == "" and stop <= opened:
                yield from _posts(index, chain, "post in brackets", 0.85)


def _given(text: str, people: Spans, titles: Sequence[Title], found: Sequence[Post]) -> Iterator[Post]:
    """王小明任副县长; 任命王小明为局长; 免去王小明的局长职务; 王小明历任副县长，县委书记."""
    held = {post.title for post in found}
    career: dict[int, list[Post]] = {}  # where a clause of a career ends, and the posts that it goes on
    for chain in _chains(text, people, [title for title in titles if title not in held]):
        verb = _last_verb(text, chain[0].start, people, titles)
        if verb is None:
            start = max(text.rfind(mark, 0, chain[0].start) for mark in "，。；！？：") + 1
            for before in career.get(start - 1, ()) if _fills_clause(text, start, chain, people) else ():
                earlier = (*before.chain, before.title)
                told = _posts(before.person, chain, before.rule, before.confidence, before.tenure)
                again = [replace(post, chain=(*earlier, *post.chain)) for post in told]
                career.setdefault(chain[-1].stop, []).extend(again[-1:])
                yield from again
            yield from _taken(text, people, chain)
            continue
        person = _whose(text, people, verb)
        if person is None:
            continue
        tenure = next((name for name in ("ended", "planned", "begins", "acting") if verb[name]), "")
        if verb["held"] == "为":
            tenure = "begins"
        for index in _row_of(text, people, person, verb):
            posts = list(_posts(index, chain, f"post given by {verb[0]}", 0.8, tenure))
            if _CAREER.match(verb[0]):
                career.setdefault(chain[-1].stop, []).extend(posts[-1:])
            yield from posts


#: Verbs that a row of posts follows, clause by clause.
_CAREER = re.compile("曾|历任|先后|此前")
_LONGEST_BODY = 14  # characters
_CLAUSE_MARKS = "，。；！？："


def _fills_clause(text: str, start: int, chain: Sequence[Title], people: Spans) -> bool:
    """Whether a clause is nothing but titles with their bodies: ，凤翔县委书记，."""
    alone = not any(start <= a < chain[-1].stop for a, _ in people)
    return alone and chain[0].start - start <= _LONGEST_BODY and text[chain[-1].stop : chain[-1].stop + 1] in "，。；"


def _taken(text: str, people: Spans, chain: Sequence[Title]) -> Iterator[Post]:
    """王小明的县财政局局长职务, under a heading 免去."""
    for index, (_, stop) in enumerate(people):
        gap = text[stop : chain[0].start]
        if gap[:1] == "的" and not re.search("[，。；]", gap) and text.startswith("职务", chain[-1].stop):
            yield from _posts(index, chain, "post taken away", 0.75, "ended")


def _last_verb(text: str, stop: int, people: Spans, titles: Sequence[Title]) -> re.Match[str] | None:
    """The verb that governs the title: nothing but a body stands between them, or 王小明的 after 免去."""
    start = max(text.rfind(mark, 0, stop) for mark in "，。；！？") + 1
    verbs = [verb for verb in _GIVEN.finditer(text, max(start, stop - 30), stop) if not _in_title(verb, titles)]
    if not verbs:
        row = re.compile("(?P<ended>免去)").search(text, start, stop) if stop - start <= _LONGEST_ROW else None
        verbs = [*_GIVEN.finditer(text, *row.span())] if row else []
    if not verbs:
        return None
    if _SOME.match(text, verbs[-1].end()):
        return None
    others = any(verbs[-1].end() <= a < stop for a, _ in people)
    return None if others and (verbs[-1]["held"] or verbs[-1]["begins"]) else verbs[-1]


#: 任命了部分|检察员: who they are is not told.
_SOME = re.compile("命?了?(?:部分|一批|若干|多[名位]|[0-9一二两三四五六七八九十]+[名位])")


def _appointed(text: str, start: int) -> bool:
    """任命甲为局长，乙为局长，|丙为局长: whether the clause goes on with what 任命 began."""
    if _NAMING.search(text, max(0, start - 30), start):
        return True
    while start > 1 and text[start - 1] == "，":
        clause = max(text.rfind(mark, 0, start - 1) for mark in "，。；！？：") + 1
        if start - clause > _LONGEST_CLAUSE or "为" not in text[clause:start]:
            return False
        if _NAMING.search(text, clause, start):
            return True
        start = clause
    return False


def _in_title(verb: re.Match[str], titles: Sequence[Title]) -> bool:
    """任 in 主任."""
    return any(title.start < verb.end() and verb.start() < title.stop for title in titles)


def _whose(text: str, people: Spans, verb: re.Match[str]) -> int | None:
    """The person the verb gives the title to: the object of 任命 and 免去, else the subject."""
    if verb["ended"] in ("免去", "辞去"):
        after = [index for index, (start, _) in enumerate(people) if 0 <= start - verb.end() <= 2]
        if after:
            return after[0]
    before = [index for index, (_, stop) in enumerate(people) if stop <= verb.start()]
    if not before:
        return None
    person = before[-1]
    start, stop = people[person]
    if person and _REPLACES.search(text, max(0, start - 3), start):
        person -= 1
    gap = text[stop : verb.start()]
    if verb[0] in ("是", "为", "系"):
        first = people[_listed(text, people, person)[0]][0]
        named = start == 0 or text[start - 1] in "；：" or _appointed(text, first)
        return person if _ALL_OF_THEM.fullmatch(gap) and (verb[0] != "为" or named) else None
    near = len(gap) <= _LONGEST_CLAUSE or (start == 0 and len(people) == 1 and len(gap) <= _LONGEST_NOTICE)
    return person if "。" not in gap and near else None


def _row_of(text: str, people: Spans, person: int, verb: re.Match[str]) -> list[int]:
    """All whom the verb names: 王小明、李勇任副县长, 免去王小明、李勇的副县长职务."""
    if people[person][0] < verb.end():
        return _listed(text, people, person)
    last = person
    while last + 1 < len(people) and _LIST.fullmatch(text[people[last][1] : people[last + 1][0]]):
        last += 1
    return list(range(person, last + 1))


def _listed(text: str, people: Spans, last: int) -> list[int]:
    """The person with those listed right before: 王小明、李勇任副县长."""
    first = last
    while first and _LIST.fullmatch(text[people[first - 1][1] : people[first][0]]):
        first -= 1
    return list(range(first, last + 1))


#: 王小明，|男，汉族，中共党员，|县教育局局长
_TO_CLAUSE = re.compile(
    r"，(?:(?:男|女|[一-鿿]{1,3}族|\d{2}岁|今年\d{2}岁|中共党员|\d{4}年(?:\d{1,2}月)?出?生|[一-鿿]{1,6}(?:学历|学位)|[一-鿿]{2,6}人|"
    r"[一-鿿]{2,20}(?:工作人员|工作员|科员|职员))，){0,6}"
)


def _apposed(text: str, people: Spans, titles: Sequence[Title], found: Sequence[Post]) -> Iterator[Post]:
    """王小明，县委书记，县人大常委会主任，…: clauses of titles with their bodies; or 作为县委书记，王小明…

    Who has a title before the name has none behind it, where the next has one too: 市长王小明，|县长，县委书记李勇.
    """
    held = {post.title for post in found}
    before = {post.person for post in found if post.rule == "post before name"}
    ends: dict[int, int] = {}  # where a clause of titles ends, and whose they are
    for chain in _chains(text, people, [title for title in titles if title not in held]):
        start = max(text.rfind(mark, 0, chain[0].start) for mark in "，。；！？：") + 1
        if any(start <= a < chain[-1].stop for a, _ in people):
            continue
        closes = text[chain[-1].stop : chain[-1].stop + 1] in ("，", "。", "；", "")
        for index, (name_start, name_stop) in enumerate(people):
            follows = bool(_TO_CLAUSE.fullmatch(text, name_stop, start)) or ends.get(start - 1) == index
            if closes and follows and chain[0].start - start <= 14:
                ends[chain[-1].stop] = index
                if {index, index + 1} <= before and not re.search("[。；]", text[name_stop : people[index + 1][0]]):
                    yield from _posts(index + 1, chain, "post as a clause before the name", 0.7)
                else:
                    yield from _posts(index, chain, "post as a clause after the name", 0.7)
            elif closes and text.startswith(("作为", "身为"), start) and name_start == chain[-1].stop + 1:
                yield from _posts(index, chain, "作为 post, name", 0.8)


#: 各乡镇党委书记，县委书记王小明: some people, and one more.
_SEVERAL = re.compile("各|全体|部分|有关|相关|等|两位|多名|[0-9]+[名位]")


def _clauses_ahead(text: str, people: Spans, titles: Sequence[Title], found: Sequence[Post]) -> Iterator[Post]:
    """县委常委、组织部部长，县委党校校长王小明: a clause of titles and bodies, right before that with the name."""
    held = {post.title for post in found}
    begun: dict[int, int] = {}  # where the titles of somebody begin, with their body
    for post in found:
        first = post.chain[0] if post.chain else post.title
        start = max(text.rfind(mark, 0, first.start) for mark in _CLAUSE_MARKS) + 1
        if post.rule.startswith("post before") and first.start - start <= _LONGEST_BODY:
            begun[start] = post.person
    for chain in reversed(list(_chains(text, people, [title for title in titles if title not in held]))):
        start = max(text.rfind(mark, 0, chain[0].start) for mark in _CLAUSE_MARKS) + 1
        alone = _fills_clause(text, start, chain, people) and all(title.holder == "official" for title in chain)
        person = begun.get(chain[-1].stop + 1) if alone and text.startswith("，", chain[-1].stop) else None
        if person is not None and not _SEVERAL.search(text, start, chain[0].start):
            begun[start] = person
            yield from _posts(person, chain, "post as a clause before the name", 0.75)


def _called(text: str, people: Spans, titles: Sequence[Title], found: Sequence[Post]) -> Iterator[Post]:
    """王小明县长 right after the name."""
    held = {post.title for post in found}
    holders = {post.person for post in found}
    stops = {stop: index for index, (_, stop) in enumerate(people)}
    starts = {start for start, _ in people}
    for title in titles:
        person = stops.get(title.start)
        if title not in held and person is not None and person not in holders and title.stop not in starts:
            yield Post(person, title, (), title.tenure, "title after name", 0.7)
