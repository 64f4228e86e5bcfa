"""Confidence comes from the table of shares, by rule, else by kind, else as the rule states it."""

from __future__ import annotations

from benchmarks.accuracy.calibrate import error, fit
from kg.lexicon.vocabulary import rows
from kg.statements.calibration import calibrated


def test_a_known_rule_takes_its_share() -> None:
    row = next(r for r in rows("confidence") if r["rule"] != "*")
    assert calibrated(row["kind"], f"{row['rule']}: of this case", 0.123) == float(row["share"])


def test_an_unknown_rule_takes_the_share_of_its_kind() -> None:
    row = next(r for r in rows("confidence") if r["rule"] == "*")
    assert calibrated(row["kind"], "a rule never seen", 0.123) == float(row["share"])


def test_an_unknown_kind_keeps_what_the_rule_states() -> None:
    assert calibrated("no kind", "a rule never seen", 0.123) == 0.123


def test_every_share_is_a_probability() -> None:
    assert all(0 < float(row["share"]) < 1 for row in rows("confidence"))


def test_fitting_draws_rare_rules_to_their_kind() -> None:
    claims = [("figure", "often", True)] * 90 + [("figure", "often", False)] * 10 + [("figure", "once", False)]
    shares = fit(claims)
    assert abs(shares["figure", "often"][0] - 0.9) < 0.01
    assert 0.8 < shares["figure", "once"][0] < shares["figure", "often"][0]


def test_the_error_of_a_rule_that_is_right_as_often_as_its_share_is_small() -> None:
    page = [("figure", "rule", at % 4 != 0) for at in range(40)]
    assert error([page] * 10) < 0.02
