"""Only the lowest container of a place is stated where the page names one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from kg.model import Statement

_IN = "kg:locatedIn"


def lowest(stated: Collection[Statement], mentioned: Collection[str]) -> list[Statement]:
    """The statements without those that a lower container, mentioned on the page itself, makes superfluous.

    A village in a town and the town in a county: that the village is in the county says nothing more.
    """
    up: dict[str, set[str]] = defaultdict(set)
    for statement in stated:
        if statement.predicate == _IN and isinstance(statement.object, str):
            up[statement.subject].add(statement.object)
    return [s for s in stated if s.predicate != _IN or not _is_superfluous(s, up, mentioned)]


def _is_superfluous(statement: Statement, up: dict[str, set[str]], mentioned: Collection[str]) -> bool:
    container = str(statement.object)
    between = (up.get(statement.subject, set()) - {container, statement.subject}) & set(mentioned)
    return any(container in _above(lower, up, statement.subject) for lower in sorted(between))


def _above(key: str, up: dict[str, set[str]], without: str) -> set[str]:
    """Everything a place lies in, not by way of `without`."""
    seen: set[str] = {without}
    todo: list[str] = [key]
    while todo:
        _extend(todo, seen, up.get(todo.pop(), ()))
    return seen - {without}


def _extend(todo: list[str], seen: set[str], keys: Iterable[str]) -> None:
    for key in keys:
        if key not in seen:
            seen.add(key)
            todo.append(key)
