"""What the catalogue knows helps to read: misread titles become the official ones, values it confirms are sure.

Only where the page as a whole is one of the official plans, and only titles that are nearly the same:
what an office wrote otherwise stays as it stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz, process

from suchok.core.plan.plan import Indicator, Plan
from suchok.core.reading.codes import split_code
from suchok.core.reading.lines import Raw, RawCell, RawRow
from suchok.core.reading.units import is_unit_word
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_bangla_digits
from suchok.core.text.written import written_value
from suchok.documents.readers.scan.order import ordered

_NEAR = 82.0
_RECOGNISED = 68.0
_LEAST_SHARE, _LEAST_TITLES = 0.6, 4
_SHORTEST_TITLE, _LEAST_END = 10, 4
_BEFORE_TITLE = re.compile(r"(?:[^\w]|\d|_)*(?:\S{0,8}\])?\s*")
_WHOLE_CODE = re.compile(r"\[[0-9০-৯]+(?:\.[0-9০-৯]+)*\]|[0-9০-৯]+(?:\.[0-9০-৯]+)*")


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell whose text was misread: what was read, and the official words that stand there now."""

    place: Place
    read: str
    official: str


def corrected(raws: Sequence[Raw], plans: Sequence[Plan]) -> tuple[tuple[Raw, ...], tuple[Correction, ...]]:
    """Return the rows with official titles where they were nearly read, and what was corrected."""
    as_read = {cell.place: cell.text for raw in raws if isinstance(raw, RawRow) for cell in raw.cells}
    raws = ordered(raws, plans)
    plan = _plan_of(raws, plans)
    corrections = list(_units_put_right(raws, as_read))
    if plan is None:
        return tuple(raws), tuple(corrections)
    titles = _titles(plan)
    rows: list[Raw] = []
    for raw in raws:
        if not isinstance(raw, RawRow):
            rows.append(raw)
            continue
        found = [_corrected(cell, titles, as_read[cell.place]) for cell in raw.cells]
        corrections += [
            Correction(cell.place, cell.text, new.text)
            for cell, new in zip(raw.cells, found, strict=True)
            if new.text != cell.text
        ]
        rows.append(_confirmed(RawRow(tuple(found)), plan))
    return tuple(_without_rests(rows, titles)), tuple(corrections)


def _without_rests(raws: Sequence[Raw], titles: Mapping[str, str | None]) -> Iterator[Raw]:
    """Yield the rows without what a page prints of an official title that the page before has whole already.

    The end of that page cut the title, and its beginning was enough to know it.
    """
    whole: dict[int, tuple[int, str]] = {}
    for raw in raws:
        if not isinstance(raw, RawRow):
            yield raw
            continue
        cells = list(raw.cells)
        for column, cell in enumerate(cells):
            page, title = whole.get(column, (0, ""))
            if cell.place.page == page + 1 and _is_end(cell.text, title):
                cells[column] = cell._replace(text="", lines=(), doubtful=False)
            elif (found := split_code(cell.text)[1]) in titles:
                whole[column] = (cell.place.page or 0, found)
        yield RawRow(tuple(cells))


def _is_end(text: str, title: str) -> bool:
    """Whether a text is nearly the end of a title, and not all of it."""
    is_part = _LEAST_END <= len(text) < len(title)
    return is_part and fuzz.ratio(text, title[-len(text) :]) >= _NEAR


def _units_put_right(raws: Sequence[Raw], as_read: Mapping[Place, str]) -> Iterator[Correction]:
    for cell in (cell for raw in raws if isinstance(raw, RawRow) for cell in raw.cells):
        if cell.text != as_read[cell.place] and not cell.doubtful and is_unit_word(cell.text):
            yield Correction(cell.place, as_read[cell.place], cell.text)


def _plan_of(raws: Sequence[Raw], plans: Sequence[Plan]) -> Plan | None:
    """Return the plan most of whose indicators are among the titles of the tables, if there is one."""
    texts = [split_code(cell.text)[1] for raw in raws if isinstance(raw, RawRow) for cell in raw.cells]
    titles = [text for text in texts if len(text) >= _SHORTEST_TITLE]
    if not titles:
        return None

    def nearness(plan: Plan) -> float:
        found = [process.extractOne(one.title, titles, scorer=fuzz.ratio)[1] for one in plan.indicators]
        near = [ratio for ratio in found if ratio >= _RECOGNISED]
        enough = len(near) >= min(_LEAST_TITLES, len(plan.indicators)) and len(near) >= _LEAST_SHARE * len(found)
        return sum(near) / len(found) if enough else 0.0

    best = max(plans, key=nearness, default=None)
    return best if best is not None and nearness(best) else None


def _titles(plan: Plan) -> Mapping[str, str | None]:
    """Return every title of a plan with its code, ``None`` where one title has several codes, and its levels' names."""
    titles: dict[str, str | None] = {}
    pairs: list[tuple[str, str | None]] = [
        pair
        for area, activity, indicator in plan.rows()
        for pair in ((area.title, area.number), (activity.title, activity.code), (indicator.title, indicator.code))
        if pair[0]
    ]
    pairs += [(level.name_bn, None) for level in plan.scale.levels]
    for title, code in dict.fromkeys(pairs):
        titles[normalise(title)] = None if normalise(title) in titles else code
    return titles


def _corrected(cell: RawCell, titles: Mapping[str, str | None], as_read: str) -> RawCell:
    """Return a cell with the official title that it nearly says; a doubtful one that says only a part of it.

    A well-formed code stays as printed, right or wrong; what is left of one that was misread (``as_read``) gives way,
    and is doubtful: what is printed there may be the office's mistake.
    """
    start = _BEFORE_TITLE.match(cell.text)
    title = cell.text[start.end() :] if start is not None else cell.text
    if len(title) < _SHORTEST_TITLE:
        return cell
    official, nearness, _ = process.extractOne(title, tuple(titles), scorer=fuzz.ratio)
    if (own := _of_code(cell.text, title, titles)) is not None and titles[official] != titles[own]:
        official, nearness = own, _NEAR
    if nearness < _NEAR:
        # Half an official title is more often half of it read than a title of the office's own.
        return cell._replace(doubtful=cell.doubtful or nearness >= _RECOGNISED)
    before, code = cell.text[: len(cell.text) - len(title)].strip(), titles[official]
    if code is not None and before and not _is_code(before, code):
        before = f"[{to_bangla_digits(code)}]"
    # A code that is not the official one may be the office's mistake or the scan's.
    differs = code is not None and bool(before) and code != split_code(as_read)[0]
    return cell._replace(text=f"{before} {official}".strip(), lines=(), doubtful=differs)


def _of_code(text: str, title: str, titles: Mapping[str, str | None]) -> str | None:
    """Return the official title of the code before a title that is nearly its beginning: a page cut off the rest."""
    code = split_code(text)[0]
    own = next((one for one, of in titles.items() if code is not None and of == code), "")
    return own if own and fuzz.ratio(title, own[: len(title)]) >= _NEAR else None


def _is_code(before: str, official: str) -> bool:
    """Whether what stands before a title is a whole code of as many numbers as the official one."""
    found = _WHOLE_CODE.fullmatch(before)
    return found is not None and before.count(".") == official.count(".")


def _confirmed(row: RawRow, plan: Plan) -> RawRow:
    """Return a row whose doubtful values are sure where the official indicator of the row has the same."""
    titles = {split_code(cell.text)[1] for cell in row.cells}
    official = next((one for one in plan.indicators if normalise(one.title) in titles), None)
    if official is None:
        return row
    known = _values(official)
    return RawRow(
        tuple(
            cell._replace(doubtful=False) if cell.doubtful and written_value(cell.text).value in known else cell
            for cell in row.cells
        )
    )


def _values(indicator: Indicator) -> frozenset[date | Decimal | None]:
    certain = {value for level, value in indicator.targets.items() if level not in indicator.uncertain}
    return frozenset((certain | {indicator.weight}) - {None})
