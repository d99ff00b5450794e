"""Plans that no catalogue knows: titles, codes, weights, dates and years by chance, the same from the same seed."""

import random
from datetime import date, timedelta

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.report.document import Document, Office, Sheet, SheetKind, Source
from suchok.core.text.numerals import to_bangla_digits
from tests.documents.samples import indicator_row

_LEVELS = (100, 90, 80, 70, 60)


def unseen_plan(seed: int) -> Document:
    """Return a plan of a year to come, with indicators whose titles nobody has printed before."""
    chance = random.Random(seed)
    words = sorted({word for plan in official_plans() for one in plan.indicators for word in one.title.split()})
    year = chance.randint(2019, 2032)
    rows = tuple(
        indicator_row(_line(chance, words, f"{area}.{activity}", number, year), _LEVELS)
        for area in range(1, chance.randint(2, 4))
        for activity in range(1, chance.randint(3, 5))
        for number in range(1, chance.randint(2, 4))
    )
    title = f"ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা {to_bangla_digits(str(year))}-{to_bangla_digits(str(year + 1)[2:])}"
    sheet = Sheet(SheetKind.PLAN, title, Office(level="ministry"), FiscalYear(year), None, _LEVELS, (), rows)
    return Document(Source("plan", "text", ""), None, (sheet,), (), ())


def _line(chance: random.Random, words: list[str], activity: str, number: int, year: int) -> str:
    """Return one row in the order that ``indicator_row`` reads."""
    titles = [" ".join(chance.sample(words, chance.randint(3, 8))) for _ in range(2)]
    unit, targets = chance.choice([_dates, _numbers, _percents])(chance, year)
    weight = chance.randint(1, 12)
    cells = [f"{activity} {titles[0]}", f"{activity}.{number} {titles[1]}", unit, str(weight), *targets, "", "", ""]
    return "|".join(["", *cells])


def _dates(chance: random.Random, year: int) -> tuple[str, list[str]]:
    best = date(year, 8, 1) + timedelta(days=chance.randint(0, 250))
    days = [best + timedelta(days=7 * level) for level in range(len(_LEVELS))]
    return "তারিখ", _some(chance, [f"{day:%d/%m/%Y}" for day in days])


def _numbers(chance: random.Random, _: int) -> tuple[str, list[str]]:
    best = chance.randint(6, 60)
    return "সংখ্যা", _some(chance, [str(best - level) for level in range(len(_LEVELS))])


def _percents(chance: random.Random, _: int) -> tuple[str, list[str]]:
    return "%", _some(chance, [str(level) for level in _LEVELS])


def _some(chance: random.Random, targets: list[str]) -> list[str]:
    """Return targets of which the lower ones are sometimes missing."""
    printed = chance.choice((1, 3, 5, 5, 5))
    return targets[:printed] + ["-"] * (len(targets) - printed)
