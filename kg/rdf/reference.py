"""The reference page of the ontology, in Chinese and English: `python -m kg.rdf.reference > docs/ontology.html`.

One file without script or outside reference; the reader picks the language with two radio buttons.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from html import escape

import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.rdf.ontology import ontology_file
from kg.rdf.terms import VOCABULARIES

KG = rdflib.Namespace(VOCABULARIES["kg"])
_SCHEMA = rdflib.Namespace(VOCABULARIES["schema"])
_ABOUT = rdflib.URIRef("https://w3id.org/xianzhi/ontology")
_PREFIXES = {**VOCABULARIES, "foaf": "http://xmlns.com/foaf/0.1/", "owl": str(OWL)}
_SECTIONS = (
    ("classes", "类", "Classes", (OWL.Class,)),
    ("relations", "关系", "Relations", (OWL.ObjectProperty,)),
    ("values", "取值属性", "Values", (OWL.DatatypeProperty,)),
    ("individuals", "个体", "Individuals", (OWL.NamedIndividual,)),
)
_LINKS = (
    (RDFS.subClassOf, "上位类", "subclass of"),
    (RDFS.subPropertyOf, "上位属性", "sub-property of"),
    (RDFS.domain, "主语", "subject"),
    (_SCHEMA.domainIncludes, "主语可为", "subject, one of"),
    (RDFS.range, "宾语", "object"),
    (_SCHEMA.rangeIncludes, "宾语可为", "object, one of"),
    (SKOS.inScheme, "概念表", "in scheme"),
    (RDFS.seeAlso, "参见", "see also"),
)
_STYLE = """
:root{color-scheme:light dark;--line:#8884;--soft:#8881}
body{font:16px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
body{margin:0 auto;max-width:62rem;padding:1rem}
h1{margin:.5rem 0}h2{border-bottom:1px solid var(--line);margin-top:3rem}h3{margin:0}
section.term{border-top:1px solid var(--line);padding:.8rem 0}section.term:target{background:var(--soft)}
code{font-size:.9em}dt{opacity:.7}dd{margin:0}
dl{display:grid;grid-template-columns:8rem 1fr;gap:.1rem .8rem;margin:.3rem 0}
nav ul{columns:14rem;padding-left:1.2rem}
table{border-collapse:collapse}td,th{border:1px solid var(--line);padding:.15rem .6rem;text-align:left}
.pick{position:sticky;top:0;background:Canvas;padding:.4rem 0;z-index:1}
body:has(#only-zh:checked) [lang=en],body:has(#only-en:checked) [lang=zh]{display:none}
@media(max-width:40rem){dl{grid-template-columns:1fr}dt{margin-top:.3rem}}
"""


def page() -> str:
    """The whole page, the same for the same ontology."""
    graph = rdflib.Graph()
    for name in ("xianzhi.ttl", "schemes.ttl"):
        graph.parse(data=ontology_file(name).read_text(encoding="utf-8"), format="turtle")
    return "\n".join(
        [*_head(graph), *_contents(graph), *_terms(graph), *_schemes(graph), *_others(graph), "</body></html>", ""]
    )


def _head(graph: rdflib.Graph) -> Iterator[str]:
    version = graph.value(_ABOUT, OWL.versionIRI)
    yield '<!doctype html><html><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>县志本体 · Xianzhi ontology</title><style>{_STYLE}</style></head><body>"
    yield '<div class="pick"><label><input type="radio" name="l" id="both" checked> 中文 + English</label> '
    yield '<label><input type="radio" name="l" id="only-zh"> 中文</label> '
    yield '<label><input type="radio" name="l" id="only-en"> English</label></div>'
    yield f"<h1>{_both(graph, _ABOUT, DCTERMS.title)}</h1><p>{_both(graph, _ABOUT, DCTERMS.description)}</p>"
    yield f"<p><code>{escape(str(KG))}</code> · <code>{escape(str(version))}</code> · "
    yield f"<code>{escape(str(graph.value(_ABOUT, DCTERMS.license)))}</code></p>"


def _contents(graph: rdflib.Graph) -> Iterator[str]:
    yield "<nav>"
    for anchor, zh, en, kinds in _SECTIONS:
        yield f'<h4><a href="#{anchor}">{_pair(zh, en)}</a></h4><ul>'
        for term in _of(graph, kinds):
            yield f'<li><a href="#{_local(term)}">{_both(graph, term, RDFS.label)}</a></li>'
        yield "</ul>"
    yield f'<h4><a href="#schemes">{_pair("概念表", "Concept schemes")}</a></h4>'
    yield f'<h4><a href="#others">{_pair("所用他人术语", "Terms of others")}</a></h4></nav>'


def _terms(graph: rdflib.Graph) -> Iterator[str]:
    for anchor, zh, en, kinds in _SECTIONS:
        yield f'<h2 id="{anchor}">{_pair(zh, en)}</h2>'
        for term in _of(graph, kinds):
            yield from _term(graph, term)


def _term(graph: rdflib.Graph, term: rdflib.URIRef) -> Iterator[str]:
    yield f'<section class="term" id="{_local(term)}">'
    yield f"<h3>{_both(graph, term, RDFS.label)} <code>{_short(term)}</code></h3>"
    yield f"<p>{_both(graph, term, SKOS.definition)}</p><dl>"
    yield f"<dt>{_pair('例', 'example')}</dt><dd>{escape(str(graph.value(term, SKOS.example)))}</dd>"
    yield f"<dt>{_pair('为何如此', 'why so')}</dt><dd>{_both(graph, term, SKOS.editorialNote)}</dd>"
    for predicate, zh, en in _LINKS:
        if others := sorted(graph.objects(term, predicate), key=str):
            yield f"<dt>{_pair(zh, en)}</dt><dd>{', '.join(map(_linked, others))}</dd>"
    for predicate, zh, en in (
        (RDFS.subClassOf, "下位类", "subclasses"),
        (RDFS.subPropertyOf, "下位属性", "sub-properties"),
    ):
        if others := sorted(graph.subjects(predicate, term), key=str):
            yield f"<dt>{_pair(zh, en)}</dt><dd>{', '.join(map(_linked, others))}</dd>"
    if members := sorted(graph.subjects(RDF.type, term), key=str):
        yield f"<dt>{_pair('个体', 'individuals')}</dt><dd>{', '.join(map(_linked, members))}</dd>"
    yield "</dl></section>"


def _schemes(graph: rdflib.Graph) -> Iterator[str]:
    yield f'<h2 id="schemes">{_pair("概念表", "Concept schemes")}</h2>'
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        yield f"<h3>{_both(graph, scheme, SKOS.prefLabel)} <code>{_short(scheme)}</code></h3>"
        yield f"<p>{_both(graph, scheme, SKOS.definition)}</p>"
        if concepts := sorted(graph.subjects(SKOS.inScheme, scheme), key=_natural):
            yield "<table>"
            for concept in concepts:
                notation = graph.value(concept, SKOS.notation)
                code = f"<code>{escape(str(notation))}</code>" if notation is not None else ""
                name = _both(graph, concept, SKOS.prefLabel)
                yield f"<tr><td>{_linked(concept)}</td><td>{code}</td><td>{name}</td></tr>"
            yield "</table>"


def _others(graph: rdflib.Graph) -> Iterator[str]:
    """Terms of other vocabularies that the data or the axioms use."""
    yield f'<h2 id="others">{_pair("所用他人术语", "Terms of others")}</h2><table>'
    for term in sorted({s for s in graph.subjects(RDFS.label) if not str(s).startswith(str(KG))}, key=str):
        yield f"<tr><td><code>{_short(term)}</code></td><td>{_both(graph, term, RDFS.label)}</td></tr>"
    yield "</table>"


def _of(graph: rdflib.Graph, kinds: Iterable[Node]) -> list[rdflib.URIRef]:
    """Our terms of these kinds, in the order of their names."""
    found = {term for kind in kinds for term in graph.subjects(RDF.type, kind)}
    return sorted(t for t in found if isinstance(t, rdflib.URIRef) and t.startswith(str(KG)))


def _both(graph: rdflib.Graph, term: Node, predicate: rdflib.URIRef) -> str:
    said = {str(o.language): str(o) for o in graph.objects(term, predicate) if isinstance(o, rdflib.Literal)}
    return _pair(said.get("zh", ""), said.get("en", ""))


def _pair(zh: str, en: str) -> str:
    return f'<span lang="zh">{escape(zh)}</span> <span lang="en">{escape(en)}</span>'


def _natural(concept: Node) -> tuple[str, int]:
    """The tenth after the ninth: unit-count-10, unit-count-9."""
    head, _, number = str(concept).rpartition("-")
    return (head, int(number)) if number.isdigit() else (str(concept), 0)


def _linked(term: Node) -> str:
    name = f"<code>{_short(term)}</code>"
    return f'<a href="#{_local(term)}">{name}</a>' if str(term).startswith(str(KG)) else name


def _local(term: Node) -> str:
    return str(term).removeprefix(str(KG))


def _short(term: Node) -> str:
    """
    >>> _short(RDFS.label), _short(rdflib.URIRef("https://example.org/x"))
    ('rdfs:label', 'https://example.org/x')
    """
    for prefix, space in _PREFIXES.items():
        if str(term).startswith(space) and str(term) != space:
            return escape(f"{prefix}:{str(term).removeprefix(space)}")
    return escape(str(term))


if __name__ == "__main__":
    sys.stdout.write(page())
