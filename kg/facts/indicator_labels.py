"""Items of a list that begin with what they are about: 公厕：新建8座，改造15座。"""

from __future__ import annotations

import re

from kg.mentions.quantities import Quantity

_LABEL = re.compile("[—●▲◆■★·•○◎▶►\\-－ 　]*(?P<label>[一-鿿]{2,8})：")
_DEEDS = (
    "新建|改建|扩建|改造|新增|建成|建设|建|修缮|修复|维修|整修|修|更换|更新|翻新|新装|加装|安装|完成|开工|投用|启用|竣工|提升|清理|整治"
    "|拆除|关停|取缔|新开|开通|新设|设立|新办|开办|达标|创建|评选|申报|培育|新植|栽植|补植|补种|播种|收割|收获|出栏|存栏|销售|接待|受理|办结|化解"
)
_ONLY_DONE = re.compile(
    f"(?:^|[，；。：、])(?:今年|去年|上半年|已|共|累计|计划|将|年内|再|又|还|拟|全部|分别)*(?:{_DEEDS})+了?$"
)
_SPEECH = re.compile("(?:书记|主任|局长|镇长|县长|村民|记者|负责人|代表|标题|问|答|说|道|认为|表示|提出|要求|指出)$")


def labelled(text: str, q: Quantity) -> str:
    """公厕 of 公厕：新建8座: before the number stands only what has been done, behind it nothing.

    >>> labelled("公厕：新建8座，改造15座。", Quantity(5, 7, 8, "座", "count", 5))
    '公厕'
    """
    label = _LABEL.match(text) if q.stop == len(text) or text[q.stop] in "，；。、" else None
    if label is None or _SPEECH.search(label["label"]) or not _ONLY_DONE.search(text, label.end() - 1, q.start):
        return ""
    return label["label"]
