"""Of whom speech is told: of the speaker's village or body, or of the villager who tells of himself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.discourse import State
from kg.facts.quotations import attribution, opens_with_i, resident, says_i, tells_of_own
from kg.facts.subjects import AGENTS, longest_at, speaks, subject
from kg.facts.told import Told
from kg.model import Entity, Mention, Sentence


def hear(told: Told, sentence: Sentence, state: State) -> None:
    """“我们建了大棚”，甲村村民某某说: what is said is told of the speaker's village or body."""
    if not sentence.text.startswith("“"):
        return
    for later in told.following(sentence, _SPEECH):
        if later.paragraph != sentence.paragraph:
            return
        closed = later.text.find("”，") if later is sentence else later.text.find("”")
        closed = later.text.find("”") if closed < 0 else closed
        if closed >= 0:
            later, closed = attribution(told.sentences, later, closed)
            villager = None
            opened = (told.sentences, sentence, later, closed)
            if says_i(*opened) or tells_of_own(*opened):
                villager = resident(later, closed, told.mentions[later.index])
            ours = _ours(told, sentence, later, state)
            whose = () if villager else ours or _speaker(told, later, closed, state)
            if whose:
                state.before = state.before or (later.index, state.doers, state.place)
                state.doers, state.place, state.topic, state.voice = whose, (), None, whose
            state.quoted = (villager, later.index) if villager else None
            return


_OUR = re.compile(
    "(?:我们|咱们?|俺们)(?:这个|整个|这)?(?P<ending>小区|社区|村|镇|乡|嘎查|街道|公司|合作社)(?![民干集两委里口级])"
)


def _ours(told: Told, first: Sentence, last: Sentence, state: State) -> tuple[Entity, ...]:
    """What 我们小区 in the speech means: the one last named."""
    spoken = "".join(s.text for s in told.sentences if first.index <= s.index <= last.index)
    our = _OUR.search(spoken)
    if our is None:
        return ()
    behind = [m.entity for m in told.mentions[last.index] if m.kind == "place" and not m.anaphor]
    later = next((e for e in behind if e is not None and e.name.endswith(our["ending"])), None)
    meant = later or state.named.place(our["ending"]) or state.named.ending((our["ending"],))
    return (meant,) if meant is not None else ()


def _speaker(told: Told, sentence: Sentence, offset: int, state: State) -> tuple[Entity, ...]:
    """The village or body of the one who speaks behind this point."""
    text, mentions = sentence.text, told.mentions[sentence.index]
    for clause in told.clauses[sentence.index]:
        if clause.head >= offset and clause.head < clause.stop:
            subjects = subject(text, clause, mentions)
            if subjects and (speaks(text, subjects[-1]) or _by_its_head(text, clause, subjects[-1], mentions)):
                return told.meant(text, subjects)
            behind = clause.start == 0 or text.startswith("”", clause.start)
            return known_speaker(text, clause, mentions, state, behind)
    return ()


def _by_its_head(text: str, clause: Clause, body: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the body's head, named right behind the speech, has spoken: “已收购360吨。”甲厂负责人某某走在园子里."""
    behind = clause.start == 0 or text.startswith("”", clause.start)
    title = _HEAD.match(text, body.span.stop) if behind else None
    return title is not None and longest_at(title.end(), mentions, ("person",)) is not None


_HEAD = re.compile(
    "(?:副?负责人|副?理事长|副?总?经理|董事长|(?:党[支总]部|党委)?副?书记|副?主任|副?[社厂站院校园场乡镇]长|创始人|技术员|工作人员)"
)


def known_speaker(
    text: str, clause: Clause, mentions: Sequence[Mention], state: State, behind: bool = False
) -> tuple[Entity, ...]:
    """Of whom somebody speaks who has been introduced before: 甲村党支部书记某某 … 某某说.

    Right behind a speech no verb need say so: “连亏5个月。”总经理某某不避讳那段日子.
    """
    title = _TITLE.match(text, clause.head, clause.stop)
    person = longest_at(title.end() if title else clause.head, mentions, ("person",))
    if person is None or person.entity is None:
        return ()
    if not (behind and title is not None) and not speaks(text, person):
        return ()
    if whose := state.speaks_for.get(person.entity.key, ()):
        return whose
    body = state.named.ending(_HEADED_BY[title["title"]]) if title else None
    if body is not None:
        state.speaks_for[person.entity.key] = (body,)
        return (body,)
    return ()


_IS_HEAD = re.compile("(?:正|就|便)?是[^，。；：]{0,24}?$")


def headed_by(text: str, clause: Clause, mentions: Sequence[Mention], state: State) -> tuple[Entity, ...]:
    """The body whose head acts, or is named as who began it.

    校长某某带着大家种菜; 牵头的，是甲村支书、合作社理事长某某.
    """
    for person in mentions:
        if person.kind != "person" or not clause.head <= person.span.start < clause.stop:
            continue
        title = _TITLE_BEFORE.search(text, max(clause.head, person.span.start - 6), person.span.start)
        if title is None or speaks(text, person):
            return ()
        opens = title.start() == clause.head
        named = person.span.stop == clause.stop and _IS_HEAD.search(text, clause.start, title.start()) is not None
        body = state.named.ending(_HEADED_BY[title["title"]]) if opens or named else None
        return (body,) if body is not None else ()
    return ()


_SELF = re.compile("(?:自己|自家|家里|家中|两口子|一家人?)(?![们]|的?(?:村|县|镇|乡|单位|公司|学校|企业))")


def of_self(text: str, clause: Clause, state: State) -> Entity | None:
    """The villager of 村民某某告诉记者，自己和丈夫在合作社务工，一年收入4万元."""
    return state.speaker if state.speaker is not None and _SELF.match(text, clause.head) else None


def note_speaker(text: str, clause: Clause, here: Sequence[Mention], state: State) -> None:
    """Keeps who of those `here` in the clause says in it what the next tells."""
    if clause.cut not in ("，", "："):
        return
    said = [m for m in here if m.kind == "person" and m.subtype != "journalist" and speaks(text, m)]
    if said:
        state.speaker = said[-1].entity


def hear_himself(told: Told, sentence: Sentence, clause: Clause, state: State) -> None:
    """某某说：“我收入2万元: from here on the villager may tell of himself."""
    if clause.cut not in ("：", "，") or not sentence.text.startswith("“", clause.stop + 1):
        return
    villager = resident(sentence, clause.stop - _SPEAKER, told.mentions[sentence.index])
    here = told.following(sentence, _SPEECH)
    if villager is not None:
        offset = clause.stop
        last = next((s for s in here if "”" in s.text[offset if s is sentence else 0 :]), here[-1])
        state.himself = (villager, last.index)


_SPEAKER, _SPEECH = 20, 6  # the characters before the colon that name the speaker; the sentences of a speech


def tells_of_himself(text: str, clause: Clause, state: State) -> Entity | None:
    """The villager whose 我 opens the clause, or who says without it what he earns: 每个月有4000元的收入."""
    if state.himself is None:
        return None
    earns = _EARNS.match(text, clause.head, clause.stop)
    return state.himself[0] if opens_with_i(text, clause.head) or earns else None


_EARNS = re.compile(
    "(?:现在|如今|去年|今年|光是?|仅|就|还|也|都|能|可以?|大概|差不多|一|每|个|[年月天有]|下来)*"
    "(?:\\d[\\d.]{0,7}[余多]?[千万]?[余多]?[元块][^，。；：]{0,6}的?(?:收入|工资|工钱)"
    "|(?:挣|赚|收入|工资|拿到手?)(?:个|到|了|有|约|近|都|能|在|大概)*\\d|(?:亩产|[一每][亩茬棚])[^，。；：我]{0,8}\\d)"
)


_HEADED_BY = {  # the endings of the names of the bodies that somebody with the title speaks for
    "会长": ("协会", "商会", "联谊会", "促进会", "联合会", "学会", "研究会", "合作会", "基金会", "联盟"),
    "校长": ("学校", "中学", "小学", "高中", "一中", "学院", "大学", "校区", "党校"),
    "院长": ("医院", "卫生院", "法院", "敬老院", "养老院", "研究院", "学院"),
    "园长": ("幼儿园", "园"),
    "董事长": ("公司", "集团", "企业", "厂"),
    "总经理": ("公司", "集团", "企业", "厂", "酒店", "景区"),
    "经理": ("公司", "集团", "企业", "厂", "酒店"),
    "厂长": ("厂", "公司"),
    "理事长": ("合作社", "联合社", "联社", "协会"),
    "社长": ("合作社", "联合社"),
    "场长": ("场", "基地"),
    "站长": ("站",),
    "所长": ("所", "派出所"),
    "队长": ("队", "大队", "支队"),
    "馆长": ("馆",),
    "行长": ("银行", "支行", "信用社"),
}
_TITLE_BEFORE = re.compile(f"(?:副|该)?(?P<title>{'|'.join(sorted(_HEADED_BY, key=len, reverse=True))})$")
_TITLE = re.compile(
    "(?:该|这家)?(?:公司|企业|合作社|学校|医院|酒店|商会|协会)?的?(?:副|该|常务|名誉)*"
    f"(?P<title>{'|'.join(sorted(_HEADED_BY, key=len, reverse=True))})"
)


def introduce(told: Told, text: str, here: Sequence[Mention], state: State) -> None:
    """Keeps of whom the people named in a clause may speak: 甲镇 of 甲镇党委书记某某."""
    agents = [m for m in here if m.kind in AGENTS]
    for person in here if agents else ():
        if person.kind != "person" or person.entity is None:
            continue
        before = [m for m in agents if m.span.stop <= person.span.start and person.span.start - m.span.stop <= 16]
        last = max(before, key=lambda m: (m.span.stop, -m.span.start), default=None)
        if last is not None and last.entity is not None and "、" not in text[last.span.stop : person.span.start]:
            state.speaks_for.setdefault(person.entity.key, (told.governed(text, last),))
