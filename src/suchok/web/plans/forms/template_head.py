"""What a template says above its table, as it is typed: titles, rule, rating levels, calendar."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _

from suchok.core.plan.calendar import Deadline
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.plan import Plan
from suchok.core.plan.rating import RatingLevel, RatingScale
from suchok.core.text.normalise import normalise
from suchok.core.text.written import day_in, written_value
from suchok.web.ui.templatetags.bangla import day as day_said
from suchok.web.ui.templatetags.bangla import digits

MOST_LEVELS = 10
_SPARE_LEVELS = 1
_TEXTS = ("title_bn", "title_en", "audience_bn", "audience_en", "source", "source_bn")


class NotUnderstood(ValueError):
    """Something typed that is not what its field asks for; the text is one clear sentence.

    ``field`` is the name of the one in the calendar where it stands.
    """

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class TypedLevel:
    """One rating level as typed; an empty one is left out."""

    number: int
    percent: str
    name_bn: str
    name_en: str


@dataclass(frozen=True, slots=True)
class TypedHead:
    """Everything above the table as typed: ``texts`` by field, ``deadlines`` by their names."""

    texts: Mapping[str, str]
    rule: str
    not_applicable: str
    levels: tuple[TypedLevel, ...]
    deadlines: tuple[tuple[Deadline, str], ...]


def head_of_plan(plan: Plan) -> TypedHead:
    """Return the head of a plan as somebody would type it, with room for one level more."""
    levels = [
        TypedLevel(at, str(level.percent), level.name_bn, level.name_en) for at, level in enumerate(plan.scale.levels)
    ]
    spare = [TypedLevel(len(levels) + at, "", "", "") for at in range(_SPARE_LEVELS)]
    days = {name: f"{day:%d/%m/%Y}" for name, day in plan.deadlines.items()}
    return TypedHead(
        texts={name: getattr(plan, name) for name in _TEXTS} | {"total": f"{plan.total:f}"},
        rule=plan.rule.value,
        not_applicable=plan.not_applicable.value,
        levels=(*levels, *spare),
        deadlines=tuple((each, days.get(each, "")) for each in Deadline),
    )


def head_posted(posted: QueryDict) -> TypedHead:
    """Return the head that a browser sent; ``level-2`` is the percent of the third level."""
    return TypedHead(
        texts={name: normalise(posted.get(name, "")) for name in (*_TEXTS, "total")},
        rule=posted.get("rule", ""),
        not_applicable=posted.get("not_applicable", ""),
        levels=tuple(_level(posted, number) for number in numbers_posted(posted, "level")),
        deadlines=tuple((each, posted.get(f"deadline-{each}", "").strip()) for each in Deadline),
    )


def numbers_posted(posted: QueryDict, column: str) -> list[int]:
    """Return the numbers of the rows that a browser sent, told by a column that each of them has, in order."""
    found = (re.fullmatch(rf"{column}-([0-9]{{1,3}})", name) for name in posted)
    return sorted({int(cell[1]) for cell in found if cell})


def scale_of(head: TypedHead) -> RatingScale:
    """Return the rating scale, best level first; raises ``NotUnderstood`` for levels that make none."""
    levels = [level for _number, level in _levels(head)]
    percents = [level.percent for level in levels]
    if len(levels) > MOST_LEVELS:
        sentence = _("A template has at most %(most)s rating levels; these are %(count)s.")
        raise NotUnderstood(sentence % {"most": digits(MOST_LEVELS), "count": digits(len(levels))})
    if not percents or percents[0] != 100:
        raise NotUnderstood(_("The best rating level is 100%: write it too."))
    if len(set(percents)) < len(percents):
        raise NotUnderstood(_("Two rating levels have the same percent."))
    return RatingScale(tuple(levels))


def sent_under(head: TypedHead, plan: Plan) -> Mapping[int, int]:
    """Return for each percent of the typed scale the one under which its targets were sent: a level may be renamed."""
    before = plan.scale.percents
    try:
        scale_of(head)
    except NotUnderstood:
        return {percent: percent for percent in before}
    levels = _levels(head)
    return {level.percent: before[number] if number < len(before) else level.percent for number, level in levels}


def deadlines_of(head: TypedHead, year: FiscalYear) -> dict[str, date]:
    """Return the calendar of a year; raises ``NotUnderstood`` for what is no day, or one far from the year."""
    return {deadline.value: _day(deadline, text, year) for deadline, text in head.deadlines if text}


def _day(deadline: Deadline, text: str, year: FiscalYear) -> date:
    value, field = day_in(text), f"deadline-{deadline}"
    if value is None:
        raise NotUnderstood(_("'%(text)s' is no date; write one such as 15/10/2026.") % {"text": text}, field=field)
    if not year.is_about(value):
        sentence = _("%(day)s is more than a year away from the fiscal year %(year)s.")
        raise NotUnderstood(sentence % {"day": day_said(value), "year": digits(year.code)}, field=field)
    return value


def _level(posted: QueryDict, number: int) -> TypedLevel:
    said = (normalise(posted.get(f"{name}-{number}", "")) for name in ("level", "level_bn", "level_en"))
    return TypedLevel(number, *said)


def _levels(head: TypedHead) -> list[tuple[int, RatingLevel]]:
    """Return the typed levels with their numbers in the form, best first."""
    typed = [(level.number, _read(level)) for level in head.levels if level.percent]
    return sorted(typed, key=lambda numbered: -numbered[1].percent)


def _read(level: TypedLevel) -> RatingLevel:
    value = written_value(level.percent).value
    if not isinstance(value, Decimal) or value != int(value) or not 0 < value <= 100:
        sentence = _("'%(text)s' is no percent from 1 to 100 for a rating level.")
        raise NotUnderstood(sentence % {"text": level.percent})
    if not level.name_bn or not level.name_en:
        raise NotUnderstood(
            _("Write the name of the level %(percent)s%% in Bangla and English.") % {"percent": int(value)}
        )
    return RatingLevel(int(value), level.name_bn, level.name_en)
