"""Which strings are dates of the Extended Date/Time Format, as far as local news needs it."""

from __future__ import annotations

import re

_DAY = r"[?~%]?(?:\d{4}|X{4}|\d{3}X|\d{2}XX)(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[?~%]?"
_TIME = r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?"
_EDTF = re.compile(rf"(?:{_DAY}{_TIME}|(?:{_DAY}|\.\.|)/(?:{_DAY}|\.\.|))")


def is_edtf(text: str) -> bool:
    """Whether a date can be written as it is.

    >>> [is_edtf(text) for text in ("2025-04-21", "XXXX-04", "2025-01/2025-03", "2025/..", "每周", "/", "")]
    [True, True, True, True, False, False, False]
    """
    return bool(text.strip("/.") and _EDTF.fullmatch(text))
