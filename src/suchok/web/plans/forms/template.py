"""A template as a table in a form: one row for each indicator, with its area and activity, as in the Word table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.http import QueryDict
from django.utils.translation import gettext as _

from suchok.core.plan.plan import (
    Activity,
    Evidence,
    Indicator,
    NotApplicable,
    PerformanceArea,
    Plan,
    Rule,
    usual_combine,
)
from suchok.core.plan.unit import Unit, Value
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.core.text.values import WrittenValue
from suchok.core.text.written import written_value
from suchok.web.plans.forms.template_head import (
    NotUnderstood,
    deadlines_of,
    head_posted,
    numbers_posted,
    scale_of,
    sent_under,
)
from suchok.web.ui.templatetags.bangla import digits

MOST_ROWS = 200
SPARE_ROWS = 3
_COLUMNS = ("area", "area_title", "area_weight", "activity", "activity_title", "code", "title", "unit", "weight")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row as typed: ``cells`` by column, ``targets`` by percent, ``evidence`` the codes of the kinds asked for."""

    number: int
    cells: Mapping[str, str]
    targets: tuple[tuple[int, str], ...]
    evidence: frozenset[str]
    set_by_office: bool

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed in it."""
        typed = [self.cells[column] for column in ("code", "title", "weight")]
        return not any([*typed, *dict(self.targets).values()])


def rows_of_plan(plan: Plan) -> tuple[TypedRow, ...]:
    """Return the rows of a plan as somebody would type them, and some empty ones."""
    rows = [
        TypedRow(
            number=at,
            cells={
                "area": area.number or "",
                "area_title": area.title,
                "area_weight": _typed(area.weight),
                "activity": activity.code,
                "activity_title": activity.title,
                "code": indicator.code,
                "title": indicator.title,
                "unit": indicator.unit,
                "weight": _typed(indicator.weight),
            },
            targets=tuple((level, _typed(indicator.targets.get(level))) for level in plan.scale.percents),
            evidence=frozenset(kind.code for kind in indicator.evidence),
            set_by_office=indicator.set_by_office,
        )
        for at, (area, activity, indicator) in enumerate(plan.rows())
    ]
    return (*rows, *(_empty(len(rows) + at, plan) for at in range(SPARE_ROWS)))


def rows_posted(posted: QueryDict, sent_as: Mapping[int, int]) -> tuple[TypedRow, ...]:
    """Return the rows that a browser sent; ``code-3`` is a cell of the fourth row.

    ``sent_as`` tells for each percent of the scale under which one its targets were sent.
    """
    numbers = (number for number in numbers_posted(posted, "code") if f"remove-{number}" not in posted)
    return tuple(_row(posted, number, sent_as) for number in numbers)


def plan_posted(posted: QueryDict, plan: Plan) -> Plan:
    """Return ``plan`` with what a browser sent.

    Raises ``NotUnderstood`` for the first cell that cannot be read, and for more than ``MOST_ROWS`` rows.
    """
    head = head_posted(posted)
    rows = [row for row in rows_posted(posted, sent_under(head, plan)) if not row.is_blank]
    if len(rows) > MOST_ROWS:
        raise _too_many(len(rows))
    return replace(
        plan,
        title_bn=head.texts["title_bn"] or plan.title_bn,
        title_en=head.texts["title_en"] or plan.title_en,
        audience_bn=head.texts["audience_bn"] or plan.audience_bn,
        audience_en=head.texts["audience_en"] or plan.audience_en,
        source=head.texts["source"] or plan.source,
        source_bn=head.texts["source_bn"] or plan.source_bn,
        rule=next((rule for rule in Rule if rule == head.rule), plan.rule),
        not_applicable=next((how for how in NotApplicable if how == head.not_applicable), plan.not_applicable),
        total=_number(head.texts["total"], _("the total")),
        scale=scale_of(head),
        deadlines=deadlines_of(head, plan.fiscal_year),
        areas=_areas(rows, plan),
    )


def _too_many(count: int) -> NotUnderstood:
    sentence = _("A template has at most %(most)s indicators; these are %(count)s. Leave some of the rows out.")
    return NotUnderstood(sentence % {"most": digits(MOST_ROWS), "count": digits(count)})


def _row(posted: QueryDict, number: int, sent_as: Mapping[int, int]) -> TypedRow:
    return TypedRow(
        number,
        {column: normalise(posted.get(f"{column}-{number}", "")) for column in _COLUMNS},
        targets=tuple((level, normalise(posted.get(f"t{sent}-{number}", ""))) for level, sent in sent_as.items()),
        evidence=frozenset(posted.getlist(f"evidence-{number}")),
        set_by_office=f"set_by_office-{number}" in posted,
    )


def _empty(number: int, plan: Plan) -> TypedRow:
    targets = tuple((level, "") for level in plan.scale.percents)
    blank = dict.fromkeys(_COLUMNS, "") | {"unit": str(Unit.NUMBER)}
    return TypedRow(number, blank, targets=targets, evidence=frozenset(), set_by_office=False)


def _areas(rows: Sequence[TypedRow], plan: Plan) -> tuple[PerformanceArea, ...]:
    found = [
        (number, list(group)) for number, group in groupby(rows, key=lambda row: to_latin_digits(row.cells["area"]))
    ]
    return tuple(
        PerformanceArea(
            number=number or None,
            title=group[0].cells["area_title"],
            weight=_number(group[0].cells["area_weight"], _("the weight of area %(area)s") % {"area": digits(number)})
            if number
            else None,
            activities=_activities(group, plan),
        )
        for number, group in found
    )


def _activities(rows: Sequence[TypedRow], plan: Plan) -> tuple[Activity, ...]:
    found = [
        (code, list(group)) for code, group in groupby(rows, key=lambda row: to_latin_digits(row.cells["activity"]))
    ]
    return tuple(
        Activity(code, group[0].cells["activity_title"], tuple(_indicator(row, plan) for row in group))
        for code, group in found
    )


def _indicator(row: TypedRow, plan: Plan) -> Indicator:
    code = to_latin_digits(row.cells["code"])
    before = next((each for each in plan.indicators if each.code == code), None)
    unit = _unit(row.cells["unit"])
    targets = {level: _target(text, unit, code) for level, text in row.targets}
    fresh = Indicator(
        code,
        row.cells["title"],
        unit,
        _number(row.cells["weight"], _("the weight of %(code)s") % {"code": digits(code)}),
        targets,
    )
    kept = (
        fresh
        if before is None
        else replace(before, code=code, title=row.cells["title"], unit=unit, weight=fresh.weight, targets=targets)
    )
    told = frozenset(level for level, target in targets.items() if target is not None)
    return replace(
        kept,
        combine=kept.combine if before is not None and before.unit is unit else usual_combine(unit),
        unknown=kept.unknown - told,
        uncertain=kept.uncertain & told,
        evidence=tuple(kind for kind in kinds_of(plan) if kind.code in row.evidence),
        set_by_office=row.set_by_office,
    )


def _unit(text: str) -> Unit:
    return next((unit for unit in Unit if unit == text), Unit.NUMBER)


def kinds_of(plan: Plan) -> tuple[Evidence, ...]:
    """Return the kinds of evidence that a plan asks for anywhere."""
    return tuple({kind.code: kind for indicator in plan.indicators for kind in indicator.evidence}.values())


def _target(text: str, unit: Unit, code: str) -> Value | None:
    written = _written(text)
    if written.value is None and text.strip(" -–"):
        sentence = _("'%(text)s' is no target; write a date, a number or a percent at %(code)s.")
        raise NotUnderstood(sentence % {"text": text, "code": digits(code)})
    if written.value is not None and isinstance(written.value, date) != (unit is Unit.DATE):
        sentence = _("The target '%(text)s' does not fit the unit at %(code)s.")
        raise NotUnderstood(sentence % {"text": text, "code": digits(code)})
    return written.value


def _number(text: str, what: str) -> Decimal:
    value = _written(text).value
    if not isinstance(value, Decimal) or value <= 0:
        raise NotUnderstood(_("'%(text)s' is no number above zero for %(what)s.") % {"text": text, "what": what})
    return value


def _written(text: str) -> WrittenValue:
    return written_value(normalise(text))


def _typed(value: Value | None) -> str:
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else f"{value:f}"
