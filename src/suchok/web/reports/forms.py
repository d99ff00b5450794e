"""What browsers send of a report."""

from collections.abc import Iterator, Mapping

from django.http import QueryDict

from suchok.web.reports.actions import Typed, UnknownCell

_SEPARATOR = ":"
MOST_CELLS = 400


def typed_cells(posted: QueryDict) -> tuple[Typed, ...]:
    """Return the cells sent; ``achievement:1.1.1`` is the text, ``version:achievement:1.1.1`` what was seen.

    A proposal that is taken, ``take:achievement:1.1.1``, goes before the text. Raises ``UnknownCell`` for a version
    that is no number.
    """
    return tuple(_typed(posted))[:MOST_CELLS]


def _typed(posted: QueryDict) -> Iterator[Typed]:
    for name in posted:
        field, separator, code = name.partition(_SEPARATOR)
        version = posted.get(f"version{_SEPARATOR}{name}")
        if separator and version is not None:
            if not version.isascii() or not version.isdigit() or len(version) > 9:
                raise UnknownCell
            text = posted.get(f"take{_SEPARATOR}{name}", posted[name])
            yield Typed(code, field, str(text), int(version))


def reasons(posted: QueryDict) -> Mapping[str, str]:
    """Return the reasons for which indicators are returned, by their codes: ``reason:1.1.1``."""
    prefix = f"reason{_SEPARATOR}"
    return {name.removeprefix(prefix): str(text) for name, text in posted.items() if name.startswith(prefix)}
