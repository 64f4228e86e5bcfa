"""The layout of the division files: few characters, one pass to read.

A group (the villages of a township, the townships of a county) is a line `code TAB names TAB numbers`.
Names end in a mark that stands for their last characters; numbers are the last three digits of the codes,
a run of n more as `+n`: `207+2,212` is 207, 208, 209, 212.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

MARKS = {",": "村", ";": "社区", "!": "", "/": "街道", "=": "镇", "-": "乡"}


_UNSAFE = str.maketrans("", "", "".join(MARKS) + "\t\n ")


def pack_name(name: str, endings: Sequence[str]) -> str:
    """
    >>> pack_name("石桥村", ",;"), pack_name("三连生活区", ",;"), pack_name("龙门镇", "/=-")
    ('石桥,', '三连生活区!', '龙门=')
    """
    name = name.translate(_UNSAFE)
    for mark in endings:
        if name.endswith(MARKS[mark]) and len(name) > len(MARKS[mark]):
            return name.removesuffix(MARKS[mark]) + mark
    return name + "!"


def pack_numbers(numbers: Iterable[int]) -> str:
    """
    >>> pack_numbers([207, 208, 209, 212])
    '207+2,212'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == sum(runs[-1]) + 1:
            runs[-1][1] += 1
        else:
            runs.append([number, 0])
    return ",".join(f"{start:03d}+{more}" if more else f"{start:03d}" for start, more in runs)


def pack_groups(names: dict[str, str], endings: Sequence[str]) -> list[str]:
    """One line a group; the codes' last three digits are the numbers."""
    groups: dict[str, list[str]] = {}
    for code in sorted(names):
        groups.setdefault(code[:-3], []).append(code)
    return [
        "\t".join(
            (
                group,
                "".join(pack_name(names[code], endings) for code in codes),
                pack_numbers(int(code[-3:]) for code in codes),
            )
        )
        for group, codes in groups.items()
    ]


def unpacked(text: str) -> Iterator[tuple[str, str]]:
    """(code, name) of every entry of packed groups.

    >>> list(unpacked("140828103\\t石桥,城西;\\t208,301"))
    [('140828103208', '石桥村'), ('140828103301', '城西社区')]
    """
    for line in text.splitlines():
        group, names, numbers = line.split("\t")
        codes = _numbers(group, numbers)
        start = 0
        for stop, char in enumerate(names):
            ending = MARKS.get(char)
            if ending is not None:
                yield next(codes), names[start:stop] + ending
                start = stop + 1


def _numbers(group: str, text: str) -> Iterator[str]:
    for run in text.split(","):
        first, _, more = run.partition("+")
        yield group + first
        for number in range(int(first) + 1, int(first) + 1 + int(more or 0)):
            yield f"{group}{number:03d}"
