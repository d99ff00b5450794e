"""Reads: what happened to an office, a plan or a report, with each value before and after."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from suchok.core.text.normalise import normalise
from suchok.web.accounts.models import Holding, Office, Post, User
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.audit.models import Entry
from suchok.web.audit.queries import Act, FieldChange, RowChange, acts, entries_about, entries_of_offices
from suchok.web.plans.models import Extension, Plan, PlanVersion
from suchok.web.plans.queries import plans_visible_to
from suchok.web.reports.models import Report, ReportCell
from suchok.web.reports.queries import reports_visible_to

# Reports and plans of an office have pages of their own: not everybody who sees the office may read them.
_OF_AN_OFFICE = r"^(office|post|holding|invitation|deadline)\."
_SHOWN = (Office, Post, Holding, Extension, Plan, PlanVersion, Report, ReportCell)
# How the program keeps things in order says nothing to people.
_HIDDEN = frozenset(
    {"path", "sort_key", "sort_key_en", "family", "field", "version", "changed_by", "changed_at", "made_by", "made_at"}
)
# A new row begins with fields that say nothing yet.
_NOTHING: tuple[object, ...] = (None, "", {}, [])


@dataclass(frozen=True, slots=True)
class Change:
    """A value before and after; ``about`` is the code of an indicator, where it stands in its row.

    ``of`` names the kind of row where another row of an act begins: an act may write an office, its posts and who holds
    them.
    """

    about: str
    name: str
    before: object
    after: object
    of: str = ""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act, with what it changed of what people see."""

    entry: Entry
    changes: Sequence[Change]


def office_for(user: User, pk: int) -> tuple[Office, QuerySet[Entry]] | None:
    """Return an office that ``user`` may see, and what happened to it."""
    office = offices_visible_to(user).filter(pk=pk).first()
    return None if office is None else (office, entries_of_offices([office.pk]).filter(act__regex=_OF_AN_OFFICE))


def plan_for(user: User, pk: int) -> tuple[Plan, QuerySet[Entry]] | None:
    """Return a plan that ``user`` may read, and what happened to it."""
    plan = plans_visible_to(user).filter(pk=pk).first()
    return None if plan is None else (plan, entries_about(plan))


def report_for(user: User, pk: int) -> tuple[Report, QuerySet[Entry]] | None:
    """Return a report that ``user`` may read, and what happened to it."""
    report = reports_visible_to(user).filter(pk=pk).first()
    return None if report is None else (report, entries_about(report))


def entries_found(entries: QuerySet[Entry], *, person: str, act: str) -> QuerySet[Entry]:
    """Return the entries of an act by persons whose names hold all words of ``person``."""
    for word in normalise(person).split():
        entries = entries.filter(Q(actor__name_bn__icontains=word) | Q(actor__name_en__icontains=word))
    return entries.filter(act=act) if act else entries


def history_rows(entries: Iterable[Entry]) -> Iterator[HistoryRow]:
    """Yield entries with their changes; the same number of queries for any number of them."""
    found = acts(entries)
    named = _named(found)
    for act in found:
        yield HistoryRow(act.entry, list(_changes(act, named)))


def _changes(act: Act, named: Mapping[type[models.Model], Mapping[Any, Any]]) -> Iterator[Change]:
    rows = sorted((row for row in act.changes if row.model in _SHOWN), key=lambda row: _SHOWN.index(row.model))
    several = len({row.model for row in rows}) > 1
    for row in rows:
        of = row.model.__name__.lower() if several and row.model is not ReportCell else ""
        for field in _shown(row):
            yield replace(_change(row, field, named), of=of)
            of = ""


def _shown(row: RowChange) -> Iterator[FieldChange]:
    for field in row.fields:
        target = _target(row, field)
        if row.model is ReportCell and field.name != "text":
            continue
        if field.before in _NOTHING and field.after in _NOTHING:
            continue
        if field.name not in _HIDDEN and (target is None or target in (Office, User)):
            yield field


def _target(row: RowChange, field: FieldChange) -> Any:
    # Keys lead to offices and people, which have names; the number of another row says nothing.
    return row.model._meta.get_field(field.name).related_model  # noqa: SLF001 - Django documents it


def _named(found: Sequence[Act]) -> Mapping[type[models.Model], Mapping[int, Any]]:
    rows = [row for act in found for row in act.changes if row.model in _SHOWN]
    numbers: dict[Any, set[object]] = {Office: set(), User: set()}
    for row in rows:
        for field in _shown(row):
            # What leads nowhere may be an object, as targets and exemptions are.
            if (target := _target(row, field)) in numbers:
                numbers[target].update({field.before, field.after} - {None})
    cells = {row.pk for row in rows if row.model is ReportCell}
    return {
        Office: Office.objects.in_bulk(sorted(numbers[Office], key=str)),
        User: User.objects.in_bulk(sorted(numbers[User], key=str)),
        ReportCell: ReportCell.objects.in_bulk(sorted(cells)),
    }


def _change(row: RowChange, field: FieldChange, named: Mapping[type[models.Model], Mapping[Any, Any]]) -> Change:
    cell = named[ReportCell].get(row.pk) if row.model is ReportCell else None
    before, after = field.before, field.after
    if (target := _target(row, field)) in named:
        # A row that is gone is told by its number.
        before, after = named[target].get(before, before), named[target].get(after, after)
    if cell is not None:
        return Change(cell.code, cell.field, before, after)
    return Change("", field.name, before, after)
