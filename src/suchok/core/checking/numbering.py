"""Rules for numbers and codes: serials, areas, activities, no code twice, none left out."""

from collections.abc import Iterator

from suchok.core.checking.context import RowContext, SheetContext
from suchok.core.report.finding import Finding


def serial_is_number_of_area(context: SheetContext) -> Iterator[Finding]:
    """The serial printed beside an area is its number."""
    for at, area in enumerate(context.sheet.areas):
        if area.serial and area.number and area.serial_place is not None and area.serial != area.number:
            yield context.found(
                "numbering.serial",
                place=area.serial_place,
                field=f"areas.{at}.number",
                values={"printed": area.serial, "number": area.number, "title": area.title},
                proposal=area.number,
            )


def code_belongs_to_activity(context: SheetContext) -> Iterator[Finding]:
    """An indicator's code begins with the code of the activity printed in its row; a carried-down one is not judged."""
    for row in context.rows:
        activity, code = row.row.activity, row.row.code
        if activity is None or not activity.printed or activity.code is None or code is None:
            continue
        if not _begins_with(code, activity.code):
            values = {"printed": code, "activity": activity.code}
            severity = row.severity_beside("numbering.activity", ["activity"])
            yield row.found("numbering.activity", "code", values, proposal=_official_code(row), severity=severity)


def code_belongs_to_area(context: SheetContext) -> Iterator[Finding]:
    """An indicator's code begins with the number of its area."""
    for row in context.rows:
        code, area = row.row.code, row.row.area
        if code is not None and area is not None and not _begins_with(code, area):
            values = {"printed": code, "area": area}
            yield row.found("numbering.area", "code", values, proposal=_official_code(row))


def code_is_printed_once(context: SheetContext) -> Iterator[Finding]:
    """No code stands twice in a sheet; the second one is the mistake. One read with doubt proves nothing of another."""
    seen: set[str] = set()
    for row in context.rows:
        code = row.row.code
        if code is None:
            continue
        if code in seen:
            yield row.found("numbering.duplicate", "code", {"printed": code}, proposal=_official_code(row))
        elif not row.is_doubtful("code"):
            seen.add(code)


def no_code_is_missing(context: SheetContext) -> Iterator[Finding]:
    """No code is left out between two others."""
    codes = [tuple(map(int, row.code.split("."))) if row.code is not None else () for row in context.sheet.indicators]
    first = min(filter(None, codes), default=())
    present = {code[:depth] for code in codes for depth in range(1, len(code) + 1)}
    told: set[tuple[int, ...]] = set()
    for row, code in zip(context.rows, codes, strict=True):
        for depth in range(len(code), 0, -1):
            before = (*code[: depth - 1], code[depth - 1] - 1)
            if before[-1] > 0 and before not in present and before not in told and first < before:
                told.add(before)
                missing = ".".join(map(str, [*before, *[1] * (len(code) - depth)]))
                yield row.found("numbering.gap", "code", {"printed": row.row.code or "", "missing": missing})
                break


def code_is_official(context: SheetContext) -> Iterator[Finding]:
    """The printed code is the one that the official plan gives this indicator."""
    for row in context.rows:
        proposal = _official_code(row)
        if row.row.code is not None and row.official is not None and proposal is not None:
            values = {"printed": row.row.code, "official": proposal, "title": row.official.title}
            yield row.found("numbering.template", "code", values, proposal=proposal)


def _official_code(row: RowContext) -> str | None:
    """Return the official code, or ``None`` where it is the printed one."""
    return row.official.code if row.official is not None and row.official.code != row.row.code else None


def _begins_with(code: str, parent: str) -> bool:
    return code == parent or code.startswith(f"{parent}.")
