"""What two builds say differently: on two invented pages, and on invented posts and figures."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from sparql.example_graph import _page, example

from kg.cli import main
from kg.diff.changes import Change, compare
from kg.diff.dates import Dated
from kg.diff.patch import apply
from kg.diff.picture import Picture
from kg.diff.triples import read
from kg.graph import Graph
from kg.model import Evidence, Quote, Statement, Value
from kg.rdf.serialise import serialise

PLACE = "place/520624"


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The pages until spring and those until summer."""
    folder = tmp_path_factory.mktemp("builds")
    for name, graph in (("spring", Graph(_page("spring"))), ("summer", example())):
        (folder / name).mkdir()
        (folder / name / "graph.ttl").write_bytes(serialise(graph))
    return folder / "spring", folder / "summer"


def told(capsys: pytest.CaptureFixture[str], code: int, *arguments: object) -> list[str]:
    assert main(["diff", *map(str, arguments)]) == code
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_a_post_that_changed_hands_is_one_change(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, 1, *builds)
    assert [line for line in lines if "副市长" in line] == [
        "~ 副市长: 何志明 → 林秀芳  “任命林秀芳为龙泉市副市长” [summer, 2025-06-18]"
    ]


def test_a_figure_that_changed_is_one_change(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert "~ 网格 · 2025: 12个 → 14个  “划分网格14个” [summer, 2025-06-18]" in told(capsys, 1, *builds)


def test_chinese(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, 1, *builds, "--lang", "zh")
    assert "+ 推行：冷链仓储项目 (计划)  “下角自然村拟建冷链仓储项目” [summer, 2025-06-18]" in lines
    assert lines[-1].endswith("2 变更")


def test_the_same_build_twice(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, 0, builds[1], builds[1]) == ["both say the same"]
    assert [line[:2] for line in told(capsys, 0, builds[1], builds[1], "--format", "patch")] == ["H ", "TX", "TC"]


@pytest.mark.parametrize("form", ["nt", "nq", "trig", "ttl12"])
def test_the_forms_of_a_graph_say_the_same(form: str, builds: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / f"graph.{form.removesuffix('12')}"
    other.write_bytes(serialise(example(), form))
    assert main(["diff", str(builds[1]), str(other)]) == 0


def test_packed_files_and_parts_say_the_same(builds: tuple[Path, Path], tmp_path: Path) -> None:
    lines = serialise(example(), "nt").splitlines(keepends=True)
    (tmp_path / "packed").mkdir()
    (tmp_path / "packed" / "graph.ttl.gz").write_bytes(gzip.compress(serialise(example())))
    (tmp_path / "spark" / "graph.nt").mkdir(parents=True)
    (tmp_path / "spark" / "graph.nt" / "_SUCCESS").touch()
    for number, part in enumerate((lines[:50], lines[50:])):
        (tmp_path / "spark" / "graph.nt" / f"part-{number:05}-c000.txt").write_bytes(b"".join(part))
    for other in ("packed", "packed/graph.ttl.gz", "spark", "spark/graph.nt"):
        assert main(["diff", str(builds[1]), str(tmp_path / other)]) == 0, other


def test_another_base_says_the_same(builds: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "graph.ttl"
    other.write_bytes(serialise(Graph(example().statements, "urn:other:county/")))
    assert main(["diff", str(builds[1]), str(other)]) == 0
    assert main(["diff", str(builds[1]), str(other), "--format", "patch"]) == 1


def test_a_patch_makes_one_build_of_the_other(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    for a, b in (builds, builds[::-1]):
        lines = told(capsys, 1, a, b, "--format", "patch")
        assert apply("\n".join(lines), read(a)) == read(b)


def test_the_seed_pages_as_a_patch(seed_graph: Graph, builds: tuple[Path, Path], tmp_path: Path) -> None:
    seeds = tmp_path / "seeds.nt"
    seeds.write_bytes(serialise(seed_graph, "nt"))
    assert apply(patch_text(builds[0], seeds), read(builds[0])) == read(seeds)
    assert apply(patch_text(seeds, builds[0]), read(seeds)) == read(builds[0])


def patch_text(a: Path, b: Path) -> str:
    from kg.diff.patch import patch

    return "\n".join(patch(read(a), read(b)))


# --- filters ---------------------------------------------------------------------------------


def test_one_person(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("林秀芳", "person/lin", "https://w3id.org/xianzhi/id/person/lin", "何志明"):
        assert told(capsys, 1, *builds, "--person", name)[-1] == "1 changed"


def test_a_place_with_what_lies_in_it(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, 1, *builds, "--place", "安仁镇")
    assert "吴建国 (person/wu)" in lines, "his party committee is in the town"
    assert "下角自然村 (place/xiajiao)" in lines
    assert "龙泉市 (place/331181)" not in lines


def test_an_initiative(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, 1, *builds, "--initiative", "“和事堂”调解平台")
    assert "+ 纠纷: 45件  “调解纠纷45件” [summer, 2025-06-18]" in lines
    assert lines[-1] == "4 new"


def test_filters_of_two_kinds_must_both_hold(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, 0, *builds, "--person", "林秀芳", "--initiative", "三级网格体系")[-1] == "both say the same"


def test_a_name_that_nothing_has(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *map(str, builds), "--place", "无此地"]) == 2
    assert "无此地" in capsys.readouterr().err


# --- dates -----------------------------------------------------------------------------------


def test_two_dates_of_one_build(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    whole = told(capsys, 1, *builds)
    dated = told(capsys, 1, builds[1], "--at", "2025-04", "--at", "2025-06-18")
    aliases = [line for line in whole if line.startswith("+ other name")]  # no page is known for a mere name
    assert [line for line in dated[:-1] if line] == [line for line in whole[:-1] if line and line not in aliases]


def test_nothing_is_said_before_the_first_page(builds: tuple[Path, Path]) -> None:
    dated = Dated(read(builds[1]))
    assert dated.until("2025-04-21") == set()
    assert dated.until("2025-04-22") == dated.until("2025-06-17") < dated.until("2025-06-18")


def test_the_last_date_is_the_whole_build(builds: tuple[Path, Path]) -> None:
    assert Dated(read(builds[1])).until("2025") == read(builds[1])


@pytest.mark.parametrize(
    "at", [["--at", "2025"], ["--at", "2025", "--at", "gestern"], ["--at", "2025", "--at", "2025/.."], []]
)
def test_wrong_dates(at: list[str], builds: tuple[Path, Path]) -> None:
    assert main(["diff", str(builds[1]), *at]) == 2


def test_two_builds_and_dates(builds: tuple[Path, Path]) -> None:
    assert main(["diff", *map(str, builds), "--at", "2025-04", "--at", "2025-06"]) == 2


# --- posts and figures -----------------------------------------------------------------------


def post(person: str, title: str, **dates: str) -> list[Statement]:
    node, membership = f"post/{person}-{title}", f"membership/{person}-{title}"
    return [
        Statement(f"person/{person}", "rdf:type", "kg:Person"),
        Statement(f"person/{person}", "org:holds", node),
        Statement(node, "skos:prefLabel", Value(title)),
        Statement(node, "org:postIn", PLACE),
        Statement(membership, "kg:post", node),
        *(Statement(membership, f"kg:{told_on}", Value(date, "edtf")) for told_on, date in dates.items()),
    ]


def figure(name: str, value: int, indicator: str = "网格", period: str = "2025", status: str = "") -> list[Statement]:
    node = f"observation/{name}"
    said = {
        "rdf:type": "schema:Observation",
        "schema:observationAbout": PLACE,
        "schema:variableMeasured": Value(indicator),
        "schema:value": Value(str(value), "integer"),
    }
    said |= {"schema:observationDate": Value(period, "edtf")} if period else {}
    said |= {"kg:status": f"kg:{status}"} if status else {}
    return [Statement(node, predicate, thing) for predicate, thing in said.items()]


def changes(a: Iterable[Iterable[Statement]], b: Iterable[Iterable[Statement]]) -> list[str]:
    pictures = [picture(statement for part in parts for statement in part) for parts in (a, b)]
    return [shown(change) for change in compare(*pictures) if change.what in ("post", "figure", "status")]


def picture(statements: Iterable[Statement]) -> Picture:
    place = Statement(PLACE, "rdf:type", "kg:Place")
    return Picture(
        {quad.triple for quad in ox.parse(serialise(Graph([place, *statements]), "nt"), format=ox.RdfFormat.N_TRIPLES)}
    )


def shown(change: Change) -> str:
    def of(things: Iterable[object]) -> str:
        return " ".join(getattr(t, "text", str(t)) + getattr(t, "status", "").replace("kg:", "/") for t in things)

    return f"{change.sign} {change.what} {change.detail}: {of(change.old)} > {of(change.new)}".strip()


def test_of_a_post_for_one_the_latest_page_knows_the_holder() -> None:
    before = [post("wang", "县长", heldOn="2024-03-01")]
    after = [*before, post("zhao", "县长", heldOn="2025-02-11")]
    assert changes(before, after) == ["changed post 县长: person/wang > person/zhao"]


def test_of_a_post_for_several_nobody_is_replaced() -> None:
    before = [post("wang", "县委常委", heldOn="2024-03-01")]
    after = [*before, post("zhao", "县委常委", heldOn="2025-02-11")]
    assert changes(before, after) == [f"new post 县委常委:  > {PLACE}"]


def test_who_has_left_is_gone() -> None:
    before = [post("wang", "副县长", heldOn="2024-03-01")]
    after = [post("wang", "副县长", heldOn="2024-03-01", endedBy="2025-01-20")]
    assert changes(before, after) == [f"gone post 副县长: {PLACE} >"]


def test_who_came_back_holds_it() -> None:
    before = [post("wang", "县长", heldOn="2023", endedBy="2024-01-20"), post("zhao", "县长", heldOn="2024-02")]
    after = [post("wang", "县长", heldOn="2025-06", endedBy="2024-01-20"), post("zhao", "县长", heldOn="2024-02")]
    assert changes(before, after) == ["changed post 县长: person/zhao > person/wang"]


def test_an_old_page_read_late_changes_no_holder() -> None:
    before = [post("zhao", "县长", heldOn="2025-02-11")]
    after = [*before, post("wang", "县长", heldOn="2021-03-01")]
    assert changes(before, after) == [f"new post 县长:  > {PLACE}"]


def test_a_corrected_figure() -> None:
    assert changes([figure("a", 12)], [figure("b", 14)]) == ["changed figure 网格 · 2025: 12 > 14"]
    assert changes([figure("a", 12)], [figure("a", 12), figure("b", 14)]) == ["changed figure 网格 · 2025: 12 > 14"]


def test_other_periods_and_indicators_are_other_figures() -> None:
    assert changes([figure("a", 12)], [figure("a", 12), figure("b", 14, period="2026")]) == [
        "new figure 网格 · 2026:  > 14"
    ]
    assert changes([figure("a", 12)], [figure("b", 12, "网格员")]) == [
        "gone figure 网格 · 2025: 12 >",
        "new figure 网格员 · 2025:  > 12",
    ]


def test_the_same_figure_told_by_another_node_is_no_change() -> None:
    assert changes([figure("a", 12, period="")], [figure("b", 12, period="")]) == []


def test_an_undated_figure_need_not_contradict_another() -> None:
    assert changes([figure("a", 12, period="")], [figure("a", 12, period=""), figure("b", 14, period="")]) == [
        "new figure 网格:  > 14"
    ]
    assert changes([figure("a", 12, period="")], [figure("b", 14, period="")]) == ["changed figure 网格: 12 > 14"]


def test_a_target_that_was_reached() -> None:
    before, after = figure("a", 100, status="target"), figure("b", 103, status="done")
    assert changes([before], [after]) == ["changed status 网格 · 2025: 100/target > 103/done"]
    assert changes([before], [before, after]) == ["changed status 网格 · 2025: 100/target > 103/done"]


def test_a_plan_for_next_year_is_no_step_back() -> None:
    done = figure("a", 100, status="done")
    assert changes([done], [done, figure("b", 120, status="planned")]) == ["new figure 网格 · 2025:  > 120/planned"]


def test_an_initiative_that_was_planned_and_is_done() -> None:
    def build(status: str) -> list[Statement]:
        return [
            Statement("initiative/cold", "rdf:type", "kg:Initiative"),
            Statement("initiative/cold", "kg:status", f"kg:{status}"),
        ]

    assert changes([build("planned")], [build("planned") + build("done")]) == ["changed status : kg:planned > kg:done"]


def test_a_relation_that_was_planned_and_is_done() -> None:
    def build(status: str) -> list[Statement]:
        words = Evidence((Quote("p", "article/p-a1", 0, 2, status),), "by hand")
        fact = Statement(PLACE, "kg:implements", "initiative/cold", words)
        return [fact, Statement(f"statement/{fact.id}", "kg:status", f"kg:{status}", words)]

    assert changes([build("planned")], [build("planned") + build("done")]) == ["changed status : kg:planned > kg:done"]


# --- hostile pages ---------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "json", "patch", "update"])
def test_nothing_a_page_says_reaches_the_terminal_as_a_command(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "甲\x1b]0;x\x07乙\x9b2J丙\u202e丁\r\n+ 假行"
    words = Evidence((Quote("p", "article/p-a1", 0, 2, evil),), evil)
    page = [
        Statement("page/p", "rdf:type", "kg:Page"),
        Statement("page/p", "schema:identifier", Value(evil, "string")),
        Statement("article/p-a1", "schema:isPartOf", "page/p"),
        Statement(PLACE, "rdf:type", "kg:Place"),
        Statement(PLACE, "skos:prefLabel", Value(evil)),
        Statement(PLACE, "kg:locatedIn", "place/5206", words),
        *figure("a", 3, evil, period=""),
    ]
    (tmp_path / "a.nt").write_bytes(serialise(Graph(), "nt"))
    (tmp_path / "b.nt").write_bytes(serialise(Graph(page), "nt"))
    assert main(["diff", str(tmp_path / "a.nt"), str(tmp_path / "b.nt"), "--format", form]) == 1
    out = capsys.readouterr().out
    assert not any((c < " " and c != "\n") or "\x7f" <= c <= "\x9f" or c == "\u202e" for c in out)
    assert "\n+ 假行" not in out


def test_json(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads("\n".join(told(capsys, 1, *builds, "--format", "json", "--person", "林秀芳")))
    assert document["pages"] == {"new": ["summer"], "gone": [], "changed": []}
    (change,) = document["changes"]
    assert change == {
        "change": "changed",
        "what": "post",
        "of": {"key": "place/331181", "name": "龙泉市"},
        "predicate": "org:holds",
        "detail": "副市长",
        "old": [{"key": "person/he", "name": "何志明"}],
        "new": [{"key": "person/lin", "name": "林秀芳"}],
        "words": [{"quote": "任命林秀芳为龙泉市副市长", "page": "summer", "date": "2025-06-18"}],
    }


def test_files_that_cannot_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "blank.nt").write_text("_:a <urn:p> <urn:o> .\n")
    (tmp_path / "broken.nt").write_text("<urn:p> <urn:o> .\n")
    for name, message in (("blank.nt", "blank nodes"), ("broken.nt", "broken.nt"), ("none.nt", "no such graph")):
        assert main(["diff", str(tmp_path / name), str(tmp_path / "broken.nt")]) == 2
        assert message in capsys.readouterr().err
