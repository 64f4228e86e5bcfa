"""What web pages print around a text is neither headline nor article."""

from __future__ import annotations

import pytest

from kg.model import Page
from kg.reading import parse_page, web

HEADLINE = "甲县举办油菜花节"
TEXT = "3月18日，甲县在柳溪镇举办油菜花节，120户农户参加。现场签约3项，金额500万元。"


def read(*lines: str) -> Page:
    return parse_page("web", "\n".join(lines))


def names(page: Page) -> list[str]:
    return [author.name for article in page.articles for author in article.authors]


def is_whole(page: Page) -> bool:
    """One article, its headline and its text, and nothing besides."""
    shown = [(s.role, s.text) for article in page.articles for s in article.sentences]
    return [text for role, text in shown if role == "headline"] == [HEADLINE] and (
        "".join(text for role, text in shown if role != "headline") == TEXT
    )


@pytest.mark.parametrize(
    ("info", "authors"),
    [
        ("2019-03-20 16:50:06 [来源:甲县网] [责编:李涛]", []),
        ("时间:2019-03-20 16:50 作者:周晓林 浏览:120次", ["周晓林"]),
        ("作者:周晓林 编辑:李涛 2019-03-20", ["周晓林"]),
        ("作者:本报记者 周晓林 《甲县日报》( 2023年05月11日 02版)", ["周晓林"]),
        ("甲县农民报 2019-03-20 16:50 大字", []),
        ("发于2019-03-20", []),
        ("媒体：甲县农民报 作者：周晓林 李梦", ["周晓林", "李梦"]),
        ("2019-03-20来源：甲县日报编辑：李涛作者：周晓林、李梦", ["周晓林", "李梦"]),
        ("2019-03-20周晓林李明远", ["周晓林", "李明远"]),
        ("周晓林 李明远 陈明远", ["周晓林", "李明远", "陈明远"]),
        ("甲县农民报 2019-03-20 16:50 评论", []),
        ("2019-03-20 16:50 甲县新闻网 大 中 小", []),
        ("2019/03/20 16:50 【字号:大 中 小】 打印", []),
        ("[ 作者：周晓林 | 2019-03-20 | 阅读 1003 次 ]", ["周晓林"]),
        ("周晓林\n2019-03-20 16:50 甲县网 字体: 大 中 小", ["周晓林"]),
        ("2019-03-20 16:50 甲县网\n周晓林", ["周晓林"]),
        ("2019-03-20", []),
        ("2019-03-20 09:12\n甲县网", []),
        ("日期：2019-03-20\n作者：本报记者 周晓林", ["周晓林"]),
        ("（2019年3月20日）", []),
        ("作者：周晓林，李梦 来源：甲县网", ["周晓林", "李梦"]),
        ("2019-03-20 10:22 作者：甲县融媒体中心 周晓林 来源：甲县网", ["周晓林"]),
        ("供稿单位：甲县农业农村局 撰稿人：周晓林 审核人：李梦", ["周晓林"]),
        (
            "发布日期：2019-03-20 信息来源：甲县农业农村局 作者：周晓林 责任编辑：王强 " + "字体：大 中 小 " * 9,
            ["周晓林"],
        ),
        ("甲县发布\n2019-03-20\n阅读 1.2万", []),
        ("2019-03-20 16:50:06\n来源：甲县网\n作者：周晓林", ["周晓林"]),
    ],
)
def test_the_line_of_information_is_no_headline(info: str, authors: list[str]) -> None:
    page = read(HEADLINE, info, TEXT)
    assert is_whole(page)
    assert names(page) == authors


@pytest.mark.parametrize(
    "line",
    [
        "时间：2019年3月20日至25日",
        "时间：2019年3月20日",
        "作者张三到甲县",
        "编辑部迎来10名新人",
        "2019年3月20日甲县办节",
    ],
)
def test_what_is_told_is_no_line_of_information(line: str) -> None:
    assert not web.is_info(line)


@pytest.mark.parametrize(
    "path",
    [
        "您当前的位置:甲县新闻网>>甲县要闻",
        "您现在的位置:甲县网>新闻中心>甲县新闻",
        "当前位置 : 甲县新闻网 » 本地新闻 » 正文",
        "甲县网 > 新闻中心 > 湖南 > 甲县新闻 > 正文",
        "甲县网/本地新闻/正文",
        "甲县举办油菜花节_甲县新闻网",
        "甲县举办油菜花节",
        "索引号：006/2024-0001 发文机关：甲县人民政府\n名称：甲县举办油菜花节",
        "首页 新闻 政务 视频 图片 专题",
    ],
)
def test_the_path_to_a_page_is_none_of_its_text(path: str) -> None:
    assert is_whole(read(path, HEADLINE, TEXT))


@pytest.mark.parametrize("line", ["120人参与义务植树", ">>小标题", "破解发展密码", "甲村>乙村", "中", "3", "浏览古镇"])
def test_headings_are_no_furniture(line: str) -> None:
    assert not web.is_furniture(line)


@pytest.mark.parametrize(
    "tail",
    [
        "登录后才可以发布评论哦打开小程序可以发布评论哦",
        "评论 0人参与,0条评论",
        "用户名： 密码： 验证码：",
        "END\n来源丨甲县融媒\n编辑丨周晓林\n点分享 点收藏 点点赞\n阅读原文",
        "（完）\n关键词：油菜花 甲县\n分享到：微信 微博 QQ空间\n点赞 12",
        "新闻推荐\n乙县修路忙\n本报讯 (记者 李涛)3月20日，乙县修路12公里。",
        "相关新闻\n乙县修路忙\n丙县春耕\n丁县：油菜花开",
        ">>相关阅读：\n乙县修路忙\n丙县春耕",
        "甲县新闻网版权与免责声明：\n一、凡本网注明来源的作品，版权均属本网所有。",
        "抢沙发\n网友评论仅供其表达个人看法，并不表明本网立场。",
    ],
)
def test_what_stands_below_a_text_is_of_other_pages(tail: str) -> None:
    assert is_whole(read(HEADLINE, TEXT, tail))


def test_a_second_story_under_the_same_words_stays() -> None:
    story = "本报讯（记者 李涛）3月20日，甲县柳溪镇修路12公里，惠及群众2000余人，沿线村民出行更加方便。"
    page = read(HEADLINE, TEXT, "相关新闻", "柳溪镇修路忙", story)
    assert [a.headline.text for a in page.articles if a.headline] == [HEADLINE, "柳溪镇修路忙"]


@pytest.mark.parametrize("end", ["返回", "下一篇", "返回目录"])
def test_a_list_of_titles_above_the_text_is_none_of_it(end: str) -> None:
    assert is_whole(read("标题导航", "乙县修路忙", "丙县春耕", "丁县：油菜花开", end, HEADLINE, TEXT))


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("周晓林 李梦", ["周晓林", "李梦"]),
        ("周晓林、李梦", ["周晓林", "李梦"]),
        ("甲县网\n作者:周晓林、李梦", ["周晓林", "李梦"]),
        ("图为现场\n作者:周晓林、李梦", ["周晓林", "李梦"]),
        ("(文 周晓林)", ["周晓林"]),
        ("(李梦摄影)\n(某某茶报社某省记者站记者 周晓林)", ["李梦", "周晓林"]),
    ],
)
def test_who_signs_below_a_text_is_its_author(tail: str, authors: list[str]) -> None:
    page = read(HEADLINE, TEXT, tail)
    assert [a.headline.text for a in page.articles if a.headline] == [HEADLINE]
    assert names(page) == authors


@pytest.mark.parametrize("tail", ["周晓林 李梦 王强 赵立 陈明", "周晓林 李梦\n王强 赵立", "高效 安全"])
def test_a_list_of_names_signs_nothing(tail: str) -> None:
    assert not names(read(HEADLINE, TEXT, tail))


@pytest.mark.parametrize("line", ["网" * 100_000, "2019-03-20 " * 9_000, "甲>" * 40_000, "登录后" * 30_000])
def test_long_lines_are_read(line: str) -> None:
    """A pattern that tries every way of parting such a line would not come back."""
    assert [a.headline.text for a in read(HEADLINE, TEXT, line).articles if a.headline][:1] == [HEADLINE]


def test_a_signature_under_a_notice_belongs_to_it() -> None:
    notice = "因管网检修，3月18日8时至20时，柳溪镇将停水，请储水备用。"
    road = "因施工，3月20日起白果路封闭，车辆请绕行。"
    signed = ("特此公告", "甲县自来水公司", "甲县水利局（盖章）", "2025年12月15日")
    page = read("停水公告", notice, *signed, "道路封闭公告", road, "甲县公安局", "二〇二五年三月十六日", "来源：甲县网")
    assert [a.headline.text for a in page.articles if a.headline] == ["停水公告", "道路封闭公告"]
    assert [s.text for s in page.articles[0].with_role("body")] == [notice, *signed]
    assert [s.text for s in page.articles[1].with_role("body")] == [road, "甲县公安局", "二〇二五年三月十六日"]


@pytest.mark.parametrize("folio", ["- 1 -", "第 2 页 共 5 页", "— 4 —", "第3页"])
def test_page_numbers_stand_in_no_text(folio: str) -> None:
    first, second = "节会期间，柳溪镇还举办农产品展销会，30家企业参展，", "销售额达80万元。"
    page = read(HEADLINE, TEXT, "", first, "", folio, "", second)
    assert [s.text for s in page.articles[0].with_role("body")][-1] == first + second


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("# 甲县举办**油菜花节**", "甲县举办油菜花节"),
        ("&nbsp;&nbsp;甲县举办&ldquo;油菜花节&rdquo;", "甲县举办“油菜花节”"),
        ("<p><strong>甲县</strong>举办油菜花节</p>", "甲县举办油菜花节"),
        ("[甲县](https://example.com/a)举办油菜花节![图](a.jpg)", "甲县举办油菜花节"),
    ],
)
def test_marks_of_the_page_are_no_text(line: str, shown: str) -> None:
    page = read(line, TEXT)
    assert page.articles[0].headline is not None
    assert page.articles[0].headline.text == shown


def test_a_break_of_html_ends_a_line() -> None:
    assert is_whole(read(f"{HEADLINE}<br/>{TEXT}"))


def test_a_place_with_a_colon_begins_the_headline_under_a_kicker() -> None:
    page = read("喜迎丰收节", "甲县柳溪镇：", "油菜花开富万家", "□本报记者周晓林通讯员李梦", TEXT)
    assert [a.headline.text for a in page.articles if a.headline] == ["甲县柳溪镇：油菜花开富万家"]
    assert names(page) == ["周晓林", "李梦"]
