"""Vocabulary as data, with typed loaders."""
