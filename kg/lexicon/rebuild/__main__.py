"""python -m kg.lexicon.rebuild SOURCES: writes kg/lexicon/data/divisions/ from the packages in the folder SOURCES."""

from __future__ import annotations

import bz2
import sys
from pathlib import Path

from kg.lexicon.packing import pack_groups
from kg.lexicon.rebuild.merge import Merged, merge
from kg.lexicon.rebuild.shorts import short_name
from kg.lexicon.rebuild.sources import abolished, affairs, bureau, former

TARGET = Path(__file__).parents[1] / "data" / "divisions"
SPECIAL = {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}
LEVELS = {2: "province", 4: "city", 6: "county"}


def upper_text(merged: Merged, former_names: dict[tuple[str, str], int]) -> str:
    """Four sections with blank lines between: upper levels, townships, true counties, former names."""
    upper = merged.upper | SPECIAL
    divisions = [f"{code}\t{name}\t{short_name(name, LEVELS[len(code)])}" for code, name in sorted(upper.items())]
    homes = [f"{code}\t{county}" for code, county in sorted(merged.homes.items())]
    earlier = [f"{name}\t{code}" for code, names in sorted(merged.former.items()) for name in names]
    earlier += [f"{name}\t{code}" for name, code in _successors(upper, former_names)]
    sections = (divisions, pack_groups(merged.townships, "/=-"), homes, earlier)
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _successors(upper: dict[str, str], former_names: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    """Former names with their successors; of several successors those that kept something of the name."""
    official = set(upper.values())
    codes: dict[str, list[str]] = {}
    for name, code in sorted(former_names):
        if code in upper and name not in official:
            codes.setdefault(name, []).append(code)
    alike = {name: [c for c in all_ if set(upper[c][:-1]) & set(name[:-1])] or all_ for name, all_ in codes.items()}
    return [(name, code) for name, all_ in alike.items() for code in all_]


def write(name: str, text: str) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / f"{name}.bz2").write_bytes(bz2.compress(text.encode("utf-8"), 9))


def main(folder: Path) -> None:
    base = bureau(folder)
    write("upper", upper_text(merge(base, affairs(folder)), {**abolished(folder), **former(folder)}))
    for province in sorted({code[:2] for code in base.villages}):
        villages = {code: name for code, name in base.villages.items() if code[:2] == province}
        write(province, "\n".join(pack_groups(villages, ",;")) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
