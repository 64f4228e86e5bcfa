"""Rebuilds the division files of the lexicon from the public packages they come from."""
