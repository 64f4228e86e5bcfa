"""When Python's collector of cycles may look through what is there."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def without_cycles(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """For functions that make very many objects and no cycles: the collector of cycles, which would look through all
    of them again and again, waits until they are done."""

    @wraps(function)
    def waiting(*arguments: Given.args, **named: Given.kwargs) -> Result:
        collecting = gc.isenabled()
        gc.disable()
        try:
            return function(*arguments, **named)
        finally:
            if collecting:
                gc.enable()

    return waiting
