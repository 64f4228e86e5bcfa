"""Bodies in sentences of many provinces, written for these tests."""

from __future__ import annotations

import pytest

from tests.organisation_cases import Case, bodies, cases, read


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.text[:16])
def test_bodies_of_a_sentence(case: Case) -> None:
    assert bodies(read(case.text, case.county)) == list(case.bodies)
