"""In which order names stand: that of the language of whoever reads."""

from collections.abc import Iterable

from django.db.models import OrderBy
from django.utils.translation import get_language


def name_key() -> str:
    """Return the column by which offices are in the order of their names, as the reader knows them."""
    return "sort_key" if get_language() == "bn" else "sort_key_en"


def as_read(order: Iterable[str | OrderBy]) -> tuple[str | OrderBy, ...]:
    """Return an order that is told by the Bangla names as one by the names that the reader sees."""
    return tuple(each.replace("sort_key", name_key()) if isinstance(each, str) else each for each in order)
