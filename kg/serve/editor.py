"""What the query editor knows: prefixes, terms to complete, the named questions, the limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from kg.rdf.terms import prefixes
from kg.serve.limits import Limits
from kg.serve.vocabulary import terms
from kg.sparql.questions import Question, questions


def settings(store: ox.Store, limits: Limits | None, base: str) -> Mapping[str, Any]:
    """For the editor's script. Without limits nothing bounds a query but the reader's patience."""
    return {
        "base": base,
        "prefixes": prefixes(base),
        "terms": terms(store),
        "questions": [_question(question) for question in questions()],
        "limits": limits.header() if limits else "",
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "title": dict(question.title),
        "description": dict(question.description),
        "parameters": [
            {"name": p.name, "type": p.type, "default": p.default, "zh": p.zh, "en": p.en} for p in question.parameters
        ],
        "body": question.body,
    }
