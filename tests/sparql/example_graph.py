"""The graph of two invented pages, its facts written by hand, so that questions are tested and not extraction.

Each line of FACTS is an article, a fact and, after the bar, the words that say it:
`subject relation object` with `key=value` for what else is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.graph import Graph
from kg.mentions.scope import Reading, Scope
from kg.model import Article, Entity, Fact, Figure, Mention, Page, Span
from kg.reading import Given, parse_page
from kg.statements import state

MISPRINTS = {"安人镇": "安仁镇"}
PAGES = Path(__file__).parent / "example"
DATES = {"spring": "2025-04-22", "summer": "2025-06-18"}
NAMED = """
place/3311 place city 丽水市
place/331181 place county 龙泉市
place/331125 place county 云和县
place/331181104 place township 安仁镇
place/331181104200 place village 项边村
place/xiajiao place village 下角自然村
place/titian place scenic 云和梯田景区
place/lszone place zone 丽水经济技术开发区
place/lqzone place zone 龙泉经济开发区
person/zhou person official 周海峰
person/he person official 何志明
person/lin person official 林秀芳
person/wu person official 吴建国
organisation/shiwei organisation party 龙泉市委
organisation/renda organisation government 龙泉市人大常委会
organisation/dangwei organisation party 安仁镇党委
organisation/xueyuan organisation social 丽水学院
organisation/titian organisation company 云和县梯田旅游公司
organisation/wenlv organisation government 浙江省文化和旅游厅
initiative/points initiative points 文明积分制
initiative/grid initiative grid 三级网格体系
initiative/households initiative mechanism 党员包联户
initiative/heshi initiative platform “和事堂”调解平台
initiative/qingci initiative project 青瓷研究项目
initiative/cold initiative project 冷链仓储项目
event/meeting event meeting 基层治理推进会
event/signing event signing 战略合作协议签约仪式
document/letters document - 信访工作条例
product/orange product - 脐橙
"""
FACTS = """
spring a1 安仁镇 located_in 龙泉市 | 龙泉市安仁镇
spring a1 安仁镇 implements 文明积分制 | 龙泉市安仁镇推行“文明积分制”
spring a1 安仁镇 implements 三级网格体系 | 构建三级网格体系
spring a1 党员包联户 part_of 三级网格体系 | 把党员包联户纳入三级网格体系
spring a1 安仁镇 figure 网格 12 个 period=2025 | 划分网格12个
spring a1 三级网格体系 figure 网格 12 个 period=2025 | 划分网格12个
spring a1 基层治理推进会 organised_by 龙泉市 | 龙泉市召开基层治理推进会
spring a1 基层治理推进会 date 2025-04-20 status=done | 4月20日，龙泉市召开基层治理推进会
spring a1 基层治理推进会 participant 周海峰 role=host | 周海峰主持会议
spring a1 基层治理推进会 participant 何志明 role=speaker | 何志明讲话
spring a1 龙泉市委 located_in 龙泉市 | 龙泉市委书记周海峰
spring a1 周海峰 holds_post 龙泉市委 title=书记 | 龙泉市委书记周海峰
spring a1 何志明 holds_post 龙泉市 title=副市长 | 龙泉市副市长何志明
spring a1 项边村 located_in 安仁镇 | 安仁镇项边村
spring a1 项边村 specialises_in 脐橙 | 项边村主营脐橙
spring a1 项边村 figure 脐橙 1200 亩 | 种植1200亩
spring a2 战略合作协议签约仪式 organised_by 龙泉市 | 龙泉市与丽水学院举办战略合作协议签约仪式
spring a2 战略合作协议签约仪式 organised_by 丽水学院 | 龙泉市与丽水学院举办战略合作协议签约仪式
spring a2 战略合作协议签约仪式 date 2025-04-18 | 4月18日
spring a2 战略合作协议签约仪式 participant 何志明 role=signatory | 何志明、林秀芳签约
spring a2 战略合作协议签约仪式 participant 林秀芳 role=signatory | 何志明、林秀芳签约
spring a2 龙泉市 implements 青瓷研究项目 | 双方共建青瓷研究项目
spring a2 丽水学院 implements 青瓷研究项目 | 双方共建青瓷研究项目
spring a2 青瓷研究项目 figure 总投资 30000000 元 | 总投资3000万元
spring a2 云和梯田景区 operated_by 云和县梯田旅游公司 confidence=0.55 | 云和梯田景区由云和县梯田旅游公司运营
spring a2 云和梯田景区 recognised_by 浙江省文化和旅游厅 | 被浙江省文化和旅游厅认定
spring a2 云和梯田景区 located_in 云和县 confidence=0.5 | 云和梯田景区
spring a3 丽水经济技术开发区 figure 工业投资（万元） 420000000 元 period=2025-01/2025-03 | 丽水经济技术开发区	42000
spring a3 丽水经济技术开发区 figure 排名 1 - period=2025-01/2025-03 | 丽水经济技术开发区	42000	1
spring a3 龙泉经济开发区 figure 工业投资（万元） 186000000 元 period=2025-01/2025-03 | 龙泉经济开发区	18600
spring a3 龙泉经济开发区 figure 排名 2 - period=2025-01/2025-03 | 龙泉经济开发区	18600	2
spring a3 丽水经济技术开发区 located_in 丽水市 | 丽水经济技术开发区
spring a3 龙泉经济开发区 located_in 龙泉市 | 龙泉经济开发区
summer a1 林秀芳 holds_post 龙泉市 title=副市长 tenure=begins | 任命林秀芳为龙泉市副市长
summer a1 何志明 holds_post 龙泉市 title=副市长 tenure=ended | 免去何志明的龙泉市副市长职务
summer a1 龙泉市人大常委会 located_in 龙泉市 | 龙泉市人大常委会
summer a2 项边村 implements “和事堂”调解平台 | 项边村依据《信访工作条例》设立“和事堂”调解平台
summer a2 “和事堂”调解平台 uses 信访工作条例 | 依据《信访工作条例》设立“和事堂”调解平台
summer a2 “和事堂”调解平台 figure 纠纷 45 件 | 调解纠纷45件
summer a2 吴建国 holds_post 安仁镇党委 title=书记 | 安仁镇党委书记吴建国
summer a2 安仁镇党委 located_in 安仁镇 | 安仁镇党委
summer a2 安仁镇 implements 文明积分制 | 全镇推行“文明积分制”
summer a2 安仁镇 figure 网格 14 个 period=2025 | 划分网格14个
summer a2 下角自然村 located_in 安仁镇 | 安仁镇下角自然村
summer a2 下角自然村 implements 冷链仓储项目 status=planned | 下角自然村拟建冷链仓储项目
"""


@cache
def example() -> Graph:
    return Graph(statement for name in DATES for statement in _page(name))


def _page(name: str) -> Iterator[object]:
    page = parse_page(name, (PAGES / f"{name}.txt").read_text("utf-8"), Given("丽水日报", DATES[name], city="3311"))
    told = [(_reading(page, article), _facts(name, article)) for article in page.articles]
    yield from state(page, told)


def _entities() -> dict[str, Entity]:
    lines = [line.split() for line in NAMED.strip().splitlines()]
    return {name: Entity(key, kind, subtype.strip("-"), name) for key, kind, subtype, name in lines}  # type: ignore[arg-type]


def _reading(page: Page, article: Article) -> Reading:
    """Every name is a mention wherever it stands."""
    found = []
    known = _entities()
    for name, entity in (known | {printed: known[meant] for printed, meant in MISPRINTS.items()}).items():
        for sentence in article.sentences:
            at = sentence.text.find(name)
            if at >= 0:
                span = Span(sentence.index, at, at + len(name))
                found.append(Mention(span, entity.kind, entity.subtype, name, "by hand", entity=entity))
    return Reading(Scope(page, article), tuple(found))


def _facts(page: str, article: Article) -> list[Fact | Figure]:
    lines = [line.split(" | ") for line in FACTS.strip().splitlines()]
    return [_fact(article, said.split()[2:], words) for said, words in lines if said.split()[:2] == [page, article.id]]


def _fact(article: Article, said: list[str], words: str) -> Fact | Figure:
    known, spans = _entities(), (_span(article, words),)
    more = dict(part.split("=") for part in said if "=" in part)
    subject, relation, *rest = (part for part in said if "=" not in part)
    if relation == "figure":
        indicator, value, unit = rest
        return Figure(known[subject], indicator, int(value), unit.strip("-"), spans, "by hand", **more)  # type: ignore[arg-type]
    confidence = float(more.pop("confidence", "0.9"))
    thing = known.get(rest[0], rest[0])
    return Fact(known[subject], relation, thing, spans, "by hand", confidence, **more)  # type: ignore[arg-type]


def _span(article: Article, words: str) -> Span:
    for sentence in article.sentences:
        if words in sentence.text:
            return Span(sentence.index, sentence.text.index(words), sentence.text.index(words) + len(words))
    raise ValueError(f"{article.id} has no {words}")


if __name__ == "__main__":
    from kg.rdf.serialise import serialise

    (Path(__file__).parent / "example.ttl").write_bytes(serialise(example()))
