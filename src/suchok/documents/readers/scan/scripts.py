"""The script of a table's figures: some of one script look like others of the other (৪ like 8, ৭ like 9)."""

from collections.abc import Sequence

from suchok.core.reading.lines import RawCell
from suchok.core.reading.traits import traits_of

_BANGLA, _LATIN = frozenset("০১২৩৪৫৬৭৮৯"), frozenset("0123456789")
# The same shapes in both scripts.
_BANGLA_SHAPES, _LATIN_SHAPES = "০৪৭", "089"
_LOOK_ALIKES = frozenset("0489০৪৭৮৯")
_CLEARLY_MORE, _FEW = 3, 0.1


def settle_script(rows: Sequence[list[RawCell]]) -> None:
    """Read figures in the script of their table where they can be those of either; they are doubtful.

    What cannot be told so stays, and is doubtful if it is in the script of few and has figures that look like others.
    """
    places = [(at, column) for at, row in enumerate(rows) for column, cell in enumerate(row) if _is_figures(cell)]
    texts = [rows[at][column].text for at, column in places]
    bangla, latin = (sum(_is_clear(text, script) for text in texts) for script in (_BANGLA, _LATIN))
    if not bangla and not latin:
        return
    is_bangla = bangla >= latin
    other = _LATIN if is_bangla else _BANGLA
    shapes = (_LATIN_SHAPES, _BANGLA_SHAPES) if is_bangla else (_BANGLA_SHAPES, _LATIN_SHAPES)
    is_settled = max(bangla, latin) >= _CLEARLY_MORE * min(bangla, latin)
    are_few = sum(bool(other & {*text}) for text in texts) < _FEW * len(texts)
    for (at, column), text in zip(places, texts, strict=True):
        strange = other & {*text}
        if not strange:
            continue
        if is_settled and strange <= {*shapes[0]}:
            rows[at][column] = rows[at][column]._replace(text=text.translate(str.maketrans(*shapes)), doubtful=True)
        elif are_few and _LOOK_ALIKES & {*text}:
            rows[at][column] = rows[at][column]._replace(doubtful=True)


def _is_clear(text: str, script: frozenset[str]) -> bool:
    """Whether a text has a figure that only this script has."""
    return bool(script & {*text} - _LOOK_ALIKES)


def _is_figures(cell: RawCell) -> bool:
    return traits_of(cell.text).is_value
