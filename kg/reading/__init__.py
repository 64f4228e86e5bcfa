"""Reading: page files become pages of articles, each with its headline, authors, sentences and tables."""

from kg.reading.files import find_pages, read_page
from kg.reading.metadata import Given
from kg.reading.pages import parse_page

__all__ = ["Given", "find_pages", "parse_page", "read_page"]
