"""The tree of a synthetic country: cabinet, ministries and divisions, departments, and the offices below them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random

from suchok.core.text.numerals import to_bangla_digits
from suchok.web.accounts.models import Office

FEWEST = 10
MINISTRIES, DEPARTMENTS = 52, 400
BRANCHES = 400
"""How many offices stand directly below a department of branches, whose reviewer has the longest queue."""
_DIVISIONS, _DISTRICTS_EACH, _UPAZILAS_EACH = 8, 8, 8
_NAMES = {
    Office.Kind.CABINET: ("নমুনা মন্ত্রিপরিষদ বিভাগ", "Synthetic Cabinet Division"),
    Office.Kind.MINISTRY: ("নমুনা মন্ত্রণালয়", "Synthetic Ministry"),
    Office.Kind.DIVISION: ("নমুনা বিভাগ", "Synthetic Division"),
    Office.Kind.DEPARTMENT: ("নমুনা অধিদপ্তর", "Synthetic Department"),
    Office.Kind.DIVISIONAL: ("নমুনা বিভাগীয় কার্যালয়", "Synthetic Divisional Office"),
    Office.Kind.DISTRICT: ("নমুনা জেলা কার্যালয়", "Synthetic District Office"),
    Office.Kind.UPAZILA: ("নমুনা উপজেলা কার্যালয়", "Synthetic Upazila Office"),
    Office.Kind.OTHER: ("নমুনা শাখা কার্যালয়", "Synthetic Branch Office"),
}
_FILL_THE_MINISTRY_FORM = frozenset({Office.Kind.CABINET, Office.Kind.MINISTRY, Office.Kind.DIVISION})


@dataclass(frozen=True, slots=True)
class Place:
    """One office of the country; ``superior`` is the number of an earlier place, ``None`` at the top."""

    number: int
    superior: int | None
    kind: Office.Kind

    @property
    def code(self) -> str:
        """What tells the office from all others."""
        return f"synthetic-{self.number:05}"

    @property
    def name_bn(self) -> str:
        """An invented name: the kind and a number."""
        return f"{_NAMES[self.kind][0]} {to_bangla_digits(str(self.number))}"

    @property
    def name_en(self) -> str:
        """The same in English."""
        return f"{_NAMES[self.kind][1]} {self.number}"

    @property
    def level(self) -> str:
        """The plan form that the office fills."""
        return "ministry" if self.kind in _FILL_THE_MINISTRY_FORM else "field"


def places(count: int, random: Random) -> Sequence[Place]:
    """Return the places of a country of ``count`` offices, each after its superior."""
    ministries, departments = min(MINISTRIES, max(1, count // 20)), min(DEPARTMENTS, max(2, count // 5))
    found = [Place(0, None, Office.Kind.CABINET)]
    kinds = random.choices((Office.Kind.MINISTRY, Office.Kind.DIVISION), (3, 1), k=ministries)
    found += [Place(number, 0, kind) for number, kind in enumerate(kinds, start=1)]
    below = range(len(found), len(found) + departments)
    found += [Place(number, 1 + number % ministries, Office.Kind.DEPARTMENT) for number in below]
    with_field = found[ministries + 1 :]
    random.shuffle(with_field)
    found.extend(islice(_field(with_field, len(found), count), count - len(found)))
    return found


def _field(departments: Sequence[Place], first: int, count: int) -> Iterator[Place]:
    """Yield field offices department by department, those of a department as one of four shapes."""
    branches = min(BRANCHES, (count - first) // 2)
    # One in eleven has branches, three reach down to the upazila, three to the district, four to the division.
    shapes = ("branches", *("upazila",) * 3, *("district",) * 3, *("divisional",) * 4)
    for department, shape in zip(cycle(departments), cycle(shapes), strict=False):
        made = _branches(department, first, branches) if shape == "branches" else _line(department, first, shape)
        for place in made:
            first = place.number + 1
            yield place


def _branches(department: Place, first: int, count: int) -> Iterator[Place]:
    for number in range(first, first + max(1, count)):
        yield Place(number, department.number, Office.Kind.OTHER)


def _line(department: Place, first: int, lowest: str) -> Iterator[Place]:
    """Yield divisional offices, with districts and upazilas below them as far as ``lowest``."""
    districts = 0 if lowest == Office.Kind.DIVISIONAL else _DISTRICTS_EACH
    upazilas = _UPAZILAS_EACH if lowest == Office.Kind.UPAZILA else 0
    number = first
    for _ in range(_DIVISIONS):
        divisional, number = number, number + 1
        yield Place(divisional, department.number, Office.Kind.DIVISIONAL)
        for _ in range(districts):
            district, number = number, number + 1
            yield Place(district, divisional, Office.Kind.DISTRICT)
            for _ in range(upazilas):
                yield Place(number, district, Office.Kind.UPAZILA)
                number += 1
