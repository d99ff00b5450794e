"""Numbers of rows and pages as browsers send them."""

# Of a number that the database takes.
_TOO_MANY_DIGITS = 19


def number_in(text: str | None) -> int | None:
    """Return the number that ``text`` is, ``None`` where it is none or larger than any row's."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _TOO_MANY_DIGITS else None
