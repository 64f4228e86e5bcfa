"""The workbench: every error of the scorer is tied to the claim and rule behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import InputError
from kg.evaluate import Result, calibration, calibration_error, evaluate, listing, norm

ROOT = Path(__file__).parent.parent
SCORER = ROOT / "tests" / "gold" / "score.py"
PAGE = "大湾镇举办龙舟赛\n\n本报讯（记者 何小雨）6月10日，平南县大湾镇举办龙舟赛，12支队伍参赛。\n"
GOLD = """
page: p
articles:
  - {id: a1, headline: 大湾镇举办龙舟赛, authors: [{name: 何小雨, role: 记者}]}
entities:
  - {id: dawan, type: place, name: 大湾镇, articles: [a1]}
  - {id: pingnan, type: place, name: 平南县, articles: [a1]}
  - {id: nobody, type: person, name: 无此人, articles: [a1]}
facts:
  - {s: dawan, p: located_in, o: pingnan, quote: 平南县大湾镇}
  - {s: nobody, p: holds_post, o: pingnan, title: 县长, quote: 县长无此人}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    (made / "gold").mkdir()
    (made / "gold" / "p.yaml").write_text(GOLD, "utf-8")
    (made / "p.txt").write_text(PAGE, "utf-8")
    return made


@pytest.fixture(scope="module")
def result(folder: Path) -> Result:
    return evaluate(folder / "gold" / "p.yaml", folder / "p.txt", SCORER)


def test_figures_are_the_scorers(result: Result) -> None:
    assert result.figures["entity/place"]["r"] == 1
    assert result.figures["entity/person"]["r"] == 0
    assert result.figures["fact/located_in"]["r"] == 1
    assert result.figures["evidence/covered"]["f1"] == 1


def test_a_miss_is_listed_with_the_golds_quote(result: Result) -> None:
    assert any("无此人" in line and "县长无此人" in line for line in listing(result))


def test_wrong_claims_are_those_the_scorer_names(result: Result) -> None:
    wrong = {norm(e[2]) for e in result.errors if e[0] == "entity+"}
    claimed = {norm(c.text) for c in result.claims if c.kind.startswith("entity/") and result.wrong(c)}
    assert claimed == wrong


def test_calibration_compares_confidence_and_truth(result: Result) -> None:
    bins = calibration([result])
    assert sum(count for count, _, _ in bins) == len(result.claims)
    assert [sure for _, sure, _ in bins] == sorted(sure for _, sure, _ in bins)
    wrong = sum(result.wrong(claim) for claim in result.claims) / len(result.claims)
    mean = sum(claim.confidence for claim in result.claims) / len(result.claims)
    assert calibration_error([result]) >= abs(mean - (1 - wrong)) - 1e-9


def test_the_report_prints_figures_and_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["evaluate", str(folder / "gold" / "p.yaml"), "--pages", str(folder), "--scorer", str(SCORER)])
    printed = capsys.readouterr().out
    assert code == 0
    assert "fact/located_in" in printed and "fired" in printed


def test_missing_files_are_named(folder: Path) -> None:
    assert main(["evaluate", str(folder / "q.yaml")]) == 2
    with pytest.raises(InputError, match="no scorer"):
        evaluate(folder / "gold" / "p.yaml", folder / "p.txt")
