"""Asking: SPARQL 1.1 over built graphs in an embedded store, as text, file or named question."""
