"""What one cell says: the words as typed, the shape they have and the value in them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Shape(StrEnum):
    """What a text looks like, told from the text alone and never from a printed unit."""

    BLANK = "blank"
    DATE = "date"
    IMPOSSIBLE_DATE = "impossible_date"
    MALFORMED_DATE = "malformed_date"
    NUMBER = "number"
    PERCENT = "percent"
    PROSE = "prose"


_DATES = frozenset({Shape.DATE, Shape.IMPOSSIBLE_DATE, Shape.MALFORMED_DATE})
_NUMBERS = frozenset({Shape.NUMBER, Shape.PERCENT})


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """A normalised text with its shape.

    ``value`` is a day for ``DATE``, a ``Decimal`` for ``NUMBER`` and ``PERCENT``, else ``None``.
    ``typed`` is the date as typed in Latin digits ("31/02/2023") for the three date shapes.
    """

    text: str
    shape: Shape
    value: date | Decimal | None = None
    typed: str | None = None

    @property
    def is_date(self) -> bool:
        """Whether it was meant as a date, possible or not."""
        return self.shape in _DATES

    @property
    def is_number(self) -> bool:
        """Whether it is a number, with or without a percent sign."""
        return self.shape in _NUMBERS

    @property
    def plain(self) -> str | None:
        """The value as the JSON contracts write it: ISO date, shortest decimal, or as typed; ``None`` if blank."""
        if self.shape is Shape.BLANK:
            return None
        if isinstance(self.value, date):
            return self.value.isoformat()
        if self.value is not None:
            return shortest(self.value)
        return self.typed or self.text


def shortest(number: Decimal) -> str:
    """Return the shortest decimal form of ``number``: ``4``, ``97.83``, never an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
