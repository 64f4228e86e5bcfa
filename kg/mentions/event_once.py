"""Occurrences that no noun of the list tells: 办了一场增殖放流, 签下全县首单水权交易, 把纠纷搬到村里审理."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.event_carving import closing_head
from kg.mentions.event_signs import ALSO, Setting, tells_day, tells_exact_day
from kg.mentions.event_told import cued, first_told
from kg.model import Mention, Span

_ONCE = re.compile(
    "(?:举办|举行|组织|开展|上演|办|搞|开|演|唱|摆)[了起]?一[场次台堂](?:别开生面|热热闹闹|隆重|盛大|特殊|特别)?的?"
    "(?P<name>[一-鿿“”·]{3,16}?)(?=[，。；]|$)"
)
#: 打了一场硬仗, 开展一次大排查: a figure of speech, or work that goes on
_NO_OCCASION = re.compile(
    "仗|战|革命|风暴|接力|考试|谈话|见面|聊天|会战|行动|整治|检查|排查|摸底|改革|试验|实验|生意|买卖|梦|病|雨|雪|的$|了|[这那哪]|酒$|饭$|席$"
)
_FIRST_DEAL = re.compile(
    "(?P<verb>签下|签订|签署|达成|完成|成交|落下|敲定|促成)了?(?P<name>(?:[我全][国省市州盟县区旗乡镇])?(?:第一|首)[单笔宗例]"
    "(?P<what>[^，。；、\\d]{2,16}?(?:交易|转让|流转|订单|合约|合同|交割)))(?=[，。；]|$)"
)
_MOVED_TO = re.compile(
    "[把将](?P<one>一[起件宗场])?(?P<what>[^，。；]{2,24}?(?:纠纷案件|纠纷案|纠纷|案件|案))[搬放带移送设开][到进在至](?P<where>[^，。；]{2,24}?)"
    "(?P<deed>(?:公开|巡回|开庭|当庭|就地|现场)*(?:审理|开庭|宣判|调解))(?=[，。；]|$)"
)


def find(setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """What the sentence tells so, each followed by what else it may be called."""
    return first_told(_RULES, setting, found)


def _once(setting: Setting, _: Sequence[Mention]) -> Iterator[Mention]:
    """6月6日，甲局在示范区办了一场增殖放流."""
    text = setting.sentence.text
    for told in _ONCE.finditer(text):
        name = told["name"].strip("“”")
        if _NO_OCCASION.search(name) or closing_head(name) or not tells_exact_day(text[: told.start()]):
            continue
        span = Span(setting.sentence.index, *told.span("name"))
        yield Mention(span, "event", "activity", name, "event.held", 0.7)
        yield Mention(span, "event", "activity", name + "活动", ALSO, 0.6)
        return


def _first_deal(setting: Setting, _: Sequence[Mention]) -> Iterator[Mention]:
    """去年10月，甲村把用水权转让给乙园，签下全州第一单用水权交易."""
    text = setting.sentence.text
    deal = _FIRST_DEAL.search(text)
    if deal is None or not (tells_day(text) or _MONTH.search(text, 0, deal.start())):
        return
    span = Span(setting.sentence.index, *deal.span("name"))
    yield Mention(span, "event", "signing", deal["name"], "event.deal", 0.7)
    for other in (deal["what"], deal["what"] + "签约", deal["verb"] + deal["name"]):
        yield Mention(span, "event", "signing", other, ALSO, 0.6)


_MONTH = re.compile("(?<!\\d)\\d{1,2}月(?!\\d)")


def _tried_there(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """5月15日，甲法庭把一起承包合同纠纷搬到乙村审理."""
    text, index = setting.sentence.text, setting.sentence.index
    moved = _MOVED_TO.search(text)
    courts = [m for m in found if m.kind == "organisation" and m.span.sentence == index]
    if moved is None or not courts or not tells_exact_day(text[: moved.start()]):
        return
    what, verb = moved["what"], re.sub("公开|巡回|当庭|就地|现场", "", moved["deed"])
    span = Span(index, moved.start(), moved.end())
    court = max((m for m in courts if m.span.stop <= moved.start()), key=lambda m: m.span, default=courts[0]).name
    names = [court + what + "巡回审理", what + "巡回审理", what, what + verb, verb + what, "巡回审理" + what]
    for rank, name in enumerate(names):
        yield Mention(span, "event", "activity", name, *(("event.told", 0.7) if rank == 0 else (ALSO, 0.6)))


_SENT = re.compile(
    "组织了?(?P<whom>[^。；]{2,60}?(?:医生|医师|专家|医护人员|医务人员|志愿者|律师|民警|法官|检察官|农技人员|技术员|技术人员|教师|演员|文艺工作者|理发师|党员|干部))，?"
    "(?:分别|先后|分赴|集中)?(?:到|赴|走进|深入|前往)(?P<where>[^，。；]{2,40}?)(?:开展|进行|集中|巡回|免费)*"
    "(?P<verb>义诊|巡诊|坐诊|宣讲|普法|演出|慰问演出|送教|支教|植树|义剪|采风|义务理发|问诊)(?=[，。；]|$)"
)


def _sent_out(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """11月29日，甲局组织乙院等6家医院的104名医生，到丙镇、丁镇的32个村义诊."""
    text, index = setting.sentence.text, setting.sentence.index
    sent = _SENT.search(text)
    who = [m for m in found if m.kind == "organisation" and m.span.sentence == index and sent]
    senders = [m for m in who if sent and m.span.stop == sent.start()]
    if sent is None or not senders or not tells_exact_day(text[: sent.start()]):
        return
    sender = max(senders, key=lambda m: m.span.stop - m.span.start)
    span = Span(index, sender.span.start, sent.end())
    yield Mention(span, "event", "activity", sender.name + sent["verb"], "event.visit", 0.8)
    for other in (sent["verb"], sent["verb"] + "活动"):
        yield Mention(span, "event", "activity", other, ALSO, 0.6)


_ROW = re.compile(
    "(?:[其期]间|节会|活动期间|节日期间|本届[^，。；]{1,8})[^。；]{0,24}?(?:推出|举办|举行|开展|上演|安排|排了|设置|包括|(?<!承)(?<!主)办|穿插|配套)了?"
    "(?P<list>[^，。；]{3,60}?[、和][^，。；]{3,60}?)(?:等(?:\\d+[项场])?(?:[一-鿿]{0,6})(?:活动|赛事|比赛)|(?=[，。；]|$))"
)
_ITEM = re.compile("[^、和及]+")
_SHOWS = ("展", "展览", "书画展", "摄影展", "汇演", "展演", "晚会", "音乐会", "音乐节", "美食节", "集市", "市集")


def _row_of_feast(setting: Setting, _: Sequence[Mention]) -> Iterator[Mention]:
    """本届嘉年华持续到2月底，期间举办龙舟赛、打糕大赛等活动18项; 其间将办冲煮大赛和服饰展: what one festival holds."""
    text, index = setting.sentence.text, setting.sentence.index
    row = _ROW.search(text)
    if row is None:
        return
    for item in _ITEM.finditer(text, *row.span("list")):
        head, name = closing_head(item.group()), item.group()
        show = name.endswith(_SHOWS) and len(name) > _SHOW
        contest = head is not None and head.subtype == "contest" and len(name) > len(head.word)
        race = name.endswith(("马拉松", "越野跑", "徒步"))
        if (contest or show or race) and not _DIGIT.search(name):
            span = Span(index, item.start(), item.end())
            yield Mention(span, "event", "activity" if show else "contest", name, "event.of-row", 0.7)


_SHOW = 3  # characters of a bare 书画展, which any festival may hold


_DIGIT = re.compile("\\d")


_RULES = (
    cued("期间|其间|本届|节会", _row_of_feast),
    cued("组织", _sent_out),
    cued("一场|一次|一台|一堂", _once),
    cued("首单|首笔|首宗|首例|第一单|第一笔|第一宗|第一例", _first_deal),
    cued("纠纷|案", _tried_there),
)
