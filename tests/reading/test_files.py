"""Page files: encodings, sidecars, and which files of a folder are pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError, PageError
from kg.reading import Given, find_pages, read_page

TEXT = "乌镇开展清河行动\r\n\r\n本报讯（记者 朱 琳）3月9日，乌镇清理河道12公里。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings_give_the_same_page(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode(encoding))
    page = read_page(path)
    assert page.text == TEXT
    assert page.identifier == "page"
    assert [a.headline and a.headline.text for a in page.articles] == ["乌镇开展清河行动"]
    start = page.articles[0].with_role("body")[0].passage.offsets[0]
    assert page.text[start:].startswith("本报讯")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("　\u3000\n".encode(), "empty"),
        (b"PNG\r\n\x1a\x00\x00", "byte 6"),
        (b"\xff\xff\xff\xff\xfe", "byte 0"),
        (bytes(range(1, 32)) * 9, "no text"),
    ],
)
def test_unreadable_page_names_file_and_place(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(data)
    with pytest.raises(PageError) as error:
        read_page(path)
    assert "broken.txt" in str(error.value)
    assert said in str(error.value)


def test_missing_file_is_a_page_error(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"gone\.txt"):
        read_page(tmp_path / "gone.txt")


def write(folder: Path, sidecar: str) -> Path:
    path = folder / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    (folder / "page.yaml").write_text(sidecar, encoding="utf-8")
    return path


def test_sidecar_gives_metadata_and_options_fill_its_gaps(tmp_path: Path) -> None:
    path = write(tmp_path, "paper: 嘉兴日报\ndate: 2025-03-10\npage: 3\n")
    meta = read_page(path, Given(city="嘉兴市", number="8")).meta
    assert [v and (v.value, v.source) for v in (meta.paper, meta.date, meta.number, meta.city)] == [
        ("嘉兴日报", "given"),
        ("2025-03-10", "given"),
        ("3", "given"),
        ("3304", "given"),
    ]


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("papers: 嘉兴日报\n", "'papers'"),
        ("date: [2025]\n", "date"),
        ("- 嘉兴日报\n", "expected keys"),
        ("paper: 'open\n", "YAML"),
        ("city: 没有这个市\n", "没有这个市"),
        ("city: 990000\n", "990000"),
    ],
)
def test_wrong_sidecar_names_file_and_value(tmp_path: Path, sidecar: str, said: str) -> None:
    with pytest.raises(PageError) as error:
        read_page(write(tmp_path, sidecar))
    assert "page." in str(error.value)
    assert said in str(error.value)


def test_other_yaml_beside_a_page_is_no_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path, "page: p\narticles:\n- {id: a1}\n")
    assert read_page(path).meta.number is None


def test_find_pages_sorts_and_drops_doubles(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "1.txt", "b/notes.md"):
        (tmp_path / name).write_text("某镇", encoding="utf-8")
    found = find_pages([tmp_path / "b", tmp_path, tmp_path / "1.txt"])
    assert [p.relative_to(tmp_path).as_posix() for p in found] == ["1.txt", "b/2.txt"]


def test_find_pages_follows_no_link_out_of_the_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (inside / "own.txt").write_text("某镇", encoding="utf-8")
    (outside / "secret.txt").write_text("某县", encoding="utf-8")
    (inside / "folder").symlink_to(outside, target_is_directory=True)
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    assert find_pages([inside]) == [inside / "own.txt"]


def test_find_pages_refuses_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        find_pages([tmp_path / "nowhere"])
    with pytest.raises(InputError, match=r"no \.txt page"):
        find_pages([tmp_path])
