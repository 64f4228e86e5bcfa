"""Serving: the SPARQL 1.1 Protocol, entity pages and a query editor over one graph, for reading only."""
