"""What sentences say is grown, raised, made or known of a place; and what only looks like produce."""

from __future__ import annotations

import pytest

from kg.mentions import products
from kg.mentions.scope import Scope
from kg.model import Article, Mention, Page, Passage, Sentence, Span


def _names(text: str) -> list[str]:
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    article = Article("a1", "feature", None, (sentence,))
    return [mention.name for mention in products.find(Scope(Page("case", text), article, use_tagger=False), ())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("坡上种的多是苹果、花椒和核桃。", ["苹果", "花椒", "核桃"]),
        ("围绕“一粒米、一串葡萄”等优质农产品做文章。", ["葡萄"]),
        ("该县把枸杞产业作为富民的主导产业来抓。", ["枸杞"]),
        ("近年来，蚕桑生产获评省级一村一品专业示范村。", ["蚕桑"]),
        ("该村种橙子已有30多年历史。", ["橙子"]),
        ("柳溪村素有“磨盘柿之乡”的美誉。", ["磨盘柿"]),
        ("该公司是一家专业生产清水砚的企业。", ["清水砚"]),
        ("种植脱毒马铃薯和优质谷子，统一销售。", ["脱毒马铃薯", "谷子"]),
        ("该乡培育了蓝莓、无花果等特色林果业。", ["蓝莓", "无花果"]),
        ("村民在圈里养湖羊、黑山羊，日子越过越好。", ["湖羊", "黑山羊"]),
        ("全村主要种植马铃薯、燕麦。", ["马铃薯", "燕麦"]),
        ("镇里有上万亩脐橙，年年丰收。", ["脐橙"]),
        ("去年试种了30亩羊肚菌，今年扩到100亩。", ["羊肚菌"]),
        ("该镇是远近闻名的大蒜之乡。", ["大蒜"]),
        ("农户饲养肉牛，用粪肥种蘑菇。", ["肉牛", "蘑菇"]),
        ("当地以沙棘为主，套种苜蓿。", ["沙棘"]),
        ("茶叶加工成了全乡的支柱产业。", ["茶叶"]),
        ("合作社发展黑木耳产业，带动120户。", ["黑木耳"]),
        ("养殖户靠着小龙虾走上致富路，小龙虾远销省外。", ["小龙虾"]),
        ("种植玉米、葫芦等作物。", ["玉米", "葫芦"]),
        ("丰园食品公司落户园区，做果酒、果脯和果汁，年底投产。", ["果酒", "果脯", "果汁"]),
        ("宏远机械公司靠着给甲城汽车供应轴承，产值翻番。", ["轴承"]),
        ("开发区形成新型材料、高端装备、电子信息3条主导链。", ["新型材料", "高端装备", "电子信息"]),
        ("丰园食品公司产品有果酒、果脯、即食果干等21种。", ["果酒", "果脯", "即食果干"]),
        ("蔗农王小明的62亩甘蔗已长到两米高。", ["甘蔗"]),
        ("该公司生产车间三班倒，做优质服务。", []),
        ("全村脐橙卖了860万元。", ["脐橙"]),
        ("霜降过后，百香果刚刚下架。", ["百香果"]),
        ("一粒藜麦，富了一方。", ["藜麦"]),
        ("大户们做香菇起家，如今有了三座冷库。", ["香菇"]),
        ("公司推广济麦22，亩产提高两成，是今年的主推品种。", ["济麦22"]),
        ("合作社主要种植黄精和白及。", ["黄精", "白及"]),
        ("全部种植蔬菜，主要有莴苣、菠菜等品种。", ["莴苣", "菠菜"]),
        ("该村成立了桑蚕、黄烟2个专业合作社。", ["桑蚕", "黄烟"]),
        ("藏香猪存栏2.3万头，乌鸡存栏80万羽。", ["藏香猪", "乌鸡"]),
        ("5000只滩羊上了秋膘，牧民笑开了颜。", ["滩羊"]),
        ("今年新栽沃柑苗4万株。", ["沃柑"]),
        ("这里产的枇杷个大味甜。", ["枇杷"]),
        ("企业专门生产汽车线束、电缆。", ["汽车线束", "电缆"]),
        ("村集体办起豆腐坊，腊月里日夜不歇。", ["豆腐"]),
        ("甘蔗林里机器轰鸣，砍收正忙。", ["甘蔗"]),
        ("甜玉米加工车间里，流水线飞转。", ["甜玉米"]),
        ("棉田里，采棉机来回穿梭。", ["棉花"]),
        ("全县种棉86万亩，机采率超过九成。", ["棉花"]),
        ("坡上栽了梨的新品种翠玉，三年挂果。", ["翠玉"]),
        ("该镇大力发展葡萄产业，不断扩大柑橘种植规模。", ["葡萄", "柑橘"]),
        ("眼下正值樱桃成熟季节，小小樱桃成了致富果。", ["樱桃"]),
        ("建成标准核心连片蓝莓基地500亩，目前黄桃产业初具规模。", ["蓝莓", "黄桃"]),
    ],
)
def test_produce(text: str, names: list[str]) -> None:
    assert [name for name in names if name not in _names(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "社区建起养老服务中心，老人有了养护床位。",
        "党员干部养成学习习惯，种下文明种子。",
        "种植面积逐年扩大，种植户增收明显。",
        "以11个乡镇为主，建设示范带。",
        "种子化肥统一采购，农户不用操心。",
        "烤房建在村口，去年种烟户86户。",
        "志愿者栽培新人，经营好自己的小家。",
        "该乡以特色产业为重点，送技术上门。",
        "社区以居委会为主导开展活动。",
        "去年建成了牡丹台示范区。",
    ],
)
def test_no_produce(text: str) -> None:
    assert _names(text) == []


def test_a_count_word_is_no_part_of_the_name() -> None:
    assert _names("大棚里种了200万棒香菇。") == ["香菇"]


@pytest.mark.parametrize(
    ("text", "place", "names"),
    [
        ("几年下来，沙河柠檬走进了大城市。", "沙河县", ["沙河柠檬"]),
        ("客商认准沙河烧饼，也带走了沙河红糖。", "沙河镇", ["沙河烧饼", "沙河红糖"]),
        ("沙河水果批发市场里人声鼎沸。", "沙河镇", []),
        ("沙河大麻鸭一年卖出三万只。", "沙河镇", ["沙河大麻鸭"]),
    ],
)
def test_produce_that_bears_a_place(text: str, place: str, names: list[str]) -> None:
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    article = Article("a1", "feature", None, (sentence,))
    home = Mention(Span(0, 0, 0), "place", "township", place, "places.bare", 0.9)
    found = products.find(Scope(Page("case", text), article, use_tagger=False), (home,))
    assert [m.name for m in found if m.rule.endswith(products.BY_STEM)] == names


@pytest.mark.parametrize(
    "text",
    [
        "村里通过土特产销售增收。",
        "镇里打造“红心向党、红花产业、红火生活”样板。",
        "每棵果树都挂满了果。",
        "小院位于镇上的竹林里，四季常青。",
        "县里发展篮球、足球产业。",
    ],
)
def test_no_produce_is_named(text: str) -> None:
    assert _names(text) == []


def test_how_a_crop_is_grown_is_no_part_of_its_name() -> None:
    text = "大力发展葡萄产业，不断扩大柑橘种植规模，小小樱桃产业富了一方，目前黄桃产业初具规模。"
    assert set(_names("目前已建成标准化猕猴桃基地3000亩，满山脐橙迎来丰收。")) == {"猕猴桃", "脐橙"}
    assert set(_names(text)) == {"葡萄", "柑橘", "樱桃", "黄桃"}
