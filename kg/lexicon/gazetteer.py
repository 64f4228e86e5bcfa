"""The administrative divisions of the country, from province to village."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Division:
    """An administrative division. `code` has 2, 4, 6, 9 or 12 digits, as the statistics bureau prints it."""

    code: str
    name: str  # official: 运城市, 东垆乡, 姚村
    level: str  # province | city | county | township | village | community
    short: str = ""  # 运城, 垣曲; "" where the name has no short form of its own
