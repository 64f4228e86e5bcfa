"""What one clause tells of whom: its own subject, what it is set in or points back to, or what was running before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.discourse import CONTINUES, LOWER_UNITS, State, Stretch, is_agent
from kg.facts.hearing import headed_by, known_speaker, of_self
from kg.facts.home import here_is
from kg.facts.in_turn import former_or_latter
from kg.facts.running_programmes import pays
from kg.facts.subjects import (
    are_examples,
    bare_body,
    body_of,
    comes_from,
    counts_its_own,
    is_modifier,
    is_scene,
    is_theme,
    located,
    speaks,
    stands_alone,
    subject,
    through,
)
from kg.facts.told import Told
from kg.facts.topic_bodies import bare_name, firm_mark, his_body, short_name
from kg.facts.topic_people import by_surname, does_alone, he_alone, he_is, in_person, names_somebody, opens_with_person
from kg.facts.topic_pointed import level_meant, pointed_one, pointed_place
from kg.facts.topics import (
    continued,
    is_lost,
    measures_work,
    names_other,
    names_unknown,
    since,
    sums_up,
    topic,
)
from kg.model import Entity, Mention

_OPENED_ALL = re.compile(  # 甲医院启用，乙校等7所学校投用: of the county
    "等[0-9一二三四五六七八九十]{1,4}(?:所|个|条|座|处|家)[^，。；：]{1,10}(?:投用|启用|建成|开工|完工|竣工|投产|通车|开放|动工)$"
)
#: Told of the county, whatever was spoken of: 29个乡镇全部设了站点; 会上发布《甲计划》，提出到2025年…
_OF_ALL = re.compile(
    "(?:全[县市区旗])?\\d+个(?:乡镇街道|乡镇|镇街|街道|行政村|村|社区|县区?)(?:（[^（）]{1,6}）)?(?:已经?)?(?:全部|全都|均|都|实现|全覆盖)"
    "|(?P<said>(?:明确)?提出|明确)(?=，?到?20\\d\\d年)"
)
#: 推开“甲直播”，全县43所学校的后厨都装上镜头: of the programme, whose county it is
_EVERYWHERE = re.compile("全[省市县区旗镇乡村]的?\\d+[余多]?[所家户]")
_COUNTS = re.compile(r"\d+[余多]?[个家户处名支条座]")


def read_clause(told: Told, text: str, clause: Clause, mentions: Sequence[Mention], state: State) -> Stretch:
    subjects = subject(text, clause, mentions)
    if are_examples(text, subjects):
        subjects, state.topic = [], state.label
        opened = state.doers and is_agent(state.doers[0]) and _OPENED_ALL.search(text, clause.head, clause.stop)
        if opened or clause.start == 0:  # 甲局、乙局等12家单位入驻: in mid-sentence told of what they come to
            state.doers, state.place = state.main, ()
    if meant := former_or_latter(text, clause.head, mentions):
        state.topic, state.lost, state.unknown = meant, False, False
        return Stretch(clause.start, state.passing or state.place or state.doers, meant, own=True)
    if subjects and (firm := _invested_in(text, clause, mentions)):
        subjects = [firm]
    if subjects and comes_from(text, subjects[-1], mentions):
        subjects = []
    if len(subjects) > 1 and subjects[-1].span.stop >= clause.stop and clause.start > 0:
        subjects = []  # the rest of a list: …甲公司，乙公司、丙公司，价值
    if subjects and subjects[-1].span.stop >= clause.stop and text[: subjects[0].span.start].endswith("组成的"):
        subjects = []  # the rest of an object: 成立由县长任组长，甲局组成的乙小组
    if state.topic is not None and state.topic.kind != "person" and (of_all := _OF_ALL.match(text, clause.head)):
        state.topic = None  # 园区入驻企业9家，29个乡镇全部设了站点
        said_by = state.doers if of_all["said"] and state.led == state.sentence else state.main
        state.doers, state.place, state.passing = said_by, (), ()
    his = state.topic is not None and state.topic.kind == "person"
    if clause.start and text[clause.start - 1] == "；" and not CONTINUES.match(text, clause.head) and not his:
        state.topic, state.lost, state.unknown = None, False, False
    if not his and not subjects and sums_up(text, clause):
        state.topic = state.introduced = None  # the sum is of all in the list, not of the last
    if not his and state.topic is not None and names_other(text, clause, mentions):
        state.topic, state.lost = None, True
        return Stretch(clause.start, state.doers, None, own=True, lost=True)
    people, him = names_somebody(clause, mentions), "他" in text or "她" in text
    alone = does_alone(text, clause, mentions) if people else None
    alone = alone or (he_alone(text, clause, mentions, state.named) if him else None)
    if alone := alone or of_self(text, clause, state):
        if alone.subtype != "official":
            state.topic, state.lost, state.unknown = alone, False, False
        elif subjects:  # 村支书某某往省城跑了4趟，请来甲公司: what follows is the village's
            state.doers, state.place, state.passing, state.topic = told.meant(text, subjects), (), (), None
            state.led = state.sentence
        return Stretch(clause.start, state.passing or state.place or state.doers, alone, own=True)
    if (there := here_is(text, clause, mentions)) is not None:
        state.doers, state.place, state.passing, state.topic = (there,), (), (), None
        state.led = state.sentence
        return Stretch(clause.start, (there,), None, own=True)
    entities = told.meant(text, subjects)
    if him and (body := his_body(text, clause, mentions)):
        subjects, entities = [], (body,) if is_agent(body) else ()
        about = None if is_agent(body) else body
    else:
        about = topic(text, clause, mentions, state.named, people) or since(text, clause, mentions, state.named)
        about = about or by_surname(text, clause, state.named)
    if about is None and not subjects and (person := in_person(text, clause, mentions, state.named, state.acting)):
        return Stretch(clause.start, state.passing or state.place or state.doers, person, own=True)
    opens = opens_with_person(text, clause, mentions) if people else None
    state.acting = opens.entity if opens else None if subjects or about is not None else state.acting
    state.acting = (he_is(text, clause, state.named) if him else None) or state.acting
    if about is not None and not is_agent(about):
        state.topic, state.lost, state.unknown = about, False, False
        if entities and about.kind == "person" and _SENDS.match(text, subjects[-1].span.stop):
            state.doers, state.place, state.passing = entities, (), ()
        return Stretch(clause.start, entities or state.passing or state.place or state.doers, about, own=True)
    if about is not None:
        subjects, entities = [], (about,)
    if not entities and state.introduced is not None and (scheme := pays(text, clause, state.introduced)):
        return Stretch(clause.start, state.passing or state.place or state.doers, scheme, own=True)
    everywhere = not entities or _EVERYWHERE.match(text, clause.head) is not None
    if everywhere and state.introduced is not None and (going := continued(text, clause, state.introduced)):
        state.topic, entities = going, ()
    if not entities:
        return _without_subject(told, text, clause, mentions, state, people)
    state.topic, state.lost, state.unknown = None, False, False
    if subjects and is_theme(text, subjects[-1]):
        return Stretch(clause.start, state.passing or state.place or state.doers, None)
    if subjects and is_scene(text, clause, subjects[-1]):
        state.place, state.passing = entities, ()
    elif subjects and (is_modifier(text, subjects[-1]) or speaks(text, subjects[-1])):
        if speaks(text, subjects[-1]):
            state.voice = state.teller = entities = told.spoken_for(entities)
        state.passing = entities  # for this sentence alone: the running subject stays
    elif all(entity.subtype in ("facility", "scenic", "natural") for entity in entities):
        state.passing = entities
    else:
        state.doers, state.place, state.passing = entities, (), ()
        state.led = state.sentence
    state.spoken += [entity for entity in entities if is_agent(entity)]
    return Stretch(clause.start, entities, None, own=True)


def _without_subject(
    told: Told, text: str, clause: Clause, mentions: Sequence[Mention], state: State, people: bool
) -> Stretch:
    where = located(text, clause, mentions)
    led = state.led == state.sentence and bool(state.doers) and state.doers[0].subtype not in ("government", "party")
    of_him = led and is_agent(state.doers[0]) and counts_its_own(text, clause)
    endings = () if of_him else bare_body(text, clause) or (body_of(text, clause, mentions) if people else ())
    meant = _last_named(endings, state) if endings else None
    meant = meant or state.named.shortened(text, clause) or pointed_one(text, clause, state.named)
    meant = meant or bare_name(text, clause, state.named) or short_name(text, clause, state.named)
    meant = meant or firm_mark(text, clause, mentions, state.named)
    own = True
    if meant is not None and is_agent(meant):
        state.doers, state.place, state.passing, state.topic = (meant,), (), (), None
        state.led = state.sentence
    elif meant is not None:
        state.topic = meant
    elif people and (whose := known_speaker(text, clause, mentions, state)):
        state.passing, state.topic, state.voice, state.teller = whose, None, whose, whose
    elif people and (whose := headed_by(text, clause, mentions, state)):
        state.doers, state.place, state.passing, state.topic = whose, (), (), None
        state.led = state.sentence
    elif state.voice and text.startswith(("我们", "咱们"), clause.head):
        state.passing = state.voice
    elif where is not None and where.entity is not None and stands_alone(text, where):
        state.place, state.passing, state.topic = (told.governed(text, where),), (), None
    elif state.topic is None and _MADE_BY.fullmatch(text, clause.head, clause.stop) and (made := _just_named(state)):
        state.topic = made
    elif (agent := _by_way_of(text, clause, mentions, state)) is not None:
        return Stretch(clause.start, (told.governed(text, agent),), None, own)
    elif state.topic is None and (agent := through(text, clause, mentions)):
        state.passing, state.topic = (told.governed(text, agent),), None
    elif where is not None and where.entity in state.main and state.led != state.sentence:
        state.place, state.passing, state.doers = (), (), state.main  # 在全镇推广: back from 在甲村，
    elif level := level_meant(text, clause, state.named, state.main):
        state.passing, state.topic = (level,), None
    elif village := pointed_place(text, clause, state.named):
        state.doers, state.place, state.passing, state.topic = (village,), (), (), None
    elif clause.start and text[clause.start - 1] == "；" and _COUNTS.match(text, clause.head) and _by_office(state):
        state.doers, state.place, state.passing = state.main, (), ()  # 甲局督导；6个片区逐一过关
    elif _SEVERAL.match(text, clause.head):
        state.topic, state.lost = None, False  # 三村共同争取: those of whom the text goes on, not the park just named
    elif LOWER_UNITS.match(text, clause.head) and state.doers and is_agent(state.doers[0]):
        state.doers, state.place, state.passing = state.main, (), ()  # 乡镇（街道）设置…: told of the county
    else:
        own = False
        state.lost = state.lost or is_lost(text, clause)
        state.unknown = state.unknown or names_unknown(text, clause)
    doers = state.passing or state.place or state.doers
    lost = state.lost or (state.unknown and measures_work(text, clause))
    return Stretch(clause.start, doers, state.topic, own, lost and state.topic is None)


def _last_named(endings: tuple[str, ...], state: State) -> Entity | None:
    """The body whose name ends so: the one last named, if in this paragraph, else the one last spoken of."""
    last = state.named.ending(endings)
    if last is not None and last.key in state.named.bodies_here:
        return last
    return next((entity for entity in reversed(state.spoken) if entity.name.endswith(endings)), None) or last


def _by_office(state: State) -> bool:
    """Whether an office or nobody has been doing what is told: 甲局督导；6个片区逐一过关 is the county's."""
    return not state.doers or state.doers[0].kind == "organisation" or bool(state.place)


#: 甲局安排专员某某跟进，采取…: who sends goes on doing
_SENDS = re.compile("[^，。；：]{0,6}(?:安排|指派|选派|派出|派驻|指定|组织|聘请|聘用|邀请|请来|动员)")
_SEVERAL = re.compile("[两三四五六七八九十几]个?(?:村|镇|乡|社区|街道|县)(?:共同|联合|抱团|合力|携手|合作|一起)")
#: 平台叫“长江e格”，|由甲公司开发|，接入水位计26处: only who has made what has just been named
_MADE_BY = re.compile(
    "(?:是|均)?由[^，。；：、]{2,30}?(?:研发|开发|承建|投资建设|投资兴建|设计|建设运营|运营|承办|主办)的?"
)


def _just_named(state: State) -> Entity | None:
    """The programme or site last named, if in this paragraph."""
    thing = next((e for e in reversed(state.named.things) if e.kind != "event"), None)
    return thing if thing is not None and thing.key in state.named.here else None


def _by_way_of(text: str, clause: Clause, mentions: Sequence[Mention], state: State) -> Mention | None:
    """该县…，由县林业局牵头，治理矸石山9座: who does one thing for the subject that the sentence goes on about."""
    if state.led != state.sentence or not text.startswith("由", clause.head):
        return None
    return through(text, clause, mentions)


_INVESTS = re.compile(r"[^，。；：]{0,30}投资[约近超逾达]*[0-9][^，。；：]{0,6}元(?:建设|兴建|创办|成立|打造)?的")


def _invested_in(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The firm in 甲区一家企业投资6亿元的乙公司落户丙县: it is told of, not who has paid for it."""
    paid = _INVESTS.match(text, clause.head, clause.stop)
    firms = [m for m in mentions if paid and m.span.start == paid.end() and m.subtype == "company"]
    return max(firms, key=lambda m: m.span.stop, default=None)
