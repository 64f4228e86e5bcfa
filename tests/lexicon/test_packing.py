"""What is packed is what is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.packing import pack_groups, unpacked

NAMES = st.text(alphabet="石桥和平东里村镇乡社区街道", min_size=1, max_size=6)


@given(st.dictionaries(st.integers(0, 999), NAMES, min_size=1, max_size=30))
def test_round_trip(units: dict[int, str]) -> None:
    names = {f"513431100{number:03d}": name for number, name in units.items()}
    for endings in (",;", "/=-"):
        assert dict(unpacked("\n".join(pack_groups(names, endings)))) == names
