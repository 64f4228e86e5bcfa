"""Projects that a page lists: the rows of a table of projects, the numbered items of the year's 民生实事."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.dates import find_dates
from kg.model import Article, Mention, Sentence, Span, Table

ROW = "row of a table of projects"
ITEM = "item of a list of projects"

#: 项目名称 names projects; a bare 项目 names figures too, unless another column tells of building
_NAMES = re.compile(
    "(?:(?:重点|建设|实事|签约|开工|竣工)(?:项目|工程|实事)|项目|工程|实事|事项)(?:名称|内容)|(?:重点|建设|实事|签约|开工|竣工)(?:项目|工程)"
)
_MAYBE = re.compile("项目|工程|名称")
_BUILDING = re.compile("投资|开工|竣工|完工|工期|工程量|形象进度|建设(?:内容|规模|进度|地点|单位)|工程进度|完工率|业主")
_ALL = re.compile("合计|总计|小计|平均|全[省市县区州旗镇乡]|其中")
_NAME = re.compile("[一-鿿A-Za-z0-9（）()·—\\-“”、]{4,40}")
#: Headlines of lists whose items are projects
_LIST = re.compile(
    "实事(?:项目|工程|清单|任务|完成|进展|落实|公示|票决|办理|$|[（(])|重点(?:项目|工程)|民生(?:项目|工程)|项目(?:清单|进展|建设情况|名单)"
)
_NUMBERED = re.compile(
    "(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[.．、]|[（(](?:\\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳])\\s*(?P<name>[一-鿿A-Za-z0-9“”、]{4,24})[：:。](?=.)"
)


def listed(article: Article) -> list[Mention]:
    """The projects that the tables and the numbered lists of an article name."""
    return [*_of_tables(article), *_of_lists(article)]


def _of_tables(article: Article) -> Iterator[Mention]:
    """城北污水管网改造 of the table 项目名称 | 总投资 | 完成率."""
    starts = {
        offset: (sentence, at)
        for sentence in (article.sentences if article.tables else ())
        if "\t" in sentence.text
        for at, offset in enumerate(sentence.passage.offsets)
    }
    for table in article.tables:
        column = _column_of_names(table)
        cells = (row[column] for row in table.rows if column is not None and column < len(row))
        for cell in cells:
            name = cell.text
            if not _NAME.fullmatch(name) or _ALL.match(name) or not len(cell.passage):
                continue
            if spot := starts.get(cell.passage.offsets[0]):
                sentence, at = spot
                at = sentence.text.find(name, at)
                yield _mention(sentence, at, name, ROW)


def _column_of_names(table: Table) -> int | None:
    """The column that names projects, if one does."""
    heads = [levels[-1].strip() if levels else "" for levels in table.columns]
    builds = any(_BUILDING.search(head) for head in heads)
    for index, head in enumerate(heads):
        if _NAMES.fullmatch(head) or (builds and _MAYBE.fullmatch(head)):
            return index
    return None


def _of_lists(article: Article) -> Iterator[Mention]:
    """农村饮水提升 of “2.农村饮水提升：新建水厂3座” under the headline 2023年民生实事完成情况."""
    listing = False
    for sentence in article.sentences:
        if sentence.role != "body":
            listing = bool(_LIST.search(sentence.text))
        elif listing and (item := _NUMBERED.match(sentence.text)) and not find_dates(item["name"], None):
            yield _mention(sentence, item.start("name"), item["name"], ITEM)


def _mention(sentence: Sentence, start: int, name: str, rule: str) -> Mention:
    return Mention(Span(sentence.index, start, start + len(name)), "initiative", "project", name, rule, 0.85)
