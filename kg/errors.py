"""The errors a user can meet. Each message names the file, the place in it and the offending value."""


class XianzhiError(Exception):
    """Anything that went wrong for a reason the user can act on; the command prints it as one line."""


class InputError(XianzhiError):
    """A path, page, sidecar or graph file that cannot be used."""


class PageError(InputError):
    """One page among several that cannot be read; the others still can."""


class OutputError(XianzhiError):
    """A target that cannot be written. What was there before is left as it was."""


class LexiconError(XianzhiError):
    """A data file of the lexicon that breaks its own format."""


class EngineError(XianzhiError):
    """Processes that did the work and could not end it."""
