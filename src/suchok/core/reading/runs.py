"""Tables that run over several pages: the parts that continue one, and the lines around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from suchok.core.reading.codes import split_code
from suchok.core.reading.headlines import Headlines, headlines_of
from suchok.core.reading.level_names import LevelNames
from suchok.core.reading.lines import Raw, RawLine
from suchok.core.reading.parts import Gap, Part, parts_of
from suchok.core.text.similarity import similarity

_SAME_TITLE = 0.9
_RESTARTED = 0.5


@dataclass(slots=True)
class Run:
    """One table: the lines above it, its parts, and the lines between its parts (page furniture)."""

    headlines: Headlines
    parts: list[Part]
    between: list[RawLine] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    def take(self, part: Part, lines: Sequence[RawLine] = ()) -> None:
        """Go on with ``part``, which stands below ``lines``."""
        self.parts.append(part)
        self.between += [line for line in lines if line.text]
        self.codes.update(_codes(part))


def runs_of(raws: Sequence[Raw], names: LevelNames) -> tuple[list[Run], tuple[RawLine, ...]]:
    """Join the parts that continue one table; return the tables and the lines after the last one."""
    runs: list[Run] = []
    lines: tuple[RawLine, ...] = ()
    for item in parts_of(raws, names):
        if isinstance(item, Gap):
            lines = item.lines
            continue
        headlines = headlines_of(lines, begin_file=not runs)
        part = _headed_like(runs[-1].parts[-1], item) if runs else item
        if runs and _continues(runs[-1], headlines, part):
            # The title printed again says nothing new; page numbers and the like are told.
            runs[-1].take(part, headlines.rest)
        else:
            runs.append(Run(headlines, []))
            runs[-1].take(part)
        lines = ()
    return runs, lines


def _headed_like(before: Part, part: Part) -> Part:
    """Give a part without headings the columns of the part before it, if its rows are as wide."""
    widths = [len(row.cells) for row in part.rows if len(row.cells) > 1]
    if part.is_headed or max(widths, default=0) != len(before.layout.columns):
        return part
    return replace(part, layout=before.layout, is_headed=before.is_headed)


def _continues(run: Run, headlines: Headlines, part: Part) -> bool:
    """Whether a part goes on with the table before it: the same title or none, the same levels, codes going on."""
    before = run.parts[0].layout
    same_form = before.levels == part.layout.levels and before.has_areas == part.layout.has_areas
    if not same_form or _restarts(run, part):
        return False
    if headlines.title is None:
        return True
    same_words = similarity(headlines.title, run.headlines.title or "") >= _SAME_TITLE
    same_office = headlines.office.name in (None, run.headlines.office.name)
    return (
        same_words
        and same_office
        and (headlines.fiscal_year, headlines.period) == (run.headlines.fiscal_year, run.headlines.period)
    )


def _restarts(run: Run, part: Part) -> bool:
    codes = _codes(part)
    return len(codes) > 1 and sum(code in run.codes for code in codes) > _RESTARTED * len(codes)


def _codes(part: Part) -> list[str]:
    found = [split_code(text)[0] for row in part.rows for text in row.texts if "." in text and text.count(".") > 1]
    return [code for code in found if code is not None and code.count(".") > 1]
