"""Plans that no catalogue knows, as offices write their own: areas, activities and indicators in their order.

Years, rating levels, weights, dates, columns beyond the official form and the prose itself come by chance, the
same from the same seed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.report.document import AreaRow, Document, IndicatorRow, Office, Sheet, SheetKind, Source
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_bangla_digits
from tests.documents.prose import AREAS, OFFICES, indicator_of, pieces_of_work, remark
from tests.documents.samples import NOWHERE, cell, indicator_row

_LEVELS = ((100, 90, 80, 70, 60), (100, 90, 80, 70, 60), (100, 80, 60), (100, 90, 80, 70))
_EXTRA = {
    "দায়িত্বপ্রাপ্ত কর্মকর্তা": ("উপপরিচালক (প্রশাসন)", "সহকারী প্রোগ্রামার", "উপজেলা কর্মকর্তা", "শাখা প্রধান"),
    "প্রমাণক": ("হাজিরা ও নোটিশ", "সরকারি আদেশ", "ওয়েবলিংক", "স্থিরচিত্রসহ প্রতিবেদন"),
}


@dataclass(frozen=True, slots=True)
class _Form:
    """What one office's form looks like: its year, rating levels and columns beyond the official ones."""

    year: int
    levels: tuple[int, ...]
    extra: tuple[str, ...]
    has_remarks: bool


def unseen_plan(seed: int) -> Document:
    """Return a plan of an invented office, with activities and indicators that nobody has printed before."""
    chance = random.Random(seed)
    form = _Form(
        chance.randint(2019, 2032),
        chance.choice(_LEVELS),
        tuple(chance.sample([*_EXTRA], chance.choice((0, 0, 1, 2)))),
        chance.random() < 0.4,
    )
    areas = chance.sample(AREAS, chance.randint(2, 3))
    rows = tuple(row for at, area in enumerate(areas, 1) for row in _rows(chance, form, str(at), area.words))
    years = to_bangla_digits(f"{form.year}-{form.year + 1}"[:5] + f"{form.year + 1}"[2:])
    sheet = Sheet(
        kind=SheetKind.PLAN,
        title=normalise(f"ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা {years}"),
        office=Office(name=normalise(chance.choice(OFFICES)), level="ministry"),
        fiscal_year=FiscalYear(form.year),
        period=None,
        levels=form.levels,
        areas=tuple(
            AreaRow(str(at), normalise(area.title), cell(_sum(rows, str(at))), NOWHERE)
            for at, area in enumerate(areas, 1)
        ),
        indicators=rows,
    )
    return Document(Source("plan", "text", ""), None, (sheet,), (), ())


def _rows(chance: random.Random, form: _Form, area: str, words: tuple[str, ...]) -> Iterator[IndicatorRow]:
    """Yield the rows of an area: each activity has its own code and title, its indicators number on within it."""
    for activity, work in enumerate(pieces_of_work(chance, words, chance.randint(2, 4)), 1):
        for number in range(1, chance.choice((1, 1, 2, 2, 3)) + 1):
            unit, targets = chance.choice([_dates, _numbers, _percents])(chance, form)
            code = f"{area}.{activity}"
            weight = chance.choice(("1", "2", "3", "4", "5", "6", "8", "10", "12", "1.5", "0.5"))
            remarks = remark(chance) if form.has_remarks else ""
            title = indicator_of(work, number)
            cells = [area, f"{code} {work.title}", f"{code}.{number} {title}", unit, weight, *targets, "", "", remarks]
            extra = {normalise(heading): normalise(chance.choice(_EXTRA[heading])) for heading in form.extra}
            yield replace(indicator_row("|".join(cells), form.levels), extra=extra)


def _sum(rows: tuple[IndicatorRow, ...], area: str) -> str:
    return str(sum(float(row.weight.text) for row in rows if row.area == area and row.weight)).removesuffix(".0")


def _dates(chance: random.Random, form: _Form) -> tuple[str, list[str]]:
    best = date(form.year, 8, 1) + timedelta(days=chance.randint(0, 250))
    days = [best + timedelta(days=chance.choice((7, 14)) * level) for level in range(len(form.levels))]
    return "তারিখ", _some(chance, [f"{day:%d/%m/%Y}" for day in sorted(set(days))], len(form.levels))


def _numbers(chance: random.Random, form: _Form) -> tuple[str, list[str]]:
    step = chance.choice((1, 1, 2, 5, 25, 100))
    best = step * chance.randint(len(form.levels) + 1, 40)
    return "সংখ্যা", _some(chance, [str(best - step * level) for level in range(len(form.levels))], len(form.levels))


def _percents(chance: random.Random, form: _Form) -> tuple[str, list[str]]:
    best = chance.choice((100, 95, 90, 85.5))
    return "%", _some(chance, [f"{best - 5 * level:g}%" for level in range(len(form.levels))], len(form.levels))


def _some(chance: random.Random, targets: list[str], levels: int) -> list[str]:
    """Return targets of which the lower ones are sometimes missing."""
    printed = targets[: chance.choice((1, 3, levels, levels, levels))]
    return printed + ["-"] * (levels - len(printed))
