"""The explorer as a reader uses it, in a real Chromium with the network cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.explorer.page import render
from kg.graph import Graph

pytestmark = pytest.mark.browser
Visit = Callable[..., Any]


def find(page: Any, words: str) -> None:
    page.fill("#search", words)
    page.press("#search", "Enter")


def chosen(page: Any) -> str:
    return page.inner_text("#panel h2").strip()


def address(page: Any) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).fragment).items()}


def test_it_opens_offline_on_the_map(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file)
    assert page.is_visible("#network canvas")
    assert "运城市" in page.inner_text("#panel")
    assert page.evaluate("document.querySelector('#network canvas').width") > 500


def test_a_place_is_found_by_characters_pinyin_initials_and_code(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file)
    for words in ("毛家湾", "maojiawan", "mjw", "maojw", "毛jw", "140827104"):
        page.evaluate("location.hash = ''")
        page.wait_for_function("document.querySelector('#panel h2').textContent === '概览'")
        find(page, words)
        assert (words, chosen(page)) == (words, "毛家湾镇")
        assert address(page)["thing"] == "place/140827104"
    page.fill("#search", "没有这个地方")
    assert page.inner_text("#hits") == "没有找到"


def test_the_legend_filters_and_counts(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "view=table")
    rows = int(page.inner_text("#view-table .toolbar .count"))
    places = int(page.inner_text(".legend li:first-child .count >> nth=0"))
    page.uncheck("[data-kind=Place]")
    assert int(page.inner_text("#view-table .toolbar .count")) == rows - places
    assert address(page)["kinds"] == "Place"
    page.go_back()
    assert int(page.inner_text("#view-table .toolbar .count")) == rows


def test_filters_by_page_confidence_and_relation(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "view=table&table=figures")
    count = "#view-table .toolbar .count"
    everything = int(page.inner_text(count))
    page.select_option("#filters select >> nth=0", index=1)
    on_one_page = int(page.inner_text(count))
    assert 0 < on_one_page < everything
    page.click("#filters .wide")
    assert int(page.inner_text(count)) == everything
    page.evaluate("location.hash = 'view=table&table=figures&relations=schema:value'")
    page.wait_for_function(f"document.querySelector('{count}').textContent === '0'")
    page.evaluate("location.hash = 'view=table&table=figures&from=2030-01-01'")
    page.wait_for_function("!location.hash.includes('relations')")
    assert int(page.inner_text(count)) < everything


def test_a_neighbourhood_opens_step_by_step(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "thing=place/140827104")
    page.click("text=只看它的周围")
    assert address(page)["open"] == "place/140827104"
    page.click("#panel .facts button.thing >> nth=0")
    neighbour = chosen(page)
    page.click("text=展开它的关系")
    assert len(address(page)["open"].split(",")) == 2
    assert neighbour in page.inner_text("#trail")
    page.click("#tool-back")
    page.wait_for_function("!location.hash.includes(',')")
    page.click("text=概览")
    assert "open" not in address(page)


def test_a_click_on_a_dot_chooses_it_and_the_next_opens_it(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "open=place/140827104")
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("location.hash.includes('thing=')")
    assert chosen(page) == "毛家湾镇"


def test_a_path_between_two(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "thing=place/140827104")
    page.click("text=从这里出发")
    find(page, "闻喜县")
    assert address(page)["path"] == "place/140827104,place/140823"
    assert "→" in page.inner_text("#trail")


def test_a_class_collapses(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "open=place/140827")
    page.click(".legend li:has([data-kind=Initiative]) .fold")
    assert address(page)["collapsed"] == "Initiative"


def test_every_fact_shows_its_words_and_leads_to_the_source(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file)
    find(page, "孙鹏程")
    fact = page.locator("#panel .fact", has=page.locator(".said", has_text="副市长")).first
    assert "孙鹏程 · 任 副市长 · 运城市" in " ".join(fact.locator(".said").inner_text().split())
    assert "副市长" in fact.locator("blockquote").first.inner_text()
    meta = fact.locator(".meta").first.inner_text()
    for word in ("可信度", "规则", "作者"):
        assert word in meta
    fact.locator("blockquote button").first.click()
    assert page.is_visible("#view-read .quoted >> nth=0")
    assert "副市长" in "".join(page.locator("#view-read .quoted").all_inner_texts())


def test_the_reading_view_is_tied_to_the_map(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "view=read&thing=place/140827104")
    text = page.inner_text("#view-read .sheet")
    assert "143个党建网格" in text  # a line of the column breaks within it
    page.click("#view-read .mark.kind-Place >> nth=0")
    assert page.locator("#view-read .mark.chosen").count() > 0
    page.click("text=在图谱中看")
    assert page.is_visible("#network")


def test_tables_sort_and_download(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "view=table&table=figures")
    page.click("#view-table th:nth-child(3) button")
    values = [
        float(v)
        for v in page.evaluate(
            "[...document.querySelectorAll('#view-table td:nth-child(3)')].map(c => "
            "c.textContent.replace(/[^\\d.-]/g, '').replace(/-$/, ''))"
        )
        if v
    ][:5]
    assert values == sorted(values, reverse=True)
    with page.expect_download() as download:
        page.click("text=下载 CSV")
    rows = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert len(rows) > 100 and rows[0].startswith('"对象"')


def test_timeline_bars_and_tree(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "view=time")
    dates = page.locator("#view-time .date").all_inner_texts()
    assert len(dates) > 10
    assert page.locator("#view-time svg .dot-mark").count() > 10
    page.click("[data-view=bars]")
    assert page.locator("#view-bars svg .bar-mark").count() > 1
    assert "分" in page.inner_html("#view-bars svg")
    page.click("[data-view=tree]")
    page.select_option("#view-tree select", label=page.locator("#view-tree option", has_text="12345").inner_text())
    assert "四治" in page.inner_html("#view-tree svg")


def test_a_link_brings_everything_back(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file)
    find(page, "mjw")
    page.click("text=只看它的周围")
    page.uncheck("[data-kind=Person]")
    page.click("#language")
    again = visit(seed_file, urlsplit(page.url).fragment)
    assert address(again) == address(page)
    assert chosen(again) == "毛家湾镇"
    assert not again.is_checked("[data-kind=Person]")
    assert again.inner_text("[data-view=map]") == "Map"


def test_the_chosen_part_downloads(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "open=place/140827104")
    saved = {}
    for name in ("asTurtle", "asCsv", "asSvg", "asPng"):
        page.click(".menu summary")
        with page.expect_download() as download:
            page.click(f"[data-download={name}]")
        saved[name] = Path(download.value.path()).read_bytes()
    assert saved["asPng"].startswith(b"\x89PNG")
    assert b"</svg>" in saved["asSvg"] and "毛家湾镇".encode() in saved["asSvg"]
    assert "党建网格".encode() in saved["asCsv"]
    _is_part_of_the_graph(saved["asTurtle"])


def _is_part_of_the_graph(turtle: bytes) -> None:
    import pyoxigraph as ox

    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    found = store.query(
        """PREFIX kg: <https://w3id.org/xianzhi/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?words WHERE {
          ?s rdf:predicate kg:locatedIn ; rdf:subject/a kg:Place ; prov:wasDerivedFrom/oa:exact ?words }"""
    )
    assert any(row["words"].value for row in found)


def test_all_of_it_by_keyboard(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file)
    page.keyboard.press("/")
    page.keyboard.type("mjw")
    page.keyboard.press("Enter")
    assert chosen(page) == "毛家湾镇"
    page.focus("#network")
    page.keyboard.press("Enter")
    assert address(page)["open"] == "place/140827104"
    page.keyboard.press("ArrowRight")
    moved = chosen(page)
    assert moved != "毛家湾镇"
    page.keyboard.press("Enter")
    assert len(address(page)["open"].split(",")) == 2
    for key in ("+", "-", "0", "Escape", "Escape"):
        page.keyboard.press(key)
    assert "open" not in address(page) and "thing" not in address(page)
    page.focus("[data-view=read]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.view") == "read"
    page.focus("#view-read .mark >> nth=0")
    page.keyboard.press("Enter")
    assert "thing" in address(page)


def test_both_languages(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "thing=place/140827104")
    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "Facts" in page.inner_text("#panel") and "township" in page.inner_text("#panel")


@pytest.mark.parametrize("width", [360, 3840])
def test_from_phone_to_4k(visit: Visit, seed_file: Path, width: int) -> None:
    page = visit(seed_file, "thing=place/140827104", width=width, height=800 if width < 1000 else 2160)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.is_visible("#network canvas") and page.is_visible("#panel h2")


def test_print_is_a_sheet_of_paper(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "thing=place/140827104&theme=dark")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert not page.is_visible(".bar") and not page.is_visible("#filters") and not page.is_visible("canvas")
    assert page.is_visible("#paper svg") and page.is_visible("#panel .fact >> nth=0")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.is_visible("canvas") and page.locator("#paper svg").count() == 0
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_an_empty_graph_opens_too(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    file.write_text(render(Graph()), encoding="utf-8")
    page = visit(file)
    for view in ("read", "table", "time", "bars", "tree", "map"):
        page.click(f"[data-view={view}]")
    assert page.is_visible("#network")


def test_an_address_of_another_graph_does_no_harm(visit: Visit, seed_file: Path) -> None:
    page = visit(
        seed_file, "open=place/none&thing=person/none&path=a,b&view=nowhere&lang=xx&page=none&sort=99q&edge=a|b"
    )
    assert page.is_visible("#network canvas")


def test_a_line_shows_the_facts_between_its_ends(visit: Visit, seed_file: Path) -> None:
    page = visit(seed_file, "path=place/140827104,place/140827")
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("location.hash.includes('edge=')")
    assert chosen(page).startswith("毛家湾镇 — 垣曲县")
    assert page.locator("#panel .fact blockquote").count() > 0
