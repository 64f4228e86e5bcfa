"""How a text presents a quotation: as what something is called, as whose it is, as what runs, as of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import rjieba

from kg.lexicon import programmes
from kg.mentions.initiative_quotes import Quotation, Run
from kg.model import Mention, Sentence

_WAY = "做法|办法|法子|模式|机制|举措|制度|服务|方式|路子|经验|玩法|打法|规矩|队伍|套路|课堂?|会|活动|行动|点子|事"
#: 管它叫, 把这套办法叫作, 这个法子后来就叫成了, 取名, 起了个名字叫
_CALLED = re.compile(
    f"(?:(?:管|把|将)(?:它们?|其|之|这|那|[这那][^，。；：他她]{{1,8}}|[^，。；：他她]{{1,14}}?(?:{_WAY}))(?:起名|取名|命名|唤|叫|称)(?:作|做|之?为|成)?"
    f"|(?:{_WAY})[^，。；：他她]{{0,5}}(?:叫|称|唤)(?:作|做|为|成)?了?"
    "|(?:办法|做法|法子|规矩|一招|诀窍|秘诀|打法|路子|路数|玩法|妙招)(?:就|便|正|都|其实)?(?:是|为)"
    "|(?:搞|推|用|走|靠|试|做|实行|采取)的(?:就|正|便)?是"
    "|(?:叫|称|唤)(?:它们?|其|这)(?:叫|作|做|为)?|称之为|唤之为|美其名曰|谓之"
    "|(?:取|起|定|得)了?(?:个|一个)?(?:[一-鿿]{1,4}的)?(?:名字?|雅?号|外号|小名|别名|昵称)(?:叫作|叫做|叫|为|是)?|名(?:曰|叫|为)"
    "|(?:总结|提炼|归纳|概括|固化)(?:成|为)|后来(?:就|便|都|也)?叫(?:成|开|响)了?"
    ")"
)
_AT_END = re.compile(f"{_CALLED.pattern}[：，]?$")
#: 村民背地里叫她“马棚长”, 小李取名“…”: a person has that name
_PERSON = re.compile("(?:[他她](?!们)|自己|孩子|儿子|女儿|宝宝|老[一-鿿](?=[叫称]))")

_KINDS = re.compile(
    "(?:小程序|程序|平台|系统|软件|App|APP|应用|信贷产品|金融产品|保险产品|贷款|险种|热线|品牌|子品牌|公众号|微信群|智能体|大模型|服务包|工作法|模式|机制|行动|工程|项目)$"
)

_WHEN = (
    "(?:也|已经?|又|就|便|正|还|刚|将|均|都|正式|陆续|相继|先后|顺利|去年|今年|前年|年初|年底|当天|当年|随后|随之|于是|现在|如今|眼下|目前"
    "|[0-9一二三四五六七八九十]{1,4}(?:年|月)(?:[0-9]+日|底|初|份)?|[上下]个?月)"
)
_GOES = re.compile(
    f"(?:{_WHEN})*(?:在[^，。；“”]{{2,12}})?(?:{_WHEN})*"
    "(?:上线|开课|开讲|开班|开张|开业|开办|开起|开进|开到|开遍|开往|开放|开了|开设|开通|亮灯|启用|投用|试运行|运行|运转|推开|铺开|推广|推行|实行|施行"
    "|成立|组建|挂牌|揭牌|上岗|到岗|诞生|问世|应运而生|送上门|送到|送进|送去|送来|走进|进驻|入户|上门|坐满|办了|办到|办起|办进|新开|扩到|扩至|扩大到|覆盖"
    "|惠及|接到|收到|受理|累计|已有|共有|现有|接单|派单|落地|启动|搭建|搭起|设在|设立|扩面|拓展到|巡到|轮流|吸引|出动|搬进|搬到|开门|开馆|开放|接待|帮办|代办)"
)
_OPENS = re.compile("(?:[一-鿿]{0,6}的|由|靠着?|有了?|[●▲■◆·—\\-\\s（]*)?")

_GAP = ("", "的", "里的", "自己的", "推出的", "办的", "开的", "首创的", "这套", "这个", "的这个")


def presented(sentence: Sentence, run: Run, item: Quotation, taken: Sequence[Mention]) -> Mapping[str, float]:
    """The signs of how the sentence brings the quotation in; yes is 1 and no is 0.

    管它叫 gives a name, 某县就业局的 says whose it is, 开到集镇 behind it that it runs, 小程序 of what kind it is.
    """
    before = sentence.text[max(0, item.start - 24) : item.start]
    first = item is run.items[0]
    called = first and _AT_END.search(before) is not None and _PERSON.search(before) is None
    return {
        "called": called,
        "kind before": first and _KINDS.search(before) is not None,
        "goes": _OPENS.fullmatch(run.before) is not None and _GOES.match(run.after) is not None,
        "whose": first and _is_owned(sentence, item, taken),
        "role": is_role(item.text),
    }


def naming_ends(text: str) -> Iterator[int]:
    """Where words end that give a programme its name: 管它叫|, 把这套办法称之为|."""
    for m in _CALLED.finditer(text):
        if _PERSON.search(text, max(0, m.start() - 6), m.end()) is None:
            yield m.end()


def _is_owned(sentence: Sentence, item: Quotation, taken: Sequence[Mention]) -> bool:
    """Whether a place or body stands right before: 县就业局的“…”, 长岭村“…”."""
    return any(
        m.span.sentence == sentence.index
        and m.kind in ("place", "organisation")
        and m.span.stop <= item.start <= m.span.stop + 4
        and sentence.text[m.span.stop : item.start] in _GAP
        for m in taken
    )


@cache
def _people() -> tuple[str, ...]:
    return programmes.endings("people")


def is_role(text: str) -> bool:
    """Whether a name coins a kind of helper: 古村管家, 额吉调解员; not 游客, 伤员, which any dictionary has.

    >>> is_role("古村管家"), is_role("游客")
    (True, False)
    """
    coined = 3 < len(text) < 8 and text.isalpha() and text.endswith(_people())
    if text.endswith("人") and not text.endswith(("合伙人", "明白人", "经纪人", "代言人", "引路人", "守护人")):
        return False  # “机器换人”
    return coined and not rjieba.has_word(text) and text not in programmes.slogans()
