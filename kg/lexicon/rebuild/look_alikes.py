"""Characters that a reader or a scanner takes for each other, by the likeness of their printed shapes.

Needs Pillow and NumPy and a font, none of which the project needs otherwise:
python -m kg.lexicon.rebuild.look_alikes FONT
"""

from __future__ import annotations

import bz2
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.lexicon.gazetteer import gazetteer

SIZE, BLUR, ALIKE, MOST = 48, 1.2, 0.65, 40
TARGET = Path(__file__).parents[1] / "data" / "divisions" / "look_alikes.bz2"


def characters() -> list[str]:
    """Every character of a township's or village's name that more than two names hold."""
    places, counts = gazetteer(), dict[str, int]()
    for name in places.all_names():
        for char in set(name):
            if "\u4e00" <= char <= "\u9fff":
                counts[char] = counts.get(char, 0) + 1
    return sorted(char for char, count in counts.items() if count > 2)


def shapes(chars: list[str], font_file: str) -> Any:
    """One row a character: its blurred picture, of mean 0 and length 1."""
    numpy = import_module("numpy")
    Image, ImageDraw, ImageFilter, ImageFont = (
        import_module(f"PIL.{name}") for name in ("Image", "ImageDraw", "ImageFilter", "ImageFont")
    )
    font = ImageFont.truetype(font_file, SIZE - 6)
    found = numpy.zeros((len(chars), SIZE * SIZE), dtype="float32")
    for row, char in enumerate(chars):
        picture = Image.new("L", (SIZE, SIZE))
        ImageDraw.Draw(picture).text((3, 0), char, font=font, fill=255)
        pixels = numpy.asarray(picture.filter(ImageFilter.GaussianBlur(BLUR)), dtype="float32").ravel()
        pixels -= pixels.mean()
        found[row] = pixels / (numpy.linalg.norm(pixels) or 1)
    return found


def table(font_file: str) -> dict[str, str]:
    chars = characters()
    rows = shapes(chars, font_file)
    found: dict[str, str] = {}
    for index, char in enumerate(chars):
        likeness = rows @ rows[index]
        best = [i for i in (-likeness).argsort()[: MOST + 1] if i != index and likeness[i] >= ALIKE]
        if best:
            found[char] = "".join(chars[i] for i in best)
    return found


if __name__ == "__main__":
    lines = "".join(f"{char}\t{others}\n" for char, others in table(sys.argv[1]).items())
    TARGET.write_bytes(bz2.compress(lines.encode("utf-8"), 9))
