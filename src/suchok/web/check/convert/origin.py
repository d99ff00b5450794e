"""Where a sheet comes from, and what it changed on the way: shown before anything of it is taken over."""

from dataclasses import dataclass

from suchok.core.checking.context import plain
from suchok.core.checking.sentences import shown
from suchok.core.plan.plan import Plan
from suchok.core.plan.unit import Unit
from suchok.core.report.changes import Change, changes_of
from suchok.core.report.document import Sheet, Source
from suchok.core.report.matching import Match
from suchok.core.report.official_sheet import UNIT_WORDS

CHANGES_SHOWN = 500
"""Changed cells of a sheet that a page shows at most."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One official cell beside what the sheet says there; ``level`` is the percent of a target."""

    row: int
    code: str
    field: str
    level: str | None
    official: str
    printed: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The official plan of a sheet. ``is_marked``: the file says so itself; ``filled`` counts the achievements.

    ``changes`` are the first ``CHANGES_SHOWN`` of all ``changed`` cells.
    """

    plan: Plan
    is_marked: bool
    changes: tuple[ChangeView, ...]
    changed: int
    filled: int


def origin_of(source: Source, sheet: Sheet, match: Match) -> Origin | None:
    """Return where a sheet comes from, ``None`` where no official plan fits it."""
    if match.plan is None:
        return None
    changes = tuple(changes_of(sheet, match))
    return Origin(
        plan=match.plan,
        is_marked=source.plan_key == match.plan.key,
        changes=tuple(_view(change, match) for change in changes[:CHANGES_SHOWN]),
        changed=len(changes),
        filled=sum(row.achievement is not None for row in sheet.indicators),
    )


def _view(change: Change, match: Match) -> ChangeView:
    field, _, level = change.field.partition(".")
    return ChangeView(
        row=change.row,
        code=match.indicators[change.row].code,
        field=field,
        level=level or None,
        official=_words(plain(change.official)),
        printed=_words(change.printed),
    )


def _words(value: str | None) -> str:
    """Return a value as people write it, a unit by its word."""
    if value is None:
        return "–"
    return UNIT_WORDS[Unit(value)] if value in set(Unit) else shown(value)
