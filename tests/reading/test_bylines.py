"""Bylines, credits and datelines in the forms that papers print them."""

from __future__ import annotations

import pytest

from kg.reading import bylines, datelines
from kg.reading.text import clean

# line → names with roles, "名:角色" parted by blanks
AUTHORS = """
本报记者 梁晓光 通讯员 蒙月娥 → 梁晓光:记者 蒙月娥:通讯员
本报记者　岑　宇　 → 岑宇:记者
记者 高峰 方小雨 文/图 → 高峰:记者 方小雨:记者
（记者高一鸣 通讯员李冰） → 高一鸣:记者 李冰:通讯员
(记者 高 原 实习生 郑可欣) → 高原:记者 郑可欣:实习生
○ 记者 孙立 → 孙立:记者
□本报记者 毛建华 → 毛建华:记者
◎钱多多 → 钱多多:通讯员
见习记者 张文 全媒体记者 李武 → 张文:见习记者 李武:全媒体记者
融媒体中心记者 何欢 → 何欢:融媒体中心记者
某县融媒体中心记者 何欢 → 何欢:记者
首席记者 何平 摄影记者 杨帆 → 何平:首席记者 杨帆:摄影记者
新华社记者 高鹏 → 高鹏:记者
南方日报记者 谢庆裕 通讯员 粤环宣 → 谢庆裕:记者 粤环宣:通讯员
本报通讯员 潘 登 → 潘登:通讯员
本报特约评论员 钟平 → 钟平:特约评论员
本报驻京记者 李伟 → 李伟:驻京记者
(田 野 卢 俊) → 田野:通讯员 卢俊:通讯员
（田小野） → 田小野:通讯员
（记者 郑海涛 孙立新 摄影 钱大伟） → 郑海涛:记者 孙立新:记者 钱大伟:摄影
(张山 文/摄) → 张山:文/摄
文/张山 图/李斯 → 张山:文 李斯:图
文字：张山 摄影：李斯 → 张山:文字 李斯:摄影
图文/张山 → 张山:图文
记者张山李斯摄影报道 → 张山:记者 李斯:记者
记者 吉木色 通讯员 阿依古丽·买买提 → 吉木色:记者 阿依古丽·买买提:通讯员
记者 于和平 和文光 → 于和平:记者 和文光:记者
本报记者 欧阳明月 上官云 → 欧阳明月:记者 上官云:记者
图片由王磊提供 → 王磊:提供
红网时刻新闻记者 周立 通讯员 彭兰 怀化报道 → 周立:记者 彭兰:通讯员
海峡网·东南网记者周立 → 周立:记者
湖北日报-长江云客户端记者 周立 → 周立:记者
浙江日报记者 周立 共享联盟·龙泉 季巍 → 周立:记者 季巍:共享联盟
（乌日娜 敖特根） → 乌日娜:通讯员 敖特根:通讯员
文｜周立 图｜彭兰 → 周立:文 彭兰:图
山区日报青山新闻记者 周立 吴东志 → 周立:记者 吴东志:记者
当代党员杂志记者 彭兰 → 彭兰:记者
（魏立新 季巍报道） → 魏立新:报道 季巍:报道
（甲县网 周晓林） → 周晓林:通讯员
（文 周晓林） → 周晓林:文
（文 周晓林 图 李梦） → 周晓林:文 李梦:图
（某某茶报社某省记者站记者 周晓林） → 周晓林:记者
□记者周强通讯员李令军报道 → 周强:记者 李令军:通讯员
□文/摄 周立 彭兰 本报记者 季巍 → 周立:文/摄 彭兰:文/摄 季巍:记者
"""
PHOTOS = """
本报记者 陶 然 摄
特约摄影 晨曦 摄
特约摄影 苗雨 岳山 摄影报道
李斯摄
摄影：李斯
（李斯 摄）
通讯员 罗松 供图
"""
DUTIES = """
本版责编 林芳 校对 吴 敏 美编 郑洁 → 林芳:责编 吴敏:校对 郑洁:美编
责任编辑：林芳 → 林芳:责任编辑
策划：林芳 统筹：吴敏 版式：郑洁 → 林芳:策划 吴敏:统筹 郑洁:版式
"""
NO_BYLINE = """
记者走基层
记者 手记
通讯员 培训班
深度报道
企业 摄影
迎接会旗。甲地日报记者 高山 摄
文化 体育
工人在车间作业
高山流水
作者单位：山西大学
记者从会上获悉，全市今年将新建公园12个
张山来到村里
（一）加强领导
（全文完）
供稿：柳溪镇
"""


def table(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    rows = [line.split(" → ") for line in text.strip().splitlines()]
    return [(line, [(n, r) for n, r in (pair.split(":") for pair in names.split())]) for line, names in rows]


@pytest.mark.parametrize(("line", "names"), table(AUTHORS))
def test_authors(line: str, names: list[tuple[str, str]]) -> None:
    found = bylines.parse(clean(line))
    assert found is not None
    assert [(a.name, a.role) for a in found.authors] == names


@pytest.mark.parametrize("line", PHOTOS.strip().splitlines())
def test_photo_credits(line: str) -> None:
    found = bylines.parse(clean(line))
    assert found is not None and found.photo and found.authors


@pytest.mark.parametrize(("line", "names"), table(DUTIES))
def test_page_credits_are_no_authors(line: str, names: list[tuple[str, str]]) -> None:
    found = bylines.parse(clean(line))
    assert found is not None
    assert not found.authors
    assert [(a.name, a.role) for a in found.duties] == names


@pytest.mark.parametrize("line", NO_BYLINE.strip().splitlines())
def test_prose_and_columns_are_no_bylines(line: str) -> None:
    found = bylines.parse(clean(line))
    assert found is None or not (found.authors or found.duties)


@pytest.mark.parametrize(
    ("line", "dateline", "names"),
    [
        ("本报讯（记者 高山）近日，某县", "本报讯（记者 高山）", ["高山"]),
        ("本报讯 近年来，某县", "本报讯", []),
        ("【本报讯】4月2日", "【本报讯】", []),
        ("新华社北京4月21日电（记者高山、李斯）近日", "新华社北京4月21日电（记者高山、李斯）", ["高山", "李斯"]),
        ("据新华社电 近日", "据新华社电", []),
        ("（记者高山 通讯员李斯）4月2日", "（记者高山 通讯员李斯）", ["高山", "李斯"]),
        ("本报讯 记者高山 通讯员李斯报道：近日", "本报讯 记者高山 通讯员李斯报道：", ["高山", "李斯"]),
        ("本报4月2日讯(特约通讯员 高 山)今年", "本报4月2日讯（特约通讯员 高 山）", ["高山"]),
        ("中新网广州4月2日电 (记者 蔡敏)记者", "中新网广州4月2日电 （记者 蔡敏）", ["蔡敏"]),
        ("梧州网5月2日讯（周立 彭兰）今年", "梧州网5月2日讯（周立 彭兰）", ["周立", "彭兰"]),
        ("蒙山讯（通讯员周立）近日", "蒙山讯（通讯员周立）", ["周立"]),
        ("云龙网讯 特约记者周立、通讯员彭兰报道：“今天", "云龙网讯 特约记者周立、通讯员彭兰报道：", ["周立", "彭兰"]),
        ("记者 周立 彭兰 桂林报道：近日", "记者 周立 彭兰 桂林报道：", ["周立", "彭兰"]),
        ("记者周立 通讯员彭兰报道：近日", "记者周立 通讯员彭兰报道：", ["周立", "彭兰"]),
        ("柳溪在线6月24日讯 第三届茶文化节", "柳溪在线6月24日讯", []),
        (
            "柳溪日报讯（柳溪日报报业集团全媒体记者 高山 李斯）近日",
            "柳溪日报讯（柳溪日报报业集团全媒体记者 高山 李斯）",
            ["高山", "李斯"],
        ),
        ("新华社南宁5月19日电 （奥兰）近日", "新华社南宁5月19日电 （奥兰）", ["奥兰"]),
        ("新华社南宁5月19日电 （完）近日", "新华社南宁5月19日电", []),
        ("某县融媒讯（通讯员 李丽 张艳）8月", "某县融媒讯（通讯员 李丽 张艳）", ["李丽", "张艳"]),
    ],
)
def test_datelines(line: str, dateline: str, names: list[str]) -> None:
    found = datelines.match(clean(line))
    assert found is not None
    assert found.passage.text == dateline
    assert [a.name for a in found.authors] == names


@pytest.mark.parametrize(
    "line", ["国家电网某省供电公司近日", "（一）加强领导", "本报告所称村庄", "记者从会上获悉", "喜讯（如下）"]
)
def test_no_datelines(line: str) -> None:
    assert datelines.match(clean(line)) is None


def test_a_photographer_beside_the_writers_makes_no_photo_credit() -> None:
    found = bylines.parse(clean("（记者 郑海涛 孙立新 摄影 钱大伟）"))
    assert found is not None and not found.photo
