"""Parts the lines of a page into articles: lifts out photos and tables, then follows the running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Author
from kg.reading import columns, context, datelines, heads, photos, seams, sheets, stories, web
from kg.reading.columns import Run
from kg.reading.drafts import Draft
from kg.reading.lines import Line
from kg.reading.wraps import unwrap

_SHORT = 8  # a caption or the name of a paper, shorter than headlines are
_WHOLE_PAGE = re.compile(r"^本[版期]|美编|版式|组版|排版|视觉|检校")


def arrange(lines: Sequence[Line]) -> tuple[list[Draft], tuple[Author, ...]]:
    """The articles of a page in the order they begin, and the credits of the page."""
    lines = context.seen(unwrap(web.own(lines)))
    pictures, rest = photos.lift(lines)
    sheet, rest = sheets.lift(rest)
    lifted = {line.number for line in lines} - {line.number for line in rest}
    running = _run(rest, lifted)
    drafts = [d for d in sorted([*pictures, *sheet, *running], key=lambda d: d.first) if d.parts]
    if not any(d.lines("body") for d in drafts):
        return _bare(lines), ()
    credits = [line for line in lines if line.look == "credit" and line.byline]
    _sign_page(drafts, [line for line in credits if _WHOLE_PAGE.search(line.text)])
    return drafts, tuple(a for line in credits if line.byline for a in line.byline.duties)


def _bare(lines: Sequence[Line]) -> list[Draft]:
    """A page without running text (an address, a list of names): its lines are the text."""
    draft = Draft(listed=True)
    draft.add("body", *(replace(line, seen_as="body") for line in lines))
    return [draft] if draft.parts else []


def _sign_page(drafts: list[Draft], credits: list[Line]) -> None:
    """文字 and 摄影 of a whole page are the authors of its main feature."""
    features = [d for d in drafts if d.genre == "feature"] or drafts
    main = max(features, key=lambda d: d.length)
    for line in credits:
        main.sign(line.byline.authors if line.byline else ())


# --- running text ----------------------------------------------------------------------------


def _run(lines: list[Line], lifted: set[int]) -> list[Draft]:
    drafts: list[Draft] = []
    runs = columns.mend(list(_runs(lines)))
    spaced = any(_is_spaced(run, lifted) for run in runs[1:])
    for at, run in enumerate(runs):
        ahead = [line.text for later in runs[at + 1 :] for line in later.head if line.look == "title"]
        _place(drafts, run, spaced, ahead)
    return drafts


def _is_spaced(run: Run, lifted: set[int]) -> bool:
    """A head with a byline or dateline, set apart by blank lines that no photo explains."""
    if not run.head or run.head[0].gap < 2 or run.head[0].number - 1 in lifted:
        return False
    return run.dated or any(line.look in ("byline", "subtitle") for line in run.head[1:])


def _runs(lines: list[Line]) -> Iterator[Run]:
    """Stretches of title-like lines, each with the text that follows it; a dateline starts a new stretch."""
    run = Run([], [])
    for line in lines:
        above = line.look in ("title", "subtitle", "byline", "credit")
        if run.body and (above or line.look == "dateline"):
            yield run
            run = Run([], [])
        (run.head if above else run.body).append(line)
    yield run


def _place(drafts: list[Draft], run: Run, spaced: bool, ahead: Sequence[str]) -> None:
    """Adds a stretch to the article it belongs to, or begins a new one."""
    head, body = _signed(drafts, run.head), run.body
    current = drafts[-1] if drafts else None
    if not head and not body:
        return
    if current and _is_tail(current, head, body):
        current.add("caption", head[0])
        current.sign(head[1].authors)
        return
    dated = datelines.match(body[0].passage) if body else None
    anchored = dated is not None or any(line.look in ("byline", "subtitle") for line in head)
    column = bool(head) and _is_list(body) and heads.is_column(head[-1].text)
    begins = anchored or column or current is None or _begins(current, head, body, spaced)
    story, sections = bool(current and not begins), list[Line]()
    if current and story and not _is_story(current, head, body, ahead):
        if not _is_story(current, head[:1], [*head[1:], *body], ahead) or len(head) != 2 or _meets(head):
            _go_on(current, head, body)
            return
        head, sections = head[:1], head[1:]
    if current:
        captions, head = _own_head(head)
        current.add("caption", *captions)
    draft = Draft("brief" if dated else "feature", opened=anchored)
    heads.assign(draft, head, dated is not None, _is_list(body))
    draft.add("heading", *sections)
    _add_text(draft, body)
    draft.sign(dated.authors if dated else ())
    drafts.append(draft)


def _is_tail(current: Draft, head: list[Line], body: list[Line]) -> bool:
    """A caption or a source and then the author, below the last text of a page: no headline without a text."""
    if body or current.last_body is None or len(head) != 2 or head[0].look != "title" or head[1].look != "byline":
        return False
    return (photos.is_caption(head[0].text) or len(head[0].text) <= _SHORT) and head[0].gap <= 2


def _meets(head: list[Line]) -> bool:
    """Whether two lines are the halves of one headline rather than a headline and its first section's heading."""
    return head[1].gap == 0


_POINT = re.compile("[▲△●○■□◆◇★☆►▶◎]")


def _is_list(body: list[Line]) -> bool:
    """Several briefs in one text, each behind a mark: ▲甲镇…。▲乙村…。"""
    return sum(bool(_POINT.match(line.text)) for line in body) > 1


def _add_text(draft: Draft, body: list[Line]) -> None:
    """Body lines; 图为…。 among them explains a picture. Several ▲ are the points of a list."""
    marked = sum(line.text.startswith("▲") for line in body)
    for line in body:
        caption = photos.is_caption(line.text) and len(line.text) <= 80 and not (marked > 1 and line.text[0] == "▲")
        draft.add("caption" if caption and len(body) > 1 else "body", line)


def _signed(drafts: list[Draft], head: list[Line]) -> list[Line]:
    """Takes what closes the article before (its byline, the page's credits) off the head of the next."""
    current = drafts[-1] if drafts else None
    rest = [line for line in head if line.look != "credit"]
    for line in head:
        if current and line.look == "credit" and line.byline and not _WHOLE_PAGE.search(line.text):
            current.sign(line.byline.authors)
    at = 0
    while current and current.last_body and at < len(rest) and rest[at].look == "byline":
        byline = rest[at].byline
        titled = any(line.look == "title" for line in rest[at:])
        bracketed = rest[at].is_info or bool(byline and byline.bracketed)
        if current.authors and not bracketed and not titled:
            break
        current = _split_off(drafts, rest[at])
        current.sign(rest[at].authors)
        current.closed = True
        at += 1
    return rest[at:]


def _split_off(drafts: list[Draft], byline: Line) -> Draft:
    """A second byline, at the end of a text that has one at its head, signs what its last heading began."""
    current = drafts[-1]
    headings = [at for at, (role, _) in enumerate(current.parts) if role == "heading"]
    new = {a.name for a in byline.authors} - {a.name for a in current.authors}
    if not (current.opened and new and 1 <= len(headings) <= 2):
        return current
    rest = current.parts[headings[-1] :]
    if not any(role == "body" for role, _ in rest):
        return current
    del current.parts[headings[-1] :]
    drafts.append(Draft(parts=[("headline", rest[0][1]), *rest[1:]]))
    return drafts[-1]


def _begins(current: Draft, head: list[Line], body: list[Line], spaced: bool) -> bool:
    """Whether titles without a byline begin an article: after a brief, after a signed end, or set apart as others."""
    alone = all(line.gap >= 2 for line in (*head, *body[:1]))
    head = [line for line in head if not photos.is_caption(line.text)]
    if not head or not body or alone:
        return False
    before = current.last_body
    if before and seams.is_date_line(before.text):
        return True  # 甲县水利局 2025年3月15日: what was issued is signed
    if before and seams.goes_on(before.text, body[0].text) is not False:
        return False
    apart = spaced and head[0].gap >= 2 and body[0].gap <= 1 and len(head) <= 2
    return current.closed or current.genre == "brief" or apart


def _is_story(current: Draft, head: list[Line], body: list[Line], ahead: Sequence[str]) -> bool:
    """Whether the last title above a text, by what the two say, begins a story of its own."""
    titles = [line for line in head if line.look == "title"]
    before = current.last_body
    if not titles or not body or before is None or titles[-1] is not head[-1]:
        return False
    if (seams.is_open(before.text) and not before.text.endswith("）")) or photos.is_caption(titles[-1].text):
        return False
    told = "\n".join(line.text for line in current.lines("headline", "kicker", "subtitle", "heading", "body"))
    headings = tuple(line.text for line in current.lines("heading"))
    below = "".join(line.text for line in body)
    return stories.begins(stories.Case(told, headings, tuple(ahead), titles[-1].text, below, current.opened))


def _own_head(head: list[Line]) -> tuple[list[Line], list[Line]]:
    """Parts captions of the article before from the head of the next: they stand apart from it."""
    for at in range(len(head) - 1, 0, -1):
        if head[at].gap >= 3 and head[at].look != "byline":
            kickers = [n for n in head[:at] if heads.is_column(n.text)]
            return [n for n in head[:at] if n not in kickers], [*kickers, *head[at:]]
    return [], head


def _go_on(current: Draft, head: list[Line], body: list[Line]) -> None:
    """Headings and captions inside an article, or the halves of a sentence that look like them."""
    before = current.last_body
    ends = (before.text, body[0].text) if before and body else ("。", "")
    seam, surely = seams.goes_on(*ends), seams.surely_goes_on(*ends)
    captioned = False
    for at, line in enumerate(head):
        after = head[at + 1] if at + 1 < len(head) else (body[0] if body else None)
        alone = line.gap >= 2 and (after is None or after.gap >= 2 or captioned)
        crowd = len(head) >= 3 and at < len(head) - 1
        within = surely or (seam is not False and not _is_heading(line, after))
        if _is_half(line, before if at == 0 else None, after) or (not body and _is_closing(head, at)):
            current.add("body", line)
        elif not body and (heads.is_column(line.text) or heads.is_slogan(line.text)):
            current.add("kicker", line)
        elif not body or alone or crowd or within or photos.is_caption(line.text):
            current.add("caption", line)
            captioned = True
        else:
            current.add("heading", line)
    _add_text(current, body)


def _is_closing(head: list[Line], at: int) -> bool:
    """What stands below a text: the body that issued it and the date, a remark in brackets."""
    dated = any(heads.is_date(line.text) for line in head[at : at + 2])
    return dated or (head[at].text[0] in "（(" and head[at].text[-1] in "）)")


def _is_heading(line: Line, after: Line | None) -> bool:
    """Built like a heading, in two halves or numbered, and printed close to the text."""
    built = " " in line.text or "：" in line.text or seams.begins(line.text)
    return built and line.gap <= 1 and (after is None or after.gap <= 1)


def _is_half(line: Line, before: Line | None, after: Line | None) -> bool:
    """A title-like line with an uneven comma is the first or middle part of a broken sentence."""
    if "，" not in line.text:
        return False
    left, right = line.text.split("，", 1)
    return abs(len(left) - len(right)) > 1 or bool(before and before.is_open)
