"""SPARQL under load and over a million triples."""
